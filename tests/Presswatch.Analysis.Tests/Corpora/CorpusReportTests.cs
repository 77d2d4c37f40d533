using Presswatch.Analysis.Corpora;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus.Dispersion;

namespace Presswatch.Analysis.Tests.Corpora;

/// <summary>Each row's query lists as many articles as the row says.</summary>
public sealed class CorpusReportTests : IDisposable
{
    private readonly SmallIndex _small = new();

    public CorpusReportTests()
    {
        _small.Index.Feed([SmallIndex.Document(1, "Rye harvest began. The rye harvest is early.", "a.example", 1), SmallIndex.Document(2, "The old harvest of rye\nNo rye here", "b.example", 1)], 1);
        _small.Index.Feed([SmallIndex.Document(3, "Salt harvest and rye", "a.example", 3), SmallIndex.Document(4, "Fish and salt", "b.example", 3)], 2);
    }

    [Theory]
    [InlineData("harvest")]
    [InlineData("harvest source:a.example")]
    [InlineData("harvest OR salt")]
    public void Collocates_EachRow_QueryListsItsArticles(string text)
    {
        CollocateReport report = CollocateReport.Of(_small.Index, Question(text), new(Fewest: 1), 0, 100, CancellationToken.None).Value;
        report.Items.ShouldNotBeEmpty();
        foreach (CollocateRow row in report.Items) _small.Count(row.Query).ShouldBeGreaterThanOrEqualTo(row.Articles, row.Query);
        if (text == "harvest") foreach (CollocateRow row in report.Items) _small.Count(row.Query).ShouldBe(row.Articles, row.Query);
    }

    [Fact]
    public void Collocates_FilteredQuery_IsMeasuredAgainstWhatTheFiltersLeave()
    {
        CollocateReport.Of(_small.Index, Question("harvest"), new(), 0, 9, CancellationToken.None).Value.Words.ShouldBe(23);
        CollocateReport.Of(_small.Index, Question("harvest source:b.example"), new(), 0, 9, CancellationToken.None).Value.Words.ShouldBe(11);
    }

    [Fact]
    public void Compare_AgainstAllElse_QueriesListTheArticles()
    {
        CompareReport report = CompareReport.Of(_small.Index, Question("source:a.example"), null, phrases: false, new(Fewest: 1, LeastLogLikelihood: 0), CancellationToken.None).Value;
        (report.A.Articles, report.B.Articles, report.A.Words + report.B.Words).ShouldBe((2, 2, 23));
        foreach (CompareRow row in report.Items)
        {
            _small.Count(row.A.Query).ShouldBe((int)row.A.Articles, row.A.Query);
            _small.Count(row.B.Query).ShouldBe((int)row.B.Articles, row.B.Query);
        }
    }

    [Theory]
    [InlineData(DispersionBy.Source)]
    [InlineData(DispersionBy.Month)]
    public void Dispersion_EachPart_QueryListsItsArticles(DispersionBy by)
    {
        DispersionReport report = DispersionReport.Of(_small.Index, Question("harvest OR salt"), by, CancellationToken.None).Value;
        report.Items.Sum(row => row.Occurrences).ShouldBe(6);
        foreach (DispersionRow row in report.Items) _small.Count(row.Query!).ShouldBe(row.Articles, row.Query);
    }

    [Fact]
    public void Collocates_NoWord_IsAProblem() => CollocateReport.Of(_small.Index, Question("source:a.example"), new(), 0, 9, CancellationToken.None).Problem!.Code.ShouldBe(ProblemCodes.EmptyPhrase);

    public void Dispose() => _small.Dispose();

    private static CorpusQuestion Question(string text) => new(QueryParser.Parse(text).Value);
}
