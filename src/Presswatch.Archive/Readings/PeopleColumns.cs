using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>Every appearance in a newest version as an array, person after person: what lists of people are counted from. Some 40 bytes an appearance. Never changed once made.</summary>
internal sealed class PeopleColumns
{
    private readonly List<RegisteredPerson> _people = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Link> _links = [];
    private readonly Dictionary<int, SortedSet<int>> _bearers = [];
    private readonly Dictionary<int, HashSet<long>> _spelled = [];
    private readonly List<string> _ranks = [];
    private readonly List<string> _titles = [];
    private readonly Dictionary<int, int> _titleNumbers = new() { [0] = 0 };
    private Appearance[] _appearances = [];
    private (int Document, int Person, byte Role)[] _inDocuments = [];
    private int[] _ends = [];

    private PeopleColumns()
    {
    }

    /// <summary>The people of the registry, by name and id; their places are their numbers.</summary>
    public IReadOnlyList<RegisteredPerson> People => _people;

    /// <summary>Reads all of it, at one state of the file.</summary>
    public static PeopleColumns Read(SqliteConnection connection)
    {
        var columns = new PeopleColumns();
        using SqliteTransaction held = connection.BeginTransaction(deferred: true);
        columns.ReadRegistry(connection);
        columns.ReadTitles(connection);
        columns.ReadAppearances(connection);
        return columns;
    }

    /// <summary>A person's number; <see langword="null"/> where the registry has none of that id.</summary>
    public int? NumberOf(string person) => _numbers.TryGetValue(person, out int number) ? number : null;

    /// <summary>A person's appearances in newest versions, in the order of versions.</summary>
    public ReadOnlySpan<Appearance> Of(int person) => _appearances.AsSpan(person == 0 ? 0 : _ends[person - 1], _ends[person] - (person == 0 ? 0 : _ends[person - 1]));

    /// <summary>People present or speaking in the same versions as a person, with the number of versions.</summary>
    public Dictionary<int, long> Companions(int person)
    {
        var together = new Dictionary<int, (int Last, long Count)>();
        foreach (ref readonly Appearance row in Of(person))
        {
            if (!IsThere(row.Role)) continue;
            for (int at = FirstOf(row.Document); at < _inDocuments.Length && _inDocuments[at].Document == row.Document; at++)
            {
                (int document, int other, byte role) = _inDocuments[at];
                if (other == person || !IsThere(role)) continue;
                ref (int Last, long Count) seen = ref CollectionsMarshal.GetValueRefOrAddDefault(together, other, out bool known);
                if (!known || seen.Last != document) seen = (document, seen.Count + 1);
            }
        }
        return together.ToDictionary(one => one.Key, one => one.Value.Count);
    }

    /// <summary>A title's words. Numbers of titles follow their letters.</summary>
    public string TitleOf(int title) => _titles[title - 1];

    /// <summary>The number of a title.</summary>
    /// <param name="name">Key of its words in the file.</param>
    /// <returns><see langword="null"/> where no person bears it.</returns>
    public int? TitleNumberOf(long name) => _titleNumbers.TryGetValue((int)name, out int number) ? number : null;

    /// <summary>The word for a post.</summary>
    public string RankOf(int rank) => _ranks[rank];

    /// <summary>Ids of people whose names were printed so, in any version.</summary>
    /// <param name="name">Key of the words in the file.</param>
    /// <param name="sameTitle">Only those who bear the name with a title that stood beside it there; else all who bear it.</param>
    public IEnumerable<string> Printed(long name, bool sameTitle)
    {
        foreach (long pair in _spelled.GetValueOrDefault((int)name) ?? [])
        {
            IEnumerable<int> people = !sameTitle ? _bearers.GetValueOrDefault((int)(pair >> 32)) ?? [] : _links.TryGetValue(pair, out Link link) ? [link.Person] : [];
            foreach (int person in people) yield return _people[person].Id;
        }
    }

    private static bool IsThere(byte role) => (PersonRole)role is PersonRole.Present or PersonRole.Speaker;

    private static long Pair(long key, long title) => key << 32 | title;

