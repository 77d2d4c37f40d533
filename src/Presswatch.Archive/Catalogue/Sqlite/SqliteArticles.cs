using Microsoft.Data.Sqlite;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>Makes, joins and refreshes articles.</summary>
internal sealed class SqliteArticles(SqliteConnection connection) : IDisposable
{
    private readonly Statement _add = new(connection, "INSERT INTO article (name, publisher, language, newest, versions, month) VALUES (?1, ?2, ?3, 0, 1, ?4) RETURNING id");
    private readonly Statement _byName = new(connection, "SELECT id FROM article WHERE name = ?1 UNION ALL SELECT article FROM alias WHERE name = ?1");
    private readonly Statement _name = new(connection, "SELECT name FROM article WHERE id = ?1");
    private readonly Statement _versions = new(connection, "SELECT id, digest FROM version WHERE article = ?1");
    private readonly Statement _twin = new(connection, "SELECT id FROM version WHERE article = ?1 AND digest = ?2");
    private readonly Statement _keepBetter = new(connection, """
        UPDATE version SET (section, published, confidence, best_time, best_capture, maker, packed) =
            (SELECT section, published, confidence, best_time, best_capture, maker, packed FROM version WHERE id = ?1)
        WHERE id = ?2 AND EXISTS (SELECT 1 FROM version o WHERE o.id = ?1 AND (o.confidence > version.confidence
            OR (o.confidence = version.confidence AND (o.best_time, o.best_capture) < (version.best_time, version.best_capture))))
        """);
    private readonly Statement _moveSightings = new(connection, "UPDATE sighting SET version = ?2 WHERE version = ?1");
    private readonly Statement _dropVersion = new(connection, "DELETE FROM version WHERE id = ?1");
    private readonly Statement _moveVersion = new(connection, "UPDATE version SET article = ?2 WHERE id = ?1");
    private readonly Statement _retire = new(connection, "INSERT OR IGNORE INTO retired (capture, document) VALUES (?1, ?2)");
    private readonly Statement _moveKeys = new(connection, "UPDATE OR IGNORE article_key SET article = ?2 WHERE article = ?1");
    private readonly Statement _dropKeys = new(connection, "DELETE FROM article_key WHERE article = ?1");
    private readonly Statement _moveAliases = new(connection, "UPDATE alias SET article = ?2 WHERE article = ?1");
    private readonly Statement _addAlias = new(connection, "INSERT OR IGNORE INTO alias (name, article) SELECT name, ?2 FROM article WHERE id = ?1");
    private readonly Statement _drop = new(connection, "DELETE FROM article WHERE id = ?1");
    private readonly Statement _stands = new(connection, """
        SELECT s.version, s.address, s.time FROM version v JOIN sighting s ON s.version = v.id JOIN capture c ON c.id = s.capture
        WHERE v.article = ?1 ORDER BY s.time, c.name, s.n
        """);
    private readonly Statement _setNumber = new(connection, "UPDATE version SET number = ?2 WHERE id = ?1");
    private readonly Statement _setFirst = new(connection, "UPDATE article SET newest = ?2 WHERE id = ?1");
    private readonly Statement _setNewest = new(connection,
        "UPDATE article SET newest = ?2, versions = ?3, month = (SELECT substr(published, 1, 7) FROM version WHERE id = ?2 AND length(published) >= 7) WHERE id = ?1");

    /// <summary>The one article that the joined ones are, made where there is none.</summary>
    /// <param name="joined">Articles that a sighting joins; afterwards the one that is left, if any.</param>
    /// <param name="text">The sighted text, from which a new id is reckoned.</param>
    /// <param name="idGiven">The id the journal holds for it.</param>
    /// <param name="capture">The capture that joins them.</param>
    public (long Id, string Name, bool IsNew) Join(SortedSet<long> joined, SightedText text, ArticleId? idGiven, long capture)
    {
        ArticleId? made = joined.Count == 0 ? idGiven ?? ArticleId.From(text.Publisher, text.Language, text.Folded, text.Published.Value?.ToString()) : null;
        if (made is { } id)
        {
            if (_byName.Number(id.Value) is { } existing)
            {
                joined.Add(existing);
            }
            else
            {
                string? month = text.Published.Value is { Month: not null } published ? published.ToString()[..7] : null;
                return (_add.Number(id.Value, text.Publisher, text.Language, month)!.Value, id.Value, true);
            }
        }
        long kept = joined.Min;
        foreach (long other in joined.Skip(1)) Merge(other, kept, capture);
        return (kept, NameOf(kept), false);
    }

    /// <summary>Reckons anew which version is the newest, and the numbers of the versions.</summary>
    public void Refresh(long article, long version, bool isNew)
    {
        if (isNew)
        {
            _setFirst.Run(article, version);
            return;
        }
        var order = new List<long>();
        var standing = new Dictionary<long, long>();
        long newest = version;
        using (Statement.Rows rows = _stands.Query(article))
        {
            while (rows.Next())
            {
                (long seen, long address) = (rows.Number(0), rows.Number(1));
                bool isFirst = !order.Contains(seen);
                if (isFirst) order.Add(seen);
                // The newest text is the one to which an address changed last; a known text met at a further address changes nothing.
                if (isFirst || (standing.TryGetValue(address, out long before) && before != seen)) newest = seen;
                standing[address] = seen;
            }
        }
        for (int i = 0; i < order.Count; i++) _setNumber.Run(order[i], i + 1L);
        _setNewest.Run(article, newest, (long)order.Count);
    }

    public void Dispose()
    {
        foreach (Statement statement in (ReadOnlySpan<Statement>)[_add, _byName, _name, _versions, _twin, _keepBetter, _moveSightings, _dropVersion, _moveVersion, _retire, _moveKeys,
            _dropKeys, _moveAliases, _addAlias, _drop, _stands, _setNumber, _setFirst, _setNewest])
        {
            statement.Dispose();
        }
    }

    private string NameOf(long article)
    {
        using Statement.Rows rows = _name.Query(article);
        rows.Next();
        return rows.Text(0);
    }

    private void Merge(long from, long into, long capture)
    {
        var versions = new List<(long Id, byte[] Digest)>();
        using (Statement.Rows rows = _versions.Query(from))
        {
            while (rows.Next()) versions.Add((rows.Number(0), rows.Bytes(1).ToArray()));
        }
        foreach ((long version, byte[] digest) in versions)
        {
            if (_twin.Number(into, digest) is { } twin)
            {
                _keepBetter.Run(version, twin);
                _moveSightings.Run(version, twin);
                _dropVersion.Run(version);
                _retire.Run(capture, version);
            }
            else
            {
                _moveVersion.Run(version, into);
            }
        }
        _moveKeys.Run(from, into);
        _dropKeys.Run(from);
        _moveAliases.Run(from, into);
        _addAlias.Run(from, into);
        _drop.Run(from);
    }
}
