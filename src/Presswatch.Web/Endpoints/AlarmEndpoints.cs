using Presswatch.Analysis;
using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Archive;
using Presswatch.Packs;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Mass events, and articles that went or came back: /alarms, /alarms/ID, /api/v1/alarms, /api/v1/alarms/ID, /api/v1/gone.</summary>
internal static class AlarmEndpoints
{
    private const int RowsShown = 50;

    private static readonly Column<Alarm>[] AlarmColumns =
    [
        new("id", row => row.Id), new("kind", row => row.Kind), new("source", row => row.Source), new("names", row => string.Join("; ", row.Names.Select(name => $"{name.Name} {name.Articles} of {name.Of}"))),
        new("after", row => row.After is { } after ? Show.Iso(after) : null), new("since", row => Show.Iso(row.Since)), new("last", row => Show.Iso(row.Last)), new("confirmed", row => row.Confirmed.ToString()),
        new("suspected", row => row.Suspected.ToString()), new("removed", row => row.Removed.ToString()), new("gone", row => row.Gone.ToString()), new("missing", row => row.Missing.ToString()),
        new("unchecked", row => row.Unchecked.ToString()), new("standing", row => row.Standing.ToString()), new("of", row => row.Of.ToString()), new("firstDay", row => row.FirstDay), new("lastDay", row => row.LastDay),
        new("sections", row => string.Join("; ", row.Sections.Select(section => $"{section.Section} {section.Articles}"))), new("beforeDays", row => row.Before.Days.ToString()),
        new("beforeArticles", row => row.Before.Articles.ToString()), new("query", row => row.Query),
    ];

    private static readonly Column<AlarmArticle>[] ArticleColumns =
    [
        new("article", row => row.Article), new("version", row => row.Version), new("what", row => row.What), new("seen", row => row.Seen is { } seen ? Show.Iso(seen) : null), new("address", row => row.Address),
        new("headline", row => row.Headline), new("published", row => row.Published), new("capture", row => row.Capture),
    ];

