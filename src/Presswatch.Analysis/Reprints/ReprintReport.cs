using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Reprints;

namespace Presswatch.Analysis.Reprints;

/// <summary>A member of a reprint group.</summary>
/// <param name="Resemblance">Share of the word 5-shingles of either that it shares with the first of the group, 0 to 1; below 0.8 where others link the two.</param>
public sealed record ReprintMember(string Article, string Version, string? Headline, string? Published, string Publisher, IReadOnlyList<string> Sources, int Words, double Resemblance);

/// <summary>Articles whose newest texts are nearly the same, each linked to another by four fifths of the shingles of either; the first by date stands first.</summary>
/// <param name="Group">Id of the first article.</param>
public sealed record ReprintGroup(string Group, IReadOnlyList<ReprintMember> Members);

/// <summary>The reprint groups of an archive, newest first: every pair, none too many.</summary>
/// <param name="Total">Number of groups.</param>
/// <param name="Articles">Number of articles compared.</param>
/// <param name="Items">The groups asked for.</param>
/// <param name="Next">What <c>--after</c> takes to go on; <see langword="null"/> at the end.</param>
public sealed record ReprintReport(int Total, int Articles, IReadOnlyList<ReprintGroup> Items, string? Next)
{
    private const int RowsAtOnce = 2_000;

    /// <summary>Compares the newest versions of all articles.</summary>
    /// <param name="catalogue">The archive's catalogue.</param>
    /// <param name="skip">Groups passed over.</param>
    /// <param name="limit">Most groups given.</param>
    /// <param name="cancel">Stops the comparison.</param>
    public static ReprintReport Of(ICatalogue catalogue, int skip, int limit, CancellationToken cancel)
    {
        var articles = new List<Compared>();
        var hasher = new ShingleHasher();
        var hashes = new List<ulong>();
        var found = new List<Reprint>();
        var links = new List<int>();
        var index = new ReprintIndex((text, into) => hasher.Add(catalogue.Text(articles[text].Document)!.Article.Body, into));
        for (long after = -1; ;)
        {
            IReadOnlyList<IndexableRow> rows = catalogue.Indexable(0, after, RowsAtOnce);
            foreach (IndexableRow row in rows.Where(row => row.IsNewest))
            {
                cancel.ThrowIfCancellationRequested();
                hashes.Clear();
                hasher.Add(row.Text.Article.Body, hashes);
                articles.Add(new(row.Document, row.Article, row.Version, row.Text.Article.Headline, row.Published, row.Publisher, row.Sources, hashes.Count == 0 ? 0 : hashes.Count + 4));
                found.Clear();
                int text = index.Add(hashes, found);
                links.Add(text);
                foreach (Reprint other in found) Join(links, text, other.Text);
            }
            if (rows.Count < RowsAtOnce) break;
            after = rows[^1].Document;
        }
        List<int>[] groups = [.. Enumerable.Range(0, links.Count).GroupBy(text => Root(links, text)).Where(group => group.Count() > 1)
            .Select(group => group.OrderBy(text => articles[text].Published, StringComparer.Ordinal).ThenBy(text => articles[text].Article, StringComparer.Ordinal).ToList())
            .OrderByDescending(group => articles[group[0]].Published, StringComparer.Ordinal).ThenBy(group => articles[group[0]].Article, StringComparer.Ordinal)];
        ReprintGroup[] items = [.. groups.Skip(skip).Take(limit).Select(group => GroupOf(group, articles, catalogue))];
        return new(groups.Length, articles.Count, items, skip + items.Length < groups.Length ? $"{skip + items.Length}" : null);
    }

    private static ReprintGroup GroupOf(List<int> group, List<Compared> articles, ICatalogue catalogue)
    {
        HashSet<ulong> first = ShinglesOf(articles[group[0]], catalogue);
        return new(articles[group[0]].Article, [.. group.Select(text =>
        {
            Compared one = articles[text];
            HashSet<ulong> own = ShinglesOf(one, catalogue);
            int shared = own.Count(first.Contains);
            return new ReprintMember(one.Article, one.Version, one.Headline, one.Published, one.Publisher, one.Sources, one.Words, Math.Round((double)shared / (own.Count + first.Count - shared), 3));
        })]);
    }

    private static HashSet<ulong> ShinglesOf(Compared article, ICatalogue catalogue)
    {
        var hashes = new List<ulong>();
        new ShingleHasher().Add(catalogue.Text(article.Document)!.Article.Body, hashes);
        return [.. hashes];
    }

    private static int Root(List<int> links, int text)
    {
        while (links[text] != text) text = links[text] = links[links[text]];
        return text;
    }

    private static void Join(List<int> links, int one, int other)
    {
        (int a, int b) = (Root(links, one), Root(links, other));
        links[Math.Max(a, b)] = Math.Min(a, b);
    }

    private sealed record Compared(long Document, string Article, string Version, string? Headline, string? Published, string Publisher, IReadOnlyList<string> Sources, int Words);
}
