using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Reading.Dates;

namespace Presswatch.Reading.Tests.Dates;

public sealed class PublicationDatingTests
{
    /// <summary>Month-day of the dateline, text, day of capture, the date found (or none), alternatives.</summary>
    public static TheoryData<string, string, string?, string?, string> Datelines => new()
    {
        { "08-06", "Work began.", "2024-08-07", "2024-08-06", "2023-08-06,2022-08-06" },        // nearest before the capture
        { "12-31", "Work began.", "2025-01-02", "2024-12-31", "2023-12-31,2022-12-31" },        // across New Year
        { "08-07", "Work began.", "2024-08-06", "2024-08-07", "2023-08-07,2022-08-07" },        // the publisher's day may be ahead by one
        { "08-09", "Work began.", "2024-08-06", "2023-08-09", "2022-08-09" },                   // but not by three
        { "02-29", "Work began.", "2026-08-06", "2024-02-29", "" },                             // only leap years
        { "08-06", "Work began.", null, null, "2024-08-06,2023-08-06,2022-08-06" },             // nothing decides: the candidates
        { "06-02", "They rejoiced upon the close of the Fifth Assembly.", null, "2023-06-02", "2024-06-02" },                    // 2022 is before it was announced, too
        { "06-02", "They rejoiced upon the close of the Fifth Assembly on Friday.", null, "2023-06-02", "" },
        { "08-06", "They carry out the decisions of the Fifth Assembly.", "2023-08-07", "2023-08-06", "" },         // before the capture, after the decisions
        { "08-06", "It was the 73rd founding anniversary of the League.", null, "2024-08-06", "2023-08-06,2022-08-06" },
        { "08-06", "Dawn 73 (2023) is a year of joy.", "2023-09-01", "2023-08-06", "" },
        { "08-06", "On August 6, 2022 the bridge was opened.", null, "2022-08-06", "2024-08-06,2023-08-06" },
    };

    [Theory, MemberData(nameof(Datelines))]
    public void Date_DatelineWithoutYear_WeighsTheYears(string monthDay, string text, string? captured, string? date, string alternatives)
    {
        FoundDate found = PublicationDating.Date(Article(monthDay, text), Context(captured));

        string all = $"{found.Confidence} {string.Join(", ", found.Alternatives)}\n{string.Join("\n", found.Evidence)}";
        found.Value?.ToString().ShouldBe(date, all);
        string.Join(",", found.Alternatives).ShouldBe(alternatives, all);
        (found.Confidence > 0).ShouldBe(date is not null, all);
    }

    [Fact]
    public void Date_PageAgreesWithDateline_IsSure()
    {
        PageArticle article = Article("08-06", "Work began on Tuesday.") with { StatedDates = [new(DateMethod.Page, "Aug 6, 2024", Day("2024-08-06"))] };

        FoundDate found = PublicationDating.Date(article, Context("2025-08-07"));

        found.Value.ShouldBe(Day("2024-08-06"));
        found.Confidence.ShouldBe(0.99);
        found.Evidence.Select(item => (item.By, item.Supports, item.Against)).ShouldBe([
            (DateMethod.Page, "2024-08-06", false), (DateMethod.Dateline, "08-06", false), (DateMethod.Weekday, "2024", false), (DateMethod.Capture, "<= 2025-08-07", false)]);
    }

    [Fact]
    public void Date_PageAgainstDateline_IsLessSureAndSaysWhy()
    {
        PageArticle article = Article("03-01", "Work began.") with { StatedDates = [new(DateMethod.Page, "Aug 6, 2024", Day("2024-08-06"))] };

        FoundDate found = PublicationDating.Date(article, Context("2024-08-07"));

        found.Value.ShouldBe(Day("2024-08-06"));
        found.Confidence.ShouldBe(0.7);
        found.Evidence.Single(item => item.By == DateMethod.Dateline).Against.ShouldBeTrue();
    }

