using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Commitments;
using Presswatch.Reading.Tests.RealData;

namespace Presswatch.Reading.Tests.Commitments;

public sealed class CommitmentReaderTests
{
    private static readonly Pack Demo = PackSet.LoadAll(Path.Combine(TestData.Repository(), "packs")).Packs.First(pack => pack.Name == "demo");
    // The rules and the model of the language, without those by which the invented press overrules them.
    private static readonly ReadingRules Rules = ReadingRules.Compile(Demo with { ReadingRules = [.. Demo.ReadingRules.Where(rule => rule.Id.StartsWith("english.", StringComparison.Ordinal))] });

    public static TheoryData<string, CommitmentKind?> Sentences => new()
    {
        { "The meeting called on all members to mend the dikes before winter.", CommitmentKind.Call },
        { "He stressed the need to save every handful of coal.", CommitmentKind.Call },
        { "The workers vowed to turn out more bricks.", CommitmentKind.Pledge },
        { "The aggressors would be well advised to withdraw their ships at once.", CommitmentKind.Demand },
        { "A bell was heard over the river at noon.", null },
        { "The ferry leaves the quay twice a day.", null },
    };

    [Theory, MemberData(nameof(Sentences))]
    public void Read_Sentence_GivesKindOrNothing(string sentence, CommitmentKind? kind)
    {
        IReadOnlyList<CommitmentFinding> found = Read("The mill has a new roof. " + sentence);

        if (kind is null) found.ShouldBeEmpty();
        else found.ShouldHaveSingleItem().Kind.ShouldBe(kind.Value);
    }

    [Fact]
    public void Read_Commitment_IsTheWholeSentence()
    {
        const string Text = "The mill has a new roof. The workers vowed to turn out more bricks.";

        CommitmentFinding found = Read(Text).ShouldHaveSingleItem();

        found.Text.ShouldBe("The workers vowed to turn out more bricks.");
        Text.Substring(found.Start, found.Length).ShouldBe(found.Text);
        found.By.ShouldBe("workers");
    }

    [Theory]
    [InlineData("The speakers at the meeting said that the harvest was good. They called on all members to mend the dikes.", "speakers at the meeting")]
    [InlineData("Another article said the dikes were old. They called on all members to mend the dikes.", null)]     // what speaks for its author is no group
    public void Read_They_AreTheGroupThatSpokeLast(string text, string? by) => Read(text).ShouldHaveSingleItem().By.ShouldBe(by);

    [Fact]
    public void Read_Deadline_IsTheDateBehindBy() =>
        Read("The workers vowed to turn out more bricks by October 9.").ShouldHaveSingleItem().Deadline.ShouldBe("2031-10-09");

    [Fact]
    public void Read_DayThatIsOver_IsNoDeadline() =>
        Read("The workers vowed on August 9 to turn out more bricks.").ShouldHaveSingleItem().Deadline.ShouldBeNull();

    [Fact]
    public void Read_WillOfSomebody_IsTheirs() =>
        Read("The meeting expressed the firm resolve of the weavers to finish the cloth.").ShouldHaveSingleItem().By.ShouldBe("weavers");

    [Theory]
    [InlineData("The old weavers also vowed to finish the cloth.", "old weavers")]
    [InlineData("The youth of the valley on Wednesday vowed to finish the cloth.", "youth of the valley")]
    [InlineData("On Wednesday vowed to finish the cloth.", null)]
    [InlineData("Firm vowed to finish the cloth.", null)]
    public void Read_Subject_IsAPartyOnlyWithAHead(string sentence, string? by) => Read(sentence).ShouldHaveSingleItem().By.ShouldBe(by);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(0.2, 0.333)]
    [InlineData(0.5, 0.667)]
    public void Calibrated_Probability_IsTheShareThatWasRight(double probability, double share) => CommitmentReader.Calibrated(probability).ShouldBe(share, 0.005);

    [Fact]
    public void Read_CallOnSomebody_NamesWhom() =>
        Read("The meeting called on all members to mend the dikes.").ShouldHaveSingleItem().To.ShouldBe("all members");

    private static IReadOnlyList<CommitmentFinding> Read(string text) => new ArticleReader(Rules).Read(new(null, text, new PartialDate(2031, 8, 20))).Commitments;
}
