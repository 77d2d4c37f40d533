namespace Presswatch.Analysis.Changes.Alarms;

/// <summary>A page of alarms, each with the first of its articles.</summary>
/// <param name="Total">Number of all.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
public sealed record AlarmList(int Total, IReadOnlyList<Alarm> Items, string? Next)
{
    private const int ArticlesShown = 20;

    /// <summary>One page.</summary>
    /// <param name="alarms">All alarms.</param>
    /// <param name="skip">Alarms passed over.</param>
    /// <param name="limit">Most alarms given.</param>
    public static AlarmList Of(IReadOnlyList<Alarm> alarms, int skip, int limit)
    {
        Alarm[] items = [.. alarms.Skip(skip).Take(limit).Select(alarm => alarm with { Articles = [.. alarm.Articles.Take(ArticlesShown)] })];
        return new(alarms.Count, items, skip + items.Length < alarms.Count ? $"{skip + items.Length}" : null);
    }
}