    [Fact]
    public void Date_PageAgainstAddress_NamesTheOther()
    {
        PageArticle article = new() { Body = ["Work began."], StatedDates = [new(DateMethod.Page, "Aug 6, 2024", Day("2024-08-06"))] };

        FoundDate found = PublicationDating.Date(article, new(InventedPack.Rules, [], null, "http://lantern.example/2024/03/01/17.html"));

        found.Value.ShouldBe(Day("2024-08-06"));
        found.Confidence.ShouldBe(0.7);
        found.Alternatives.ShouldBe([Day("2024-03-01")]);
        found.Evidence[1].ShouldSatisfyAllConditions(item => item.By.ShouldBe(DateMethod.Url), item => item.Source.ShouldBe("demo.lantern.url-day"), item => item.Against.ShouldBeTrue());
    }

    [Theory]
    [InlineData("http://lantern.example/2024/08/06/17.html", "2024-08-06")]
    [InlineData("http://www.lantern.example/2024/08/06/17.html", "2024-08-06")]
    [InlineData("http://lantern.example/2024/13/06/17.html", null)]
    [InlineData("http://otherlantern.example/2024/08/06/17.html", null)]
    [InlineData("not an address", null)]
    public void Date_AddressAlone_GivesItsDate(string address, string? date) =>
        PublicationDating.Date(new() { Body = ["Work began."] }, new(InventedPack.Rules, [], null, address)).Value?.ToString().ShouldBe(date);

    [Fact]
    public void Date_Teasers_BoundFromAboveWithoutBeingTheDate()
    {
        Teaser[] teasers = [new("Other news", Day("2023-09-01"), null), new("More news", Day("2023-08-30"), null)];

        FoundDate found = PublicationDating.Date(Article("08-06", "Work began."), new(InventedPack.Rules, teasers));

        found.Value.ShouldBeNull();
        found.Alternatives.ShouldBe([Day("2023-08-06"), Day("2022-08-06")]);
        DateEvidence bound = found.Evidence.Single(item => item.By == DateMethod.Bound);
        (bound.Text, bound.Supports).ShouldBe(("teasers of 2023-08-30, 2023-09-01", "<= 2023-09-01"));
    }

    [Fact]
    public void Date_PersonNotYetNamed_IsNeverACandidate()
    {
        FoundDate found = PublicationDating.Date(Article("08-06", "Arun Vale spoke."), Context("2024-08-07"));

        found.Evidence.Single(item => item.By == DateMethod.Bound).ShouldSatisfyAllConditions(
            item => item.Source.ShouldBe("demo.people.arun-vale"), item => item.Supports.ShouldBe(">= 2019-03-01"), item => item.Text.ShouldBe("Arun Vale"));
    }

    [Fact]
    public void Date_NothingKnown_IsOpen()
    {
        FoundDate found = PublicationDating.Date(new() { Body = ["Work began."] }, Context(null));

        (found.Value, found.Confidence, found.Alternatives.Count).ShouldBe((null, 0, 0));
    }

    [Theory]
    [InlineData("2023-12-31T17:00:00Z", "2023-12-31")] // +05:30 until the end of 2023
    [InlineData("2023-12-31T18:45:00Z", "2024-01-01")]
    [InlineData("2024-08-06T18:30:00Z", "2024-08-07")] // +06:00 from 2024 on
    public void DayOf_Moment_IsThePublishersDay(string moment, string day) =>
        InventedPack.Rules.DayOf(DateTimeOffset.Parse(moment)).ToString("yyyy-MM-dd").ShouldBe(day);

    private static PageArticle Article(string monthDay, string text)
    {
        int month = int.Parse(monthDay.AsSpan(0, 2)), day = int.Parse(monthDay.AsSpan(3));
        return new() { Dateline = new("Selvar", month, day, "LNA", null, $"Selvar, {monthDay} (LNA) --"), Body = [text] };
    }

    private static DatingContext Context(string? captured) =>
        new(InventedPack.Rules, [], captured is null ? null : new DateTimeOffset(DateOnly.Parse(captured), default, TimeSpan.Zero));

    private static PartialDate Day(string text) => PartialDate.Of(DateOnly.Parse(text));
}
