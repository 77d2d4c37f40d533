using Dapper;
using Microsoft.Data.Sqlite;

namespace Presswatch.Archive.Reprints;

/// <summary>The index of shingles with its place on the disk: read when it is first needed, its additions saved with each share, whole where they have become many. Not safe for concurrent use.</summary>
internal sealed class SavedIndex(SqliteConnection connection, ShingleSource source)
{
    private const int PartBytes = 16 << 20;

    /// <summary>Shares are joined into the whole once they are this share of it.</summary>
    private const int SharesOfWhole = 4;

    private const long LeastShares = 1 << 16;

    private ReprintIndex? _index;
    private IndexJournal _journal = new();
    private long _state;
    private long _whole;
    private long _share;

    /// <summary>The index in the state that the open transaction sees.</summary>
    public ReprintIndex Current()
    {
        long state = Meta("state"), whole = Meta("whole");
        if (_index is null || whole != _whole)
        {
            _journal = new();
            _index = new(source) { Journal = _journal };
            if (connection.ExecuteScalar<long>("SELECT count(*) FROM part") > 0) _index.Load(Part);
            (_whole, _share) = (whole, 0);
        }
        if (_share == 0 || state != _state)
        {
            foreach ((long n, byte[] bytes) in connection.Query<(long, byte[])>("SELECT n, bytes FROM share WHERE n > $share ORDER BY n", new { share = _share }))
            {
                IndexJournal.Replay(bytes, _index);
                _share = n;
            }
            _state = state;
        }
        return _index;
    }

    /// <summary>Writes what was added, in the open transaction.</summary>
    public void Save()
    {
        if (_index is null) return;
        bool isVoid = _journal.IsVoid;
        byte[] added = _journal.Take();
        if (!isVoid && added.Length == 0) return;
        connection.Execute("UPDATE meta SET value = $state WHERE name = 'state'", new { state = ++_state });
        if (!isVoid)
        {
            connection.Execute("INSERT INTO share (n, bytes) VALUES ($n, $added)", new { n = ++_share, added });
            (long shares, long whole) = connection.QueryFirst<(long, long)>("SELECT (SELECT coalesce(sum(length(bytes)), 0) FROM share), (SELECT coalesce(sum(length(bytes)), 0) FROM part)");
            if (shares < Math.Max(LeastShares, whole / SharesOfWhole)) return;
        }
        connection.Execute("DELETE FROM part; DELETE FROM share");
        foreach ((string name, ReadOnlyMemory<byte> bytes) in _index.Save())
        {
            for (int n = 0; n * (long)PartBytes < bytes.Length || n == 0; n++)
            {
                byte[] part = bytes.Slice(n * PartBytes, Math.Min(PartBytes, bytes.Length - (n * PartBytes))).ToArray();
                connection.Execute("INSERT INTO part (name, n, bytes) VALUES ($name, $n, $part)", new { name, n, part });
            }
        }
        connection.Execute("UPDATE meta SET value = $whole WHERE name = 'whole'", new { whole = ++_whole });
        _share = 0;
    }

    /// <summary>Drops what is in memory, because a transaction was given up.</summary>
    public void Forget() => _index = null;

    private byte[] Part(string name) => [.. connection.Query<byte[]>("SELECT bytes FROM part WHERE name = $name ORDER BY n", new { name }, buffered: false).SelectMany(bytes => bytes)];

    private long Meta(string name) => connection.ExecuteScalar<long>("SELECT value FROM meta WHERE name = $name", new { name });
}
