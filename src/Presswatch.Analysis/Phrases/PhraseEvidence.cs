using Presswatch.Core.Dates;
using Presswatch.Core.Readings;

namespace Presswatch.Analysis.Phrases;

/// <summary>Where a phrase of an answer stands: a sentence of a version, and the first capture of it. The row's <c>query</c> gives all such places.</summary>
/// <param name="Published">Publication date as far as it is known.</param>
/// <param name="Word">Number of the phrase's first word, from 0 over the words of headline and text.</param>
/// <param name="In">The part of the article that <paramref name="Start"/> counts in; <see langword="null"/>, as all that follows, where the text cannot be read.</param>
/// <param name="Start">First UTF-16 unit of the phrase, from 0.</param>
/// <param name="Length">UTF-16 units of it.</param>
/// <param name="Text">The whole sentence.</param>
/// <param name="At">Where the phrase begins in <paramref name="Text"/>.</param>
/// <param name="Capture">The first capture of the version.</param>
/// <param name="Captured">When that was (UTC).</param>
/// <param name="Sha256">Digest of the captured bytes.</param>
/// <param name="Rule">What found it: "phrase".</param>
public sealed record PhraseEvidence(
    string Article, string Version, PartialDate? Published, int Word, TextPart? In, int? Start, int? Length, string? Text, int? At, string? Capture, DateTimeOffset? Captured, string? Sha256, string Rule)
{
    /// <summary>What lists of flat rows say of a row's evidence.</summary>
    public static IReadOnlyList<(string Name, Func<PhraseEvidence, string?> Cell)> Columns { get; } =
    [
        ("article", one => one.Article), ("version", one => one.Version), ("published", one => one.Published?.ToString()),
        ("in", one => one.In is { } part ? part == TextPart.Title ? "title" : "text" : null), ("start", one => $"{one.Start}"), ("length", one => $"{one.Length}"), ("sentence", one => one.Text),
        ("capture", one => one.Capture), ("captured", one => one.Captured?.ToString("yyyy-MM-ddTHH:mm:ssZ")), ("sha256", one => one.Sha256),
    ];
}
