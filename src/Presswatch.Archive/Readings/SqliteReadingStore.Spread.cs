namespace Presswatch.Archive.Readings;

public sealed partial class SqliteReadingStore
{
    private readonly Lock _spreading = new();
    private (FileState State, ReadingColumns Columns, Dictionary<string, string> Values)? _columns;

    public ReadingSpread? Spread(IEnumerable<long> documents, int named)
    {
        (ReadingColumns columns, Dictionary<string, string> values) = Columns();
        return columns.Spread(documents, named, (id, name) =>
        {
            lock (values)
            {
                if (values.TryGetValue(id, out string? known)) return known;
                // By name where that means nobody else.
                return values[id] = People.Resolve(name) is [var only] && only == id ? name : id;
            }
        });
    }

    private (ReadingColumns Columns, Dictionary<string, string> Values) Columns()
    {
        lock (_spreading)
        {
            FileState state = FileState.Of(_path);
            if (_columns is { } held && held.State == state) return (held.Columns, held.Values);
            ReadingColumns columns = Read(ReadingColumns.Read);
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            _columns = (state, columns, values);
            return (columns, values);
        }
    }

    // Whoever writes, this program or another, changes the file or the log beside it.
    private readonly record struct FileState(long Length, DateTime Written, long LogLength, DateTime LogWritten)
    {
        public static FileState Of(string path)
        {
            var file = new FileInfo(path);
            var log = new FileInfo(path + "-wal");
            return new(file.Length, file.LastWriteTimeUtc, log.Exists ? log.Length : 0, log.Exists ? log.LastWriteTimeUtc : default);
        }
    }
}
