using System.Globalization;
using Presswatch.Archive.Disk;

namespace Presswatch.Archive.Warc;

/// <summary>Where a record stands.</summary>
/// <param name="File">Path below captures/, with forward slashes: "2024/08/0001.warc.gz".</param>
/// <param name="Offset">First byte of its gzip member.</param>
/// <param name="Length">Bytes of the member.</param>
public readonly record struct RecordPlace(string File, long Offset, long Length)
{
    public long End => Offset + Length;
}

/// <summary>The WARC files of an archive, appended in the order of the log. One writer.</summary>
/// <remarks>Files are named by the month in which they were begun and a number within it; their names in order are the order of the records, also when the clock was set back.</remarks>
public sealed class WarcFiles(IDisk disk, string folder, long fileLimit = WarcFiles.DefaultFileLimit) : IDisposable
{
    /// <summary>A file that has reached this size, in bytes, is closed and the next one begun.</summary>
    public const long DefaultFileLimit = 1L << 30;

    private IAppendFile? _file;
    private string _name = "";

    /// <summary>All files in the order of their records.</summary>
    public static IReadOnlyList<string> Names(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*.warc.gz", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => name.Length == "yyyy/MM/NNNN.warc.gz".Length && char.IsAsciiDigit(name[0]))
            .Order(StringComparer.Ordinal)];

    /// <summary>Appends records, unflushed, and says where each stands.</summary>
    public RecordPlace[] Append(IReadOnlyList<byte[]> records, DateTimeOffset now)
    {
        var places = new RecordPlace[records.Count];
        for (int i = 0; i < records.Count; i++)
        {
            IAppendFile file = Current(now);
            places[i] = new(_name, file.Length, records[i].Length);
            file.Append(records[i]);
        }
        return places;
    }

    public void Flush() => _file?.Flush();

    /// <summary>Cuts off what stands past a place, moving it aside; <see langword="null"/> where no record stands at all.</summary>
    /// <returns>Number of bytes moved.</returns>
    public long MoveAsideAfter(RecordPlace? last)
    {
        long moved = 0;
        foreach (string name in Names(folder))
        {
            int order = last is { } place ? string.CompareOrdinal(name, place.File) : 1;
            if (order < 0) continue;
            long keep = order == 0 ? last!.Value.End : 0;
            using IAppendFile file = disk.OpenAppend(PathOf(name));
            if (file.Length <= keep) continue;
            moved += file.Length - keep;
            file.MoveTailAside(keep, Path.Combine(folder, "aside", $"{name.Replace('/', '-')}-{keep}-{file.Length}"));
        }
        Forget();
        return moved;
    }

    /// <summary>Lets go of the open file, because another program may have written since.</summary>
    public void Forget()
    {
        _file?.Dispose();
        _file = null;
    }

    public void Dispose() => Forget();

    private string PathOf(string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));

    private IAppendFile Current(DateTimeOffset now)
    {
        if (_file is { } open)
        {
            if (open.Length < fileLimit) return open;
            open.Flush();
            Forget();
        }
        string month = now.UtcDateTime.ToString("yyyy/MM", CultureInfo.InvariantCulture);
        int number = 1;
        if (Names(folder) is [.., { } last])
        {
            string lastMonth = last[..7];
            int lastNumber = int.Parse(last.AsSpan(8, 4), CultureInfo.InvariantCulture);
            bool lastHasRoom = new FileInfo(PathOf(last)).Length < fileLimit;
            if (string.CompareOrdinal(month, lastMonth) <= 0)
            {
                month = lastMonth;
                number = lastHasRoom ? lastNumber : lastNumber + 1;
            }
        }
        _name = $"{month}/{number:0000}.warc.gz";
        return _file = disk.OpenAppend(PathOf(_name));
    }
}
