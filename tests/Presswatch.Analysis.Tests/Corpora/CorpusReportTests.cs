using Presswatch.Analysis.Corpora;
using Presswatch.Archive.Search;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;
using Presswatch.Corpus;
using Presswatch.Corpus.Dispersion;

namespace Presswatch.Analysis.Tests.Corpora;

/// <summary>Each row's query lists as many articles as the row says.</summary>
public sealed class CorpusReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-corpora-").FullName;
    private readonly CorpusIndex _index;

    public CorpusReportTests()
    {
        _index = CorpusIndex.Open(_folder).Value;
        _index.Feed([Document(1, "Rye harvest began. The rye harvest is early.", "a.example", 1), Document(2, "The old harvest of rye\nNo rye here", "b.example", 1)], 1);
        _index.Feed([Document(3, "Salt harvest and rye", "a.example", 3), Document(4, "Fish and salt", "b.example", 3)], 2);
    }

    [Theory]
    [InlineData("harvest")]
    [InlineData("harvest source:a.example")]
    [InlineData("harvest OR salt")]
    public void Collocates_EachRow_QueryListsItsArticles(string text)
    {
        CollocateReport report = CollocateReport.Of(_index, Question(text), new(Fewest: 1), 0, 100, CancellationToken.None).Value;
        report.Items.ShouldNotBeEmpty();
        foreach (CollocateRow row in report.Items) Count(row.Query).ShouldBeGreaterThanOrEqualTo(row.Articles, row.Query);
        if (text == "harvest") foreach (CollocateRow row in report.Items) Count(row.Query).ShouldBe(row.Articles, row.Query);
    }

    [Fact]
    public void Collocates_FilteredQuery_IsMeasuredAgainstWhatTheFiltersLeave()
    {
        CollocateReport.Of(_index, Question("harvest"), new(), 0, 9, CancellationToken.None).Value.Words.ShouldBe(23);
        CollocateReport.Of(_index, Question("harvest source:b.example"), new(), 0, 9, CancellationToken.None).Value.Words.ShouldBe(11);
    }

    [Fact]
    public void Compare_AgainstAllElse_QueriesListTheArticles()
    {
        CompareReport report = CompareReport.Of(_index, Question("source:a.example"), null, phrases: false, new(Fewest: 1, LeastLogLikelihood: 0), CancellationToken.None).Value;
        (report.A.Articles, report.B.Articles, report.A.Words + report.B.Words).ShouldBe((2, 2, 23));
        foreach (CompareRow row in report.Items)
        {
            Count(row.A.Query).ShouldBe((int)row.A.Articles, row.A.Query);
            Count(row.B.Query).ShouldBe((int)row.B.Articles, row.B.Query);
        }
    }

    [Theory]
    [InlineData(DispersionBy.Source)]
    [InlineData(DispersionBy.Month)]
    public void Dispersion_EachPart_QueryListsItsArticles(DispersionBy by)
    {
        DispersionReport report = DispersionReport.Of(_index, Question("harvest OR salt"), by, CancellationToken.None).Value;
        report.Items.Sum(row => row.Occurrences).ShouldBe(6);
        foreach (DispersionRow row in report.Items) Count(row.Query!).ShouldBe(row.Articles, row.Query);
    }

    [Fact]
    public void Collocates_NoWord_IsAProblem() => CollocateReport.Of(_index, Question("source:a.example"), new(), 0, 9, CancellationToken.None).Problem!.Code.ShouldBe(ProblemCodes.EmptyPhrase);

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static CorpusQuestion Question(string text) => new(QueryParser.Parse(text).Value);

    private int Count(string query) => _index.Search(new(QueryParser.Parse(query).Value)).Value.Total;

    private static CorpusDocument Document(int key, string text, string source, int month)
    {
        ArticleId article = ArticleId.From("Agency", "en", Sha256.Of(BitConverter.GetBytes(key)), null);
        return new(key, article, new(key.ToString("x12", System.Globalization.CultureInfo.InvariantCulture)), [source], "Agency", "en", null, PartialDate.Of(new DateOnly(2031, month, 5)), true, null, text);
    }
}
