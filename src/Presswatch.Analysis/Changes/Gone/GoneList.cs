namespace Presswatch.Analysis.Changes.Gone;

/// <summary>A page of articles that went or came back.</summary>
/// <param name="Total">Number of all.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
public sealed record GoneList(int Total, IReadOnlyList<GoneChange> Items, string? Next)
{
    /// <summary>The kinds of rows, as users name them.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["gone", "missing", "returned"];

    /// <summary>One page.</summary>
    /// <param name="changes">All changes.</param>
    /// <param name="kind">Only those of this kind; <see langword="null"/> for all.</param>
    /// <param name="source">Only those of this source.</param>
    /// <param name="skip">Changes passed over.</param>
    /// <param name="limit">Most changes given.</param>
    public static GoneList Of(IEnumerable<GoneChange> changes, string? kind, string? source, int skip, int limit)
    {
        GoneChange[] all = [.. changes.Where(change => (kind is null || change.Kind == kind) && (source is null || change.Source == source))];
        GoneChange[] items = [.. all.Skip(skip).Take(limit)];
        return new(all.Length, items, skip + items.Length < all.Length ? $"{skip + items.Length}" : null);
    }
}
