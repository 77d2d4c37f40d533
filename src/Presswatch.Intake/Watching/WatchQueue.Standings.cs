using Dapper;

namespace Presswatch.Intake.Watching;

/// <summary>An address of an article as the queue knows it.</summary>
/// <param name="Source">Id of the source's profile.</param>
/// <param name="Found">When it was found.</param>
/// <param name="HasPage">Whether a page was ever served there.</param>
/// <param name="End">How the last visit ended; <see langword="null"/> before the first.</param>
internal sealed record QueuedPlace(string Address, string Source, DateTimeOffset Found, bool HasPage, VisitEnd? End);

internal sealed partial class WatchQueue
{
    /// <summary>All addresses of articles.</summary>
    public IReadOnlyList<QueuedPlace> Places() => Read(() => _connection.Query<(string Address, string Source, long Found, long? First, long? Ending)>(
        "SELECT address, source, found, first, ending FROM place WHERE kind = $kind", new { kind = (int)VisitKind.Article })
        .Select(row => new QueuedPlace(row.Address, row.Source, At(row.Found), row.First is not null, (VisitEnd?)row.Ending)).ToArray());
}
