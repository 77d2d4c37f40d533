using System.Text.Json.Serialization;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Edits;

namespace Presswatch.Analysis.Reprints;

/// <summary>A member of a reprint group.</summary>
/// <param name="Words">Words of its body.</param>
/// <param name="Resemblance">Share of the word 5-shingles of either that it shares with the first of the group, 0 to 1; below 0.8 where others link the two.</param>
/// <param name="What">What it has otherwise than the first of the group, the weightiest first.</param>
public sealed record ReprintMember(
    string Article, string Version, string? Headline, string? Published, string Publisher, IReadOnlyList<string> Sources, int Words, double Resemblance, IReadOnlyList<TextChange> What)
{
    /// <summary>The two texts stretch by stretch; <see langword="null"/> for the first.</summary>
    [JsonIgnore]
    public VersionDifference? Difference { get; init; }

    /// <summary>Paragraphs of the body.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Body { get; init; } = [];
}

/// <summary>Articles whose newest texts are nearly the same, each linked to another by four fifths of the shingles of either; the first by date stands first.</summary>
/// <param name="Group">Id of the first article.</param>
public sealed record ReprintGroup(string Group, IReadOnlyList<ReprintMember> Members)
{
    /// <summary>Reads the members of a group.</summary>
    /// <param name="team">The group.</param>
    /// <param name="catalogue">The archive's catalogue.</param>
    /// <param name="readingOf">Gives what was read in a document, so that names and numbers are told apart; <see langword="null"/> where nothing was.</param>
    public static ReprintGroup Of(ReprintTeam team, ICatalogue catalogue, Func<long, ArticleReading?>? readingOf)
    {
        IndexableRow[] rows = [.. catalogue.IndexableOf([.. team.Members.Select(member => new ArticleId(member.Article))]).Where(row => row.IsNewest)
            .OrderBy(row => row.Published is null).ThenBy(row => row.Published, StringComparer.Ordinal).ThenBy(row => row.Article, StringComparer.Ordinal)];
        if (rows.Length == 0) return new(team.Group, []);
        var hasher = new ShingleHasher();
        HashSet<ulong> first = Shingles(rows[0], hasher, out _);
        ComparedText before = Compared(rows[0], readingOf);
        return new(team.Group, [.. rows.Select((row, place) =>
        {
            HashSet<ulong> own = Shingles(row, hasher, out int words);
            int shared = own.Count(first.Contains), all = own.Count + first.Count - shared;
            VersionDifference? difference = place == 0 ? null : EditComparer.Compare(before, Compared(row, readingOf));
            return new ReprintMember(row.Article, row.Version, row.Text.Article.Headline, row.Published, row.Publisher, row.Sources, words, all == 0 ? 1 : Math.Round((double)shared / all, 3), difference?.Changes ?? [])
            {
                Difference = difference, Body = row.Text.Article.Body,
            };
        })]);
    }

    private static ComparedText Compared(IndexableRow row, Func<long, ArticleReading?>? readingOf) => ComparedText.Of(row.Text.Article, readingOf?.Invoke(row.Document));

    private static HashSet<ulong> Shingles(IndexableRow row, ShingleHasher hasher, out int words)
    {
        var hashes = new List<ulong>();
        hasher.Add(row.Text.Article.Body, hashes);
        words = hashes.Count == 0 ? 0 : hashes.Count + ShingleHasher.RunWords - 1;
        return [.. hashes];
    }
}

/// <summary>The reprint groups of an archive, newest first: every pair, none too many.</summary>
/// <param name="Total">Number of groups.</param>
/// <param name="Articles">Number of articles compared.</param>
/// <param name="Items">The groups asked for.</param>
/// <param name="Next">What <c>--after</c> takes to go on; <see langword="null"/> at the end.</param>
public sealed record ReprintReport(int Total, int Articles, IReadOnlyList<ReprintGroup> Items, string? Next)
{
    private const int GroupsAtOnce = 100;

    /// <summary>A part of the groups.</summary>
    /// <param name="store">The reprints.</param>
    /// <param name="catalogue">The archive's catalogue.</param>
    /// <param name="filter">Which groups.</param>
    /// <param name="skip">Groups passed over.</param>
    /// <param name="limit">Most groups given.</param>
    /// <param name="readingOf">As for <see cref="ReprintGroup.Of"/>.</param>
    public static ReprintReport Of(SqliteReprintStore store, ICatalogue catalogue, ReprintFilter filter, int skip, int limit, Func<long, ArticleReading?>? readingOf = null)
    {
        ReprintTeams teams = store.Groups(filter, skip, limit);
        ReprintGroup[] items = [.. teams.Items.Select(team => ReprintGroup.Of(team, catalogue, readingOf))];
        return new(teams.Total, teams.Articles, items, skip + items.Length < teams.Total ? $"{skip + items.Length}" : null);
    }

    /// <summary>All groups from a place on, read as they are asked for.</summary>
    /// <inheritdoc cref="Of"/>
    public static IEnumerable<ReprintGroup> All(SqliteReprintStore store, ICatalogue catalogue, ReprintFilter filter, int skip, Func<long, ArticleReading?>? readingOf = null)
    {
        while (true)
        {
            ReprintReport page = Of(store, catalogue, filter, skip, GroupsAtOnce, readingOf);
            foreach (ReprintGroup group in page.Items) yield return group;
            if (page.Next is null) yield break;
            skip += page.Items.Count;
        }
    }
}
