using Dapper;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

public sealed partial class SqliteCatalogue
{
    private const string ArticleOf = "(SELECT id FROM article WHERE name = $name UNION ALL SELECT article FROM alias WHERE name = $name)";

    private const string SelectIndexable = """
        SELECT v.id AS Document, a.name AS Article, v.digest AS Digest, a.publisher AS Publisher, a.language AS Language, v.section AS Section, v.published AS Published,
               a.newest = v.id AS IsNewest, v.packed AS Packed, m.name AS Maker, (SELECT min(time) FROM sighting s WHERE s.version = v.id) AS FirstSeen,
               (SELECT group_concat(name, char(10)) FROM (SELECT DISTINCT o.name AS name FROM sighting s JOIN capture c ON c.id = s.capture JOIN source o ON o.id = c.source WHERE s.version = v.id ORDER BY o.name)) AS Sources
        FROM version v JOIN article a ON a.id = v.article JOIN maker m ON m.id = v.maker
        """;

    public ArticleRow? FindArticle(ArticleId id) => Read(connection =>
    {
        ArticleData? row = connection.QueryFirstOrDefault<ArticleData>($"""
            SELECT a.name AS Name, a.publisher AS Publisher, a.language AS Language, v.headline AS Headline, v.section AS Section, v.published AS Published,
                   v.confidence AS Confidence, a.newest AS Newest, a.versions AS Versions
            FROM article a JOIN version v ON v.id = a.newest WHERE a.id = {ArticleOf}
            """, new { name = id.Value });
        return row is null ? null : new ArticleRow(row.Name, row.Publisher, row.Language, row.Headline, row.Section, row.Published, row.Confidence, row.Newest, (int)row.Versions);
    });

    public IReadOnlyList<VersionRow> Versions(ArticleId id) => Read(connection => connection.Query<VersionData>($"""
        SELECT v.id AS Document, v.digest AS Digest, v.number AS Number, v.headline AS Headline, v.published AS Published, v.confidence AS Confidence, v.words AS Words,
               (SELECT min(time) FROM sighting s WHERE s.version = v.id) AS FirstSeen, (SELECT max(time) FROM sighting s WHERE s.version = v.id) AS LastSeen,
               a.newest = v.id AS IsNewest, m.name AS Maker
        FROM version v JOIN article a ON a.id = v.article JOIN maker m ON m.id = v.maker WHERE v.article = {ArticleOf} ORDER BY v.number
        """, new { name = id.Value }).Select(row =>
    {
        string digest = Hex(row.Digest);
        return new VersionRow(row.Document, digest[..VersionId.Digits], digest, (int)row.Number, row.Headline, row.Published, row.Confidence,
            Time(row.FirstSeen), Time(row.LastSeen), row.IsNewest != 0, (int)row.Words, row.Maker);
    }).ToList());

    public IReadOnlyList<SightingRow> Sightings(ArticleId id) => Read(connection => connection.Query<SightingData>($"""
        SELECT c.name AS Capture, s.version AS Document, v.digest AS Text, o.name AS Source, d.url AS Address, s.time AS Time, c.taken AS Taken, c.claimed AS Claimed,
               c.digest AS Bytes, c.id - 1 AS Leaf
        FROM version v JOIN sighting s ON s.version = v.id JOIN capture c ON c.id = s.capture JOIN source o ON o.id = c.source JOIN address d ON d.id = s.address
        WHERE v.article = {ArticleOf} ORDER BY s.time, c.name, s.n
        """, new { name = id.Value }).Select(row => new SightingRow(row.Capture, row.Document, Hex(row.Text)[..VersionId.Digits], row.Source, row.Address, Time(row.Time), Time(row.Taken),
            row.Claimed, Hex(row.Bytes), row.Leaf)).ToList());

    public StoredText? Text(long document) => Read(connection =>
        connection.ExecuteScalar<byte[]?>("SELECT packed FROM version WHERE id = $document", new { document }) is { } packed ? StoredText.Unpack(packed) : null);

