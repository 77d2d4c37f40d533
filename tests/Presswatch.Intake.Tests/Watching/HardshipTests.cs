using Presswatch.Archive;
using Presswatch.Archive.Disk;
using Presswatch.Core.Problems;
using Presswatch.Intake.Tests.Support;
using Presswatch.Intake.Watching;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Tests.Watching;

/// <summary>What the machine does to a watch: a disk that is full or cannot be written to, a clock that is set back; and what is kept though it is no page.</summary>
public sealed class HardshipTests
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3];

    [Theory]
    [InlineData(28, "PW3004", "disk")]
    [InlineData(30, "PW3007", "written to")]
    public async Task Disk_FullOrReadOnly_EndsTheWatchWithASentenceAndKeepsWhatWasCounted(int error, string code, string word)
    {
        var disk = new FailingDisk(error);
        using var watch = new WatchFixture { Disk = disk };
        SourceProfile source = Site(watch, 3);
        await watch.OnceAsync(source with { Watch = source.Watch! with { Follow = ["/n/1"] } });
        int before = watch.Archive.Search("builders").Length;
        disk.Fails = true;

        ArchiveException failed = await Should.ThrowAsync<ArchiveException>(() => watch.OnceAsync(source));

        failed.Problem.Code.Id.ShouldBe(code);
        $"{failed.Problem.Code.Title} {failed.Problem.WayOut}".ShouldContain(word, Case.Insensitive);
        disk.Fails = false;
        watch.Archive.ShouldBeSound();
        watch.Archive.Search("builders").Length.ShouldBe(before);
        (await watch.OnceAsync(source)).NewArticles.ShouldBe(2, "it goes on where it was");
        watch.Archive.ShouldBeSound();
    }

    [Fact]
    public async Task Clock_SetBackAYear_NothingIsLostAndNothingIsAskedTwice()
    {
        var clock = new MovedClock();
        using var watch = new WatchFixture();
        SourceProfile source = Site(watch, 2);
        (await watch.OnceAsync(null, clock, source)).NewArticles.ShouldBe(2);
        clock.Ahead = TimeSpan.FromDays(-365);

        WatchReport back = await watch.OnceAsync(null, clock, source);

        (back.NewArticles, back.NewVersions).ShouldBe((0, 0));
        watch.Site.Requests.Count(request => request.Path == "/n/1").ShouldBe(1);
        watch.Archive.ShouldBeSound();
        clock.Ahead = TimeSpan.FromHours(2);
        (await watch.OnceAsync(null, clock, source)).Visits.ShouldBe(3, "feed and both articles are due as before");
        watch.Archive.ShouldBeSound();
    }

    [Fact]
    public async Task PicturesAndPdf_AreKeptHashedAndHoldNoArticle()
    {
        using var watch = new WatchFixture();
        string pictures = string.Concat(Enumerable.Range(1, 12).Select(n => $"<figure><img src=\"/p/{n}.png\"></figure>"));
        watch.Site.Page("/feed", WatchFixture.Rss([watch.Url("/n/1"), watch.Url("/n/paper.pdf")]), "application/rss+xml");
        watch.Site.Page("/n/1", WatchFixture.Article("Quay opened", "The quay was opened in the presence of the builders.").Replace("</article>", pictures + "</article>", StringComparison.Ordinal));
        watch.Site.On("/n/paper.pdf", (_, wire) => wire.SendAsync(200, "application/pdf", "%PDF-1.7\n\u0001\u0002 paper of the builders"));
        for (int n = 1; n <= 12; n++) watch.Site.On($"/p/{n}.png", (_, wire) => wire.SendAsync(200, "image/png", Picture));
        SourceProfile plain = watch.Source("one", profile => profile with { Feeds = [watch.Url("/feed")], Robots = false });
        SourceProfile source = plain with { Watch = plain.Watch! with { Images = true }, Layouts = [new() { Id = "local.page", Headline = ["h1"], Body = ["article p"], Images = ["figure img"] }] };

        WatchReport report = await watch.OnceAsync(source);

        report.NewArticles.ShouldBe(1);
        watch.Site.Requests.Count(request => request.Path.StartsWith("/p/", StringComparison.Ordinal)).ShouldBe(WatchOptions.Default.MostImages, "pictures are capped");
        watch.Steps.Single(step => step.Address.EndsWith(".pdf", StringComparison.Ordinal)).Ending.ShouldBe("taken");
        using (PressArchive archive = PressArchive.Open(watch.Archive.Root, TimeProvider.System).Value)
        {
            archive.Catalogue.AddressStandings().Single(row => row.Address.EndsWith(".pdf", StringComparison.Ordinal)).Code.ShouldBe(ProblemCodes.PdfFile.Id);
            archive.Catalogue.Overview().Problems.ShouldContain(row => row.Code == ProblemCodes.ServiceAnswer.Id && row.Count >= 10);
        }
        watch.Completeness(source).Days.Sum(day => day.Missed).ShouldBe(0, "a PDF that is kept is not missed");
        watch.Archive.ShouldBeSound();
    }

    private static SourceProfile Site(WatchFixture watch, int articles)
    {
        watch.Site.Page("/feed", WatchFixture.Rss(Enumerable.Range(1, articles).Select(n => watch.Url($"/n/{n}"))), "application/rss+xml");
        for (int n = 1; n <= articles; n++) watch.Site.Page($"/n/{n}", WatchFixture.Article($"Quay {n} opened", $"Quay number {n} was opened today in the presence of the builders."));
        return watch.Source("one", profile => profile with { Feeds = [watch.Url("/feed")], Robots = false });
    }

    /// <summary>A disk that refuses to append once it is told to.</summary>
    private sealed class FailingDisk(int error) : IDisk
    {
        public bool Fails { get; set; }

        public IAppendFile OpenAppend(string path) => new FailingFile(SystemDisk.Instance.OpenAppend(path), this, error);

        public void MakeFolder(string folder) => SystemDisk.Instance.MakeFolder(folder);
    }

    private sealed class FailingFile(IAppendFile inner, FailingDisk disk, int error) : IAppendFile
    {
        public long Length => inner.Length;

        public void Append(ReadOnlySpan<byte> bytes)
        {
            if (disk.Fails) throw new IOException("The disk refuses.", error);
            inner.Append(bytes);
        }

        public void Flush() => inner.Flush();

        public void MoveTailAside(long length, string asidePath) => inner.MoveTailAside(length, asidePath);

        public void Dispose() => inner.Dispose();
    }
}
