using System.Text.Json;
using Dapper;
using Presswatch.Archive.States;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>States out of the catalogue: begins with the few addresses that were ever missing, and with the few articles of several texts.</summary>
internal sealed class SqliteStates(SqliteReads reads) : IStateRows
{
    // What came out of a file without a time of capture tells nothing of how its address stands.
    private const string Tells = "(c.status IS NOT NULL OR c.claimed IS NOT NULL)";

    private const string Troubled = """
        WITH missed AS MATERIALIZED (SELECT DISTINCT address FROM answer WHERE kind = 1 AND ($after = 0 OR capture > $after) UNION SELECT value FROM json_each($twins)),
             lost AS MATERIALIZED (SELECT DISTINCT v.article AS article FROM missed m JOIN sighting s ON s.address = m.address JOIN version v ON v.id = s.version),
             place AS MATERIALIZED (SELECT DISTINCT l.article AS article, s.address AS address FROM lost l JOIN version v ON v.article = l.article JOIN sighting s ON s.version = v.id)
        """;

    private const string SelectHead = """
        SELECT a.id AS Id, a.name AS Name, v.digest AS Digest, v.id AS Document, a.publisher AS Publisher, v.headline AS Headline, v.published AS Published, v.section AS Section
        FROM article a JOIN version v ON v.id = a.newest
        """;

    public IReadOnlyDictionary<string, DateTimeOffset> LastHeard() => reads.Read(connection => connection.Query<(string Name, long Time)>(
        "SELECT o.name, h.time FROM heard h JOIN source o ON o.id = h.source").ToDictionary(row => row.Name, row => Time(row.Time), StringComparer.Ordinal));

    public IReadOnlyList<TroubledArticle> EverMissing(long afterCaptures = 0) => reads.Read(connection =>
    {
        SqliteTwins twins = SqliteTwins.Of(connection, afterCaptures);
        var values = new { after = afterCaptures, twins = JsonSerializer.Serialize(twins.Missing) };
        List<HeadData> heads = connection.Query<HeadData>($"{Troubled} {SelectHead} WHERE a.id IN (SELECT article FROM lost) ORDER BY a.name", values).AsList();
        ILookup<long, long> documents = connection.Query<(long Article, long Document)>($"{Troubled} SELECT v.article, v.id FROM lost l JOIN version v ON v.article = l.article", values).ToLookup(row => row.Article, row => row.Document);
        ILookup<long, (long Address, string Url)> places = connection.Query<(long Article, long Address, string Url)>(
            $"{Troubled} SELECT p.article, p.address, d.url FROM place p JOIN address d ON d.id = p.address ORDER BY d.url", values).ToLookup(row => row.Article, row => (row.Address, row.Url));
        ILookup<long, AddressAnswer> answers = connection.Query<(long Address, long Time, string Capture, long Kind)>($"""
            {Troubled} SELECT w.address, w.time, c.name, w.kind FROM (SELECT DISTINCT address FROM place) p JOIN answer w ON w.address = p.address JOIN capture c ON c.id = w.capture
            """, values).ToLookup(row => row.Address, row => new AddressAnswer(Time(row.Time), row.Capture, (AnswerKind)row.Kind));
        ILookup<long, ShownData> shown = connection.Query<ShownData>($"""
            {Troubled} SELECT s.address AS Address, s.time AS Time, c.name AS Capture, v.article AS Article, o.name AS Source FROM (SELECT DISTINCT address FROM place) p JOIN sighting s ON s.address = p.address
            JOIN version v ON v.id = s.version JOIN capture c ON c.id = s.capture JOIN source o ON o.id = c.source WHERE {Tells}
            """, values).ToLookup(row => row.Address);
        return (IReadOnlyList<TroubledArticle>)[.. heads.Select(head => new TroubledArticle(head.ToHead(), [.. documents[head.Id]],
            [.. Current(head.Id, places[head.Id], shown).Select(place => PlaceOf(head.Id, place.Url, shown[place.Address], answers[place.Address], twins.AnswersOf(place.Address)))]))];
    });

    public IReadOnlyList<TextChange> Changes(long afterCaptures = 0) => reads.Read(connection =>
    {
        var changes = new List<TextChange>();
        StandData? before = null;
        foreach (StandData row in connection.Query<StandData>($"""
            SELECT a.name AS Article, s.address AS Place, d.url AS Address, o.name AS Source, s.version AS Document, s.time AS Time, c.name AS Capture, v.words AS Words, c.id - 1 AS Leaf
            FROM article a JOIN version v ON v.article = a.id JOIN sighting s ON s.version = v.id JOIN capture c ON c.id = s.capture JOIN source o ON o.id = c.source JOIN address d ON d.id = s.address
            WHERE a.versions > 1 AND {Tells} {(afterCaptures == 0 ? "" : "AND a.id IN (SELECT n.article FROM sighting t JOIN version n ON n.id = t.version WHERE t.capture > $after)")}
            ORDER BY a.name, d.url, s.time, c.name, s.n
            """, new { after = afterCaptures }, buffered: false))
        {
            if (before is not null && before.Article == row.Article && before.Place == row.Place && before.Document != row.Document && before.Capture != row.Capture)
            {
                changes.Add(new(row.Article, row.Address, row.Source, before.Document, row.Document, Time(before.Time), Time(row.Time), before.Capture, row.Capture, (int)before.Words, (int)row.Words, row.Leaf));
            }
            before = row;
        }
        return (IReadOnlyList<TextChange>)changes;
    });

