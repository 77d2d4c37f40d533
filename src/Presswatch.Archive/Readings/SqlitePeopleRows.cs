using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>The registry of people in the readings' file.</summary>
internal sealed class SqlitePeopleRows(SqliteReadingStore store, HeldOfFile<PeopleColumns> columns) : IPeopleRows
{
    private const int MostIds = 200;

    private const string NamesWith = "SELECT id FROM name WHERE ' ' || fold || ' ' LIKE $part";

    public IReadOnlyList<SightedName> Touched() => Names("SELECT key FROM touched");

    public IReadOnlyList<SightedName> Names() => Names("SELECT id FROM name_key");

    public void Link(IReadOnlyList<LinkedKey> linked) => store.Write(() =>
    {
        using var links = new LinkWriter(store.Writing);
        foreach (LinkedKey one in linked) links.Write(one);
        links.Finish();
        store.ForgetTouched();
    });

    public IReadOnlyList<string> Resolve(string name) => store.Read(connection =>
    {
        string? id = connection.ExecuteScalar<string?>("SELECT id FROM person WHERE id = $name UNION ALL SELECT person FROM former WHERE id = $name LIMIT 1", new { name });
        if (id is not null) return (IReadOnlyList<string>)[id];
        string fold = NameFold.Of(name);
        if (fold.Length == 0) return [];
        string[] keys = [.. store.KeysOf?.Invoke(name) ?? []];
        var people = new SortedSet<string>(connection.Query<string>("""
            SELECT person FROM spelling WHERE fold = $fold
            UNION SELECT l.person FROM name_key k JOIN link l ON l.key = k.id WHERE k.key IN $keys
            """, new { fold, keys }), StringComparer.Ordinal);
        people.UnionWith(connection.Query<long>("SELECT id FROM name WHERE fold = $fold", new { fold }).SelectMany(id => columns.Current().Printed(id, sameTitle: false)));
        if (people.Count > 0) return [.. people];
        string part = $"% {fold} %";
        people.UnionWith(connection.Query<string>("SELECT person FROM spelling WHERE ' ' || fold || ' ' LIKE $part", new { part }));
        people.UnionWith(connection.Query<long>(NamesWith, new { part }).SelectMany(id => columns.Current().Printed(id, sameTitle: true)));
        return [.. people.Take(MostIds)];
    });

    public RegisteredPerson? Find(string id) => store.Read(connection =>
    {
        (string? Id, string Pack, string Name, long Known) row = connection.QueryFirstOrDefault<(string?, string, string, long)>(
            "SELECT id, pack, name, known FROM person WHERE id = $id UNION ALL SELECT p.id, p.pack, p.name, p.known FROM former f JOIN person p ON p.id = f.person WHERE f.id = $id", new { id });
        return row.Id is null ? null : new RegisteredPerson(row.Id, row.Pack, row.Name, row.Known != 0,
            connection.Query<string>("SELECT text FROM spelling WHERE person = $person ORDER BY text", new { person = row.Id }).ToList());
    });

    public (IReadOnlyList<PersonRow> Rows, long Total) List(PeopleAsk ask)
    {
        PeopleColumns held = columns.Current();
        IReadOnlyList<string>? people = ask.Text is { Length: > 0 } text ? Resolve(text) : null;
        HashSet<int>? titles = ask.Title is { } words
            ? [.. store.Read(connection => connection.Query<long>(NamesWith, new { part = $"% {NameFold.Of(words)} %" }).Select(held.TitleNumberOf).OfType<int>().ToList())]
            : null;
        return PeopleList.Of(held, ask, people, titles);
    }

    public (IReadOnlyList<AppearanceRow> Rows, long Total) Appearances(string person, int skip, int limit, PersonRole? role = null) =>
        store.Read(connection => AppearanceRows.Part(connection, Of(person), skip, limit, role));

    public IReadOnlyList<(string Month, long Count)> Months(string person) => AppearanceRows.Months(Of(person));

    public IReadOnlyList<(RegisteredPerson Person, long Together)> Companions(string person, int limit)
    {
        PeopleColumns held = columns.Current();
        return held.NumberOf(person) is not { } number ? [] : [.. held.Companions(number).OrderByDescending(one => one.Value).ThenBy(one => one.Key).Take(limit).Select(one => (held.People[one.Key], one.Value))];
    }

    public IReadOnlyList<TitleRow> Titles(string person) => store.Read(connection =>
    {
        var posts = connection.Query<(string Title, string? Rank, string? Body)>(
            "SELECT DISTINCT n.text, l.rank, l.body FROM link l JOIN name n ON n.id = l.title WHERE l.person = $person", new { person }).DistinctBy(row => row.Title).ToDictionary(row => row.Title, StringComparer.Ordinal);
        return (IReadOnlyList<TitleRow>)[.. AppearanceRows.Titles(connection, Of(person)).Select(one =>
        {
            (string _, string? rank, string? body) = posts.GetValueOrDefault(one.First.Title!);
            return new TitleRow(one.First.Title!, rank, body, one.Count, one.First, one.Last);
        })];
    });

