using Microsoft.AspNetCore.Antiforgery;
using Presswatch.Analysis;
using Presswatch.Analysis.People;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Intake.Pipeline;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>People: /people, /people/ID, and their data.</summary>
internal static class PeopleEndpoints
{
    private const int RowsAtOnce = 500;
    private const int AppearancesShown = 50;

    private static readonly Column<ListedPerson>[] PersonColumns =
    [
        new("person", row => row.Person), new("name", row => row.Name), new("pack", row => row.Pack), new("known", row => row.Known ? "true" : "false"), new("titlesNow", row => string.Join("; ", row.TitlesNow)),
        new("all", row => row.Appearances.All.ToString()), new("present", row => row.Appearances.Present.ToString()), new("speaker", row => row.Appearances.Speaker.ToString()),
        new("sender", row => row.Appearances.Sender.ToString()), new("recipient", row => row.Appearances.Recipient.ToString()), new("mentioned", row => row.Appearances.Mentioned.ToString()),
        new("first", row => row.First), new("last", row => row.Last), new("sure", row => row.Sure.ToString("0.###")), new("query", row => row.Query),
    ];

    private static readonly Column<ReportedAppearance>[] AppearanceColumns =
    [
        new("article", row => row.Article), new("version", row => row.Version), new("published", row => row.Published), new("date", row => row.Date), new("dated", row => row.Dated ? "true" : "false"),
        new("place", row => row.Place), new("type", row => JsonText.NameOf(row.Type)), new("role", row => JsonText.NameOf(row.Role)), new("title", row => row.Title), new("name", row => row.Name),
        new("position", row => row.Position?.ToString()), new("listOf", row => row.ListOf?.ToString()), new("listKind", row => row.ListKind), new("sure", row => row.Sure.ToString("0.###")), new("why", row => row.Why),
        new("sentence", row => row.Evidence.Count > 0 ? row.Evidence[0].Text : null), new("capture", row => row.Evidence.Count > 0 ? row.Evidence[0].Capture : null), new("address", row => $"/a/{row.Article}/{row.Version}"),
    ];

    private static readonly Column<ReportedTitle>[] TitleColumns =
    [
        new("title", row => row.Title), new("rank", row => row.Rank), new("body", row => row.Body), new("count", row => row.Count.ToString()), new("first", row => row.First), new("last", row => row.Last),
        new("sentence", row => row.Evidence.Count > 0 ? row.Evidence[0].Text : null), new("address", row => row.Evidence.Count > 0 ? $"/a/{row.Evidence[0].Article}/{row.Evidence[0].Version}" : null),
    ];

