using Dapper;
using Presswatch.Archive.States;

namespace Presswatch.Archive.Catalogue.Sqlite;

public sealed partial class SqliteCatalogue
{
    private const long MillisecondsOfDay = 86_400_000;

    public DateTimeOffset? LastTaken() => Read(connection => connection.ExecuteScalar<long?>("SELECT max(taken) FROM capture") is { } taken ? Time(taken) : (DateTimeOffset?)null);

    public IReadOnlyList<NamedAddress> NamedAddresses() => Read(connection => connection.Query<(string Address, string? Date, long Taken, string? Claimed)>("""
        SELECT t.url, max(t.date), min(c.taken), min(c.claimed) FROM teaser t JOIN capture c ON c.id = t.capture WHERE t.url IS NOT NULL AND c.kind = 'list' GROUP BY t.url
        """).Select(row => new NamedAddress(row.Address, row.Date, Core.Captures.Capture.ClaimedTime(row.Claimed) ?? Time(row.Taken))).ToArray());

    public IReadOnlyList<AddressStanding> AddressStandings() => Read(connection => connection.Query<(string Address, string Source, string Kind, long? Status, string? Code, long Sighted, string? Published)>("""
        SELECT a.url, o.name, c.kind, c.status, (SELECT p.code FROM problem p WHERE p.capture = c.id AND p.n = 0),
               EXISTS (SELECT 1 FROM sighting s WHERE s.address = a.id), (SELECT v.published FROM sighting s JOIN version v ON v.id = s.version WHERE s.address = a.id ORDER BY s.time DESC LIMIT 1)
        FROM (SELECT address, max(id) AS last FROM capture WHERE content_type NOT LIKE '%presswatch-role=%' GROUP BY address) l
        JOIN capture c ON c.id = l.last JOIN address a ON a.id = c.address JOIN source o ON o.id = c.source WHERE a.url LIKE 'http%'
        """).Select(row => new AddressStanding(row.Address, row.Source, row.Kind, (int?)row.Status, row.Code, row.Sighted != 0, row.Published)).ToArray());

    public IReadOnlyList<AskedDay> AskedDays() => Read(connection => connection.Query<(string Source, long Day, long Heard)>($"""
        SELECT o.name, n.day, n.heard
        FROM (SELECT c.source, c.taken / {MillisecondsOfDay} AS day, max({AnswerRule.HeardSql}) AS heard FROM capture c LEFT JOIN problem p ON p.capture = c.id AND p.n = 0
              WHERE c.status IS NOT NULL AND c.claimed IS NULL AND c.content_type NOT LIKE '%presswatch-role=robots%' GROUP BY c.source, day) n
        JOIN source o ON o.id = n.source
        """).Select(row => new AskedDay(row.Source, DateOnly.FromDateTime(Time(row.Day * MillisecondsOfDay).UtcDateTime), row.Heard != 0)).ToArray());

    public IReadOnlyList<ProblemSource> SourcesWith(string code) => Read(connection => connection.Query<(string Source, long Captures, long First, long Last, string Capture, string Address)>("""
        SELECT o.name, n.captures, n.first, c.taken, c.name, a.url
        FROM (SELECT c.source, count(DISTINCT c.id) AS captures, min(c.taken) AS first, max(c.id) AS newest FROM problem p JOIN capture c ON c.id = p.capture WHERE p.code = $code GROUP BY c.source) n
        JOIN capture c ON c.id = n.newest JOIN source o ON o.id = n.source JOIN address a ON a.id = c.address ORDER BY c.id DESC
        """, new { code }).Select(row => new ProblemSource(row.Source, row.Captures, Time(row.First), Time(row.Last), row.Capture, row.Address)).ToArray());
}