    public IReadOnlyList<ArticlePlace> PlacesOf(IReadOnlyCollection<string> articles) => reads.Read(connection => (IReadOnlyList<ArticlePlace>)[.. connection.Query<(string Article, string Address, string Source, long First, long Seen, long? Told)>("""
        SELECT a.name, d.url, o.name, min(s.time), max(s.time), (SELECT max(w.time) FROM answer w WHERE w.address = s.address)
        FROM json_each($names) j JOIN article a ON a.name = j.value JOIN version v ON v.article = a.id JOIN sighting s ON s.version = v.id JOIN capture c ON c.id = s.capture
        JOIN source o ON o.id = c.source JOIN address d ON d.id = s.address GROUP BY a.id, s.address ORDER BY a.name, d.url
        """, new { names = JsonSerializer.Serialize(articles) }).Select(row => new ArticlePlace(row.Article, row.Address, row.Source, Time(row.First), Time(Math.Max(row.Seen, row.Told ?? 0))))]);

    public IReadOnlyList<string> AddressesOfDays(string source, IReadOnlyCollection<string> days) => reads.Read(connection => (IReadOnlyList<string>)connection.Query<string>("""
        SELECT DISTINCT d.url FROM article a JOIN version v ON v.id = a.newest JOIN version w ON w.article = a.id JOIN sighting s ON s.version = w.id JOIN capture c ON c.id = s.capture
        JOIN source o ON o.id = c.source JOIN address d ON d.id = s.address WHERE a.month IN $months AND v.published IN $days AND o.name = $source ORDER BY d.url
        """, new { months = days.Where(day => day.Length >= 7).Select(day => day[..7]).Distinct(), days, source }).AsList());

    public IReadOnlyList<DateTimeOffset> FirstSightings(string source) => reads.Read(connection => (IReadOnlyList<DateTimeOffset>)[.. connection.Query<long>("""
        SELECT min(s.time) AS first FROM source o JOIN capture c ON c.source = o.id JOIN sighting s ON s.capture = c.id JOIN version v ON v.id = s.version WHERE o.name = $source GROUP BY v.article ORDER BY first
        """, new { source }).Select(Time)]);

    public IReadOnlyDictionary<string, ArticleHead> Heads(IReadOnlyCollection<string> articles) => reads.Read(connection => connection.Query<HeadData>(
        $"{SelectHead} JOIN json_each($names) j ON a.name = j.value", new { names = JsonSerializer.Serialize(articles) }).Select(row => row.ToHead()).DistinctBy(head => head.Article).ToDictionary(head => head.Article, StringComparer.Ordinal));

    // An address that shows other articles by now is not where this one would be missed, as long as it has another.
    private static List<(long Address, string Url)> Current(long article, IEnumerable<(long Address, string Url)> places, ILookup<long, ShownData> shown)
    {
        List<(long Address, string Url)> all = [.. places];
        if (all.Count < 2) return all;
        List<(long Address, string Url)> own = all.FindAll(place =>
        {
            long last = shown[place.Address].Select(row => row.Time).DefaultIfEmpty().Max();
            return shown[place.Address].Any(row => row.Time == last && row.Article == article);
        });
        return own.Count > 0 ? own : all;
    }

    private static TroubledPlace PlaceOf(long article, string url, IEnumerable<ShownData> shown, IEnumerable<AddressAnswer> answers, IEnumerable<AddressAnswer> twins) => new(url, shown.Select(row => row.Source).Min(StringComparer.Ordinal) ?? "",
        TwinAddresses.Followed([.. answers, .. shown.DistinctBy(row => row.Capture).Select(row => new AddressAnswer(Time(row.Time), row.Capture, AnswerKind.Page))], twins),
        [.. shown.Where(row => row.Article == article).Select(row => Time(row.Time)).Order()]);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    // Classes and not records: of an empty answer SQLite cannot tell the types of columns, which a constructor would have to fit.
    private sealed class HeadData
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public byte[] Digest { get; init; } = [];
        public long Document { get; init; }
        public string Publisher { get; init; } = "";
        public string? Headline { get; init; }
        public string? Published { get; init; }
        public string? Section { get; init; }

        public ArticleHead ToHead() => new(Name, Convert.ToHexStringLower(Digest)[..VersionId.Digits], Document, Publisher, Headline, Published, Section);
    }

    private sealed class ShownData
    {
        public long Address { get; init; }
        public long Time { get; init; }
        public string Capture { get; init; } = "";
        public long Article { get; init; }
        public string Source { get; init; } = "";
    }

    private sealed class StandData
    {
        public string Article { get; init; } = "";
        public long Place { get; init; }
        public string Address { get; init; } = "";
        public string Source { get; init; } = "";
        public long Document { get; init; }
        public long Time { get; init; }
        public string Capture { get; init; } = "";
        public long Words { get; init; }
        public long Leaf { get; init; }
    }
}
