using Presswatch.Archive.Catalogue;
using Presswatch.Analysis.Searching;
using Presswatch.Core.Problems;
using Presswatch.Intake.Completeness;

namespace Presswatch.Analysis.Overviews;

/// <summary>The archive at a glance: totals, sources, articles by month, problems by kind.</summary>
/// <param name="Words">Words of the newest version of each article.</param>
/// <param name="LastCapture">When the last capture was taken in, UTC.</param>
/// <param name="Months">Every month from the first to the last with an article, zeros included.</param>
/// <param name="Undated">Articles whose month of publication is not known.</param>
public sealed record OverviewReport(
    long Captures, long Articles, long Versions, long Addresses, long Words, DateTimeOffset? LastCapture,
    IReadOnlyList<SourceRow> Sources, IReadOnlyList<MonthRow> Months, long Undated, IReadOnlyList<ProblemRow> Problems)
{
    /// <summary>Puts it together.</summary>
    /// <param name="overview">What the catalogue counts.</param>
    /// <param name="completeness">What is known to be missed, for the months.</param>
    public static OverviewReport Of(ArchiveOverview overview, CompletenessReport? completeness = null) => new(
        overview.Captures, overview.Articles, overview.Versions, overview.Addresses, overview.Words, overview.LastCapture, overview.Sources,
        [.. MonthRow.Fill(overview.Months.Where(row => row.Month is { Length: 7 }).Select(row => (row.Month!, row.Articles))).Select(month => month.With(completeness))],
        overview.Months.Where(row => row.Month is not { Length: 7 }).Sum(row => row.Articles),
        [.. overview.Problems.Select(row => ProblemCode.Find(row.Code) is { } code ? new ProblemRow(row.Code, code.Reason, code.Title, row.Count) : new(row.Code, null, null, row.Count))]);
}

/// <summary>Articles of one month.</summary>
/// <param name="Month">"2031-08".</param>
/// <param name="Missed">Articles of all sources that are known to be missed.</param>
/// <param name="Why">Why the month is a gap, as with trends; <see langword="null"/> where it is none.</param>
public sealed record MonthRow(string Month, long Articles, int Missed = 0, string? Why = null)
{
    internal MonthRow With(CompletenessReport? completeness)
    {
        PeriodLoss loss = completeness is not null && PeriodSpan.Of(Month) is var (from, to) ? completeness.Between(from, to) : default;
        return this with { Missed = loss.Missed, Why = loss.Why ?? (Articles == 0 ? "nothing-held" : null) };
    }

    // A slip such as a year 202 must not make a chart of twenty thousand months.
    private const int MostMonths = 1_800;

    /// <summary>All months from the first to the last, those without articles as zeros; the last 150 years where there are more.</summary>
    public static IReadOnlyList<MonthRow> Fill(IEnumerable<(string Month, long Articles)> counted)
    {
        SortedDictionary<int, long> byMonth = [];
        foreach ((string month, long articles) in counted)
        {
            if (Number(month) is { } number) byMonth[number] = byMonth.GetValueOrDefault(number) + articles;
        }
        if (byMonth.Count == 0) return [];
        int last = byMonth.Keys.Last();
        int first = Math.Max(byMonth.Keys.First(), last - MostMonths + 1);
        return [.. Enumerable.Range(first, last - first + 1).Select(number => new MonthRow($"{number / 12:0000}-{(number % 12) + 1:00}", byMonth.GetValueOrDefault(number)))];
    }

    private static int? Number(string month) =>
        Core.Dates.PartialDate.TryParse(month, out Core.Dates.PartialDate date) && date.Month is { } inYear ? (date.Year * 12) + inYear - 1 : null;
}

/// <summary>How many captures have a problem of one kind.</summary>
/// <param name="Reason">Its kebab-case word; <see langword="null"/> for a code this program does not know.</param>
public sealed record ProblemRow(string Code, string? Reason, string? Meaning, long Count);
