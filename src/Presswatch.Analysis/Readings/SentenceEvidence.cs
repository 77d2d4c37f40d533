using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Readings;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Readings;

/// <summary>The sentence behind a row of an answer, with the version and capture that it stands in.</summary>
/// <param name="In">The part of the article that <paramref name="Start"/> counts in.</param>
/// <param name="Start">First UTF-16 unit of what was found, from 0.</param>
/// <param name="Length">UTF-16 units of it.</param>
/// <param name="Capture">The first capture of the version; <see langword="null"/> where none is known.</param>
/// <param name="Sha256">Digest of the captured bytes.</param>
/// <param name="Rule">What found it.</param>
/// <param name="Text">The whole sentence.</param>
/// <param name="At">Where what was found begins in <paramref name="Text"/>.</param>
public sealed record SentenceEvidence(string Article, string Version, TextPart In, int Start, int Length, string? Capture, string? Sha256, string Rule, string Text, int At)
{
    /// <summary>The sentence around a finding.</summary>
    /// <returns>The evidence; <see langword="null"/> where the text is not there any more.</returns>
    public static SentenceEvidence? Of(PressArchive archive, HeldReading held, Finding finding)
    {
        if (archive.Catalogue.Text(held.Document) is not { } text) return null;
        string part = finding.In == TextPart.Title ? text.Article.Headline ?? "" : text.Article.Text;
        if (finding.Start + finding.Length > part.Length) return null;
        TextSpan sentence = Around(part, finding.Start, finding.Length);
        SightingRow? first = archive.Catalogue.Sightings(new(held.Article)).FirstOrDefault(one => one.Document == held.Document);
        return new(held.Article, held.Version, finding.In, finding.Start, finding.Length, first?.Capture, first?.Digest, finding.Rule, sentence.Of(part).ToString(), finding.Start - sentence.Start);
    }

    /// <summary>The sentence that a stretch of a text lies in: up to a full stop, question or exclamation mark before a space and neither a small letter nor a digit, or the end of the paragraph.</summary>
    internal static TextSpan Around(string text, int start, int length)
    {
        int from = start, to = start + length;
        while (from > 0 && text[from - 1] != '\n' && !Ends(text, from - 1)) from--;
        while (to < text.Length && text[to] != '\n' && !(to > start && Ends(text, to - 1))) to++;
        while (from < start && char.IsWhiteSpace(text[from])) from++;
        while (to > start + length && char.IsWhiteSpace(text[to - 1])) to--;
        return new(from, to - from);
    }

    // A single capital before the stop is an initial ("U.S.", "J. Smith"), no end; and "Dec. 31" goes on.
    private static bool Ends(string text, int at)
    {
        if (text[at] is '。' or '！' or '？') return true;
        if (text[at] is not ('.' or '!' or '?')) return false;
        if (at + 1 >= text.Length || !char.IsWhiteSpace(text[at + 1]) || at + 2 >= text.Length || char.IsLower(text[at + 2]) || char.IsDigit(text[at + 2])) return false;
        return text[at] != '.' || at < 2 || !char.IsUpper(text[at - 1]) || char.IsLetter(text[at - 2]);
    }
}
