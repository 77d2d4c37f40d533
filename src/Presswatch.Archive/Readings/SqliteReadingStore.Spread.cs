namespace Presswatch.Archive.Readings;

public sealed partial class SqliteReadingStore
{
    private readonly HeldOfFile<ReadingSpreads> _spreads;

    public ReadingSpread? Spread(IEnumerable<long> documents, int named)
    {
        ReadingSpreads held = _spreads.Current();
        return held.Columns.Spread(documents, named, (id, name) =>
        {
            lock (held.Values)
            {
                if (held.Values.TryGetValue(id, out string? known)) return known;
                // By name where that means nobody else.
                return held.Values[id] = People.Resolve(name) is [var only] && only == id ? name : id;
            }
        });
    }

    // Beside the columns what the filter for a person takes, as far as it was asked for.
    private sealed record ReadingSpreads(ReadingColumns Columns)
    {
        public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);
    }
}
