using System.Buffers.Binary;
using Presswatch.Archive.Identity;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Reprints;

/// <summary>Hashes of what a teaser repeats of the article that it points to: its headline, or the first words of its body.</summary>
internal static class HeadHashes
{
    /// <summary>Words of a body's beginning; a lead of fewer is taken for a headline alone.</summary>
    public const int OpeningWords = 10;

    /// <summary>The hashes of an article.</summary>
    public static IEnumerable<long> Of(string? headline, IReadOnlyList<string> body)
    {
        if (Line(headline) is { } line) yield return line;
        if (body.Count > 0 && Opening(body[0]) is { } opening) yield return opening;
    }

    /// <summary>Of all the words of a line; <see langword="null"/> where it has none.</summary>
    public static long? Line(string? text) => text is null ? null : Hash(Shingles.Fold(text[..Math.Min(text.Length, 1000)]));

    /// <summary>Of the first words of a paragraph; <see langword="null"/> where it has too few.</summary>
    public static long? Opening(string text)
    {
        string folded = Shingles.Fold(text[..Math.Min(text.Length, 1000)]);
        int at = -1;
        for (int words = 0; words < OpeningWords; words++)
        {
            at = folded.IndexOf(' ', at + 1);
            if (at < 0) return null;
        }
        return Hash("… " + folded[..at]);
    }

    private static long? Hash(string folded) => folded.Length == 0 ? null : BinaryPrimitives.ReadInt64BigEndian(Sha256.Of(folded).ToBytes());
}