    private static readonly Column<GoneChange>[] GoneColumns =
    [
        new("article", row => row.Article), new("version", row => row.Version), new("address", row => row.Address), new("source", row => row.Source), new("kind", row => row.Kind), new("seen", row => Show.Iso(row.Seen)),
        new("missingSince", row => Show.Iso(row.MissingSince)), new("lastSeen", row => row.LastSeen is { } last ? Show.Iso(last) : null), new("wasGone", row => row.WasGone ? "true" : "false"),
        new("headline", row => row.Headline), new("published", row => row.Published), new("section", row => row.Section), new("capture", row => row.Capture),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/alarms", ([AsParameters] Desk desk, HttpContext context) => WithAlarms(desk, context, (alarms, skip, _) => new PageResult<AlarmsPage>(new()
        {
            [nameof(AlarmsPage.Alarms)] = alarms, [nameof(AlarmsPage.Skip)] = skip,
        })));
        routes.MapRead("/alarms/{alarm}", (string alarm, [AsParameters] Desk desk, HttpContext context) => WithAlarm(alarm, desk, context, (found, skip, _) => new PageResult<AlarmPage>(new()
        {
            [nameof(AlarmPage.Alarm)] = found, [nameof(AlarmPage.Skip)] = skip,
        })));
        routes.MapRead("/api/v1/alarms", ([AsParameters] Desk desk, HttpContext context) => WithAlarms(desk, context, (alarms, skip, limit) => ListAnswer.Json(AlarmList.Of(alarms, skip, limit)))).WithName("Alarms");
        routes.MapRead("/api/v1/alarms.{form:" + ListAnswer.Forms + "}", (string form, [AsParameters] Desk desk, HttpContext context) => WithAlarms(desk, context, (alarms, _, _) =>
            ListAnswer.Of(AlarmList.Of(alarms, 0, int.MaxValue).Items, form, "alarms", AlarmColumns)));
        routes.MapRead("/api/v1/alarms/{alarm}", (string alarm, [AsParameters] Desk desk, HttpContext context) => WithAlarm(alarm, desk, context, found => ListAnswer.Json(found))).WithName("Alarm");
        routes.MapRead("/api/v1/alarms/{alarm}/articles.{form:" + ListAnswer.Forms + "}", (string alarm, string form, [AsParameters] Desk desk, HttpContext context) => WithAlarm(alarm, desk, context, found =>
            ListAnswer.Of(found.Articles, form, $"alarm-{found.Id}", ArticleColumns)));
        routes.MapRead("/api/v1/gone", ([AsParameters] Desk desk, HttpContext context) => WithGone(desk, context, (changes, kind, skip, limit) =>
            ListAnswer.Json(GoneList.Of(changes, kind, Asked(context, "source"), skip, limit)))).WithName("Gone");
        routes.MapRead("/api/v1/gone.{form:" + ListAnswer.Forms + "}", (string form, [AsParameters] Desk desk, HttpContext context) => WithGone(desk, context, (changes, kind, _, _) =>
            ListAnswer.Of(GoneList.Of(changes, kind, Asked(context, "source"), 0, int.MaxValue).Items, form, "gone", GoneColumns)));
    }

    /// <summary>The mass events to be shown above a list of changes: on its first page, where nothing narrows it but source and day.</summary>
    internal static IReadOnlyList<Alarm> Beside(ChangesAsk ask, ReckonedChanges known) =>
        ask is { Skip: 0, Since: null, Until: null, Kind: null, What: null, Person: null, Article: null } && known.Alarms.TryGet(out IReadOnlyList<Alarm> alarms)
            ? [.. alarms.Where(alarm => ask.Source is null || alarm.Source == ask.Source)]
            : [];

    private static IResult WithAlarms(Desk desk, HttpContext context, Func<IReadOnlyList<Alarm>, int, int, IResult> answer)
    {
        Outcome<(int Skip, int Limit)> part = PartOf(context);
        if (part.Problem is { } noPart) return ProblemPages.Of(noPart, context);
        Outcome<StandingAsk> ask = AskOf(desk, context);
        if (ask.Problem is { } bad) return ProblemPages.Of(bad, context);
        ReckonedChanges? known = null;
        if (!ProblemPages.IsApi(context) && (known = desk.Book.Within(desk.Options.Patience, ask.Value)) is null) return ChangesEndpoints.NotYet(context);
        Outcome<IReadOnlyList<Alarm>> alarms = known is not null ? known.Alarms : desk.Book.Alarms(ask.Value);
        if (alarms.Problem is { } missing) return ProblemPages.Of(missing, context);
        string? source = Asked(context, "source");
        return answer(source is null ? alarms.Value : [.. alarms.Value.Where(alarm => alarm.Source == source)], part.Value.Skip, part.Value.Limit);
    }

    private static IResult WithAlarm(string id, Desk desk, HttpContext context, Func<Alarm, IResult> answer) => WithAlarm(id, desk, context, (found, _, _) => answer(found));

    private static IResult WithAlarm(string id, Desk desk, HttpContext context, Func<Alarm, int, int, IResult> answer) => WithAlarms(desk, context, (alarms, skip, limit) => alarms.FirstOrDefault(alarm => alarm.Id == id) is { } found
        ? answer(found, skip, limit)
        : ProblemPages.Of(new Problem(ProblemCodes.UnknownArticle, $"No alarm is named '{id}'.", Try: "/api/v1/alarms lists all"), context));

    private static IResult WithGone(Desk desk, HttpContext context, Func<IReadOnlyList<GoneChange>, string?, int, int, IResult> answer)
    {
        Outcome<(int Skip, int Limit)> part = PartOf(context);
        if (part.Problem is { } noPart) return ProblemPages.Of(noPart, context);
        Outcome<StandingAsk> ask = AskOf(desk, context);
        if (ask.Problem is { } bad) return ProblemPages.Of(bad, context);
        string? kind = Asked(context, "kind");
        if (kind is not null && !GoneList.Kinds.Contains(kind)) return ProblemPages.Of(new Problem(ProblemCodes.BadOptionValue, $"'{kind}' is no value of 'kind'.", Try: string.Join(", ", GoneList.Kinds)), context);
        return answer(GoneReport.Of(desk.Archive.Catalogue, ask.Value), kind, part.Value.Skip, part.Value.Limit);
    }

    private static Outcome<(int, int)> PartOf(HttpContext context)
    {
        Outcome<int> skip = ListCursor.Skip(Asked(context, "after"));
        if (skip.Problem is { } noPlace) return noPlace;
        Outcome<int?> limit = PeopleAsked.Limit(context.Request);
        return limit.Problem is { } wrong ? wrong : (skip.Value, limit.Value ?? RowsShown);
    }

    private static Outcome<StandingAsk> AskOf(Desk desk, HttpContext context) => Asked(context, "as-of") is not { } day
        ? StandingAsk.Default
        : PartialDate.TryParse(day, out PartialDate date) && date.Day is not null
            ? StandingAsk.EndOf(date.First, desk.Packs.Value)
            : new Problem(ProblemCodes.BadOptionValue, $"'{day}' is no day", Try: "as-of=2031-08-19");

    private static string? Asked(HttpContext context, string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>What the lists are drawn from.</summary>
    internal readonly record struct Desk(PressArchive Archive, ChangeBook Book, WorkbenchOptions Options, Lazy<PackSet> Packs);
}