    private static readonly Column<Companion>[] CompanionColumns = [new("person", row => row.Person), new("name", row => row.Name), new("together", row => row.Together.ToString()), new("query", row => row.Query)];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/people", ([AsParameters] Desk desk, HttpContext context) => WithList(desk, context, (asked, store) =>
            new PageResult<PeoplePage>(new() { [nameof(PeoplePage.View)] = new PeopleView(asked, PeopleReport.Of(store, asked.Ask)) })));
        routes.MapRead("/api/v1/people", ([AsParameters] Desk desk, HttpContext context) => WithList(desk, context, (asked, store) => ListAnswer.Json(PeopleReport.Of(store, asked.Ask)))).WithName("People");
        routes.MapRead("/api/v1/people.{form:" + ListAnswer.Forms + "}", (string form, [AsParameters] Desk desk, HttpContext context) => WithList(desk, context, (asked, store) =>
            ListAnswer.Of(asked.HasLimit ? PeopleReport.Of(store, asked.Ask).Items : All(store, asked.Ask), form, "people", PersonColumns)));

        routes.MapRead("/people/{person}", (string person, [AsParameters] Desk desk, HttpContext context) => Page(person, desk, context));
        RouteGroupBuilder api = routes.MapGroup("/api/v1/people/{person}");
        api.MapRead("", (string person, [AsParameters] Desk desk, HttpContext context) => With(person, desk, context, AppearancesShown, (report, _) => ListAnswer.Json(report))).WithName("Person");
        api.MapRead("/appearances.{form:" + ListAnswer.Forms + "}", (string person, string form, [AsParameters] Desk desk, HttpContext context) => With(person, desk, context, int.MaxValue, (report, _) =>
            ListAnswer.Of(report.Items, form, $"appearances-{report.Person}", AppearanceColumns)));
        api.MapRead("/titles.{form:" + ListAnswer.Forms + "}", (string person, string form, [AsParameters] Desk desk, HttpContext context) => With(person, desk, context, 1, (report, _) =>
            ListAnswer.Of(report.Titles, form, $"titles-{report.Person}", TitleColumns)));
        api.MapRead("/companions.{form:" + ListAnswer.Forms + "}", (string person, string form, [AsParameters] Desk desk, HttpContext context) => With(person, desk, context, 1, (report, _) =>
            ListAnswer.Of(report.Companions, form, $"companions-{report.Person}", CompanionColumns)));
    }

    private static IResult Page(string person, Desk desk, HttpContext context) => With(person, desk, context, AppearancesShown, (report, role) =>
    {
        if (report.Person != person) return Results.Redirect($"/people/{Uri.EscapeDataString(report.Person)}{context.Request.QueryString}");
        bool isFirst = context.Request.Query["after"].ToString().Length == 0;
        var view = new PersonView(report, role, isFirst, FormSeal.Of(context, desk.Forms), desk.Overview.Current().Months);
        return new PageResult<PersonPage>(new() { [nameof(PersonPage.View)] = view });
    });

    private static IEnumerable<ListedPerson> All(IReadingStore store, PeopleAsk ask)
    {
        PeopleAsk next = ask with { Limit = RowsAtOnce };
        while (true)
        {
            PeopleReport page = PeopleReport.Of(store, next);
            foreach (ListedPerson person in page.Items) yield return person;
            if (page.Next is null) yield break;
            next = next with { Skip = next.Skip + page.Items.Count };
        }
    }

    private static IResult WithList(Desk desk, HttpContext context, Func<PeopleAsked, IReadingStore, IResult> answer)
    {
        Outcome<PeopleAsked> asked = PeopleAsked.Read(context.Request);
        if (asked.Problem is { } bad) return ProblemPages.Of(bad, context);
        Outcome<IReadingStore> store = desk.Readings.Store();
        return store.Problem is { } missing ? ProblemPages.Of(missing, context) : answer(asked.Value, store.Value);
    }

    private static IResult With(string person, Desk desk, HttpContext context, int most, Func<PersonReport, PersonRole?, IResult> answer)
    {
        Outcome<PersonRole?> role = PeopleAsked.Role(context.Request.Query["role"].ToString());
        if (role.Problem is { } bad) return ProblemPages.Of(bad, context);
        Outcome<int> skip = ListCursor.Skip(context.Request.Query["after"].ToString() is { Length: > 0 } after ? after : null);
        if (skip.Problem is { } cursor) return ProblemPages.Of(cursor, context);
        Outcome<int?> limit = PeopleAsked.Limit(context.Request);
        if (limit.Problem is { } wrong) return ProblemPages.Of(wrong, context);
        Outcome<IReadingStore> store = desk.Readings.Store();
        if (store.Problem is { } missing) return ProblemPages.Of(missing, context);
        Outcome<PersonReport> report = PersonReport.Of(desk.Archive, store.Value, person, skip.Value, limit.Value ?? most, role.Value);
        return report.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(report.Value, role.Value);
    }

    /// <summary>What the pages of people are drawn from.</summary>
    internal readonly record struct Desk(PressArchive Archive, ReadingsOnDemand Readings, OverviewCache Overview, IAntiforgery Forms);
}
