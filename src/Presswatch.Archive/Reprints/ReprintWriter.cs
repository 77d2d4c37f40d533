using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue.Sqlite;

namespace Presswatch.Archive.Reprints;

/// <summary>Writes texts, the links between them and the groups that follow. Not safe for concurrent use; the caller holds the transaction.</summary>
internal sealed class ReprintWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _find = new(connection, "SELECT stands, team FROM text WHERE document = ?1");
    private readonly Statement _add = new(connection, "INSERT INTO text (document, article, stands, newest, published, day, language, sources, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    private readonly Statement _change = new(connection, "UPDATE text SET article = ?2, newest = ?3, published = ?4, day = ?5, language = ?6, sources = ?7 WHERE document = ?1");
    private readonly Statement _drop = new(connection, "DELETE FROM text WHERE document = ?1");
    private readonly Statement _link = new(connection, "INSERT OR IGNORE INTO link (one, other) VALUES (?1, ?2), (?2, ?1)");
    private readonly Statement _linked = new(connection, "SELECT other FROM link WHERE one = ?1");
    private readonly Statement _standing = new(connection, "SELECT document, article, published FROM text WHERE stands = ?1 AND newest = 1");
    private readonly Statement _anyText = new(connection, "SELECT min(document) FROM text WHERE stands = ?1");
    private readonly Statement _teamsOf = new(connection, "SELECT DISTINCT team FROM text WHERE stands = ?1 AND team IS NOT NULL");
    private readonly Statement _leave = new(connection, "UPDATE text SET team = NULL WHERE team = ?1");
    private readonly Statement _dropTeam = new(connection, "DELETE FROM team WHERE id = ?1");
    private readonly Statement _join = new(connection, "UPDATE text SET team = ?2 WHERE document = ?1");
    private readonly Statement _addTeam = new(connection, "INSERT INTO team (id, article, published, members) VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement _findSources = new(connection, "SELECT id FROM source_set WHERE names = ?1");
    private readonly Statement _addSources = new(connection, "INSERT INTO source_set (names) VALUES (?1) RETURNING id");
    private readonly Statement _addHead = new(connection, "INSERT OR IGNORE INTO head (hash, document) VALUES (?1, ?2)");
    private readonly HashSet<long> _touched = [];

    /// <summary>The document that stands for a known one; <see langword="null"/> where it is not known.</summary>
    public long? StandsFor(long document) => _find.Number(document);

    /// <summary>A document whose text is that of the one that stands; <see langword="null"/> where all of them are gone.</summary>
    public long? TextOf(long stands)
    {
        using Statement.Rows rows = _anyText.Query(stands);
        return rows.Next() && rows.Number(0) is > 0 and var document ? document : null;
    }

    /// <summary>Adds a text that was not known.</summary>
    public void Add(ReprintText text, long stands, int words, IReadOnlyList<Reprint> reprints)
    {
        _add.Run((long)text.Document, text.Article, stands, text.IsNewest ? 1L : 0L, text.Published?.ToString(), DayOf(text), text.Language, SourcesOf(text), (long)words);
        foreach (Reprint reprint in reprints) _link.Run(stands, (long)reprint.Text);
        foreach (long hash in HeadHashes.Of(text.Headline, text.Body)) _addHead.Run(hash, (long)text.Document);
        if (text.IsNewest && (stands != text.Document || reprints.Count > 0)) _touched.Add(stands);
    }

    /// <summary>Takes over what has changed of a known text: all but its words.</summary>
    public void Change(ReprintText text, long stands)
    {
        _change.Run((long)text.Document, text.Article, text.IsNewest ? 1L : 0L, text.Published?.ToString(), DayOf(text), text.Language, SourcesOf(text));
        _touched.Add(stands);
    }

    /// <summary>Takes a text out; its words stay in the index for those that it stands for.</summary>
    public void Drop(long document)
    {
        if (StandsFor(document) is not { } stands) return;
        _touched.Add(stands);
        Leave(stands);
        _drop.Run(document);
    }

    /// <summary>Reckons anew the groups of all that was touched. Groups are what links join, among the newest versions alone, so they do not depend on the order of arrival.</summary>
    public void Group()
    {
        var seeds = new HashSet<long>(_touched);
        foreach (long stands in _touched) seeds.UnionWith(Linked(stands));
        foreach (long stands in seeds) Leave(stands);
        var seen = new HashSet<long>();
        foreach (long seed in seeds.Order())
        {
            if (seen.Contains(seed)) continue;
            var members = new List<(long Document, string Article, string? Published)>();
            long least = Walk(seed, seen, members);
            if (members.Count < 2) continue;
            (_, string first, string? published) = members.OrderBy(one => one.Published, DateOrder).ThenBy(one => one.Article, StringComparer.Ordinal).First();
            _dropTeam.Run(least);
            _addTeam.Run(least, first, published, (long)members.Count);
            foreach ((long document, _, _) in members) _join.Run(document, least);
        }
        _touched.Clear();
    }

    /// <summary>Forgets what was touched, because a transaction was given up.</summary>
    public void Forget() => _touched.Clear();

    public void Dispose()
    {
        foreach (Statement statement in (ReadOnlySpan<Statement>)[_find, _add, _change, _drop, _link, _linked, _standing, _anyText, _teamsOf, _leave, _dropTeam, _join, _addTeam, _findSources, _addSources, _addHead])
        {
            statement.Dispose();
        }
    }

    /// <summary>Dates in their order, unknown ones last.</summary>
    internal static readonly Comparer<string?> DateOrder = Comparer<string?>.Create((a, b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => string.CompareOrdinal(a, b),
    });

    private static long? DayOf(ReprintText text) => text.Published is { Day: not null } day ? day.First.DayNumber : null;

    /// <summary>Gathers the newest texts that links join with one; a text without a newest version joins nothing.</summary>
    private long Walk(long seed, HashSet<long> seen, List<(long, string, string?)> members)
    {
        long least = seed;
        var waiting = new Queue<long>([seed]);
        seen.Add(seed);
        while (waiting.TryDequeue(out long stands))
        {
            int before = members.Count;
            using (Statement.Rows rows = _standing.Query(stands))
            {
                while (rows.Next()) members.Add((rows.Number(0), rows.Text(1), rows.Bytes(2).IsEmpty ? null : rows.Text(2)));
            }
            if (members.Count == before) continue;
            Leave(stands);
            least = Math.Min(least, stands);
            foreach (long other in Linked(stands))
            {
                if (seen.Add(other)) waiting.Enqueue(other);
            }
        }
        return least;
    }

    private List<long> Linked(long stands)
    {
        var linked = new List<long>();
        using Statement.Rows rows = _linked.Query(stands);
        while (rows.Next()) linked.Add(rows.Number(0));
        return linked;
    }

    private void Leave(long stands)
    {
        var teams = new List<long>();
        using (Statement.Rows rows = _teamsOf.Query(stands))
        {
            while (rows.Next()) teams.Add(rows.Number(0));
        }
        foreach (long team in teams)
        {
            _leave.Run(team);
            _dropTeam.Run(team);
        }
    }

    private long SourcesOf(ReprintText text)
    {
        string names = string.Join('\n', text.Sources.Order(StringComparer.Ordinal));
        return _findSources.Number(names) ?? _addSources.Number(names)!.Value;
    }
}
