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
        Match formula = Regex.Match(html, @"<a class=""formula"" id=""f0"" href=""(?<to>/a/(?<article>\w+)/\w+\?at=t\d+,\d+#at)""[^>]*>(?<text>[^<]*)</a>", RegexOptions.ExplicitCapture, Patience);
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
        html.ShouldContain("new in November 2031");
        html.ShouldContain("href=\"/phrases?q=%22");
        html.ShouldContain("Salt-ferry");
        html.ShouldContain("from%3A2031-11-01%20to%3A2031-11-30");
        html.ShouldContain("/phrases/new?from=2031-10");
        html.ShouldContain("href=\"/api/v1/phrases/new.csv?from=2031-11\"");
    }

    [Fact]
    public async Task New_Row_IsPrintedAsItStandsAndNamesItsSentenceAndCapture()
    {
        JsonNode row = (await workbench.JsonAsync("/api/v1/phrases/new?from=2031-11"))["items"]!.AsArray().First(one => one!["phrase"]!.GetValue<string>().Contains("Salt-ferry", StringComparison.Ordinal))!;
        row["quoted"]!.GetValue<string>().ShouldBe($"\"{row["phrase"]}\"");
        row["query"]!.GetValue<string>().ShouldBe($"{row["quoted"]} from:2031-11-01 to:2031-11-30");
        JsonNode place = row["evidence"]!.AsArray().ShouldHaveSingleItem()!;
        (place["in"]!.GetValue<string>(), place["length"]!.GetValue<int>()).ShouldBe(("text", row["phrase"]!.GetValue<string>().Length));
        place["text"]!.GetValue<string>().Substring(place["at"]!.GetValue<int>(), place["length"]!.GetValue<int>()).ShouldBe(row["phrase"]!.GetValue<string>());
        place["text"]!.GetValue<string>().ShouldMatch(@"^The Salt-ferry crossed \d times, and the salt ferry came back\.$");
        place["captured"]!.GetValue<DateTimeOffset>().Year.ShouldBe(2031);
        await workbench.TextAsync($"/c/{place["capture"]}");

        // The list behind the figure has as many articles as the figure says.
        JsonObject articles = await workbench.JsonAsync("/api/v1/search?q=" + Uri.EscapeDataString(row["query"]!.GetValue<string>()));
        articles["total"]!.GetValue<int>().ShouldBe(row["articles"]!.GetValue<int>());
        (await workbench.TextAsync("/api/v1/phrases/new.csv?from=2031-11")).ShouldStartWith("phrase,query,words,articles,occurrences,expected,score,first,article,version,published,in,start,length,sentence,capture,captured,sha256,address");
    }

    [Theory]
    [InlineData("/phrases?q=%22salt+lamps%22", "No article has &quot;salt lamps&quot;.", "/search?q=salt%20lamps")]
    [InlineData("/phrases/concordance?q=nothingatall", "No article has nothingatall.", "a star ends a word")]
    [InlineData("/phrases/collocates?q=nothingatall", "No article has nothingatall.", "a star ends a word")]
    [InlineData("/phrases/dispersion?q=nothingatall", "No article has nothingatall.", "a star ends a word")]
    [InlineData("/phrases/compare?a=nothingatall", "The first search finds no article.", "action=\"/phrases/compare\"")]
    [InlineData("/phrases/new?from=2031-11&after=9999", "The list ends before this page", "href=\"/phrases/new?from=2031-11\" rel=\"first\"")]
    [InlineData("/phrases/set?after=9999", "The list ends before this page", "href=\"/phrases/set\" rel=\"first\"")]
    [InlineData("/phrases/collocates?q=ferry&least=1&after=9999", "The list ends before this page", "rel=\"first\"")]
    [InlineData("/phrases/new?from=9999-12", "The archive has no article of this period", "go to the month before")]
    [InlineData("/phrases/silent?from=0001-01", "Too little stands before this period", "take a shorter or a later one")]
    public async Task Pages_WithNothingToShow_SayWhatToDo(string address, string what, string way)
    {
        string html = await workbench.TextAsync(address);
        html.ShouldContain(what);
        html.ShouldContain(way);
    }

    [Fact]
    public async Task Trend_TimesWithoutArticles_AreOneRow()
    {
        string html = await workbench.TextAsync("/phrases?q=heather&by=day");
        html.ShouldMatch(@"<td class=""num d"">2031-\d\d-\d\d to 2031-\d\d-\d\d</td><td colspan=""5"" class=""n"">nothing in the archive</td>");
    }

    [Theory]
    [InlineData("/phrases?q=%22salt+ferry%22&versions=all")]
    [InlineData("/phrases/collocates?q=%22salt+ferry%22&least=1&versions=all")]
    [InlineData("/phrases/compare?a=from:2031-11&least=2&versions=all")]
    public async Task Figures_OfAllVersions_LeadToListsOfAllVersions(string address) => (await workbench.TextAsync(address)).ShouldMatch(@"href=""/search\?q=[^""]*&amp;versions=all""");

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
        (await workbench.TextAsync("/api/v1/phrases/set.csv")).ShouldStartWith("phrase,query,words,articles,occurrences,leader");
    }

    [Theory]
    [InlineData("/phrases")]
    [InlineData("/trend")]
    public async Task Phrases_OneOrSeveral_HaveTrendAndHistory(string path)
    {
        string html = await workbench.TextAsync($"{path}?q=%22salt+ferry%22&q=heather");
        html.ShouldContain("First and last");
        html.ShouldContain("<time datetime=\"2031-11-02\">");
        html.ShouldMatch(@"href=""/a/\w+/\w+\?at=t\d+,10#at""");
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
        (await workbench.TextAsync(WebUtility.HtmlDecode(place))).ShouldContain("<mark id=\"at\">Salt-ferry</mark>");
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
