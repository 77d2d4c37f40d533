using System.Text.RegularExpressions;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Reading.Dates;

namespace Presswatch.Reading.Tests.RealData;

/// <summary>The two saved pages, with the least of reading that takes a page apart.</summary>
public sealed class SeedDatingTests
{
    private static readonly Regex Opening = new(@"^(?<text>(?<place>[^,]+), January (?<day>[0-9]+) [(](?<agency>[A-Z]+)[)] --) ", RegexOptions.NonBacktracking);

    [RealDataFact]
    public void Date_FirstSeed_IsDecidedByTheElectionInTheCalendar()
    {
        (PageArticle article, Teaser[] teasers) = FirstSeed();

        FoundDate found = PublicationDating.Date(article, new(TestData.Dprk, teasers));

        string all = string.Join("\n", found.Evidence);
        found.Value.ToString().ShouldBe("2021-01-20", all);
        found.Alternatives.Select(date => date.ToString()).ShouldBe(["2026-01-20"], all);
        found.Confidence.ShouldBeGreaterThan(0.9);
        Supports(found, DateMethod.Dateline, "January 20").ShouldBe(["01-20"]);
        Supports(found, DateMethod.Weekday, "on Tuesday").ShouldBe(["2015, 2016, 2021, 2026"], all);
        Supports(found, DateMethod.Calendar, "upon his election as general secretary").ShouldBe(["2021-01"], all);
        found.Evidence.Single(item => item.By == DateMethod.Calendar).Source.ShouldBe("dprk.calendar.general-secretary-2021");
        found.Evidence.Where(item => item.By == DateMethod.Bound).Select(item => item.Supports).ShouldBe([">= 2010-09-01", ">= 2021-01-12", "<= 2026-02-27"], ignoreOrder: true, all);
        found.Evidence.ShouldAllBe(item => item.Span == null || item.Span.Value.Of(article.Text).ToString() == item.Text);
    }

    [RealDataFact]
    public void Date_FirstSeedCapturedFiveYearsLater_IsTheSame()
    {
        (PageArticle article, Teaser[] teasers) = FirstSeed();

        FoundDate found = PublicationDating.Date(article, new(TestData.Dprk, teasers, new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero)));

        found.Value.ToString().ShouldBe("2021-01-20", string.Join("\n", found.Evidence));
        found.Alternatives.Select(date => date.ToString()).ShouldBe(["2026-01-20"]);
    }

    [RealDataFact]
    public void Date_SecondSeed_IsThePages()
    {
        string[] lines = Lines("002_*.txt");
        var article = new PageArticle
        {
            Headline = lines[0],
            Body = lines[3..],
            StatedDates = [new(DateMethod.Page, lines[1], PartialDate.Of(DateOnly.Parse(lines[1])))],
        };

        FoundDate found = PublicationDating.Date(article, new(TestData.Dprk, []));

        found.Value.ToString().ShouldBe("2020-11-02");
        found.Evidence[0].By.ShouldBe(DateMethod.Page);
        found.Evidence.ShouldContain(item => item.By == DateMethod.Calendar && item.Supports == "2020" && !item.Against);
        found.Alternatives.ShouldBeEmpty();
        found.Confidence.ShouldBeGreaterThan(0.9);
    }

    private static (PageArticle Article, Teaser[] Teasers) FirstSeed()
    {
        string[] lines = Lines("000_*.txt");
        int end = Array.FindIndex(lines, line => line.StartsWith("More From", StringComparison.Ordinal));
        Match opening = Opening.Match(lines[0]);
        var article = new PageArticle
        {
            Dateline = new(opening.Groups["place"].Value, 1, int.Parse(opening.Groups["day"].Value), opening.Groups["agency"].Value, null, opening.Groups["text"].Value),
            Body = [lines[0][opening.Length..], .. lines[1..end]],
        };
        Teaser[] teasers = [.. lines.Where(line => line.StartsWith("February 2", StringComparison.Ordinal))
            .Select(line => new Teaser("", PartialDate.Of(DateOnly.Parse(line)), null))];
        return (article, teasers);
    }

    private static string[] Lines(string pattern) =>
        [.. File.ReadAllLines(Directory.GetFiles(RealFiles.PathOf("seeds"), pattern).Single()).Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static string[] Supports(FoundDate found, DateMethod by, string text) => [.. found.Evidence.Where(item => item.By == by && item.Text == text).Select(item => item.Supports)];
}
