using System.Globalization;
using Presswatch.Archive.Readings;

namespace Presswatch.Analysis.People;

/// <summary>The people whom the press names: what <c>people</c> prints, and the page of people shows.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Total">Number of all who fit.</param>
/// <param name="Items">One page of them.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
public sealed record PeopleReport(PeopleAsk Query, long Total, IReadOnlyList<ListedPerson> Items, string? Next)
{
    private const int TitlesShown = 3;

    /// <summary>Lists people.</summary>
    /// <param name="store">The readings.</param>
    /// <param name="ask">Filters, order and part of the list.</param>
    public static PeopleReport Of(IReadingStore store, PeopleAsk ask)
    {
        (IReadOnlyList<PersonRow> rows, long total) = store.People.List(ask);
        long end = ask.Skip + rows.Count;
        return new(ask, total, [.. rows.Select(row => ListedPerson.Of(store, row, TitlesShown))], end < total ? end.ToString(CultureInfo.InvariantCulture) : null);
    }
}

/// <summary>One person in the list.</summary>
/// <param name="Person">Id in the registry.</param>
/// <param name="Known">Whether the pack knows the person.</param>
/// <param name="TitlesNow">Titles printed last, the newest first.</param>
/// <param name="Appearances">How often, by role, in newest versions.</param>
/// <param name="First">Publication date of the first article, ISO.</param>
/// <param name="Last">Of the last.</param>
/// <param name="Sure">Mean of how sure the links are, 0 to 1.</param>
/// <param name="Query">The search that lists the articles behind the counts.</param>
public sealed record ListedPerson(
    string Person, string Name, string Pack, bool Known, IReadOnlyList<string> TitlesNow, AppearanceCounts Appearances, string? First, string? Last, double Sure, string Query)
{
    internal static ListedPerson Of(IReadingStore store, PersonRow row, int titles) => new(
        row.Id, row.Name, row.Pack, row.Known, store.People.LatestTitles(row.Id, titles), AppearanceCounts.Of(row), row.First, row.Last, row.Sure, $"person:{row.Id}");
}

/// <summary>How often a person appears, by role.</summary>
/// <param name="All">Articles that name the person: the sum of the others.</param>
public sealed record AppearanceCounts(long All, long Present, long Speaker, long Sender, long Recipient, long Mentioned)
{
    internal static AppearanceCounts Of(PersonRow row) => new(row.Articles, row.Present, row.Speaker, row.Sender, row.Recipient, row.Mentioned);
}
