using Presswatch.Archive.Search;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;

namespace Presswatch.Archive.Tests.Search;

public sealed class SearchIndexTests : IDisposable
{
    private readonly TemporaryIndex _place = new();

    public static TheoryData<string, string, bool> Finds => new()
    {
        { "single-hearted unity", "\"single hearted unity\"", true },
        { "single\nhearted", "\"single hearted\"", false },               // never across paragraphs
        { "the people’s army", "people's", true },
        { "the people’s army", "\"people army\"", false },
        { "한마음으로 뭉치자", "마음", true },                             // any substring
        { "한마음 으로 뭉치자", "음으로뭉", true },                        // spaces ignored
        { "한마음", "한음", false },
        { "한", "한", true },
        { "한\n마음", "한마음", false },
        { "harvest 300 000 tons", "300,000", true },
        { "harvest 300 000 tons", "=300000", true },
        { "Unity", "=unity", false },
        { "Unity", "=Unity", true },
        { "Unity unity", "=unity", true },
        { "The Unity of the", "=\"Unity of\"", true },
        { "The unity of the", "=\"Unity of\"", false },
        { "unities", "unit*", true },
        { "unities", "=Unit*", false },
        { "UNITIES", "=UNIT*", true },
        { "peace and 和平", "peace 和平", true },
        { "a\" OR \"b", "\"a or b\"", true },
        { "col:umn NEAR(x)", "\"near x\"", true },
        { "strong and lasting economy", "\"strong * * economy\"", true },
        { "strong and lasting economy", "\"strong * economy\"", false },
        { "strong\neconomy of it", "\"strong * of\"", false },
        { "economic might", "\"econom* might\"", true },
        { "Economic might", "=\"econom* might\"", false },
        { "harvest of this year", "harvest NEAR/1 year", false },
        { "harvest of this year", "year NEAR/2 harvest", true },
        { "harvest of this good year", "\"good year\" NEAR/2 \"harvest of\"", true },
        { "harvest\nyear", "harvest NEAR year", false },
        { "harvest alone", "harvest NEAR harvest", false },
    };

    public void Dispose() => _place.Dispose();

    [Theory, MemberData(nameof(Finds))]
    public void Search_Text_IsFoundOrNot(string text, string query, bool found)
    {
        _place.Index.Feed([TemporaryIndex.Document(1, text), TemporaryIndex.Document(2, "other words")], 1);
        Find(query).Total.ShouldBe(found ? 1 : 0);
    }

    [Fact]
    public void Search_Phrase_DoesNotRunFromHeadlineIntoBody()
    {
        _place.Index.Feed([TemporaryIndex.Document(1, "hearted unity", "Single")], 1);
        Find("\"single hearted\"").Total.ShouldBe(0);
        Find("single hearted").Total.ShouldBe(1);
    }

    [Fact]
    public void Search_Relevance_PutsHeadlineFirst_ThenTheNewer()
    {
        CorpusDocument body = TemporaryIndex.Document(1, "flood in the north of the land", "News of today");
        _place.Index.Feed(
        [
            body with { Key = 3, Published = new PartialDate(2011) },
            body with { Key = 4, Published = new PartialDate(2012, 5, 1) },
            TemporaryIndex.Document(5, "in the north of the land of rain", "Flood of today"),
            body with { Key = 6, Published = new PartialDate(2011) },
        ], 1);
        Find("flood").Hits.Select(hit => hit.Key).ShouldBe([5, 4, 3, 6]);
        _place.Index.Search(new(Parse("flood"), SearchOrder.Newest)).Value.Hits.Select(hit => hit.Key).ShouldBe([4, 3, 6, 5]);
        _place.Index.Search(new(Parse("flood"), SearchOrder.Oldest)).Value.Hits.Select(hit => hit.Key).ShouldBe([3, 6, 4, 5]);
    }

