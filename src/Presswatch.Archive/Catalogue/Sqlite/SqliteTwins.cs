using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Archive.States;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>Addresses that ever sent to their twins, and what the twins answered. Costs nothing where there is none.</summary>
internal sealed class SqliteTwins
{
    private readonly ILookup<long, long> _twins;
    private readonly ILookup<long, AddressAnswer> _answers;

    private SqliteTwins(ILookup<long, long> twins, ILookup<long, AddressAnswer> answers) => (_twins, _answers) = (twins, answers);

    /// <summary>Addresses of which a twin ever answered as missing.</summary>
    public IReadOnlyList<long> Missing { get; private init; } = [];

    /// <param name="after">Only answers as missing by a capture after the first so many count for <see cref="Missing"/>.</param>
    public static SqliteTwins Of(SqliteConnection connection, long after)
    {
        var urls = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        foreach ((long address, string url) in connection.Query<(long, string)>("SELECT DISTINCT w.address, d.url FROM answer w JOIN address d ON d.id = w.address WHERE w.kind = 3"))
        {
            foreach (string twin in TwinAddresses.Of(url))
            {
                if (!urls.TryGetValue(twin, out List<long>? senders)) urls[twin] = senders = [];
                senders.Add(address);
            }
        }
        if (urls.Count == 0) return new(Array.Empty<long>().ToLookup(one => one), Array.Empty<AddressAnswer>().ToLookup(_ => 0L));
        (long Id, string Url)[] known = [.. connection.Query<(long Id, string Url)>("SELECT d.id, d.url FROM json_each($hashes) j JOIN address d ON d.hash = j.value",
            new { hashes = JsonSerializer.Serialize(urls.Keys.Select(SqliteNames.HashOf)) }).Where(row => urls.ContainsKey(row.Url)).Distinct()];
        var values = new { ids = JsonSerializer.Serialize(known.Select(row => row.Id)), after };
        ILookup<long, AddressAnswer> answers = connection.Query<(long Address, long Time, string Capture, long Kind)>("""
            SELECT w.address, w.time, c.name, w.kind FROM json_each($ids) j JOIN answer w ON w.address = j.value JOIN capture c ON c.id = w.capture
            UNION SELECT s.address, s.time, c.name, 0 FROM json_each($ids) j JOIN sighting s ON s.address = j.value JOIN capture c ON c.id = s.capture WHERE c.status IS NOT NULL OR c.claimed IS NOT NULL
            """, values).ToLookup(row => row.Address, row => new AddressAnswer(DateTimeOffset.FromUnixTimeMilliseconds(row.Time), row.Capture, (AnswerKind)row.Kind));
        HashSet<long> missing = [.. connection.Query<long>("SELECT DISTINCT w.address FROM json_each($ids) j JOIN answer w ON w.address = j.value WHERE w.kind = 1 AND ($after = 0 OR w.capture > $after)", values)];
        return new(known.SelectMany(row => urls[row.Url], (row, sender) => (Sender: sender, row.Id)).ToLookup(pair => pair.Sender, pair => pair.Id), answers)
        {
            Missing = [.. known.Where(row => missing.Contains(row.Id)).SelectMany(row => urls[row.Url]).Distinct()],
        };
    }

    /// <summary>What the twins of an address answered.</summary>
    public IEnumerable<AddressAnswer> AnswersOf(long address) => _twins[address].SelectMany(twin => _answers[twin]);
}
