using Presswatch.Analysis.Sources;
using Presswatch.Archive.Catalogue;
using Presswatch.Intake.Completeness;
using Presswatch.Intake.Watching;

namespace Presswatch.Web.Pages;

/// <summary>What the page of the sources shows.</summary>
public sealed class SourcesView
{
    private const int DaysShown = 31;
    private const int MonthsShown = 60;

    private readonly IReadOnlyList<SourceDay> _days;

    internal SourcesView(IReadOnlyList<SourceFare> fares, IReadOnlyList<ProblemSource> alarms, CompletenessReport completeness, CompletenessAsk ask, ProofReport proof)
    {
        (Fares, Alarms, Ask, Proof) = (fares, alarms, ask, proof);
        _days = (ask with { GapsOnly = false }).In(completeness);
        Shown = [.. (ask.GapsOnly ? _days.Where(day => day.Gap) : _days).Take(DaysShown)];
        Total = ask.GapsOnly ? _days.Count(day => day.Gap) : _days.Count;
    }

    internal IReadOnlyList<SourceFare> Fares { get; }

    internal IReadOnlyList<ProblemSource> Alarms { get; }

    internal CompletenessAsk Ask { get; }

    internal ProofReport Proof { get; }

    /// <summary>The days of the table, newest first.</summary>
    internal IReadOnlyList<SourceDay> Shown { get; }

    /// <summary>Days that could be shown.</summary>
    internal int Total { get; }

    internal int Expected => _days.Sum(day => day.Expected);

    internal int Got => _days.Sum(day => day.Got);

    internal int Missed => _days.Sum(day => day.Missed);

    internal int Gaps => _days.Count(day => day.Gap);

    /// <summary>How many of the sources that are asked are in which state, the live first.</summary>
    internal IEnumerable<(string State, int Count)> States => Fares.GroupBy(fare => fare.State).Select(group => (group.Key, group.Count())).OrderBy(pair => pair.Key != "live").ThenByDescending(pair => pair.Item2);

    /// <summary>What was got by month, with what is known to be missed.</summary>
    internal IReadOnlyList<Bar> Bars
    {
        get
        {
            Dictionary<string, (int Got, int Missed, DayLook Look)> months = [];
            foreach (SourceDay day in _days)
            {
                if (day.Day is not { } at) continue;
                string month = at.ToString("yyyy-MM", CultureInfo.InvariantCulture);
                (int got, int missed, DayLook look) = months.GetValueOrDefault(month);
                months[month] = (got + day.Got, missed + day.Missed, day.Look is DayLook.Down or DayLook.NotLooked ? day.Look : look);
            }
            return
            [
                .. MonthRow.Fill(months.Select(month => (month.Key, (long)month.Value.Got))).TakeLast(MonthsShown).Select(row =>
                {
                    (int _, int missed, DayLook look) = months.GetValueOrDefault(row.Month);
                    string? why = missed > 0 ? "known-missed" : look == DayLook.Down ? "source-down" : look == DayLook.NotLooked ? "not-looked" : null;
                    return new Bar(row.Month, row.Articles, Show.Number(row.Articles), $"{Show.ShortDay(row.Month)}: {Show.Number(row.Articles)} got{Show.Loss(why, missed)}", Address(month: row.Month), row.Articles == 0 && why is null)
                    {
                        Missing = Show.LossShare(why, missed, row.Articles + missed),
                    };
                }),
            ];
        }
    }

    /// <summary>The page, narrowed.</summary>
    internal string Address(string? source = null, bool? gaps = null, string? month = null, string path = "/sources")
    {
        var parts = new List<string>();
        if ((source ?? Ask.Source) is { Length: > 0 } name) parts.Add("source=" + Uri.EscapeDataString(name));
        if (month is not null) parts.AddRange([$"from={month}", $"to={month}"]);
        else
        {
            if (Ask.From is { } from) parts.Add($"from={from:yyyy-MM-dd}");
            if (Ask.To is { } to) parts.Add($"to={to:yyyy-MM-dd}");
        }
        if (gaps ?? Ask.GapsOnly) parts.Add("gaps=1");
        return parts.Count > 0 ? $"{path}?{string.Join('&', parts)}" : path;
    }

    /// <summary>Why something is missed on a day, in words.</summary>
    internal static string Why(SourceDay day)
    {
        List<string> parts = [];
        Add(day.Gone, "not found when first asked for");
        Add(day.Refused, "refused");
        Add(day.Failed, "not answered");
        Add(day.Unread, "without a text that could be read");
        Add(day.Late, "named, not asked for yet");
        Add(day.Skipped, day.Skipped == 1 ? "number left out" : "numbers left out");
        if (day.Look == DayLook.Down) parts.Add("the source gave no answer all day");
        if (day.Look == DayLook.NotLooked) parts.Add("nobody looked");
        if (day.Named == 0 && day.Gap is false) parts.Add("nothing tells how many there were");
        return string.Join(", ", parts);

        void Add(int count, string what)
        {
            if (count > 0) parts.Add($"{Show.Number(count)} {what}");
        }
    }
}