    [Theory]
    [InlineData(SearchOrder.Relevance)]
    [InlineData(SearchOrder.Newest)]
    [InlineData(SearchOrder.Oldest)]
    public void Search_PageByPage_GivesEachHitOnce(SearchOrder order)
    {
        _place.Index.Feed([.. Enumerable.Range(0, 95).Select(key => TemporaryIndex.Document(key, "unity " + new string('x', key % 7 + 1) + (key % 3 == 0 ? " unity" : "")) with
        {
            Published = key % 10 == 0 ? null : new PartialDate(2012, key % 12 + 1),
        })], 1);
        List<int> whole = [.. _place.Index.Search(new(Parse("unity"), order, Limit: 1_000)).Value.Hits.Select(hit => hit.Key)];
        var paged = new List<int>();
        string? after = null;
        do
        {
            SearchAnswer page = _place.Index.Search(new(Parse("unity"), order, Limit: 10, After: after)).Value;
            page.Total.ShouldBe(95);
            paged.AddRange(page.Hits.Select(hit => hit.Key));
            after = page.Next;
        }
        while (after is not null);
        paged.ShouldBe(whole);
        paged.Count.ShouldBe(95);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("1000000000000000000000000")]
    [InlineData("0zzzzzzzz0000000000000000")]
    public void Search_CursorOfAnotherList_IsAProblem(string cursor) =>
        _place.Index.Search(new(Parse("unity"), After: cursor)).Problem!.Code.ShouldBe(ProblemCodes.BadCursor);

    [Theory]
    [InlineData("type:visit")]
    [InlineData("a OR -(b person:x)")]
    [InlineData("present:x")]
    [InlineData("place:x")]
    [InlineData("org:x")]
    public void Search_FilterThatNeedsReadings_SaysSo(string query)
    {
        _place.Index.Search(new(Parse(query))).Problem!.Code.ShouldBe(ProblemCodes.ReadingsMissing);
        _place.Index.Trend(new(Parse(query))).Problem!.Code.ShouldBe(ProblemCodes.ReadingsMissing);
    }

    [Fact]
    public void Feed_AgainAfterACrash_ChangesNothing()
    {
        List<CorpusDocument> all = [.. Enumerable.Range(0, 40).Select(key => TemporaryIndex.Document(key, "unity and peace"))];
        _place.Index.Feed(all[..20], 20);
        _place.Reopen();
        _place.Index.FedUpTo.ShouldBe(20);
        _place.Index.Feed(all[10..], 40);
        _place.Reopen();
        (_place.Index.FedUpTo, _place.Index.Count, Find("unity").Total).ShouldBe((40, 40, 40));
        _place.Index.Trend(new(Parse("unity"))).Value.Undated.Occurrences.ShouldBe(40);
    }

    [Fact]
    public void Feed_ThatFails_LeavesNothingBehind()
    {
        _place.Index.Feed([TemporaryIndex.Document(1, "unity")], 1);
        CorpusDocument broken = TemporaryIndex.Document(3, "unity") with { Article = new("none") };
        Should.Throw<ArgumentException>(() => _place.Index.Feed([TemporaryIndex.Document(2, "unity") with { Publisher = "new" }, broken], 2));
        (_place.Index.FedUpTo, Find("unity").Total).ShouldBe((1, 1));
        _place.Index.Feed([TemporaryIndex.Document(2, "unity") with { Publisher = "new" }], 2);
        Find("publisher:NEW unity").Total.ShouldBe(1);
    }

    [Fact]
    public void Mark_Newest_ChangesWhatIsFound_ForOtherReadersToo()
    {
        _place.Index.Feed([TemporaryIndex.Document(1, "unity"), TemporaryIndex.Document(2, "unity") with { IsNewest = false }], 1);
        using CorpusIndex other = CorpusIndex.Open(_place.Path).Value;
        other.Search(new(Parse("unity"))).Value.Hits.Single().Key.ShouldBe(1);
        _place.Index.Mark([(1, false), (2, true)], 2);
        other.Search(new(Parse("unity"))).Value.Hits.Single().Key.ShouldBe(2);
        other.Search(new(Parse("unity"), AllVersions: true)).Value.Total.ShouldBe(2);
        other.FedUpTo.ShouldBe(2);
    }

