using System.Globalization;
using Dapper;

namespace Presswatch.Intake.Watching;

/// <summary>An address of an article as the queue knows it.</summary>
/// <param name="Source">Id of the source's profile.</param>
/// <param name="Found">When it was found.</param>
/// <param name="HasPage">Whether a page was ever served there.</param>
/// <param name="End">How the last visit ended; <see langword="null"/> before the first.</param>
internal sealed record QueuedPlace(string Address, string Source, DateTimeOffset Found, bool HasPage, VisitEnd? End);

/// <summary>What became of a source's visits on one day.</summary>
/// <param name="Source">Id of the source's profile.</param>
/// <param name="Day">UTC.</param>
/// <param name="Answered">Visits that were answered with the page, "not modified" or "not found".</param>
internal sealed record VisitDay(string Source, DateOnly Day, long Visits, long Answered);

internal sealed partial class WatchQueue
{
    /// <summary>All addresses of articles.</summary>
    public IReadOnlyList<QueuedPlace> Places() => Read(() => _connection.Query<(string Address, string Source, long Found, long? First, long? Ending)>(
        "SELECT address, source, found, first, ending FROM place WHERE kind = $kind", new { kind = (int)VisitKind.Article })
        .Select(row => new QueuedPlace(row.Address, row.Source, At(row.Found), row.First is not null, (VisitEnd?)row.Ending)).ToArray());

    /// <summary>Every day on which a source was asked for anything.</summary>
    public IReadOnlyList<VisitDay> Days() => Read(() => _connection.Query<(string Source, string Day, long Visits, long Answered)>(
        $"SELECT source, day, sum(visits), sum(CASE WHEN ending IN ({(int)VisitEnd.Taken}, {(int)VisitEnd.Unchanged}, {(int)VisitEnd.Missing}) THEN visits ELSE 0 END) FROM day GROUP BY source, day")
        .Select(row => new VisitDay(row.Source, DateOnly.ParseExact(row.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), row.Visits, row.Answered)).ToArray());
}
