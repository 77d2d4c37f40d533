using System.Text;
using Presswatch.Analysis.Changes.Edits;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Identity;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Tests.Changes.Edits;

/// <summary>What our own extraction draws otherwise is a rendering and never an edit.</summary>
public sealed class RenderingTests : IDisposable
{
    private static readonly PageArticle Old = new() { Headline = "Dike Opened", Body = ["A dike was opened in the Lower Vale.", "More news | Print"], Language = "en", Publisher = "LNA" };
    private static readonly PageArticle New = Old with { Body = [Old.Body[0]] };

    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-rendering-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("same bytes", "same bytes", "0.1.0/1", "0.1.0/2", false, 0)]     // one page drawn twice
    [InlineData("page, 9 visitors", "page, 10 visitors", "0.1.0/1", "0.1.0/2", true, 0)]      // drawn alike today: only the extraction changed
    [InlineData("page, 9 visitors", "page, 10 visitors", "0.1.0/1", "0.1.0/2", false, 1)]     // drawn otherwise today too
    [InlineData("page, 9 visitors", "page, 10 visitors", "0.1.0/2", "0.1.0/2", true, 1)]      // one extraction: it is the page that changed
    public void All_TextDrawnOtherwise_IsAnEditOnlyWhereThePageChanged(string before, string after, string makerBefore, string makerAfter, bool isAlikeNow, int edits)
    {
        using PressArchive archive = PressArchive.OpenOrCreate(Path.Combine(_folder, "archive"), TimeProvider.System).Value;
        using (var writer = new ArchiveWriter(archive, _ => throw new InvalidOperationException("Nothing is to be drawn again."), TimeSpan.FromSeconds(10)))
        {
            writer.Take([Capture("2031-08-07T10:00:00Z", before, makerBefore, Old), Capture("2031-08-09T10:00:00Z", after, makerAfter, New)], CancellationToken.None);
        }
        var list = new EditList(archive, () => new Problem(ProblemCodes.ReadingsMissing, "none"), stored =>
            isAlikeNow || Encoding.UTF8.GetString(stored.Payload) == before ? [New] : [New with { Body = ["Another dike was opened."] }]);

        list.All().Count.ShouldBe(edits);
    }

    private static ReadyCapture Capture(string claimed, string content, string maker, PageArticle article)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        const string source = "lna.example", address = "https://lna.example/en/1";
        Sha256 digest = Sha256.Of(bytes);
        var capture = new Capture(CaptureId.From(source, address, claimed, digest), source, address, new(2031, 12, 1, 0, 0, 0, TimeSpan.Zero), claimed, null, "text/html", digest, bytes.Length, new("pages.jsonl", Sha256.Of("pages"), 1));
        (Sha256 folded, int words) = Shingles.Digest(article);
        var text = new SightedText
        {
            Publisher = "LNA", Language = "en", Text = Sha256.Of((article.Headline ?? "") + "\n\n" + article.Text), Folded = folded, Words = words, Article = article, Published = FoundDate.None,
            Packed = new StoredText(article, FoundDate.None).Pack(),
        };
        return ReadyCapture.Of(new(capture, PageKind.Article, "en", maker, [text], [], []), [], bytes);
    }
}