    // Place of a version's first appearance.
    private int FirstOf(int document)
    {
        (int from, int to) = (0, _inDocuments.Length);
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (_inDocuments[middle].Document < document) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    private void ReadRegistry(SqliteConnection connection)
    {
        foreach ((string id, string pack, string name, long known) in connection.Query<(string, string, string, long)>("SELECT id, pack, name, known FROM person ORDER BY name, id", buffered: false))
        {
            _numbers.Add(id, _people.Count);
            _people.Add(new(id, pack, name, known != 0, []));
        }
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        using var links = new Statement(connection, "SELECT key, title, person, coalesce(rank, ''), sure FROM link");
        using Statement.Rows rows = links.Query();
        while (rows.Next())
        {
            if (NumberOf(rows.Text(2)) is not { } person) continue;
            string rank = rows.Text(3);
            int number = -1;
            if (rank.Length > 0 && !ranks.TryGetValue(rank, out number))
            {
                ranks.Add(rank, number = _ranks.Count);
                _ranks.Add(rank);
            }
            _links.Add(Pair(rows.Number(0), rows.Number(1)), new(person, number, (float)rows.Real(4)));
            (CollectionsMarshal.GetValueRefOrAddDefault(_bearers, (int)rows.Number(0), out _) ??= []).Add(person);
        }
    }

    private void ReadTitles(SqliteConnection connection)
    {
        // Only what is linked to a person, or was by a user, is ever listed.
        foreach ((long id, string text) in connection.Query<(long, string)>(
            "SELECT id, text FROM name WHERE id IN (SELECT title FROM link UNION SELECT title FROM appearance WHERE person IS NOT NULL) ORDER BY text", buffered: false))
        {
            _titles.Add(text);
            _titleNumbers.Add((int)id, _titles.Count);
        }
    }

    // Readings and appearances both lie in the order of versions, so that one pass over each brings them together.
    private void ReadAppearances(SqliteConnection connection)
    {
        var found = new List<(int Person, Appearance Row)>();
        using var readings = new Statement(connection, "SELECT document, coalesce(published, ''), newest FROM reading ORDER BY document");
        using var appearances = new Statement(connection, "SELECT document, key, title, name, role, person, n FROM appearance ORDER BY document, n");
        using Statement.Rows versions = readings.Query();
        using Statement.Rows rows = appearances.Query();
        (long at, int published, bool isNewest) = (-1, 0, false);
        while (rows.Next())
        {
            long document = rows.Number(0);
            while (at < document && versions.Next()) (at, published, isNewest) = (versions.Number(0), PublishedDay.Of(versions.Bytes(1)), versions.Number(2) == 1);
            long pair = Pair(rows.Number(1), rows.Number(2));
            (CollectionsMarshal.GetValueRefOrAddDefault(_spelled, (int)rows.Number(3), out _) ??= []).Add(pair);
            if (at != document || !isNewest) continue;
            bool isLinked = _links.TryGetValue(pair, out Link link);
            bool isCorrected = rows.Bytes(5).Length > 0;
            if ((isCorrected ? NumberOf(rows.Text(5)) : isLinked ? link.Person : null) is not { } person) continue;
            found.Add((person, new(
                (int)document, (int)rows.Number(6), (int)rows.Number(3), _titleNumbers[(int)rows.Number(2)], published, isLinked ? link.Rank : -1, (byte)rows.Number(4), isCorrected ? 1 : link.Sure)));
        }
        Order(found);
    }

    private void Order(List<(int Person, Appearance Row)> found)
    {
        _ends = new int[_people.Count];
        foreach ((int person, _) in found) _ends[person]++;
        for (int person = 1; person < _ends.Length; person++) _ends[person] += _ends[person - 1];
        _appearances = new Appearance[found.Count];
        int[] next = [0, .. _ends];
        foreach ((int person, Appearance row) in found) _appearances[next[person]++] = row;
        _inDocuments = [.. found.Select(one => (one.Row.Document, one.Person, one.Row.Role))];
    }

    /// <summary>One appearance.</summary>
    /// <param name="Document">Key of the version.</param>
    /// <param name="Number">Place among the people of its reading, from 0.</param>
    /// <param name="Name">Key of the name as printed.</param>
    /// <param name="Title">Number of the title; 0 where none was printed.</param>
    /// <param name="Published">As <see cref="PublishedDay"/> writes it.</param>
    /// <param name="Rank">Number of the word for the post; -1 where none is known.</param>
    /// <param name="Sure">0 to 1.</param>
    internal readonly record struct Appearance(int Document, int Number, int Name, int Title, int Published, int Rank, byte Role, float Sure);

    private readonly record struct Link(int Person, int Rank, float Sure);
}
