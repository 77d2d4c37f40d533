using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>The registry of people in the readings' file.</summary>
internal sealed class SqlitePeopleRows(SqliteReadingStore store) : IPeopleRows
{
    private const int MostIds = 200;

    private const int LateDays = 90;

    private const string AppearanceColumns = """
        a.document AS Document, r.article AS Article, r.version AS Version, r.published AS Published, r.publisher AS Publisher, r.type AS Type, r.event_date AS EventDate, ep.text AS EventPlace,
        a.n AS Number, n.text AS Name, t.text AS Title, a.role AS Role, a.list AS List, a.position AS Position, o.sure AS Sure, o.why AS Why
        """;

    private const string FromAppearances = " FROM (" + SqliteReadingStore.RowsOfPeople + """
        ) o JOIN appearance a ON a.document = o.document AND a.n = o.n JOIN reading r ON r.document = a.document JOIN name n ON n.id = a.name
        LEFT JOIN name t ON t.id = a.title LEFT JOIN name ep ON ep.id = r.event_place WHERE r.newest = 1
        """;

    private const string SelectAppearance = "SELECT " + AppearanceColumns + FromAppearances;

    private const string AllLinked = """
        SELECT coalesce(a.person, l.person) AS person, a.document AS document, a.role AS role, a.title AS title, CASE WHEN a.person IS NULL THEN l.sure ELSE 1.0 END AS sure
        FROM appearance a LEFT JOIN link l ON l.key = a.key AND l.title = a.title
        """;

    // Of a few people alone the rows are found from the people, not the people from all rows.
    private const string LinkedTo = """
        SELECT l.person AS person, a.document AS document, a.role AS role, a.title AS title, l.sure AS sure FROM link l JOIN appearance a ON a.key = l.key AND a.title = l.title
            WHERE l.person IN $people AND a.person IS NULL
        UNION ALL SELECT a.person, a.document, a.role, a.title, 1.0 FROM appearance a WHERE a.person IN $people
        """;