    public CaptureRow? FindCapture(CaptureId id) => Read(connection =>
    {
        CaptureData? row = connection.QueryFirstOrDefault<CaptureData>("""
            SELECT c.name AS Name, o.name AS Source, d.url AS Address, c.taken AS Taken, c.claimed AS Claimed, c.status AS Status, c.content_type AS ContentType,
                   c.digest AS Digest, c.size AS Size, g.name AS OriginName, g.digest AS OriginDigest, c.line AS Line, f.path AS File, c.at AS At, c.length AS Length,
                   c.id - 1 AS Leaf, c.kind AS Kind, c.language AS Language, m.name AS Maker
            FROM capture c JOIN source o ON o.id = c.source JOIN address d ON d.id = c.address JOIN warc_file f ON f.id = c.file JOIN maker m ON m.id = c.maker
            LEFT JOIN origin g ON g.id = c.origin WHERE c.name = $name
            """, new { name = id.Value });
        if (row is null) return null;
        var capture = new Capture(new(row.Name), row.Source, row.Address, Time(row.Taken), row.Claimed, (int?)row.Status, row.ContentType,
            Sha256.FromDigest(row.Digest), row.Size, OriginOf(row.OriginName, row.OriginDigest, row.Line));
        return new CaptureRow(capture, new(row.File, row.At, row.Length), row.Leaf, row.Kind, row.Language, row.Maker);
    });

    public IReadOnlyList<PageEntryRow> ArticlesOn(CaptureId id) => Read(connection => connection.Query<(string Article, byte[] Digest, string? Headline, string? Published)>("""
        SELECT a.name, v.digest, v.headline, v.published FROM capture c JOIN sighting s ON s.capture = c.id JOIN version v ON v.id = s.version
        JOIN article a ON a.id = v.article WHERE c.name = $name ORDER BY s.n
        """, new { name = id.Value }).Select(row => new PageEntryRow(row.Article, Hex(row.Digest)[..VersionId.Digits], row.Headline, row.Published)).ToList());

    public IReadOnlyList<Teaser> TeasersOn(CaptureId id) => Read(connection => connection.Query<(string Lead, string? Date, string? Url)>(
        "SELECT t.lead, t.date, t.url FROM capture c JOIN teaser t ON t.capture = c.id WHERE c.name = $name ORDER BY t.n", new { name = id.Value })
        .Select(row => new Teaser(row.Lead, PartialDate.TryParse(row.Date, out PartialDate date) ? date : null, row.Url)).ToList());

    public IReadOnlyList<(string Code, string Message)> ProblemsOn(CaptureId id) => Read(connection => connection.Query<(string, string)>(
        "SELECT p.code, p.message FROM capture c JOIN problem p ON p.capture = c.id WHERE c.name = $name ORDER BY p.n", new { name = id.Value }).ToList());

    public IReadOnlyList<IndexableRow> Indexable(long afterCaptures, long afterDocument, int limit) => Read(connection => connection.Query<IndexableData>($"""
        {SelectIndexable}
        WHERE v.id > $afterDocument AND ($afterCaptures = 0 OR v.article IN (SELECT t.article FROM sighting s JOIN version t ON t.id = s.version WHERE s.capture > $afterCaptures))
        ORDER BY v.id LIMIT $limit
        """, new { afterCaptures, afterDocument, limit }).Select(Indexable).ToList());

    public IReadOnlyList<IndexableRow> IndexableOf(IReadOnlyCollection<ArticleId> articles) => Read(connection =>
        articles.SelectMany(id => connection.Query<IndexableData>($"{SelectIndexable} WHERE v.article = {ArticleOf}", new { name = id.Value })).Select(Indexable).ToList());

    public IReadOnlyList<long> RetiredSince(long afterCaptures) => Read(connection =>
        connection.Query<long>("SELECT document FROM retired WHERE capture > $afterCaptures ORDER BY document", new { afterCaptures }).ToList());

