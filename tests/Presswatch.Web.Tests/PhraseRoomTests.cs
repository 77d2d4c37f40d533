using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Presswatch.Web.Tests;

/// <summary>The workbench on an archive whose articles repeat each other.</summary>
public sealed class SpokenFixture() : WorkbenchFixture(new SampleArchive(listed: false, spoken: true));

/// <summary>The room of phrases, and what is new in an article.</summary>
public sealed class PhraseRoomTests(SpokenFixture workbench) : IClassFixture<SpokenFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private IReadOnlyList<string> Spoken => workbench.Archive.Spoken;

    [Fact]
    public async Task Novelty_Page_GreysFormulaAndLeadsToItsPlaceInTheEarliestArticle()
    {
        string html = await workbench.TextAsync($"/a/{Spoken[^1]}?show=novelty");
        Match formula = Regex.Match(html, @"<a class=""formula"" id=""f0"" href=""(?<to>/a/(?<article>\w+)/\w+\?at=\d+,\d+#at)""[^>]*>(?<text>[^<]*)</a>", RegexOptions.ExplicitCapture, Patience);
        formula.Groups["text"].Value.ShouldContain(SampleArchive.Lamps);
        formula.Groups["article"].Value.ShouldBe(Spoken[0]);
        html.ShouldContain("against all that came out before <time datetime=\"2031-11-04\">");
        html.ShouldMatch(@"<b class=""num"">\d+\s?%</b> of the words are new");

        string earlier = await workbench.TextAsync(WebUtility.HtmlDecode(formula.Groups["to"].Value).Split('#')[0]);
        Regex.Match(earlier, @"<mark id=""at"">(?<text>[^<]*)</mark>", RegexOptions.ExplicitCapture, Patience).Groups["text"].Value.ShouldContain(SampleArchive.Lamps);
    }

    [Fact]
    public async Task Novelty_FirstArticle_HasNoFormula()
    {
        JsonObject report = await workbench.JsonAsync($"/api/v1/novelty/{Spoken[0]}");
        report["formula"]!.AsArray().ShouldBeEmpty();
        report["newWords"]!.GetValue<int>().ShouldBe(report["words"]!.GetValue<int>());
        (await workbench.TextAsync($"/a/{Spoken[0]}?show=novelty")).ShouldContain("No eight words in a row stand in an article of an earlier day.");
    }

    [Fact]
    public async Task Novelty_Data_NamesTheEarlierPlaceInEachForm()
    {
        JsonObject report = await workbench.JsonAsync($"/api/v1/novelty/{Spoken[^1]}");
        JsonNode row = report["formula"]!.AsArray().ShouldHaveSingleItem()!;
        row["earlier"]!.GetValue<string>().ShouldBe(Spoken[0]);
        row["articles"]!.GetValue<int>().ShouldBe(Spoken.Count);
        row["words"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(SampleArchive.Lamps.Split(' ').Length);
        (await workbench.TextAsync($"/api/v1/novelty/{Spoken[^1]}.csv")).Split('\n').Length.ShouldBe(3);
        (await workbench.TextAsync($"/api/v1/novelty/{Spoken[^1]}.jsonl")).ShouldContain($"\"earlier\":\"{Spoken[0]}\"");
        await workbench.TextAsync("/api/v1/novelty/aaaaaaaaaaaaaaaa", HttpStatusCode.NotFound);
        await workbench.TextAsync($"/api/v1/novelty/{workbench.Archive.Hostile}", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task New_WithoutPeriod_IsTheLastMonthAndOpensTheListBehind()
    {
        string html = await workbench.TextAsync("/phrases/new");
        html.ShouldContain("new in 1 Nov 2031 to 30 Nov 2031");
        html.ShouldContain("href=\"/phrases?q=%22");
        html.ShouldContain("salt ferry");
        html.ShouldContain("from%3A2031-11-01%20to%3A2031-11-30");
        html.ShouldContain("/phrases/new?from=2031-10");
        html.ShouldContain("href=\"/api/v1/phrases/new.csv?from=2031-11\"");
    }

    [Fact]
    public async Task New_After_GoesOnWhereThePageEnded()
    {
        JsonObject all = await workbench.JsonAsync("/api/v1/phrases/new?from=2031-11");
        string[] phrases = [.. all["items"]!.AsArray().Select(row => row!["phrase"]!.GetValue<string>())];
        phrases.Length.ShouldBe(all["total"]!.GetValue<int>());
        phrases.Length.ShouldBeGreaterThan(1);
        JsonObject first = await workbench.JsonAsync("/api/v1/phrases/new?from=2031-11&limit=1");
        first["next"]!.GetValue<string>().ShouldBe("1");
        JsonObject second = await workbench.JsonAsync("/api/v1/phrases/new?from=2031-11&limit=1&after=1");
        ((string[])[first["items"]![0]!["phrase"]!.GetValue<string>(), second["items"]![0]!["phrase"]!.GetValue<string>()]).ShouldBe(phrases[..2]);
    }

    [Fact]
    public async Task Set_Page_ShowsFamiliesWithTheirArticles()
    {
        string html = await workbench.TextAsync("/phrases/set");
        html.ShouldContain(SampleArchive.Lamps);
        html.ShouldContain("6 articles");
        JsonObject data = await workbench.JsonAsync("/api/v1/phrases/set");
        data["items"]!.AsArray().ShouldContain(row => row!["articles"]!.GetValue<int>() == Spoken.Count && row["years"]!["2031"]!.GetValue<int>() == Spoken.Count);
        (await workbench.TextAsync("/api/v1/phrases/set.csv")).ShouldStartWith("phrase,leader,query");
    }

    [Theory]
    [InlineData("/phrases")]
    [InlineData("/trend")]
    public async Task Phrases_OneOrSeveral_HaveTrendAndHistory(string path)
    {
        string html = await workbench.TextAsync($"{path}?q=%22salt+ferry%22&q=heather");
        html.ShouldContain("First and last");
        html.ShouldContain("<time datetime=\"2031-11-02\">");
        html.ShouldMatch(@"href=""/a/\w+/\w+\?at=\d+,2#at""");
        html.ShouldContain("href=\"/api/v1/trend.svg?q=%22salt%20ferry%22\"");
        html.ShouldContain("href=\"/phrases/concordance?q=%22salt%20ferry%22\"");
        html.ShouldContain("aria-current=\"page\">Phrases</a>");
    }

    [Fact]
    public async Task History_Data_ListsFirstAndLast()
    {
        JsonObject history = await workbench.JsonAsync("/api/v1/phrases/history?q=%22salt+ferry%22");
        history["articles"]!.GetValue<int>().ShouldBe(3);
        history["occurrences"]!.GetValue<int>().ShouldBe(6);
        string[] lines = (await workbench.TextAsync("/api/v1/phrases/history.csv?q=%22salt+ferry%22")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[1].ShouldStartWith("first,2031-11-02,2031-11-02");
        lines[^1].ShouldStartWith("last,2031-11-04,2031-11-04,0");
        await workbench.TextAsync("/api/v1/phrases/history?q=", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/v1/trend.svg?q=heather&q=ferry", 2)]
    [InlineData("/api/v1/dispersion.svg?q=heather", 1)]
    public async Task Chart_AsFile_HoldsEachSeriesAndNoStyle(string address, int charts)
    {
        using HttpResponseMessage response = await workbench.Client.GetAsync(address);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        XDocument svg = XDocument.Parse(await response.Content.ReadAsStringAsync());
        svg.Root!.Elements().Count(element => element.Name.LocalName == "g").ShouldBe(charts);
        svg.Descendants().Where(element => element.Name.LocalName == "title").ShouldContain(title => title.Value.StartsWith("2031-08: ", StringComparison.Ordinal));
        svg.Descendants().Attributes("style").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/phrases/concordance?q=%22salt+ferry%22", "<b class=\"num\">6</b> occurrences", "<b>salt ferry</b>")]
    [InlineData("/phrases/collocates?q=%22salt+ferry%22&least=1", "crossed</a>", "href=\"/api/v1/collocates.csv?q=%22salt%20ferry%22&amp;least=1&amp;limit=1000\"")]
    [InlineData("/phrases/dispersion?q=%22salt+ferry%22", "stands in <b class=\"num\">1</b> of", "/api/v1/dispersion.svg")]
    [InlineData("/phrases/compare?a=from:2031-11&least=2", "ferry</a>", "<a href=\"/search?q=from%3A2031-11\">A</a>: 3 articles")]
    public async Task Statistics_Pages_ShowRowsAndLeadToTheListsBehind(string address, string one, string other)
    {
        string html = await workbench.TextAsync(address);
        html.ShouldContain(one);
        html.ShouldContain(other);
    }

    [Fact]
    public async Task Concordance_Line_LeadsToItsPlace()
    {
        string html = await workbench.TextAsync("/phrases/concordance?q=%22salt+ferry%22");
        string place = Regex.Match(html, @"class=""at"" href=""(?<to>/a/[^""#]*)#at""", RegexOptions.ExplicitCapture, Patience).Groups["to"].Value;
        (await workbench.TextAsync(WebUtility.HtmlDecode(place))).ShouldContain("<mark id=\"at\">salt ferry</mark>");
    }

    [Theory]
    [InlineData("/phrases/new?from=soon")]
    [InlineData("/phrases/new?from=2031-05&to=2031-04")]
    [InlineData("/phrases/set?articles=1")]
    [InlineData("/phrases/silent?after=x")]
    [InlineData("/phrases/collocates?q=heather&left=900")]
    [InlineData("/phrases/concordance?q=heather&sort=sideways")]
    public async Task Addresses_ThatAreNotTaken_SayWhichPart(string address) => (await workbench.TextAsync(address, HttpStatusCode.BadRequest)).ShouldContain("Way out");

    [Theory]
    [InlineData("at=x")]
    [InlineData("at=5")]
    [InlineData("at=5,0")]
    public async Task Article_PlaceThatIsNone_IsAProblem(string query) => await workbench.TextAsync($"/a/{Spoken[0]}?{query}", HttpStatusCode.BadRequest);
}
