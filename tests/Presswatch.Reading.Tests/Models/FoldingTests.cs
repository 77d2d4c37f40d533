using Presswatch.Eval.Training;

namespace Presswatch.Reading.Tests.Models;

public sealed class FoldingTests
{
    [Fact]
    public void ByHeadline_OneHeadline_IsOnePart() =>
        Enumerable.Range(0, 40).Select(at => Folding.ByHeadline.FoldOf("The mill has a new roof", $"press-2031-{at:00000}")).Distinct().ShouldHaveSingleItem();

    [Fact]
    public void ByHeadline_ShortHeadline_IsPartedByArticle() =>
        Enumerable.Range(0, 400).Select(at => Folding.ByHeadline.FoldOf("Notice", $"press-2031-{at:00000}")).Distinct().Order().ShouldBe(Enumerable.Range(0, Folding.ByHeadline.Count));

    [Fact]
    public void ByCorpus_Articles_StandInThePartOfTheirCorpus()
    {
        Folding folding = Folding.ByCorpus(["press-2032-00001", "press-2031-00001", "press-2031-00002"]);

        folding.Count.ShouldBe(2);
        folding.FoldOf("The mill has a new roof", "press-2031-00007").ShouldBe(0);
        folding.FoldOf("The mill has a new roof", "press-2032-00007").ShouldBe(1);
    }
}