    public ArchiveOverview Overview() => Read(connection =>
    {
        (long Captures, long Articles, long Versions, long Addresses, long Words, long? Last) totals = connection.QueryFirst<(long, long, long, long, long, long?)>("""
            SELECT (SELECT coalesce(max(id), 0) FROM capture), (SELECT count(*) FROM article), (SELECT count(*) FROM version), (SELECT count(*) FROM address),
                   (SELECT coalesce(sum(v.words), 0) FROM article a JOIN version v ON v.id = a.newest), (SELECT max(taken) FROM capture)
            """);
        List<SourceRow> sources = connection.Query<SourceData>("""
            SELECT o.name AS Name, count(DISTINCT c.id) AS Captures, count(DISTINCT v.article) AS Articles, min(v.published) AS First, max(v.published) AS Last, max(c.taken) AS Taken
            FROM source o JOIN capture c ON c.source = o.id LEFT JOIN sighting s ON s.capture = c.id LEFT JOIN version v ON v.id = s.version GROUP BY o.id ORDER BY 3 DESC, 1
            """).Select(row => new SourceRow(row.Name, row.Captures, row.Articles, row.First, row.Last, row.Taken is { } taken ? Time(taken) : null)).ToList();
        List<(string?, long)> months = connection.Query<(string?, long)>("SELECT month, count(*) FROM article GROUP BY month ORDER BY month").ToList();
        List<(string, long)> problems = connection.Query<(string, long)>("SELECT code, count(*) FROM problem GROUP BY code ORDER BY 2 DESC, 1").ToList();
        return new ArchiveOverview(totals.Captures, totals.Articles, totals.Versions, totals.Addresses, totals.Words, totals.Last is { } last ? Time(last) : null, sources, months, problems);
    });

    public IEnumerable<string> Inventory() => Read(connection => connection.Query<(string Name, byte[] Digest, long Number, string? Published, long IsNewest)>("""
        SELECT a.name, v.digest, v.number, v.published, a.newest = v.id FROM article a JOIN version v ON v.article = a.id ORDER BY a.name, v.digest
        """).Select(row => $"{row.Name} {Hex(row.Digest)} {row.Number} {row.Published} {row.IsNewest}").ToList());

    private static IndexableRow Indexable(IndexableData row) => new(row.Document, row.Article, Hex(row.Digest)[..VersionId.Digits], row.Sources.Split('\n'),
        row.Publisher, row.Language, row.Section, row.Published, row.IsNewest != 0, Time(row.FirstSeen), row.Maker, StoredText.Unpack(row.Packed));

    private sealed record ArticleData(string Name, string Publisher, string Language, string? Headline, string? Section, string? Published, double Confidence, long Newest, long Versions);

    private sealed record VersionData(long Document, byte[] Digest, long Number, string? Headline, string? Published, double Confidence, long Words, long FirstSeen, long LastSeen, long IsNewest, string Maker);

    private sealed record SightingData(string Capture, long Document, byte[] Text, string Source, string Address, long Time, long Taken, string? Claimed, byte[] Bytes, long Leaf);

    // A class and not a record: of an empty answer SQLite cannot tell the types of reckoned columns, which a constructor would have to fit.
    private sealed class IndexableData
    {
        public long Document { get; init; }
        public string Article { get; init; } = "";
        public byte[] Digest { get; init; } = [];
        public string Publisher { get; init; } = "";
        public string Language { get; init; } = "";
        public string? Section { get; init; }
        public string? Published { get; init; }
        public long IsNewest { get; init; }
        public byte[] Packed { get; init; } = [];
        public string Maker { get; init; } = "";
        public long FirstSeen { get; init; }
        public string Sources { get; init; } = "";
    }

    // Not by a constructor: a column without any value has no type of its own.
    private sealed class SourceData
    {
        public string Name { get; init; } = "";

        public long Captures { get; init; }

        public long Articles { get; init; }

        public string? First { get; init; }

        public string? Last { get; init; }

        public long? Taken { get; init; }
    }

    private sealed class CaptureData
    {
        public string Name { get; init; } = "";
        public string Source { get; init; } = "";
        public string Address { get; init; } = "";
        public long Taken { get; init; }
        public string? Claimed { get; init; }
        public long? Status { get; init; }
        public string ContentType { get; init; } = "";
        public byte[] Digest { get; init; } = [];
        public long Size { get; init; }
        public string? OriginName { get; init; }
        public byte[]? OriginDigest { get; init; }
        public long? Line { get; init; }
        public string File { get; init; } = "";
        public long At { get; init; }
        public long Length { get; init; }
        public long Leaf { get; init; }
        public string Kind { get; init; } = "";
        public string? Language { get; init; }
        public string Maker { get; init; } = "";
    }
}