    public IReadOnlyList<string> LatestTitles(string person, int limit)
    {
        PeopleColumns held = columns.Current();
        return held.NumberOf(person) is { } number ? [.. PeopleList.LatestTitles(held.Of(number), held.RankOf).Take(limit).Select(held.TitleOf)] : [];
    }

    public IReadOnlyList<RegisteredPerson> Namesakes(string person) => store.Read(connection => connection.Query<(string Id, string Pack, string Name, long Known)>("""
        SELECT DISTINCT p.id, p.pack, p.name, p.known FROM link l JOIN link o ON o.key = l.key AND o.person <> l.person JOIN person p ON p.id = o.person WHERE l.person = $person ORDER BY p.name, p.id
        """, new { person }).Select(row => new RegisteredPerson(row.Id, row.Pack, row.Name, row.Known != 0, [])).ToList());

    public IReadOnlyList<(string Text, long Count)> Spellings(string person) => store.Read(connection => AppearanceRows.Spellings(connection, Of(person)));

    public IReadOnlyList<(int Number, string Person, double Sure, string Why)> LinksOf(long document) => store.Read(connection => (IReadOnlyList<(int, string, double, string)>)connection
        .Query<(long N, string Person, double Sure, string Why)>("""
            SELECT a.n, coalesce(a.person, l.person), CASE WHEN a.person IS NULL THEN l.sure ELSE 1.0 END, CASE WHEN a.person IS NULL THEN l.why ELSE 'correction' END
            FROM appearance a LEFT JOIN link l ON l.key = a.key AND l.title = a.title WHERE a.document = $document AND coalesce(a.person, l.person) IS NOT NULL ORDER BY a.n
            """, new { document }).Select(row => ((int)row.N, row.Person, row.Sure, row.Why)).ToList());

    public IReadOnlyList<NamedPerson> NamedIn(IReadOnlyCollection<long> documents) => store.Read(connection => (IReadOnlyList<NamedPerson>)[.. connection.Query<(long Document, string Person, string Name)>("""
        SELECT DISTINCT a.document, p.id, p.name FROM json_each($documents) j JOIN appearance a ON a.document = j.value LEFT JOIN link l ON l.key = a.key AND l.title = a.title
        JOIN person p ON p.id = coalesce(a.person, l.person) ORDER BY a.document, p.id
        """, new { documents = JsonSerializer.Serialize(documents) }).Select(row => new NamedPerson(row.Document, row.Person, row.Name))]);

    public IReadOnlyList<NamingVersion> Naming(IReadOnlyCollection<string> people) => store.Read(connection => (IReadOnlyList<NamingVersion>)[.. connection.Query<(string Person, long Document, string Article, string? Published)>("""
        SELECT o.person, o.document, r.article, r.published FROM (
          SELECT l.person AS person, a.document AS document FROM link l JOIN appearance a ON a.key = l.key AND a.title = l.title WHERE l.person IN (SELECT value FROM json_each($people)) AND a.person IS NULL
          UNION SELECT a.person, a.document FROM appearance a WHERE a.person IN (SELECT value FROM json_each($people))) o
        JOIN reading r ON r.document = o.document ORDER BY o.person, r.article, o.document
        """, new { people = JsonSerializer.Serialize(people) }).Select(row => new NamingVersion(row.Person, row.Document, row.Article, row.Published))]);

    // In one pass over the appearances of all keys: a question for each key would cost more than the answer.
    private IReadOnlyList<SightedName> Names(string keys) => store.Read(connection =>
    {
        ILookup<long, TitleSighting> titles = connection.Query<(long Key, long Title, string? Text, long First, long Last, long Count)>($"""
            SELECT a.key, a.title, t.text, coalesce(min(r.day), -1), coalesce(max(r.day), -1), sum(r.newest) FROM appearance a JOIN reading r ON r.document = a.document LEFT JOIN name t ON t.id = a.title
            WHERE a.key IN ({keys}) GROUP BY a.key, a.title
            """).ToLookup(row => row.Key, row => new TitleSighting(row.Title, row.Text, row.First < 0 ? null : row.First, row.Last < 0 ? null : row.Last, row.Count));
        var spellings = new Dictionary<long, string>();
        foreach ((long key, string text, long _) in connection.Query<(long, string, long)>($"""
            SELECT a.key, n.text, count(*) FROM appearance a JOIN name n ON n.id = a.name WHERE a.key IN ({keys}) GROUP BY a.key, a.name ORDER BY 3 DESC, 2
            """))
        {
            spellings.TryAdd(key, text);
        }
        return (IReadOnlyList<SightedName>)[.. connection.Query<(long Id, string Pack, string Key)>($"SELECT id, pack, key FROM name_key WHERE id IN ({keys}) ORDER BY pack, key")
            .Select(row => new SightedName(new(row.Id, row.Pack, row.Key), spellings.GetValueOrDefault(row.Id, ""), [.. titles[row.Id]]))];
    });

    private ReadOnlySpan<PeopleColumns.Appearance> Of(string person)
    {
        PeopleColumns held = columns.Current();
        return held.NumberOf(person) is { } number ? held.Of(number) : [];
    }
}
