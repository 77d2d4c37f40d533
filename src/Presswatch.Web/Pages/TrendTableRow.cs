using Presswatch.Analysis.Searching;

namespace Presswatch.Web.Pages;

/// <summary>A row of the table of a trend: one period, or several one after another of which the archive has nothing.</summary>
/// <param name="First">The earliest.</param>
/// <param name="Last">The latest; the same for one period.</param>
internal sealed record TrendTableRow(TrendCount First, TrendCount Last)
{
    /// <summary>Most periods that are shown: about four years of days.</summary>
    public const int MostPeriods = 1_500;

    /// <summary>Whether the archive has nothing of it.</summary>
    public bool IsEmpty => Last.IsEmpty();

    /// <summary>"2031-08", "2031-08 to 2032-01".</summary>
    public string Period => First.Period == Last.Period ? Last.Period : $"{First.Period} to {Last.Period}";

    /// <summary>What is known to be missed; "" where nothing is.</summary>
    public string Loss => LossOf(Last);

    /// <summary>The rows of a series, newest first.</summary>
    public static IReadOnlyList<TrendTableRow> Of(TrendSeries series)
    {
        var rows = new List<TrendTableRow>();
        foreach (TrendCount point in series.Points.Reverse().Take(MostPeriods))
        {
            if (rows is [.., { IsEmpty: true } later] && point.IsEmpty() && LossOf(point) == later.Loss) rows[^1] = later with { First = point };
            else rows.Add(new(point, point));
        }
        return rows;
    }

    private static string LossOf(TrendCount point) => point.Why is "nothing-held" ? "" : Show.Loss(point.Why, point.Missed).TrimStart(';', ' ');
}
