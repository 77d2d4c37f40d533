using System.Globalization;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Log;

namespace Presswatch.Archive.Proof;

/// <summary>Writes the log as files that any web server can publish (C2SP tlog-tiles: checkpoint and tile/L/N), from which anyone can make proofs. The entries themselves are not among them.</summary>
public static class LogTiles
{
    private const int Width = 256;

    /// <summary>Writes the tiles of a checkpoint's tree, then the checkpoint. Whole tiles that are there already stay: they never change.</summary>
    /// <returns>Number of files written.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static int Write(MerkleTree tree, SignedCheckpoint checkpoint, string folder)
    {
        int written = 0;
        long size = checkpoint.Head.Size;
        for (int level = 0; size >> (8 * level) > 0; level++)
        {
            long hashes = size >> (8 * level);
            for (long number = 0; number * Width < hashes; number++)
            {
                ReadOnlyMemory<byte> tile = tree.Tile(level, number, size);
                int width = tile.Length / CaptureLog.LeafSize;
                string path = Path.Combine(folder, "tile", level.ToString(CultureInfo.InvariantCulture), PathOf(number));
                if (width < Width) path = Path.Combine(path + ".p", width.ToString(CultureInfo.InvariantCulture));
                if (File.Exists(path) && new FileInfo(path).Length == tile.Length) continue;
                SystemDisk.Instance.MakeFolder(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, tile.Span);
                written++;
            }
        }
        SystemDisk.Instance.MakeFolder(folder);
        File.WriteAllText(Path.Combine(folder, "checkpoint"), checkpoint.Note.ToString());
        return written + 1;
    }

    /// <summary>A tile's number as a path: groups of three digits, all but the last after an "x".</summary>
    internal static string PathOf(long number)
    {
        string path = (number % 1000).ToString("000", CultureInfo.InvariantCulture);
        while ((number /= 1000) > 0) path = $"x{(number % 1000).ToString("000", CultureInfo.InvariantCulture)}{Path.DirectorySeparatorChar}{path}";
        return path;
    }
}