    [Fact]
    public async Task Search_WhileFeeding_SeesWholeBatches()
    {
        using var done = new CancellationTokenSource();
        Task feeding = Task.Run(() =>
        {
            for (int batch = 0; batch < 60; batch++) _place.Index.Feed([.. Enumerable.Range(batch * 10, 10).Select(key => TemporaryIndex.Document(key, "unity and peace"))], batch);
            done.Cancel();
        });
        int seen = 0;
        while (!done.IsCancellationRequested)
        {
            SearchAnswer answer = _place.Index.Search(new(Parse("unity peace"), Limit: 1_000)).Value;
            answer.Total.ShouldBe(answer.Hits.Count);
            (answer.Total % 10).ShouldBe(0);
            answer.Total.ShouldBeGreaterThanOrEqualTo(seen);
            seen = answer.Total;
        }
        await feeding;
        Find("unity").Total.ShouldBe(600);
    }

    [Theory]
    [InlineData("manifest")]
    [InlineData("*.segment")]
    public void Open_DamagedOrCutOff_IsAProblem(string file)
    {
        _place.Index.Feed([TemporaryIndex.Document(1, "unity")], 1);
        _place.Index.Dispose();
        string path = Directory.EnumerateFiles(_place.Path, file).Single();
        byte[] whole = File.ReadAllBytes(path);
        foreach (byte[] damaged in new[] { whole[..(whole.Length / 2)], Flipped(whole), new byte[10_000] })
        {
            File.WriteAllBytes(path, damaged);
            CorpusIndex.Open(_place.Path).Problem!.Code.ShouldBe(ProblemCodes.CorpusDamaged);
        }
        File.WriteAllBytes(path, whole);
        CorpusIndex.Open(_place.Path).Value.Dispose();
    }

    private static byte[] Flipped(byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        flipped[bytes.Length / 2] ^= 1;
        return flipped;
    }

    [Fact]
    public void Search_WhatAnotherProgramDamaged_IsAProblem()
    {
        _place.Index.Feed([TemporaryIndex.Document(1, "unity")], 1);
        File.WriteAllText(Path.Combine(_place.Path, "manifest"), "x");
        _place.Index.Search(new(Parse("unity"))).Problem!.Code.ShouldBe(ProblemCodes.CorpusDamaged);
        Should.Throw<ArchiveException>(() => _place.Index.Feed([], 2)).Problem.Code.ShouldBe(ProblemCodes.CorpusDamaged);
    }

    [Fact]
    public void Replace_TakesTheOldOut_InOneStep()
    {
        _place.Index.Feed([TemporaryIndex.Document(1, "unity"), TemporaryIndex.Document(2, "unity") with { IsNewest = false }], 1);
        _place.Index.Replace(Documents(), 7);
        (_place.Index.FedUpTo, _place.Index.Count, Find("unity").Total, Find("peace").Total).ShouldBe((7, 2, 0, 2));
        _place.Reopen();
        Find("peace").Total.ShouldBe(2);
        Directory.EnumerateFiles(_place.Path, "*.s*").Count().ShouldBe(1);

        IEnumerable<CorpusDocument> Documents()
        {
            yield return TemporaryIndex.Document(1, "peace");
            Find("unity").Total.ShouldBe(1);
            yield return TemporaryIndex.Document(3, "peace");
        }
    }

    [Fact]
    public void Retire_TakesOut_AndChangesNoOtherScore()
    {
        _place.Index.Feed([TemporaryIndex.Document(1, "unity and peace"), TemporaryIndex.Document(2, "unity")], 1);
        double before = Find("peace").Hits.Single().Score;
        _place.Index.Feed([TemporaryIndex.Document(3, "peace peace peace")], 2);
        Find("peace").Hits.Single(hit => hit.Key == 1).Score.ShouldNotBe(before);
        _place.Index.Retire([3, 99], 3);
        Find("peace").Hits.Single().Score.ShouldBe(before);
        _place.Index.Search(new(Parse("peace"), AllVersions: true)).Value.Total.ShouldBe(1);
        (_place.Index.FedUpTo, _place.Index.Count).ShouldBe((3, 2));
    }

