using Presswatch.Analysis.Searching;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;

namespace Presswatch.Analysis.Tests.Searching;

public sealed class TrendAndFormsTests : IDisposable
{
    private readonly SmallIndex _small = new();

    public TrendAndFormsTests()
    {
        _small.Index.Feed([SmallIndex.Document(1, "Harvest harvest HARVEST of rye", "a.example", 1), SmallIndex.Document(2, "harvest\nHarvests", "b.example", 1), SmallIndex.Document(3, "Old HARVEST", "a.example", 1) with { IsNewest = false }], 1);
        _small.Index.Feed([SmallIndex.Document(4, "harvest rye", "a.example", 3)], 2);
    }

    [Fact]
    public void Forms_Word_AreCountedInNewestVersions_OverAllParts()
    {
        FormsReport report = FormsReport.Of(_small.Index, "harvest").Value;
        report.Items.ShouldBe([new("harvest", 3, 3), new("HARVEST", 1, 1), new("Harvest", 1, 1)]);
        (report.Total, report.Occurrences).ShouldBe((3, 5));
        FormsReport.Of(_small.Index, "harv*").Value.Items.ShouldContain(new FormCount("Harvests", 1, 1));
        FormsReport.Of(_small.Index, "none").Value.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("two words", "PW4053")]
    [InlineData("two-words", "PW4053")]
    [InlineData("lang:en", "PW4053")]
    [InlineData("", "PW4053")]
    [InlineData("(", "PW4003")]
    public void Forms_NotOneWord_IsAProblem(string text, string code) => FormsReport.Of(_small.Index, text).Problem!.Code.Id.ShouldBe(code);

    [Fact]
    public void Trend_SplitBySource_AddsUp_AndEachSeriesOpensItsArticles()
    {
        Query query = QueryParser.Parse("harvest OR rye").Value;
        TrendReport report = TrendReport.Of(_small.Index, [query], TrendPeriod.Month, split: QueryField.Source).Value;
        report.Series.Select(series => series.Split).ShouldBe(["a.example", "b.example"]);
        report.Series.Select(series => series.Points.Sum(point => point.Occurrences)).ShouldBe([6, 1]);
        report.Series.Sum(series => series.Points.Sum(point => point.Words)).ShouldBe(9);
        foreach (TrendSeries series in report.Series)
        {
            _small.Count(series.Query).ShouldBe(series.Points.Sum(point => point.Articles));
        }
        TrendReport.Of(_small.Index, [query], TrendPeriod.Month, split: QueryField.Person).Problem!.Code.ShouldBe(ProblemCodes.ReadingsMissing);
        TrendReport.Of(_small.Index, [query], TrendPeriod.Month).Value.Series.Single().Split.ShouldBeNull();
    }

    [Fact]
    public void Trend_Points_HaveIntervals_AndGapsHaveNone()
    {
        IReadOnlyList<TrendCount> points = TrendReport.Of(_small.Index, [QueryParser.Parse("rye").Value], TrendPeriod.Month).Value.Series.Single().Points;
        // 1 of 7 words: 0.0253 to 5.572 times a million sevenths.
        (points[0].Low, points[0].High).ShouldBe((Math.Round(PoissonInterval.Of(1).Low * 1e6 / 7, 1), Math.Round(PoissonInterval.Of(1).High * 1e6 / 7, 1)));
        (points[1].Low, points[1].High, points[1].Gap).ShouldBe((0, 0, true));
    }

    public void Dispose() => _small.Dispose();
}
