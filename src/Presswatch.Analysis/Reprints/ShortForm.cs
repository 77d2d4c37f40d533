using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Reprints;

namespace Presswatch.Analysis.Reprints;

/// <summary>An article that was sent out short before or beside its full text.</summary>
/// <param name="Article">The short article.</param>
/// <param name="Full">The article that holds its text.</param>
/// <param name="Contained">Share of the short one's word 5-shingles that the full one has, 0.8 to 1.</param>
/// <param name="Words">Words of the short one's body.</param>
/// <param name="FullWords">Words of the full one's body.</param>
public sealed record ShortForm(string Article, string Full, double Contained, int Words, int FullWords)
{
    /// <summary>Rule: published on the same day in the same language, at most so large a share of the other's words,</summary>
    internal const double MostWords = 0.6;

    /// <summary>with so many words at least,</summary>
    internal const int LeastWords = 15;

    /// <summary>and so large a share of its shingles (containment: Broder, "On the resemblance and containment of documents", 1997) in the other. Of several full texts the one that has most of it, then the longest.</summary>
    internal const double LeastContained = 0.8;

    /// <summary>and half of its opening, so many shingles, stands in the first quarter of the other: who sends the news short sends its lead. What begins further down is an excerpt.</summary>
    internal const int Opening = 12;

    /// <summary>The pairs that an article is in, by the newest versions: one as the short form, or those whose full text it is. The same whatever the order of arrival.</summary>
    public static IReadOnlyList<ShortForm> Of(SqliteReprintStore store, ICatalogue catalogue, string article, DateOnly? published) =>
        published is { } day ? [.. OnDay(store, catalogue, day).Where(pair => pair.Article == article || pair.Full == article)] : [];

    /// <summary>All pairs of a time, day by day.</summary>
    public static IEnumerable<ShortForm> All(SqliteReprintStore store, ICatalogue catalogue, DateOnly? from, DateOnly? to) => store.Days(from, to).SelectMany(day => OnDay(store, catalogue, day));

    private static List<ShortForm> OnDay(SqliteReprintStore store, ICatalogue catalogue, DateOnly day)
    {
        var pairs = new List<ShortForm>();
        var sets = new Dictionary<long, (List<ulong> InOrder, HashSet<ulong> Set)>();
        var hasher = new ShingleHasher();
        IReadOnlyList<DayText> texts = store.OnDay(day);
        foreach (DayText one in texts.Where(text => text.Words >= LeastWords))
        {
            ShortForm? best = null;
            foreach (DayText full in texts.Where(full => one.Words <= full.Words * MostWords && full.Language == one.Language))
            {
                (List<ulong> own, HashSet<ulong> distinct) = Shingles(one);
                (List<ulong> other, HashSet<ulong> held) = Shingles(full);
                double contained = (double)distinct.Count(held.Contains) / distinct.Count;
                if (contained < LeastContained || !IsLead(own, other) || (best is not null && (contained, full.Words).CompareTo((best.Contained, best.FullWords)) <= 0)) continue;
                best = new(one.Article, full.Article, contained, one.Words, full.Words);
            }
            if (best is not null) pairs.Add(best with { Contained = Math.Round(best.Contained, 3) });
        }
        return pairs;

        (List<ulong> InOrder, HashSet<ulong> Set) Shingles(DayText text)
        {
            if (sets.TryGetValue(text.Document, out (List<ulong>, HashSet<ulong>) known)) return known;
            var hashes = new List<ulong>();
            if (catalogue.Text(text.Document) is { } stored) hasher.Add(stored.Article.Body, hashes);
            sets.Add(text.Document, known = (hashes, [.. hashes]));
            return known;
        }
    }

    private static bool IsLead(List<ulong> shortOne, List<ulong> full)
    {
        int opening = Math.Min(Opening, shortOne.Count), quarter = (full.Count + 3) / 4;
        return full[..quarter].Intersect(shortOne[..opening]).Count() * 2 >= opening;
    }
}
