using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Tests;

public sealed class SegmentBuilderTests
{
    [Fact]
    public void Build_TwoDocuments_GivesStreamByDayWithSentinels()
    {
        using Segment segment = Docs.Segment(
            Docs.Of(7, "2012-02-03", "Salt salt.\n\nThe harbour", "The Salt"), Docs.Of(3, "2011-05-01", "harbour"), Docs.Of(9, null, "…"));

        segment.DocumentKeys.ToArray().ShouldBe([9, 3, 7]);
        Forms(segment).ShouldBe("| | harbour | The Salt | Salt salt | The harbour |");
        segment.DocumentStarts.ToArray().ShouldBe([1, 2, 4, 13]);
        segment.WordsBefore.ToArray().ShouldBe([0, 0, 1, 7]);
        segment.HeadlineWords.ToArray().ShouldBe([(ushort)0, (ushort)0, (ushort)2]);
        segment.FoldCount.ShouldBe(3);
        segment.FormCount.ShouldBe(4);
        segment.FoldOccurrences[segment.FindFold("salt")].ShouldBe(3);
        segment.FormOccurrences[segment.FindForm("Salt")].ShouldBe(2);
        segment.FoldDocuments[segment.FindFold("harbour")].ShouldBe(2);
        segment.FindFold("har").ShouldBe(0);
        segment.DocumentOf(7).ShouldBe(2);
        segment.DocumentOf(8).ShouldBe(-1);
        segment.ArticleOf(2).ShouldBe(Docs.Article(7));
        segment.VersionOf(2).Value.ShouldBe("000000000007");
        segment.Published(2).ShouldBe(Docs.DateOf("2012-02-03"));
        segment.Published(0).ShouldBeNull();
        segment.DocumentAt(1).ShouldBe(0);
        segment.DocumentAt(3).ShouldBe(1);
        segment.DocumentAt(12).ShouldBe(2);
        segment.FindFold(segment.FoldHashes[segment.FindFold("salt")]).ShouldBe(segment.FindFold("salt"));
    }

    private static string Forms(Segment segment) => string.Join(' ', segment.Stream.ToArray().Select(form => form == 0 ? "|" : segment.FormText(form)));
}
