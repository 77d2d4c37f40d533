using System.Globalization;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Search;

/// <summary>Sums occurrences and words by period.</summary>
internal static class TrendCounter
{
    /// <summary>Most points of a series: 270 years of days.</summary>
    private const int MaxPoints = 100_000;

    /// <summary>Counts.</summary>
    /// <param name="found">What the whole query finds.</param>
    /// <param name="left">What its filters leave.</param>
    /// <param name="leaves">Where its words and phrases stand.</param>
    /// <param name="columns">Attributes of the documents.</param>
    /// <param name="by">Length of a period.</param>
    public static Outcome<TrendAnswer> Count(DocumentSet found, DocumentSet left, IReadOnlyList<LeafHits> leaves, DocumentColumns columns, TrendPeriod by)
    {
        var undated = new Sum();
        var periods = new SortedDictionary<int, Sum>();
        var byDay = new Dictionary<int, Sum>();
        byte needed = by switch { TrendPeriod.Year => 1, TrendPeriod.Month or TrendPeriod.Quarter => 2, _ => 3 };
        Sum Of(int document)
        {
            if (columns.Precisions[document] < needed) return undated;
            int day = columns.Days[document];
            if (byDay.TryGetValue(day, out Sum? sum)) return sum;
            int number = NumberOf(DateOnly.FromDayNumber(day), by);
            if (!periods.TryGetValue(number, out sum)) periods.Add(number, sum = new());
            byDay.Add(day, sum);
            return sum;
        }
        foreach (int document in left)
        {
            Sum sum = Of(document);
            sum.Versions++;
            sum.Words += columns.Words[document];
        }
        foreach (int document in found) Of(document).Articles++;
        foreach (LeafHits leaf in leaves)
        {
            for (int i = 0; i < leaf.Count; i++)
            {
                if (found[leaf.Documents[i]]) Of(leaf.Documents[i]).Occurrences += leaf.Counts[i];
            }
        }
        return Points(periods, undated, by);
    }

    private static Outcome<TrendAnswer> Points(SortedDictionary<int, Sum> periods, Sum undated, TrendPeriod by)
    {
        var points = new List<TrendPoint>();
        if (periods.Count > 0)
        {
            (int first, int last) = (periods.Keys.First(), periods.Keys.Last());
            if (last - first >= MaxPoints)
            {
                return new Problem(ProblemCodes.QueryTooBroad, $"From {Name(first, by)} to {Name(last, by)} there are more than {MaxPoints} periods.", Try: "narrow the time with from: and to:, or ask by month");
            }
            for (int number = first; number <= last; number++)
            {
                points.Add(periods.TryGetValue(number, out Sum? sum) ? sum.ToPoint(Name(number, by)) : new(Name(number, by), 0, 0, 0, Gap: true));
            }
        }
        return new TrendAnswer(points, undated.ToPoint(""));
    }

    /// <summary>Number of the period of a day; neighbours differ by one.</summary>
    private static int NumberOf(DateOnly day, TrendPeriod by) => by switch
    {
        TrendPeriod.Day => day.DayNumber,
        // Day 0 (0001-01-01) was a Monday.
        TrendPeriod.Week => day.DayNumber / 7,
        TrendPeriod.Month => day.Year * 12 + day.Month - 1,
        TrendPeriod.Quarter => day.Year * 4 + (day.Month - 1) / 3,
        _ => day.Year,
    };

    private static string Name(int number, TrendPeriod by)
    {
        switch (by)
        {
            case TrendPeriod.Day:
                return DateOnly.FromDayNumber(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case TrendPeriod.Week:
                DateTime monday = DateOnly.FromDayNumber(number * 7).ToDateTime(TimeOnly.MinValue);
                return $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}";
            case TrendPeriod.Month:
                return $"{number / 12:0000}-{number % 12 + 1:00}";
            case TrendPeriod.Quarter:
                return $"{number / 4:0000}-Q{number % 4 + 1}";
            default:
                return $"{number:0000}";
        }
    }

    private sealed class Sum
    {
        public int Versions { get; set; }

        public int Articles { get; set; }

        public long Occurrences { get; set; }

        public long Words { get; set; }

        public TrendPoint ToPoint(string period) => new(period, Articles, Occurrences, Words, Gap: Versions == 0);
    }
}
