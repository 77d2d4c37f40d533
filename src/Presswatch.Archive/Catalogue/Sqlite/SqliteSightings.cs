using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Presswatch.Archive.Identity;
using Presswatch.Core.Pages;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>Where and when one article of a page was seen.</summary>
internal readonly record struct Seen(long Capture, CaptureId CaptureName, int N, long Address, long Time, long Maker);

/// <summary>Finds the article that a sighted text belongs to, and keeps its versions.</summary>
/// <remarks>Two sightings are of one article where their keys are equal (publisher, language, folded text, publication date), or where they stand at
/// one address with the same text or as the same news item. Articles are what these links join, so the order of arrival does not matter;
/// where a sighting joins two articles, the one named first keeps its name and the other's resolves to it.</remarks>
internal sealed class SqliteSightings(SqliteConnection connection) : IDisposable
{
    private readonly Statement _atAddress = new(connection,
        "SELECT DISTINCT v.id, v.article, v.digest FROM sighting s JOIN version v ON v.id = s.version WHERE s.address = ?1");
    private readonly Statement _packed = new(connection, "SELECT packed FROM version WHERE id = ?1");
    private readonly Statement _byKey = new(connection, "SELECT article FROM article_key WHERE hash = ?1");
    private readonly Statement _addKey = new(connection, "INSERT OR IGNORE INTO article_key (hash, article) VALUES (?1, ?2)");
    private readonly Statement _findVersion = new(connection, "SELECT id FROM version WHERE article = ?1 AND digest = ?2");
    private readonly Statement _addVersion = new(connection, """
        INSERT INTO version (article, digest, number, headline, section, published, confidence, words, best_time, best_capture, maker, packed)
        VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING id
        """);
    private readonly Statement _betterVersion = new(connection, """
        UPDATE version SET section = ?2, published = ?3, confidence = ?4, best_time = ?5, best_capture = ?6, maker = ?7, packed = ?8
        WHERE id = ?1 AND (?4 > confidence OR (?4 = confidence AND (?5 < best_time OR (?5 = best_time AND ?6 < best_capture))))
        """);
    private readonly Statement _addSighting = new(connection, "INSERT INTO sighting (capture, n, address, version, time) VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly SqliteArticles _articles = new(connection);

    /// <summary>Writes one sighting and what follows from it.</summary>
    public Sighted Add(Seen seen, SightedText text, ArticleId? idGiven)
    {
        List<(long Version, long Article, bool Same)> standing = AtAddress(seen.Address, text);
        var joined = new SortedSet<long>();
        foreach ((long _, long other, bool _) in standing.Where(at => at.Same)) joined.Add(other);
        if (joined.Count == 0) JoinSameItems(standing, text.Article, joined);

        long key = KeyOf(text);
        using (Statement.Rows rows = _byKey.Query(key))
        {
            while (rows.Next()) joined.Add(rows.Number(0));
        }

        (long article, string name, bool isNew) = _articles.Join(joined, text, idGiven, seen.Capture);
        bool newAddress = !isNew && !standing.Any(at => joined.Contains(at.Article));
        _addKey.Run(key, article);
        long? known = isNew ? null : _findVersion.Number(article, text.Text.ToBytes());
        long version = known ?? AddVersion(article, seen, text);
        if (known is not null) Improve(version, seen, text);
        _addSighting.Run(seen.Capture, (long)seen.N, seen.Address, version, seen.Time);
        _articles.Refresh(article, version, isNew);

        SightingOutcome outcome = isNew ? SightingOutcome.NewArticle : known is null ? SightingOutcome.NewVersion : SightingOutcome.Unchanged;
        return new(new(name), version, outcome, newAddress, isNew);
    }

    public void Dispose()
    {
        foreach (Statement statement in (ReadOnlySpan<Statement>)[_atAddress, _packed, _byKey, _addKey, _findVersion, _addVersion, _betterVersion, _addSighting]) statement.Dispose();
        _articles.Dispose();
    }

    private List<(long Version, long Article, bool Same)> AtAddress(long address, SightedText text)
    {
        var standing = new List<(long, long, bool)>();
        byte[]? digest = null;
        using Statement.Rows rows = _atAddress.Query(address);
        while (rows.Next())
        {
            digest ??= text.Text.ToBytes();
            standing.Add((rows.Number(0), rows.Number(1), rows.Bytes(2).SequenceEqual(digest)));
        }
        return standing;
    }

    private void JoinSameItems(List<(long Version, long Article, bool Same)> standing, PageArticle article, SortedSet<long> joined)
    {
        foreach ((long version, long other, bool _) in standing)
        {
            if (!joined.Contains(other) && NewsItem.Same(article, TextOf(version).Article)) joined.Add(other);
        }
    }

    private StoredText TextOf(long version)
    {
        using Statement.Rows rows = _packed.Query(version);
        rows.Next();
        return StoredText.Unpack(rows.Bytes(0).ToArray());
    }

    private long AddVersion(long article, Seen seen, SightedText text) => _addVersion.Number(
        article, text.Text.ToBytes(), text.Article.Headline, text.Article.Section, text.Published.Value?.ToString(), text.Published.Confidence,
        (long)text.Words, seen.Time, seen.CaptureName.Value, seen.Maker, text.Packed)!.Value;

    /// <summary>Of several sightings of one text, the surest date counts; then the earliest sighting.</summary>
    private void Improve(long version, Seen seen, SightedText text) => _betterVersion.Run(
        version, text.Article.Section, text.Published.Value?.ToString(), text.Published.Confidence, seen.Time, seen.CaptureName.Value, seen.Maker, text.Packed);

    private static long KeyOf(SightedText text) =>
        BinaryPrimitives.ReadInt64BigEndian(Sha256.Of($"{text.Publisher}\n{text.Language}\n{text.Folded.Hex}\n{text.Published.Value}").ToBytes());
}
