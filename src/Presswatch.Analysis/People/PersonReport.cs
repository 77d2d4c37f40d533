using System.Globalization;
using Presswatch.Analysis.Readings;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;

namespace Presswatch.Analysis.People;

/// <summary>One person of the registry: names, titles over time with the sentences behind them, appearances as read so far, companions.</summary>
/// <param name="Person">Id, which may differ from the one asked for where that person was found to be another.</param>
/// <param name="Known">Whether the pack knows the person.</param>
/// <param name="Names">All names that the pack gives.</param>
/// <param name="Spellings">Spellings printed, most first.</param>
/// <param name="Namesakes">Others who bear one of the names.</param>
/// <param name="Counts">How often, by role.</param>
/// <param name="First">Publication date of the first article, ISO.</param>
/// <param name="Last">Of the last.</param>
/// <param name="Sure">Mean of how sure the links are, 0 to 1.</param>
/// <param name="Introduced">The sentence of the first appearance.</param>
/// <param name="Titles">Titles printed, first seen first.</param>
/// <param name="Companions">Others present at the same events, most first.</param>
/// <param name="Total">Number of appearances.</param>
/// <param name="Items">One page of them, by date.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
/// <param name="Corrections">What users said of this person, oldest first.</param>
/// <param name="Query">The search that lists the articles.</param>
public sealed record PersonReport(
    string Person, string Name, string Pack, bool Known, IReadOnlyList<string> Names, IReadOnlyList<CountedSpelling> Spellings, IReadOnlyList<Namesake> Namesakes, AppearanceCounts Counts,
    string? First, string? Last, double Sure, SentenceEvidence? Introduced, IReadOnlyList<ReportedTitle> Titles, IReadOnlyList<Companion> Companions,
    long Total, IReadOnlyList<ReportedAppearance> Items, string? Next, IReadOnlyList<Correction> Corrections, string Query)
{
    private const int CompanionsShown = 20;

    /// <summary>Appearances by month of publication, those without a month left out.</summary>
    public IReadOnlyList<MonthOfAppearances> Months { get; init; } = [];

    /// <summary>Reports on a person.</summary>
    /// <param name="archive">The archive, for the sentences.</param>
    /// <param name="store">The readings.</param>
    /// <param name="person">Id, or a name that one person alone bears.</param>
    /// <param name="skip">Appearances before this page.</param>
    /// <param name="limit">Appearances of this page.</param>
    /// <param name="role">Appearances in that role alone; the rest of the report is over all of them.</param>
    /// <returns>The report, or: no such person, or several (PW3034).</returns>
    public static Outcome<PersonReport> Of(PressArchive archive, IReadingStore store, string person, int skip = 0, int limit = 50, PersonRole? role = null)
    {
        IPeopleRows people = store.People;
        IReadOnlyList<string> ids = people.Resolve(person);
        if (ids.Count > 1) return new Problem(ProblemCodes.UnknownPerson, $"'{person}' can mean {ids.Count} people.", Try: $"name one by id: {string.Join(", ", ids.Take(5))}");
        if (ids.Count == 0 || people.Find(ids[0]) is not { } found) return new Problem(ProblemCodes.UnknownPerson, $"The registry holds no '{person}'.");
        PersonRow? row = people.List(new(found.Id, Limit: 1)).Rows is [var only, ..] ? only : null;
        (IReadOnlyList<AppearanceRow> rows, long total) = people.Appearances(found.Id, skip, limit, role);
        IReadOnlyList<AppearanceRow> first = skip == 0 && role is null ? rows : people.Appearances(found.Id, 0, 1).Rows;
        IReadOnlyList<TitleRow> titles = people.Titles(found.Id);
        // Each text is opened once, on all processors: a person of many titles needs hundreds.
        Dictionary<(long, string), Opened> opened = titles.SelectMany(title => new[] { title.First, title.Last }).Concat(rows).Concat(first.Take(1)).DistinctBy(KeyOf)
            .AsParallel().Select(one => (Key: KeyOf(one), Opened: Open(archive, store, one))).ToDictionary(one => one.Key, one => one.Opened);
        SentenceEvidence? Behind(AppearanceRow one) => opened[KeyOf(one)].Evidence;
        return new PersonReport(
            found.Id, found.Name, found.Pack, found.Known, found.Names, [.. people.Spellings(found.Id).Select(one => new CountedSpelling(one.Text, one.Count))],
            [.. people.Namesakes(found.Id).Select(other => new Namesake(other.Id, other.Name))], row is null ? new(0, 0, 0, 0, 0, 0) : AppearanceCounts.Of(row), row?.First, row?.Last, row?.Sure ?? 0,
            first.Count == 0 ? null : Behind(first[0]),
            [.. titles.Select(title => new ReportedTitle(title.Title, title.Rank, title.Body, title.Count, title.First.Published, title.Last.Published, Both(Behind(title.First), Behind(title.Last))))],
            [.. people.Companions(found.Id, CompanionsShown).Select(one => new Companion(one.Person.Id, one.Person.Name, one.Together, $"present:{found.Id} (present:{one.Person.Id})"))],
            total, [.. rows.Select(one => ReportedAppearance.Of(one, Listed(one, opened[KeyOf(one)].Held), Behind(one)))],
            skip + rows.Count < total ? (skip + rows.Count).ToString(CultureInfo.InvariantCulture) : null,
            [.. store.Corrections.All.Where(one => one.Person == found.Id || one.Value == found.Id)], $"person:{found.Id}")
        {
            Months = [.. people.Months(found.Id).Select(month => new MonthOfAppearances(month.Month, month.Count))],
        };
    }

    private static IReadOnlyList<SentenceEvidence> Both(SentenceEvidence? first, SentenceEvidence? last) =>
        [.. new[] { first, last == first ? null : last }.OfType<SentenceEvidence>()];

    private static (long Document, string Name) KeyOf(AppearanceRow row) => (row.Document, row.Name);

    private static Opened Open(PressArchive archive, IReadingStore store, AppearanceRow row)
    {
        HeldReading? held = store.Find(row.Document);
        return new(held, held is not null && store.Corrections.Apply(row.Article, row.Version, held.Reading).People.FirstOrDefault(person => person.Name == row.Name) is { } finding
            ? SentenceEvidence.Of(archive, held, finding)
            : null);
    }

    private static (string? Kind, int? Of) Listed(AppearanceRow row, HeldReading? held)
    {
        if (row.List is not { } list || held is null || list >= held.Reading.Lists.Count) return default;
        return (held.Reading.Lists[list].Kind, held.Reading.Mentions.Count(mention => mention.List == list));
    }

    private sealed record Opened(HeldReading? Held, SentenceEvidence? Evidence);
}

