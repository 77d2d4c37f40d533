using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Presswatch.Core.Captures;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>The writer's numbers for names that recur: sources, makers, files, origins, addresses.</summary>
internal sealed class SqliteNames(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<(string Table, string Name), long> _known = [];
    private readonly Dictionary<FileOrigin, long> _origins = [];
    private readonly Dictionary<string, (Statement Find, Statement Add)> _tables = new(StringComparer.Ordinal)
    {
        ["source"] = Pair(connection, "source", "name"),
        ["maker"] = Pair(connection, "maker", "name"),
        ["warc_file"] = Pair(connection, "warc_file", "path"),
    };

    private readonly Statement _findOrigin = new(connection, "SELECT id FROM origin WHERE digest = ?1 AND name = ?2");
    private readonly Statement _addOrigin = new(connection, "INSERT INTO origin (digest, name) VALUES (?1, ?2) RETURNING id");
    private readonly Statement _findAddress = new(connection, "SELECT id FROM address WHERE hash = ?1 AND url = ?2");
    private readonly Statement _addAddress = new(connection, "INSERT INTO address (hash, url) VALUES (?1, ?2) RETURNING id");

    public long Of(string table, string name)
    {
        if (_known.TryGetValue((table, name), out long id)) return id;
        (Statement find, Statement add) = _tables[table];
        id = find.Number(name) ?? add.Number(name)!.Value;
        return _known[(table, name)] = id;
    }

    public long Of(FileOrigin origin)
    {
        FileOrigin file = origin with { Line = null };
        if (_origins.TryGetValue(file, out long id)) return id;
        byte[] digest = file.File.ToBytes();
        id = _findOrigin.Number(digest, file.Name) ?? _addOrigin.Number(digest, file.Name)!.Value;
        return _origins[file] = id;
    }

    public long OfAddress(string url)
    {
        long hash = HashOf(url);
        return _findAddress.Number(hash, url) ?? _addAddress.Number(hash, url)!.Value;
    }

    /// <summary>First 64 bits of the SHA-256 of a text: what long texts are indexed by.</summary>
    public static long HashOf(string text) => BinaryPrimitives.ReadInt64BigEndian(Sha256.Of(text).ToBytes());

    /// <summary>Drops what was learnt, because a batch was given up or another program wrote.</summary>
    public void Forget()
    {
        _known.Clear();
        _origins.Clear();
    }

    public void Dispose()
    {
        foreach ((Statement find, Statement add) in _tables.Values)
        {
            find.Dispose();
            add.Dispose();
        }
        _findOrigin.Dispose();
        _addOrigin.Dispose();
        _findAddress.Dispose();
        _addAddress.Dispose();
    }

    private static (Statement, Statement) Pair(SqliteConnection connection, string table, string column) =>
        (new(connection, $"SELECT id FROM {table} WHERE {column} = ?1"), new(connection, $"INSERT INTO {table} ({column}) VALUES (?1) RETURNING id"));
}