    // Of each title the first or last appearance: beside a single min or max, SQLite gives the columns of the row that has it.
    private const string ByDate = "(coalesce(r.published, '') || ' ' || r.article || printf(' %06d', a.n))";

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
        List<string> people = connection.Query<string>("""
            SELECT person FROM spelling WHERE fold = $fold
            UNION SELECT l.person FROM name_key k JOIN link l ON l.key = k.id WHERE k.key IN $keys
            UNION SELECT l.person FROM name n JOIN appearance a ON a.name = n.id JOIN link l ON l.key = a.key WHERE n.fold = $fold
            """, new { fold, keys }).ToList();
        if (people.Count > 0) return people;
        string part = $"% {fold} %";
        return connection.Query<string>($"""
            SELECT person FROM spelling WHERE ' ' || fold || ' ' LIKE $part
            UNION SELECT l.person FROM name n JOIN appearance a ON a.name = n.id JOIN link l ON l.key = a.key AND l.title = a.title WHERE ' ' || n.fold || ' ' LIKE $part LIMIT {MostIds}
            """, new { part }).ToList();
    });

    public RegisteredPerson? Find(string id) => store.Read(connection =>
    {
        (string? Id, string Pack, string Name, long Known) row = connection.QueryFirstOrDefault<(string?, string, string, long)>(
            "SELECT id, pack, name, known FROM person WHERE id = $id UNION ALL SELECT p.id, p.pack, p.name, p.known FROM former f JOIN person p ON p.id = f.person WHERE f.id = $id", new { id });
        return row.Id is null ? null : new RegisteredPerson(row.Id, row.Pack, row.Name, row.Known != 0,
            connection.Query<string>("SELECT text FROM spelling WHERE person = $person ORDER BY text", new { person = row.Id }).ToList());
    });

    public (IReadOnlyList<PersonRow> Rows, long Total) List(PeopleAsk ask) => store.Read(connection =>
    {
        string[]? people = ask.Text is { Length: > 0 } text ? [.. Resolve(text)] : null;
        if (people is { Length: 0 }) return ((IReadOnlyList<PersonRow>)[], 0L);
        string order = ask.Order switch { "name" => "p.name, p.id", "last" => "Last DESC, p.name, p.id", _ => "Articles DESC, p.name, p.id" };
        string where = (ask.Role is null ? "" : " AND o.role = $role") + (ask.From is null ? "" : " AND r.published >= $from")
            + (ask.To is null ? "" : " AND r.published <= $to || '~'") + (ask.Title is null ? "" : " AND o.title IN (SELECT id FROM name WHERE ' ' || fold || ' ' LIKE $title)");
        string from = $"""
            FROM ({(people is null ? AllLinked : LinkedTo)}) o
            JOIN reading r ON r.document = o.document JOIN person p ON p.id = o.person WHERE r.newest = 1{where}
            """;
        object values = new
        {
            people = people ?? [],
            role = (long)(ask.Role ?? PersonRole.Mentioned),
            from = ask.From,
            to = ask.To,
            title = $"% {NameFold.Of(ask.Title ?? "")} %",
            limit = ask.Limit,
            skip = ask.Skip,
        };
        long total = connection.ExecuteScalar<long>($"SELECT count(DISTINCT p.id) {from}", values);
        List<PersonRow> rows = connection.Query<PersonData>($"""
            SELECT p.id AS Id, p.name AS Name, p.pack AS Pack, p.known AS Known, count(*) AS Articles, sum(o.role = 1) AS Present, sum(o.role = 2) AS Speaker, sum(o.role = 3) AS Sender,
                   sum(o.role = 4) AS Recipient, sum(o.role = 0) AS Mentioned, coalesce(min(r.published), '') AS First, coalesce(max(r.published), '') AS Last, avg(o.sure) AS Sure
            {from} GROUP BY p.id ORDER BY {order} LIMIT $limit OFFSET $skip
            """, values).Select(row => new PersonRow(row.Id, row.Name, row.Pack, row.Known != 0, row.Articles, row.Present, row.Speaker, row.Sender, row.Recipient, row.Mentioned, row.First.Length == 0 ? null : row.First, row.Last.Length == 0 ? null : row.Last,
                Math.Round(row.Sure, 3))).ToList();
        return (rows, total);
    });

    public (IReadOnlyList<AppearanceRow> Rows, long Total) Appearances(string person, int skip, int limit, PersonRole? role = null) => store.Read(connection =>
    {
        object values = new { people = new[] { person }, skip, limit, role = (long)(role ?? PersonRole.Mentioned) };
        string select = SelectAppearance + (role is null ? "" : " AND a.role = $role");
        long total = connection.ExecuteScalar<long>($"SELECT count(*) FROM ({select})", values);
        return ((IReadOnlyList<AppearanceRow>)Rows(connection, $"{select} ORDER BY r.published, r.article, a.n LIMIT $limit OFFSET $skip", values), total);
    });

    public IReadOnlyList<(string Month, long Count)> Months(string person) => store.Read(connection => (IReadOnlyList<(string, long)>)connection.Query<(string, long)>($"""
        SELECT substr(r.published, 1, 7), count(*) FROM ({SqliteReadingStore.RowsOfPeople}) o JOIN reading r ON r.document = o.document
        WHERE r.newest = 1 AND length(r.published) >= 7 GROUP BY 1 ORDER BY 1
        """, new { people = new[] { person } }).ToList());

    public IReadOnlyList<(RegisteredPerson Person, long Together)> Companions(string person, int limit) => store.Read(connection =>
        (IReadOnlyList<(RegisteredPerson, long)>)connection.Query<(string Id, string Pack, string Name, long Known, long Together)>($"""
            SELECT p.id, p.pack, p.name, p.known, count(DISTINCT b.document) FROM ({SqliteReadingStore.RowsOfPeople}) o JOIN appearance a ON a.document = o.document AND a.n = o.n
            JOIN reading r ON r.document = a.document JOIN appearance b ON b.document = a.document AND b.n <> a.n LEFT JOIN link l ON l.key = b.key AND l.title = b.title
            JOIN person p ON p.id = coalesce(b.person, l.person)
            WHERE r.newest = 1 AND a.role IN (1, 2) AND b.role IN (1, 2) AND p.id NOT IN $people GROUP BY p.id ORDER BY 5 DESC, p.name, p.id LIMIT $limit
            """, new { people = new[] { person }, limit }).Select(row => (new RegisteredPerson(row.Id, row.Pack, row.Name, row.Known != 0, []), row.Together)).ToList());

    public IReadOnlyList<TitleRow> Titles(string person) => store.Read(connection =>
    {
        object values = new { people = new[] { person } };
        List<AppearanceData> Of(string end) => connection.Query<AppearanceData>(
            $"SELECT {end}({ByDate}), count(*) AS Times, {AppearanceColumns}{FromAppearances} AND a.title > 0 GROUP BY a.title ORDER BY 1", values).ToList();
        Dictionary<string, AppearanceData> last = Of("max").ToDictionary(row => row.Title!, StringComparer.Ordinal);
        var posts = connection.Query<(string Title, string? Rank, string? Body)>(
            "SELECT DISTINCT n.text, l.rank, l.body FROM link l JOIN name n ON n.id = l.title WHERE l.person = $person", new { person }).DistinctBy(row => row.Title).ToDictionary(row => row.Title, StringComparer.Ordinal);
        return (IReadOnlyList<TitleRow>)[.. Of("min").Select(first =>
        {
            (string _, string? rank, string? body) = posts.GetValueOrDefault(first.Title!);
            return new TitleRow(first.Title!, rank, body, first.Times, Row(first), Row(last[first.Title!]));
        })];
    });

    // One article that names a namesake, or a group ("senior officials"), must not give the title: the post held is the rank printed most in the last days.
    public IReadOnlyList<string> LatestTitles(string person, int limit) => store.Read(connection => connection.Query<string>($"""
        WITH printed AS (
          SELECT t.text AS title, l.rank AS rank, r.published AS published FROM ({SqliteReadingStore.RowsOfPeople}) o JOIN appearance a ON a.document = o.document AND a.n = o.n
          JOIN reading r ON r.document = a.document JOIN name t ON t.id = a.title LEFT JOIN link l ON l.key = a.key AND l.title = a.title WHERE r.newest = 1 AND a.title > 0),
        held AS (
          SELECT rank FROM printed WHERE rank IS NOT NULL AND published >= (SELECT date(max(published), $late) FROM printed WHERE rank IS NOT NULL)
          GROUP BY rank ORDER BY count(*) DESC, max(published) DESC, rank LIMIT 1)
        SELECT title FROM printed GROUP BY title ORDER BY max(rank IS (SELECT rank FROM held)) DESC, max(rank IS NOT NULL) DESC, max(published) DESC, count(*) DESC, title LIMIT $limit
        """, new { people = new[] { person }, limit, late = $"-{LateDays} days" }).ToList());

    public IReadOnlyList<RegisteredPerson> Namesakes(string person) => store.Read(connection => connection.Query<(string Id, string Pack, string Name, long Known)>("""
        SELECT DISTINCT p.id, p.pack, p.name, p.known FROM link l JOIN link o ON o.key = l.key AND o.person <> l.person JOIN person p ON p.id = o.person WHERE l.person = $person ORDER BY p.name, p.id
        """, new { person }).Select(row => new RegisteredPerson(row.Id, row.Pack, row.Name, row.Known != 0, [])).ToList());

    public IReadOnlyList<(string Text, long Count)> Spellings(string person) => store.Read(connection => (IReadOnlyList<(string, long)>)connection.Query<(string, long)>(
        $"SELECT Name, count(*) FROM ({SelectAppearance}) GROUP BY Name ORDER BY 2 DESC, 1", new { people = new[] { person } }).ToList());

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

    private static List<AppearanceRow> Rows(SqliteConnection connection, string sql, object values) => connection.Query<AppearanceData>(sql, values).Select(Row).ToList();

    private static AppearanceRow Row(AppearanceData row) => new(
        row.Document, row.Article, row.Version, row.Published, row.Publisher, (EventType)row.Type, row.EventDate, row.EventPlace, (int)row.Number, row.Name, row.Title, (PersonRole)row.Role,
        (int?)row.List, (int?)row.Position, row.Sure, row.Why);

    private sealed class AppearanceData
    {
        public long Times { get; init; }
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
    }

    private sealed class PersonData
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string Pack { get; init; } = "";
        public long Known { get; init; }
        public long Articles { get; init; }
        public long Present { get; init; }
        public long Speaker { get; init; }
        public long Sender { get; init; }
        public long Recipient { get; init; }
        public long Mentioned { get; init; }
        public string First { get; init; } = "";
        public string Last { get; init; } = "";
        public double Sure { get; init; }
    }
}
