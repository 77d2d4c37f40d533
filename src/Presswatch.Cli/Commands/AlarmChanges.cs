using System.Globalization;
using Presswatch.Analysis;
using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Lists mass events: <c>changes --kind alarm</c>.</summary>
internal static class AlarmChanges
{
    public const string Kind = "alarm";

    private const int SectionsShown = 5;

    /// <summary>Lists them, or the articles of one.</summary>
    /// <param name="book">The archive's changes.</param>
    /// <param name="ask">As of when.</param>
    /// <param name="source">Only this source.</param>
    /// <param name="alarm">Id of one alarm, whose articles are listed.</param>
    /// <param name="part">Part of the list.</param>
    /// <param name="format">Form of the answer.</param>
    public static int Write(ChangeBook book, StandingAsk ask, string? source, string? alarm, ListPart part, OutputFormat format, CliOutput print)
    {
        Outcome<int> skip = ListCursor.Skip(part.After);
        if (skip.Problem is { } noPlace) return print.Fail(noPlace);
        Outcome<IReadOnlyList<Alarm>> all = book.Alarms(ask);
        if (all.Problem is { } none) return print.Fail(none);
        Alarm[] alarms = [.. all.Value.Where(one => source is null || one.Source == source)];
        int limit = part.Limit ?? int.MaxValue;
        if (alarm is null)
        {
            Write(AlarmList.Of(alarms, skip.Value, limit), format, print);
            return ExitCode.Done;
        }
        if (alarms.FirstOrDefault(one => one.Id == alarm) is not { } found) return print.Fail(new Problem(ProblemCodes.UnknownArticle, $"No alarm is named '{alarm}'.", Try: "presswatch changes --kind alarm"));
        Write(found, skip.Value, limit, format, print);
        return ExitCode.Done;
    }

    private static void Write(AlarmList list, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(list);
                break;
            case OutputFormat.Jsonl:
                foreach (Alarm alarm in list.Items) print.JsonLine(alarm);
                break;
            case OutputFormat.Csv:
                print.CsvRow("id", "kind", "source", "names", "after", "since", "last", "confirmed", "suspected", "removed", "gone", "missing", "unchecked", "standing", "of", "firstDay", "lastDay", "sections", "beforeDays", "beforeArticles", "query");
                foreach (Alarm one in list.Items)
                {
                    print.CsvRow(one.Id, one.Kind, one.Source, string.Join("; ", one.Names.Select(name => $"{name.Name} {name.Articles} of {name.Of}")), one.After is { } after ? Time(after) : "", Time(one.Since), Time(one.Last),
                        $"{one.Confirmed}", $"{one.Suspected}", $"{one.Removed}", $"{one.Gone}", $"{one.Missing}", $"{one.Unchecked}", $"{one.Standing}", $"{one.Of}", one.FirstDay, one.LastDay,
                        string.Join("; ", one.Sections.Select(section => $"{section.Section} {section.Articles}")), $"{one.Before.Days}", $"{one.Before.Articles}", one.Query);
                }
                break;
            default:
                foreach (Alarm alarm in list.Items) Text(alarm, print);
                print.Note($"{list.Total:N0} {(list.Total == 1 ? "alarm" : "alarms")}" + (list.Next is { } next ? $"; more: --after {next}" : ""));
                break;
        }
    }

    private static void Write(Alarm alarm, int skip, int limit, OutputFormat format, CliOutput print)
    {
        AlarmArticle[] articles = [.. alarm.Articles.Skip(skip).Take(limit)];
        string? next = skip + articles.Length < alarm.Articles.Count ? $"{skip + articles.Length}" : null;
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(alarm with { Articles = articles });
                break;
            case OutputFormat.Jsonl:
                foreach (AlarmArticle article in articles) print.JsonLine(article);
                break;
            case OutputFormat.Csv:
                print.CsvRow("article", "version", "what", "seen", "address", "headline", "published", "capture");
                foreach (AlarmArticle one in articles) print.CsvRow(one.Article, one.Version, one.What, one.Seen is { } seen ? Time(seen) : "", one.Address, one.Headline, one.Published, one.Capture);
                break;
            default:
                Text(alarm, print);
                foreach (AlarmArticle one in articles) print.Line($"  {one.What,-9}  {(one.Seen is { } seen ? Time(seen) : ""),-20}  {one.Article}/{one.Version}  {one.Published}  {one.Headline}");
                print.Note($"{alarm.Articles.Count:N0} articles" + (next is not null ? $"; more: --after {next}" : ""));
                break;
        }
    }

    private static void Text(Alarm alarm, CliOutput print)
    {
        print.Line($"{alarm.Id}  {alarm.Kind}  {alarm.Source}  {Time(alarm.Since)} to {Time(alarm.Last)}{(alarm.After is { } after ? $", all well at {Time(after)}" : "")}");
        if (alarm.Names.Count > 0) print.Line($"  names: {string.Join(", ", alarm.Names.Select(name => $"{name.Name} ({name.Articles:N0} of {name.Of:N0} articles)"))}");
        print.Line($"  {alarm.Confirmed:N0} confirmed: {alarm.Removed:N0} with a name removed, {alarm.Gone:N0} gone; {alarm.Suspected:N0} suspected: {alarm.Missing:N0} missing, {alarm.Unchecked:N0} not looked at since; {alarm.Standing:N0} of {alarm.Of:N0} stand");
        if (alarm.FirstDay is not null) print.Line($"  published {alarm.FirstDay} to {alarm.LastDay}; sections: {string.Join(", ", alarm.Sections.Take(SectionsShown).Select(section => $"{section.Section ?? "none"} {section.Articles:N0}"))}");
        print.Line($"  before: {alarm.Before.Articles:N0} articles in {alarm.Before.Days:N0} days, {alarm.Before.MostInADay:N0} on one day at most; {alarm.Before.Alarms:N0} such alarms");
    }

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
