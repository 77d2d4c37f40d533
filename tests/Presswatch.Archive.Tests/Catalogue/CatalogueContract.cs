using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Tests.Support;
using Presswatch.Archive.Warc;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Catalogue;

/// <summary>What every catalogue must do, whatever it is kept in. A new one overrides <see cref="OpenEmpty"/>.</summary>
public abstract class CatalogueContract : IDisposable
{
    private const string Talks = "The harvest committee of the northern valleys met on Tuesday and agreed that the work would be finished before the autumn rains begin.";
    private const string TalksMended = "The harvest committee of the northern valleys met on Tuesday and agreed that the work would be finished after the autumn rains begin.";
    private const string Bridge = "A new bridge over the river was opened in the capital by the minister of transport, who praised the workers for their speed.";

    private ICatalogue? _catalogue;
    private long _leaf;

    private ICatalogue Catalogue => _catalogue ??= OpenEmpty();

    protected abstract ICatalogue OpenEmpty();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _catalogue?.Dispose();
    }

    [Fact]
    public void Add_SameTextSeenAgain_IsUnchanged()
    {
        Sighted once = Add(new("http://a.example/1", Talks, "2031-01-01"));
        Sighted again = Add(new("http://a.example/1", Talks, "2031-01-02"));

        (once.Outcome, again.Outcome).ShouldBe((SightingOutcome.NewArticle, SightingOutcome.Unchanged));
        (again.Article, again.Document, again.NewAddress, again.IdGiven).ShouldBe((once.Article, once.Document, false, false));
        VersionRow version = Catalogue.Versions(once.Article).ShouldHaveSingleItem();
        (version.FirstSeen, version.LastSeen).ShouldBe((SetClock.At("2031-01-01"), SetClock.At("2031-01-02")));
    }

    [Fact]
    public void Add_EditedText_IsANewVersion()
    {
        Sighted first = Add(new("http://a.example/1", Talks, "2031-01-01"));
        Sighted edit = Add(new("http://a.example/1", TalksMended, "2031-01-02"));

        edit.Outcome.ShouldBe(SightingOutcome.NewVersion);
        edit.Article.ShouldBe(first.Article);
        Catalogue.Versions(first.Article).Select(v => (v.Number, v.IsNewest)).ShouldBe([(1, false), (2, true)]);
        Catalogue.FindArticle(first.Article)!.Newest.ShouldBe(edit.Document);
    }

    [Fact]
    public void Add_OlderTextThatArrivesLater_IsTheFirstVersion()
    {
        Sighted later = Add(new("http://a.example/1", TalksMended, "2031-01-02"));
        Sighted earlier = Add(new("http://a.example/1", Talks, "2031-01-01"));

        Catalogue.Versions(later.Article).Select(v => v.Document).ShouldBe([earlier.Document, later.Document]);
        Catalogue.FindArticle(later.Article)!.Newest.ShouldBe(later.Document);
    }

    [Fact]
    public void Add_TextThatGoesAndComesBack_IsOneTextInTwoStands()
    {
        Sighted first = Add(new("http://a.example/1", Talks, "2031-01-01"));
        Add(new("http://a.example/1", TalksMended, "2031-01-02"));
        Sighted back = Add(new("http://a.example/1", Talks, "2031-01-03"));

        back.Outcome.ShouldBe(SightingOutcome.Unchanged);
        Catalogue.Versions(first.Article).Count.ShouldBe(2);
        Catalogue.FindArticle(first.Article)!.Newest.ShouldBe(first.Document);
        Catalogue.Sightings(first.Article).Select(s => s.Document == first.Document).ShouldBe([true, false, true]);
    }

    [Fact]
    public void Add_OtherItemAtSameAddress_IsAnotherArticle()
    {
        Sighted one = Add(new("http://a.example/front", Talks, "2031-01-01"));
        Sighted other = Add(new("http://a.example/front", Bridge, "2031-01-02"));

        other.Outcome.ShouldBe(SightingOutcome.NewArticle);
        other.Article.ShouldNotBe(one.Article);
    }

    [Fact]
    public void Add_SameHeadlineAtSameAddress_IsAVersionThoughMostOfTheTextIsNew()
    {
        Sighted one = Add(new("http://a.example/1", Talks + " " + Bridge, "2031-01-01", "Harvest talks"));
        Sighted other = Add(new("http://a.example/1", "A wholly other report on what the members of the committee had for lunch on that day. " + Talks[..60] + " and so on and so forth until the end of it", "2031-01-02", "Harvest Talks"));

        (other.Outcome, other.Article).ShouldBe((SightingOutcome.NewVersion, one.Article));
    }

    [Fact]
    public void Add_TextOfAnotherArticleUnderTheSameHeadline_IsAnotherArticle()
    {
        Sighted one = Add(new("http://a.example/1", Talks + " " + Talks[..90], "2031-01-01", "Harvest talks"));
        Sighted swapped = Add(new("http://a.example/1", Bridge + " " + Bridge[..90], "2031-01-02", "Harvest talks"));

        (swapped.Outcome, swapped.Article == one.Article).ShouldBe((SightingOutcome.NewArticle, false));
    }

    [Fact]
    public void Add_SameTextAtAnotherAddress_IsANewAddressOfTheArticle()
    {
        Sighted one = Add(new("http://a.example/1", Talks, "2031-01-01", Published: "2031-01-01"));
        Sighted mirrored = Add(new("http://b.example/9", Talks, "2031-01-05", Published: "2031-01-01", Source: "b.example"));

        (mirrored.Article, mirrored.Outcome, mirrored.NewAddress).ShouldBe((one.Article, SightingOutcome.Unchanged, true));
        Catalogue.Sightings(one.Article).Select(s => s.Source).ShouldBe(["a.example", "b.example"]);
    }

    [Fact]
    public void Add_SameTextOfAnotherDayAtAnotherAddress_IsAnotherArticle()
    {
        Sighted one = Add(new("http://a.example/1", Talks, Published: "2031-01-01"));
        Sighted yearly = Add(new("http://a.example/2", Talks, Published: "2032-01-01"));

        yearly.Article.ShouldNotBe(one.Article);
    }

    [Fact]
    public void Add_EmptyPage_IsACaptureWithAProblemAndNoVersion()
    {
        Sighted one = Add(new("http://a.example/1", Talks, "2031-01-01"));
        var empty = new Sample("http://a.example/1", "", "2031-01-02");
        AddEntry(empty.Entry()).ShouldBeEmpty();

        Catalogue.CaptureCount().ShouldBe(2);
        Catalogue.Recall(empty.Entry().Capture.Id).ShouldBe(new Recalled(0, "no-text"));
        Catalogue.ProblemsOn(empty.Entry().Capture.Id).ShouldBe([("PW1003", "No article text was found.")]);
        Catalogue.Versions(one.Article).Count.ShouldBe(1);
    }

    [Fact]
    public void Add_SightingThatJoinsTwoArticles_MergesThemUnderTheOlderId()
    {
        Sighted older = Add(new("http://a.example/1", Talks, "2031-01-01", Published: "2031-01-01"));
        Sighted younger = Add(new("http://b.example/1", TalksMended, "2031-01-02", Published: "2031-01-02"));
        long before = Catalogue.CaptureCount();
        Sighted twin = Add(new("http://b.example/1", Talks, "2031-01-03", Published: "2031-01-01"));

        twin.Article.ShouldBe(older.Article);
        Catalogue.FindArticle(younger.Article)!.Id.ShouldBe(older.Article.Value);
        Catalogue.Versions(younger.Article).Select(v => v.Number).ShouldBe([1, 2]);
        Catalogue.Overview().Articles.ShouldBe(1);
        Catalogue.RetiredSince(before).ShouldBeEmpty();
    }

    [Fact]
    public void Add_MergeOfEqualTexts_RetiresTheDocumentThatGoes()
    {
        // One text under two dates, at two addresses: two articles, until the second date is met at the first address.
        Sighted kept = Add(new("http://a.example/1", Talks, "2031-01-01", Published: "2031-01-01"));
        Sighted goes = Add(new("http://b.example/1", Talks, "2031-01-02", Published: "2031-01-02", Confidence: 0.9));
        long before = Catalogue.CaptureCount();
        Sighted twin = Add(new("http://a.example/1", Talks, "2031-01-03", Published: "2031-01-02", Confidence: 0.7));

        (twin.Article, twin.Document).ShouldBe((kept.Article, kept.Document));
        Catalogue.RetiredSince(before).ShouldBe([goes.Document]);
        Catalogue.FindArticle(goes.Article)!.Id.ShouldBe(kept.Article.Value);
        Catalogue.Versions(kept.Article).ShouldHaveSingleItem().Published.ShouldBe("2031-01-02");
    }

    [Fact]
    public void Add_DatesOfSeveralSightings_TheSurestCounts()
    {
        Sighted one = Add(new("http://a.example/1", Talks, "2031-01-01", Published: "2031", Confidence: 0.3));
        Add(new("http://a.example/1", Talks, "2031-01-02", Published: "2031-01-01", Confidence: 0.9));
        Add(new("http://a.example/1", Talks, "2031-01-03", Published: "2030-12-31", Confidence: 0.6));

        ArticleRow article = Catalogue.FindArticle(one.Article)!;
        (article.Published, article.Confidence).ShouldBe(("2031-01-01", 0.9));
        Catalogue.Overview().Months.ShouldBe([("2031-01", 1L)]);
    }

    [Fact]
    public void Add_IdFromTheJournal_IsKept()
    {
        var given = new ArticleId("aaaabbbbccccdddd");
        IReadOnlyList<Sighted> sighted = AddEntry(new Sample("http://a.example/1", Talks).Entry(), _ => given);

        sighted.ShouldHaveSingleItem().Article.ShouldBe(given);
        Catalogue.FindArticle(given).ShouldNotBeNull();
    }

    [Fact]
    public void Dispose_BatchWithoutCommit_LeavesNothing()
    {
        using (ICatalogueBatch batch = Catalogue.Begin()) batch.Add(new Sample("http://a.example/1", Talks).Entry(), Standing());
        _leaf = 0;

        Catalogue.CaptureCount().ShouldBe(0);
        Add(new("http://a.example/1", Talks)).Outcome.ShouldBe(SightingOutcome.NewArticle);
    }

    [Fact]
    public void FindCapture_Taken_GivesWhatWasPutIn()
    {
        CatalogueEntry entry = new Sample("http://a.example/ö?q=1&x=\u200b", Talks).Entry();
        AddEntry(entry);

        CaptureRow row = Catalogue.FindCapture(entry.Capture.Id)!;
        row.Capture.ShouldBe(entry.Capture);
        (row.Place, row.Leaf, row.Kind).ShouldBe((new RecordPlace("2031/06/0001.warc.gz", 0, 100), 0L, "article"));
        Catalogue.LastPlace().ShouldBe(row.Place);
        Catalogue.TeasersOn(entry.Capture.Id).Select(t => t.Lead).ShouldBe(["More news"]);
    }

    [Fact]
    public void Overview_OfSeveral_Counts()
    {
        Add(new("http://a.example/1", Talks, "2031-01-01", Published: "2031-01-01"));
        Add(new("http://a.example/1", TalksMended, "2031-01-02", Published: "2031-01-01"));
        Add(new("http://b.example/2", Bridge, "2031-01-02", Source: "b.example"));
        AddEntry(new Sample("http://b.example/3", "", Source: "b.example").Entry());

        ArchiveOverview overview = Catalogue.Overview();
        (overview.Captures, overview.Articles, overview.Versions, overview.Addresses).ShouldBe((4L, 2L, 3L, 3L));
        overview.Months.ShouldBe([(null, 1L), ("2031-01", 1L)]);
        overview.Problems.ShouldBe([("PW1003", 1L)]);
        overview.Sources.Select(s => (s.Name, s.Captures, s.Articles)).ShouldBe([("a.example", 2L, 1L), ("b.example", 2L, 1L)]);
        Catalogue.CheckIntegrity().ShouldBeEmpty();
    }

    [Fact]
    public void FindArticle_Unknown_IsNull()
    {
        Catalogue.FindArticle(new("zzzzzzzzzzzzzzzz")).ShouldBeNull();
        Catalogue.FindCapture(new("zzzzzzzzzzzzzzzz")).ShouldBeNull();
        Catalogue.Text(99).ShouldBeNull();
    }

    private Sighted Add(Sample sample) => AddEntry(sample.Entry()).ShouldHaveSingleItem();

    private IReadOnlyList<Sighted> AddEntry(CatalogueEntry entry, Func<int, ArticleId?>? idGiven = null)
    {
        using ICatalogueBatch batch = Catalogue.Begin();
        IReadOnlyList<Sighted> sighted = batch.Add(entry, Standing(), idGiven);
        batch.Commit();
        return sighted;
    }

    private Standing Standing() => new(new("2031/06/0001.warc.gz", _leaf * 100, 100), _leaf++);
}
