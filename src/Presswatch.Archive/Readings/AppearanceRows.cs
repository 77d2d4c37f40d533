using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Core.Dates;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>The rows behind a person's page: <see cref="PeopleColumns"/> tell which they are, and only those are read from the file.</summary>
internal static class AppearanceRows
{
    // Version and place in the reading as one number.
    private const int NumberBits = 16;

    private const string Select = """
        SELECT a.document AS Document, r.article AS Article, r.version AS Version, r.published AS Published, r.publisher AS Publisher, r.type AS Type, r.event_date AS EventDate, ep.text AS EventPlace,
               a.n AS Number, n.text AS Name, t.text AS Title, a.role AS Role, a.list AS List, a.position AS Position, CASE WHEN a.person IS NULL THEN l.sure ELSE 1.0 END AS Sure,
               CASE WHEN a.person IS NULL THEN l.why ELSE 'correction' END AS Why
        FROM json_each($rows) j JOIN appearance a ON a.document = j.value >> 16 AND a.n = j.value & 65535 JOIN reading r ON r.document = a.document JOIN name n ON n.id = a.name
        LEFT JOIN name t ON t.id = a.title LEFT JOIN name ep ON ep.id = r.event_place LEFT JOIN link l ON l.key = a.key AND l.title = a.title
        """;

    /// <summary>A part of a person's appearances by date, article and place in it; and the number of all.</summary>
    /// <param name="role">Only those in that role.</param>
    public static (IReadOnlyList<AppearanceRow> Rows, long Total) Part(SqliteConnection connection, ReadOnlySpan<PeopleColumns.Appearance> all, int skip, int limit, PersonRole? role)
    {
        var found = new List<PeopleColumns.Appearance>();
        foreach (ref readonly PeopleColumns.Appearance row in all)
        {
            if (role is not { } one || row.Role == (int)one) found.Add(row);
        }
        if (skip >= found.Count || limit == 0) return ([], found.Count);
        // The columns know the day; within the first and the last one of the part, the articles' ids decide.
        found.Sort((one, other) => one.Published.CompareTo(other.Published));
        int end = (int)Math.Min((long)skip + limit, found.Count);
        int from = found.FindIndex(row => row.Published == found[skip].Published), to = found.FindLastIndex(row => row.Published == found[end - 1].Published);
        IEnumerable<AppearanceRow> rows = Read(connection, found.GetRange(from, to + 1 - from)).OrderBy(InTime, StringComparer.Ordinal);
        return ([.. rows.Skip(skip - from).Take(end - skip)], found.Count);
    }

    /// <summary>Of each title how often a person bears it, and its first and last appearance; first seen first.</summary>
    public static IReadOnlyList<(AppearanceRow First, AppearanceRow Last, long Count)> Titles(SqliteConnection connection, ReadOnlySpan<PeopleColumns.Appearance> all)
    {
        var titles = new Dictionary<int, (int First, int Last, long Count)>();
        foreach (ref readonly PeopleColumns.Appearance row in all)
        {
            if (row.Title == 0) continue;
            titles[row.Title] = titles.TryGetValue(row.Title, out (int First, int Last, long Count) seen)
                ? (Math.Min(seen.First, row.Published), Math.Max(seen.Last, row.Published), seen.Count + 1)
                : (row.Published, row.Published, 1);
        }
        var ends = new List<PeopleColumns.Appearance>();
        foreach (ref readonly PeopleColumns.Appearance row in all)
        {
            if (row.Title > 0 && (row.Published == titles[row.Title].First || row.Published == titles[row.Title].Last)) ends.Add(row);
        }
        Dictionary<(long, long), int> titleOf = ends.ToDictionary(row => ((long)row.Document, (long)row.Number), row => row.Title);
        return [.. Read(connection, ends).GroupBy(row => titleOf[(row.Document, row.Number)])
            .Select(group => (First: group.MinBy(InTime, StringComparer.Ordinal)!, Last: group.MaxBy(InTime, StringComparer.Ordinal)!, titles[group.Key].Count))
            .OrderBy(title => InTime(title.First), StringComparer.Ordinal)];
    }

    /// <summary>Number of appearances by month ("2031-08"), in order of time; those without a month are left out.</summary>
    public static IReadOnlyList<(string Month, long Count)> Months(ReadOnlySpan<PeopleColumns.Appearance> all)
    {
        var months = new SortedDictionary<int, long>();
        foreach (ref readonly PeopleColumns.Appearance row in all)
        {
            if (PublishedDay.Read(row.Published) is not { Month: { } month } day) continue;
            int key = PublishedDay.Of(new PartialDate(day.Year, month));
            months[key] = months.GetValueOrDefault(key) + 1;
        }
        return [.. months.Select(month => (PublishedDay.Read(month.Key)!.Value.ToString(), month.Value))];
    }

    /// <summary>Spellings of the name with how often they were printed, most first.</summary>
    public static IReadOnlyList<(string Text, long Count)> Spellings(SqliteConnection connection, ReadOnlySpan<PeopleColumns.Appearance> all)
    {
        var names = new Dictionary<long, long>();
        foreach (ref readonly PeopleColumns.Appearance row in all) names[row.Name] = names.GetValueOrDefault(row.Name) + 1;
        return [.. connection.Query<(long Id, string Text)>("SELECT id, text FROM name WHERE id IN (SELECT value FROM json_each($ids))", new { ids = JsonSerializer.Serialize(names.Keys) })
            .Select(name => (name.Text, Count: names[name.Id])).OrderByDescending(name => name.Count).ThenBy(name => name.Text, StringComparer.Ordinal)];
    }

    private static IEnumerable<AppearanceRow> Read(SqliteConnection connection, List<PeopleColumns.Appearance> rows) =>
        connection.Query<AppearanceData>(Select, new { rows = JsonSerializer.Serialize(rows.Select(row => ((long)row.Document << NumberBits) | (long)row.Number)) }).Select(row => row.Row);

    private static string InTime(AppearanceRow row) => $"{row.Published} {row.Article} {row.Number:000000}";

    private sealed class AppearanceData
    {
        public long Document { get; init; }
        public string Article { get; init; } = "";
        public string Version { get; init; } = "";
        public string? Published { get; init; }
        public string Publisher { get; init; } = "";
        public long Type { get; init; }
        public string? EventDate { get; init; }
        public string? EventPlace { get; init; }
        public long Number { get; init; }
        public string Name { get; init; } = "";
        public string? Title { get; init; }
        public long Role { get; init; }
        public long? List { get; init; }
        public long? Position { get; init; }
        public double Sure { get; init; }
        public string Why { get; init; } = "";

        public AppearanceRow Row => new(
            Document, Article, Version, Published, Publisher, (EventType)Type, EventDate, EventPlace, (int)Number, Name, Title, (PersonRole)Role, (int?)List, (int?)Position, Sure, Why);
    }
}