/// <summary>Number of appearances in a month.</summary>
/// <param name="Month">"2031-08".</param>
public sealed record MonthOfAppearances(string Month, long Count);

/// <summary>A spelling as printed.</summary>
public sealed record CountedSpelling(string Text, long Count);

/// <summary>Another person of the same name.</summary>
public sealed record Namesake(string Person, string Name);

/// <summary>A title printed beside the name.</summary>
/// <param name="Rank">The word for the post in it, folded; <see langword="null"/> where none is known.</param>
/// <param name="Body">What the post is of, folded.</param>
/// <param name="Count">Appearances with it.</param>
/// <param name="First">Publication date of its first sighting, ISO.</param>
/// <param name="Last">Of its last.</param>
/// <param name="Evidence">The sentences of the first and the last sighting.</param>
public sealed record ReportedTitle(string Title, string? Rank, string? Body, long Count, string? First, string? Last, IReadOnlyList<SentenceEvidence> Evidence);

/// <summary>Another person present at the same events.</summary>
/// <param name="Together">Articles that have both present or speaking.</param>
/// <param name="Query">The search that lists them.</param>
public sealed record Companion(string Person, string Name, long Together, string Query);

/// <summary>One appearance.</summary>
/// <param name="Date">Date of the event, else of publication, ISO.</param>
/// <param name="Dated">Whether <paramref name="Date"/> is that of the event.</param>
/// <param name="Place">Place of the event as printed.</param>
/// <param name="Type">Type of the event.</param>
/// <param name="Role">What the person did there.</param>
/// <param name="Title">Title printed there.</param>
/// <param name="Name">Name as printed there.</param>
/// <param name="Position">Place in the list of names, from 1; <see langword="null"/> outside of lists.</param>
/// <param name="ListOf">Names in that list.</param>
/// <param name="ListKind">What brings the names of the list together.</param>
/// <param name="Sure">How sure it is that this is the person, 0 to 1.</param>
public sealed record ReportedAppearance(
    string Article, string Version, string? Published, string? Date, bool Dated, string? Place, EventType Type, PersonRole Role, string? Title, string Name, int? Position, int? ListOf, string? ListKind,
    double Sure, string Why, IReadOnlyList<SentenceEvidence> Evidence)
{
    internal static ReportedAppearance Of(AppearanceRow row, (string? Kind, int? Of) list, SentenceEvidence? evidence) => new(
        row.Article, row.Version, row.Published, row.EventDate ?? row.Published, row.EventDate is not null, row.EventPlace, row.Type, row.Role, row.Title, row.Name, row.Position, list.Of, list.Kind,
        row.Sure, row.Why, evidence is null ? [] : [evidence]);
}
