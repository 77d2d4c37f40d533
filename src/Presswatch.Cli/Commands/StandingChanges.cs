using System.Globalization;
using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Archive;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Lists what went and came back, and mass events: <c>changes --kind gone</c>, <c>missing</c>, <c>returned</c>, <c>alarm</c>.</summary>
internal static class StandingChanges
{
    public const string AlarmKind = "alarm";

    private const int SectionsShown = 5;

    /// <summary>Whether a kind of change is one of these.</summary>
    public static bool Has(string? kind) => kind == AlarmKind || (kind is not null && GoneList.Kinds.Contains(kind));

    /// <summary>Lists them.</summary>
    /// <param name="app">The program.</param>
    /// <param name="folder">The archive.</param>
    /// <param name="kind">One of the kinds.</param>
    /// <param name="source">Only this source.</param>
    /// <param name="asOf">Day as of which it is reckoned, as the user wrote it.</param>
    /// <param name="alarm">Id of one alarm, whose articles are listed.</param>
    /// <param name="part">Part of the list.</param>
    /// <param name="format">Form of the answer.</param>
    public static int Run(CliContext app, string folder, string kind, string? source, string? asOf, string? alarm, ListPart part, OutputFormat format)
    {
        Outcome<int> skip = Analysis.People.PeopleReport.Skip(part.After);
        if (skip.Problem is { } noPlace) return app.Out.Fail(noPlace);
        Outcome<StandingAsk> ask = Ask(asOf);
        if (ask.Problem is { } noDay) return app.Out.Fail(noDay);
        try
        {
            Outcome<OpenReadings> opened = OpenReadings.Open(app, folder);
            if (!opened.TryGet(out OpenReadings readings)) return app.Out.Fail(opened.Problem!);
            using OpenReadings held = readings;
            int limit = part.Limit ?? int.MaxValue;
            if (kind != AlarmKind)
            {
                Write(GoneList.Of(GoneReport.Of(readings.Archive.Catalogue, ask.Value), kind, source, skip.Value, limit), format, app.Out);
                return ExitCode.Done;
            }
            Alarm[] alarms = [.. AlarmReport.Of(readings.Archive.Catalogue, readings.Store, ask.Value, AlarmRules.Default).Where(one => source is null || one.Source == source)];
            if (alarm is null)
            {
                Write(AlarmList.Of(alarms, skip.Value, limit), format, app.Out);
                return ExitCode.Done;
            }
            if (alarms.FirstOrDefault(one => one.Id == alarm) is not { } found) return app.Out.Fail(new Problem(ProblemCodes.UnknownArticle, $"No alarm is named '{alarm}'.", Try: "presswatch changes --kind alarm"));
            Write(found, skip.Value, limit, format, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private static Outcome<StandingAsk> Ask(string? asOf)
    {
        if (asOf is null) return StandingAsk.Default;
        return DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? StandingAsk.Default with { AsOf = StandingAsk.EndOf(day) }
            : new Problem(ProblemCodes.BadOptionValue, $"'{asOf}' is no day", Try: "--as-of 2031-08-19");
    }

    private static void Write(GoneList list, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(list);
                break;
            case OutputFormat.Jsonl:
                foreach (GoneChange change in list.Items) print.JsonLine(change);
                break;
            case OutputFormat.Csv:
                print.CsvRow("article", "version", "address", "source", "kind", "seen", "missingSince", "lastSeen", "wasGone", "headline", "published", "section", "capture");
                foreach (GoneChange one in list.Items)
                {
                    print.CsvRow(one.Article, one.Version, one.Address, one.Source, one.Kind, Time(one.Seen), Time(one.MissingSince), one.LastSeen is { } last ? Time(last) : "", one.WasGone ? "true" : "false", one.Headline, one.Published,
                        one.Section, one.Capture);
                }
                break;
            default:
                foreach (GoneChange one in list.Items)
                {
                    print.Line($"{one.Kind,-8}  {Time(one.Seen)}  {one.Article}/{one.Version}  {one.Source}");
                    print.Line($"  {one.Headline ?? "Untitled"}{(one.Published is { } day ? $", {day}" : "")}; missing since {Time(one.MissingSince)}{(one.LastSeen is { } last ? $", last there {Time(last)}" : "")}");
                }
                print.Note($"{list.Total:N0} articles" + (list.Next is { } next ? $"; more: --after {next}" : ""));
                break;
        }
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
                print.Note($"{list.Total:N0} alarms" + (list.Next is { } next ? $"; more: --after {next}" : ""));
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

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
