using System.Text.Json;
using System.Text.Json.Serialization;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Identity;
using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Support;

/// <summary>A page of one article as a test states it; its bytes are this record as JSON, so that it can be drawn again from the record.</summary>
internal sealed record Sample(string Address, string Text, string Claimed = "2031-01-01", string? Headline = null, string? Published = null, double Confidence = 0.5, string Source = "a.example")
{
    private static readonly DateTimeOffset Taken = SetClock.At("2031-06-01T00:00:00Z");

    [JsonIgnore]
    public byte[] Bytes => JsonSerializer.SerializeToUtf8Bytes(this);

    public CatalogueEntry Entry()
    {
        byte[] bytes = Bytes;
        Sha256 digest = Sha256.Of(bytes);
        return Draw(new(CaptureId.From(Source, Address, Claimed, digest), Source, Address, Taken, Claimed, null, "application/json", digest, bytes.Length, new("a.jsonl", Sha256.Of("file"), 1)));
    }

    public ReadyCapture Ready() => ReadyCapture.Of(Entry(), default, Bytes);

    public static CatalogueEntry Derive(WarcCapture stored) => JsonSerializer.Deserialize<Sample>(stored.Payload)!.Draw(stored.Capture);

    private CatalogueEntry Draw(Capture capture)
    {
        if (Text.Length == 0) return new(capture, PageKind.Empty, "en", "test 1", [], [], [new(ProblemCodes.NoText, "No article text was found.")]);
        var article = new PageArticle { Headline = Headline, Body = Text.Split('\n') };
        PartialDate? date = PartialDate.TryParse(Published, out PartialDate read) ? read : null;
        FoundDate found = date is null ? FoundDate.None : new(date, Confidence, [], []);
        (Sha256 folded, int words) = Shingles.Digest(article);
        var text = new SightedText
        {
            Publisher = "The Wire", Language = "en", Text = Sha256.Of((Headline ?? "") + "\n\n" + article.Text), Folded = folded, Words = words, Article = article, Published = found,
            Packed = new StoredText(article, found).Pack(),
        };
        return new(capture, PageKind.Article, "en", "test 1", [text], [new Teaser("More news", null, null)], []);
    }
}
