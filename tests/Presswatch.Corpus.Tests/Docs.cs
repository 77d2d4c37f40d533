using System.Globalization;
using Presswatch.Core.Dates;
using Presswatch.Core.Values;

namespace Presswatch.Corpus.Tests;

/// <summary>Documents to test with.</summary>
internal static class Docs
{
    public static CorpusDocument Of(int key, string? date, string text, string? headline = null, bool newest = true, string publisher = "Agency", string source = "site.example", string? section = null) =>
        new(key, Article(key), new(key.ToString("x12", CultureInfo.InvariantCulture)), [source], publisher, "en", section, DateOf(date), newest, headline, text);

    public static ArticleId Article(int key) => ArticleId.From("Agency", "en", Sha256.Of(BitConverter.GetBytes(key)), null);

    public static PartialDate? DateOf(string? date) => date is not null && PartialDate.TryParse(date, out PartialDate parsed) ? parsed : null;

    public static Segments.Segment Segment(params IReadOnlyList<CorpusDocument> documents)
    {
        using var builder = new SegmentBuilder();
        foreach (CorpusDocument document in documents) builder.Add(document);
        return builder.BuildInMemory();
    }
}
