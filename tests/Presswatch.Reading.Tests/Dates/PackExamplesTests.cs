using Presswatch.Packs;
using Presswatch.Packs.Checking;
using Presswatch.Packs.Model;
using Presswatch.Reading.Dates;
using Presswatch.Reading.Tests.RealData;

namespace Presswatch.Reading.Tests.Dates;

public sealed class PackExamplesTests
{
    [Fact]
    public void Run_ShippedPacks_EveryExampleHolds()
    {
        IReadOnlyList<Pack> packs = PackSet.LoadAll(Path.Combine(TestData.Repository(), "packs")).Packs;

        packs.ShouldNotBeEmpty();
        foreach (Pack pack in packs)
        {
            PackReport report = PackCheck.Run(pack, DateExamples.Runners);
            report.Problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Run_DocumentedPack_CountsEachKind() =>
        PackCheck.Run(InventedPack.Pack, DateExamples.Runners).Counts.ShouldBe([new("date-rules", 2, 0), new("calendar", 5, 0), new("url-dates", 2, 0)]);

    [Fact]
    public void Run_WrongExample_IsNamed()
    {
        DateRule rule = InventedPack.Pack.DateRules[0] with { Examples = [new("Dawn 73", "2024", null)] };

        PackReport report = PackCheck.Run(InventedPack.Pack with { DateRules = [rule] }, DateExamples.Runners);

        report.Problems.ShouldHaveSingleItem().Message.ShouldBe("demo.dates.dawn: \"Dawn 73\" gives 2023, not 2024");
    }

    [Fact]
    public void Run_UnknownRuleKind_IsNamed()
    {
        DateRule rule = InventedPack.Pack.DateRules[0] with { Kind = "moon-year" };

        PackCheck.Run(InventedPack.Pack with { DateRules = [rule] }, DateExamples.Runners).Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW2014");
    }
}
