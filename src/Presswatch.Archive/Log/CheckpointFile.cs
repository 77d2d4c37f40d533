using System.Text;
using Presswatch.Archive.Disk;

namespace Presswatch.Archive.Log;

/// <summary>The checkpoints of an archive in the order in which they were signed (file log/checkpoints): signed notes, each followed by an empty line. Append-only.</summary>
internal static class CheckpointFile
{
    /// <summary>One entry of the file.</summary>
    /// <param name="Offset">Its first byte.</param>
    /// <param name="Checkpoint">What it holds; <see langword="null"/> where it cannot be read.</param>
    public readonly record struct Entry(long Offset, SignedCheckpoint? Checkpoint);

    /// <summary>All entries, and the bytes behind the last whole one: what a crash can leave of a checkpoint nobody was told of.</summary>
    public static (IReadOnlyList<Entry> Entries, long Whole, long Length) Read(string path)
    {
        if (!File.Exists(path)) return ([], 0, 0);
        byte[] file;
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            file = new byte[stream.Length];
            stream.ReadExactly(file);
        }
        var entries = new List<Entry>();
        int at = 0;
        while (End(file.AsSpan(at)) is var length and > 0)
        {
            byte[] note = file[at..(at + length - 1)];
            string text = Encoding.UTF8.GetString(note);
            SignedCheckpoint? read = Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(note) && SignedCheckpoint.Read(text) is { } known && known.Note.ToString() == text ? known : null;
            entries.Add(new(at, read));
            at += length;
        }
        return (entries, at, file.Length);
    }

    /// <summary>The last whole checkpoint, found from the end of the file; <see langword="null"/> where there is none.</summary>
    public static SignedCheckpoint? Last(string path)
    {
        byte[] tail = Tail(path, 2 * SignedNote.MostBytes);
        if (!EndsWhole(tail)) return Read(path).Entries.LastOrDefault(entry => entry.Checkpoint is not null).Checkpoint;
        ReadOnlySpan<byte> rest = tail.AsSpan(0, tail.Length - 2);
        int signatures = rest.LastIndexOf("\n\n"u8);
        if (signatures < 0) return null;
        int start = rest[..signatures].LastIndexOf("\n\n"u8);
        return SignedCheckpoint.Read(Encoding.UTF8.GetString(tail.AsSpan(start < 0 ? 0 : start + 2)[..^1]));
    }

    /// <summary>Moves aside what a crash left of an unfinished checkpoint.</summary>
    /// <returns>Number of bytes.</returns>
    public static long Mend(IDisk disk, string path)
    {
        if (EndsWhole(Tail(path, 2))) return 0;
        (_, long whole, long length) = Read(path);
        if (whole == length) return 0;
        using IAppendFile file = disk.OpenAppend(path);
        file.MoveTailAside(whole, $"{path}.aside-{length}");
        return length - whole;
    }

    /// <summary>Adds a checkpoint, and returns when it is on the disk.</summary>
    public static void Append(IDisk disk, string path, SignedCheckpoint checkpoint)
    {
        using IAppendFile file = disk.OpenAppend(path);
        file.Append(Encoding.UTF8.GetBytes(checkpoint.Note + "\n"));
        file.Flush();
    }

    private static bool EndsWhole(ReadOnlySpan<byte> tail) => tail.EndsWith("\n\n"u8);

    private static byte[] Tail(string path, int most)
    {
        if (!File.Exists(path)) return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        byte[] tail = new byte[Math.Min(most, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return tail;
    }

    // Text, empty line, signatures, empty line: the length with the last line feed; 0 where the entry is not whole.
    private static int End(ReadOnlySpan<byte> rest)
    {
        int text = rest.IndexOf("\n\n"u8);
        if (text < 0) return 0;
        int signatures = rest[(text + 2)..].IndexOf("\n\n"u8);
        return signatures < 0 ? 0 : text + 2 + signatures + 2;
    }
}