    [Fact]
    public void Trend_ByMonth_HasZeros_Gaps_AndNarrowedWords()
    {
        CorpusDocument Of(int key, int month, string text, string language = "en") => TemporaryIndex.Document(key, text) with { Published = new PartialDate(2012, month, 3), Language = language };
        _place.Index.Feed([Of(1, 1, "unity unity peace"), Of(2, 2, "peace"), Of(3, 4, "unity now"), Of(4, 4, "unity unity unity unity", "ko"), TemporaryIndex.Document(5, "unity") with { Published = new PartialDate(2012) }], 1);
        TrendAnswer trend = _place.Index.Trend(new(Parse("unity lang:en"))).Value;
        trend.Points.ShouldBe([new("2012-01", 1, 2, 3, false), new("2012-02", 0, 0, 1, false), new("2012-03", 0, 0, 0, true), new("2012-04", 1, 1, 2, false)]);
        trend.Undated.ShouldBe(new("", 1, 1, 1, false));
        trend.Points[0].PerMillion.ShouldBe(2_000_000 / 3.0, 0.001);
    }

    [Theory]
    [InlineData(TrendPeriod.Day, "2012-01-01", "2012-01-02")]
    [InlineData(TrendPeriod.Week, "2011-W52", "2012-W01")]
    [InlineData(TrendPeriod.Month, "2012-01", "2012-01")]
    [InlineData(TrendPeriod.Quarter, "2012-Q1", "2012-Q1")]
    [InlineData(TrendPeriod.Year, "2012", "2012")]
    public void Trend_Periods_AreNamed(TrendPeriod by, string first, string last)
    {
        _place.Index.Feed([TemporaryIndex.Document(1, "a") with { Published = new PartialDate(2012, 1, 1) }, TemporaryIndex.Document(2, "a") with { Published = new PartialDate(2012, 1, 2) }], 1);
        IReadOnlyList<TrendPoint> points = _place.Index.Trend(new(Parse("a"), by)).Value.Points;
        (points[0].Period, points[^1].Period).ShouldBe((first, last));
    }

    [Theory]
    [InlineData("a* b* c*")]
    [InlineData("\"a b a b a b a b\" OR c OR a")]
    public void Read_MoreThanAQuestionMay_Stops(string query)
    {
        _place.Index.Feed([.. Enumerable.Range(0, 50).Select(key => TemporaryIndex.Document(key, "a b a b a b a b c"))], 1);
        using CorpusSnapshot snapshot = _place.Index.Snapshot().Value;
        foreach ((long most, bool overdrawn) in new[] { (120L, true), (30_000_000L, false) })
        {
            var asked = new SnapshotQuery(snapshot, Parse(query), ReadFilters.Ask(Parse(query), null).Value, CountedOnce.Ask(false, null).Value, allVersions: false, new(most));
            int found = asked.Found().Sum(documents => documents.Count);
            (asked.IsOverdrawn, overdrawn || found == 50).ShouldBe((overdrawn, true));
        }
    }

    [Fact]
    public void Feed_ManySmallBatches_KeepsFewSegments()
    {
        for (int key = 0; key < 200; key++) _place.Index.Feed([TemporaryIndex.Document(key, "unity of word" + key)], key);
        Find("\"unity of\"").Total.ShouldBe(200);
        _place.Index.Optimise();
        using (CorpusSnapshot snapshot = _place.Index.Snapshot().Value) snapshot.Segments.Count.ShouldBe(1);
        Find("\"unity of\" word77").Hits.Single().Key.ShouldBe(77);
    }

    [Fact]
    public void Search_PhraseOfTooManyWords_IsAProblem() =>
        _place.Index.Search(new(Parse('"' + string.Join(' ', Enumerable.Repeat("a", 300)) + '"'))).Problem!.Code.ShouldBe(ProblemCodes.QueryTooBroad);

    private static Query Parse(string query) => QueryParser.Parse(query).Value;

    private SearchAnswer Find(string query) => _place.Index.Search(new(Parse(query))).Value;
}
