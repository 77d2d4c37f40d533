using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Tests.RealData;

namespace Presswatch.Reading.Tests.Commitments;

/// <summary>Who commits himself: the last commitment of each text is looked at.</summary>
public sealed class CommitmentPartiesTests
{
    private static readonly Pack Demo = PackSet.LoadAll(Path.Combine(TestData.Repository(), "packs")).Packs.First(pack => pack.Name == "demo");
    private static readonly ReadingRules Rules = ReadingRules.Compile(Demo with { ReadingRules = [.. Demo.ReadingRules.Where(rule => rule.Id.StartsWith("english.", StringComparison.Ordinal))] });

    [Theory]
    [InlineData("Minister Orun Kaldes toured the mill. The weavers of the Union of Weavers greeted Premier Belu Tarsin. He stressed the need to save coal.", "Orun Kaldes")] // named only as greeted
    [InlineData("Minister Orun Kaldes toured the mill. The minister stressed the need to save coal.", "Orun Kaldes")]
    [InlineData("Minister Orun Kaldes toured the mill. After the tour he stressed the need to save coal.", "Orun Kaldes")]
    [InlineData("Minister Orun Kaldes toured the mill. Then he stressed the need to save coal.", "Orun Kaldes")]
    public void Read_He_IsThePersonWhoWasTheSubject(string text, string by) => By(text).ShouldBe(by);

    [Theory]
    [InlineData("The speakers praised the Union of Weavers. They called on all members to mend the dikes.", "speakers")]
    [InlineData("The Union of Weavers held a meeting with the Ministry of Dikes. It called on all members to mend the dikes.", "Union of Weavers")]
    public void Read_TheyAndIt_AreTheSubjectNotThoseOnlyNamed(string text, string by) => By(text).ShouldBe(by);

    [Theory]
    [InlineData("The old weavers met on the square, vowing to finish the cloth.", "old weavers")]
    [InlineData("Firmly united, the old weavers vowed to finish the cloth.", "old weavers")]
    [InlineData("In reply Minister Orun Kaldes vowed to finish the dikes.", "Orun Kaldes")]
    [InlineData("With raised hands the old weavers vowed to finish the cloth.", "old weavers")]
    public void Read_ClauseWithoutSubject_HasThatOfItsSentence(string text, string by) => By(text).ShouldBe(by);

    [Theory]
    [InlineData("Officials should do everything to save coal, said Minister Orun Kaldes.", "Orun Kaldes")]
    [InlineData("Those boats must leave the harbour at once, the Union of Weavers demanded.", "Union of Weavers")]
    [InlineData("Minister Orun Kaldes toured the mill. Officials should do everything to save coal, he said.", "Orun Kaldes")]
    public void Read_Should_IsSaidByTheOneWhoTells(string text, string by) => By(text).ShouldBe(by);

    [Fact]
    public void Read_Told_NamesTheHearerNotTheTeller() =>
        By("Minister Orun Kaldes told the Union of Weavers that the harvest was good. Officials should save coal at any cost.").ShouldBe("Orun Kaldes");

    [Theory]
    [InlineData("The old weavers should save coal at any cost.", "old weavers")]
    [InlineData("Minister Orun Kaldes stressed the need for the Union of Weavers to save coal.", "Union of Weavers")]
    [InlineData("The old weavers vowed to finish the cloth.", null)]
    public void Read_ToWhom_IsTheOneAddressedOrBound(string text, string? to) => Last(text).To.ShouldBe(to);

    [Fact]
    public void Read_PlanThatTakesPlace_IsNobodys() => By("The fair of weavers will take place on the old square on September 3.").ShouldBeNull();

    private static string? By(string text) => Last(text).By;

    private static CommitmentFinding Last(string text)
    {
        IReadOnlyList<CommitmentFinding> found = new ArticleReader(Rules).Read(new(null, text, new PartialDate(2031, 8, 20))).Commitments;
        found.ShouldNotBeEmpty();
        return found[^1];
    }
}
