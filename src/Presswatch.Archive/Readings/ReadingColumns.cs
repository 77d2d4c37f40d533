using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>Type, people and places of every document as arrays: what counts for the filters are taken from. Some 100 bytes a document. Never changed once made.</summary>
internal sealed class ReadingColumns
{
    private readonly Dictionary<long, int> _rows = [];
    private readonly List<EventType> _types = [];
    private readonly NumberLists _people = new();
    private readonly NumberLists _places = new();
    private readonly List<(string Id, string Name)> _persons = [];
    private readonly List<string> _placeNames = [];

    private ReadingColumns()
    {
    }

    public static ReadingColumns Read(SqliteConnection connection)
    {
        var columns = new ReadingColumns();
        foreach ((long document, long type) in connection.Query<(long, long)>("SELECT document, type FROM reading ORDER BY document", buffered: false))
        {
            columns._rows.Add(document, columns._types.Count);
            columns._types.Add((EventType)type);
        }
        columns.ReadPeople(connection);
        columns.ReadPlaces(connection);
        return columns;
    }

    /// <summary>Counts documents by what was read in them; documents that are not known count for nothing.</summary>
    /// <param name="named">How many people the filter is given by name; the others by id.</param>
    /// <param name="valueOf">What the filter for a person takes, given id and name.</param>
    public ReadingSpread Spread(IEnumerable<long> documents, int named, Func<string, string, string> valueOf)
    {
        int[] types = new int[Enum.GetValues<EventType>().Length], people = new int[_persons.Count], places = new int[_placeNames.Count];
        foreach (long document in documents)
        {
            if (!_rows.TryGetValue(document, out int row)) continue;
            types[(int)_types[row]]++;
            foreach (int person in _people[row]) people[person]++;
            foreach (int place in _places[row]) places[place]++;
        }
        return new(
            [.. Most(types).Select(one => new Search.FacetCount(JsonText.NameOf((EventType)one.Number), one.Count))],
            [.. Most(people).Select((one, n) => new ReadCount(n < named ? valueOf(_persons[one.Number].Id, _persons[one.Number].Name) : _persons[one.Number].Id, _persons[one.Number].Name, _persons[one.Number].Id, one.Count))],
            [.. Most(places).Select(one => new ReadCount(_placeNames[one.Number], _placeNames[one.Number], null, one.Count))]);
    }

    private static IEnumerable<(int Number, int Count)> Most(int[] counts) =>
        counts.Index().Where(one => one.Item > 0).OrderByDescending(one => one.Item).ThenBy(one => one.Index).Select(one => (one.Index, one.Item));

    private void ReadPeople(SqliteConnection connection)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string id, string name) in connection.Query<(string, string)>("SELECT id, name FROM person ORDER BY name, id", buffered: false))
        {
            numbers.Add(id, _persons.Count);
            _persons.Add((id, name));
        }
        Fill(_people, connection.Query<(long, string)>(
            """
            SELECT a.document, coalesce(a.person, l.person) FROM appearance a LEFT JOIN link l ON l.key = a.key AND l.title = a.title WHERE coalesce(a.person, l.person) IS NOT NULL ORDER BY a.document
            """, buffered: false), person => numbers.TryGetValue(person, out int number) ? [number] : []);
    }

    private void ReadPlaces(SqliteConnection connection)
    {
        var known = new KnownPlaces(connection, _placeNames);
        // What the pack knows is named by its id, all else, and the place of the event, by the words printed.
        Fill(_places, connection.Query<(long, string)>(
            """
            SELECT document, coalesce('=' || known, CAST(name AS TEXT)) FROM place UNION ALL SELECT document, CAST(event_place AS TEXT) FROM reading WHERE event_place IS NOT NULL ORDER BY 1
            """, buffered: false), key => key[0] == '=' ? known.OfId(key[1..]) : known.OfName(long.Parse(key, CultureInfo.InvariantCulture)));
    }

    private void Fill(NumberLists lists, IEnumerable<(long Document, string Key)> rows, Func<string, IReadOnlyList<int>> numbersOf)
    {
        var held = new SortedSet<int>();
        int at = 0;
        foreach ((long document, string key) in rows)
        {
            if (!_rows.TryGetValue(document, out int row)) continue;
            for (; at < row; at++) lists.End(held);
            held.UnionWith(numbersOf(key));
        }
        for (; at < _types.Count; at++) lists.End(held);
    }

    // One list of numbers a row, one after the other.
    private sealed class NumberLists
    {
        private readonly List<int> _ends = [];
        private readonly List<int> _numbers = [];

        public ReadOnlySpan<int> this[int row] =>
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_numbers)[(row == 0 ? 0 : _ends[row - 1]).._ends[row]];

        public void End(SortedSet<int> held)
        {
            _numbers.AddRange(held);
            _ends.Add(_numbers.Count);
            held.Clear();
        }
    }

    // Places as the filter takes them: one that is named counts for all that it lies in.
    private sealed class KnownPlaces
    {
        private readonly Dictionary<long, (string Text, string Fold)> _names;
        private readonly Dictionary<string, string?> _parents;
        private readonly ILookup<string, string> _byFold;
        private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, IReadOnlyList<int>> _ofId = new(StringComparer.Ordinal);
        private readonly Dictionary<long, IReadOnlyList<int>> _ofName = [];
        private readonly List<string> _shown;

        public KnownPlaces(SqliteConnection connection, List<string> shown)
        {
            _shown = shown;
            _names = connection.Query<(long Id, string Text, string Fold)>(
                "SELECT id, text, fold FROM name WHERE id IN (SELECT name FROM place UNION SELECT event_place FROM reading)").ToDictionary(name => name.Id, name => (name.Text, name.Fold));
            _parents = connection.Query<(string Id, string? Parent)>("SELECT id, parent FROM known_place").ToDictionary(place => place.Id, place => place.Parent, StringComparer.Ordinal);
            _byFold = connection.Query<(string Fold, string Id)>("SELECT fold, id FROM known_name WHERE kind = 'place'").ToLookup(name => name.Fold, name => name.Id, StringComparer.Ordinal);
            // The name printed most, of those by which the filter knows the place.
            foreach ((string id, string text) in connection.Query<(string, string)>("""
                SELECT p.known, n.text FROM place p JOIN name n ON n.id = p.name JOIN known_name k ON k.kind = 'place' AND k.id = p.known AND k.fold = n.fold
                GROUP BY p.known, n.text ORDER BY p.known, count(*) DESC, n.text
                """)) _labels.TryAdd(id, text);
        }

        public IReadOnlyList<int> OfId(string id)
        {
            if (_ofId.TryGetValue(id, out IReadOnlyList<int>? known)) return known;
            var numbers = new List<int>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (string? at = id; at is not null && seen.Add(at); at = _parents.GetValueOrDefault(at))
            {
                if (_labels.TryGetValue(at, out string? label)) numbers.Add(Number(label));
            }
            return _ofId[id] = numbers;
        }

        public IReadOnlyList<int> OfName(long name)
        {
            if (_ofName.TryGetValue(name, out IReadOnlyList<int>? known)) return known;
            (string text, string fold) = _names[name];
            return _ofName[name] = _byFold.Contains(fold) ? [.. _byFold[fold].SelectMany(OfId).Distinct()] : fold.Length == 0 ? [] : [Number(text)];
        }

        private int Number(string label)
        {
            string fold = NameFold.Of(label);
            if (_numbers.TryGetValue(fold, out int number)) return number;
            _shown.Add(label);
            return _numbers[fold] = _shown.Count - 1;
        }
    }
}
