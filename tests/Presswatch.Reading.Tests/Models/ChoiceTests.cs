using Presswatch.Eval.Training;
using Presswatch.Reading.Events;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;
using Presswatch.Reading.Tests.Scanning;

namespace Presswatch.Reading.Tests.Models;

public sealed class ChoiceTests
{
    [Fact]
    public void Share_Strengths_SumToOneInTheirOrder()
    {
        double[] shares = [2, -1, 700];

        Choice.Share(shares);

        shares.Sum().ShouldBe(1, 1e-9);
        shares[2].ShouldBe(1, 1e-9);
        shares[0].ShouldBeGreaterThan(shares[1]);
    }

    [Fact]
    public void Train_RightOptionsTold_ChoosesThemAmongUnseenOnes()
    {
        ChoiceCase[] cases = [Case("at harbour", "to mill"), Case("at quay", "from school", "to town"), Case("at school", "from quay")];

        LinearModel model = new ChoiceTrainer(10).Train(cases);

        double[] shares = [.. Case("at bridge", "to bridge", "from harbour").Options.Select(option => Choice.Strength(model, option))];
        Choice.Share(shares);
        shares[0].ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void Train_SameCasesTwice_GivesTheSameStrengths()
    {
        ChoiceCase[] cases = [Case("at harbour", "to mill"), Case("at quay", "from school")];

        double first = Choice.Strength(new ChoiceTrainer(10).Train(cases), cases[0].Options[0]), second = Choice.Strength(new ChoiceTrainer(10).Train(cases), cases[0].Options[0]);

        second.ShouldBe(first);
        first.ShouldBeGreaterThan(0);
    }

    /// <summary>Shares of none, the first place, the second, and the first again.</summary>
    [Theory]
    [InlineData(-1, 0.5, 0.2, 0.2, 0.1)]
    [InlineData(0, 0.35, 0.2, 0.25, 0.2)]
    [InlineData(1, 0.2, 0.2, 0.5, 0.1)]
    public void BestOf_CandidatesOfOneAnswer_CountTogether(int best, double none, double first, double second, double again)
    {
        Scan scan = DemoReading.Scan("Selvar");
        List<SceneCandidate> found = [new(scan, 0, 1, 1, "Selvar", 0), new(scan, 0, 1, 1, "Karsk", 1), new(scan, 0, 1, 1, "Selvar", 0)];

        SceneReader.BestOf(found, [none, first, second, again]).At.ShouldBe(best);
    }

    /// <summary>The first option is the right one.</summary>
    private static ChoiceCase Case(params string[] options) => new([.. options.Select(Features)], [.. options.Select((_, at) => at == 0)]);

    private static FeatureList Features(string text)
    {
        var features = new FeatureList();
        foreach (string word in text.Split(' ')) features.Add(FeatureHash.Of(word));
        return features;
    }
}
