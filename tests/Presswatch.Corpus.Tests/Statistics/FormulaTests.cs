using Presswatch.Corpus.Collocations;
using Presswatch.Corpus.Comparison;
using Presswatch.Corpus.Dispersion;

namespace Presswatch.Corpus.Tests.Statistics;

/// <summary>Each statistic against numbers that were published, or worked out by hand from the formula.</summary>
public sealed class FormulaTests
{
    // Dunning 1993, table 3 prints -2 log lambda with k(AB), k(A~B), k(~AB), k(~A~B).
    [Theory]
    [InlineData(270.72, 110, 2442, 111, 29114)] // the swiss
    [InlineData(263.90, 29, 13, 123, 31612)] // can be
    [InlineData(256.84, 31, 23, 139, 31584)] // previous year
    [InlineData(167.23, 10, 0, 3, 31764)] // mineral water
    public void LogLikelihood_DunningsTable_AsPrinted(double expected, long both, long first, long second, long neither) =>
        Association.LogLikelihood(both, both + first, both + second, both + first + second + neither).ShouldBe(expected, 0.01);

    [Fact]
    public void LogLikelihood_FewerThanByChance_IsNegative() => Association.LogLikelihood(1, 100, 500, 10_000).ShouldBeLessThan(0);

    [Fact]
    public void LogLikelihood_AsByChance_IsZero() => Association.LogLikelihood(5, 100, 500, 10_000).ShouldBe(0, 1e-9);

    [Fact]
    public void MutualInformation_EightTimesChance_IsThree() => Association.MutualInformation(40, 100, 500, 10_000).ShouldBe(3, 1e-9);

    // Rychlý 2008: 14 where both always stand together; one point less is half as often.
    [Theory]
    [InlineData(14, 100, 100, 100)]
    [InlineData(13, 50, 100, 100)]
    [InlineData(4, 1, 512, 1536)]
    public void LogDice_Rychly_AsDefined(double expected, long both, long hits, long frequency) => Association.LogDice(both, hits, frequency).ShouldBe(expected, 1e-9);

    // By hand: rate 150/30000, E = 50 and 100; 2 (100 ln 2 + 50 ln 0.5) = 100 ln 2.
    [Fact]
    public void Keyness_RaysonAndGarside_AsByHand() => Keyness.LogLikelihood(100, 10_000, 50, 20_000).ShouldBe(100 * Math.Log(2), 1e-9);

    [Theory]
    [InlineData(2, 100, 10_000, 50, 20_000)] // four times as often
    [InlineData(-1, 50, 20_000, 50, 10_000)]
    [InlineData(3, 4, 1_000, 0, 1_000)] // half an occurrence in the place of none
    [InlineData(-1, 0, 1_000, 1, 1_000)]
    public void LogRatio_Hardie_AsByHand(double expected, long fa, long na, long fb, long nb) => Keyness.LogRatio(fa, na, fb, nb).ShouldBe(expected, 1e-9);

    [Fact]
    public void DifferencePercent_FourTimesAsOften_Is300()
    {
        Keyness.DifferencePercent(100, 10_000, 50, 20_000).ShouldNotBeNull().ShouldBe(300, 1e-9);
        Keyness.DifferencePercent(1, 10, 0, 10).ShouldBeNull();
    }

    [Fact]
    public void BayesFactor_Wilson_IsLogLikelihoodLessLogOfWords() => Keyness.BayesFactor(100, 10_000, 50, 20_000).ShouldBe((100 * Math.Log(2)) - Math.Log(30_000), 1e-9);

    // Gries 2008, the worked example: the word "a" in five parts of 9, 10, 10, 10 and 11 words, with 1, 2, 3, 4 and 5 occurrences.
    [Fact]
    public void Dispersion_GriesExample_AsPublished()
    {
        DispersionFigures figures = DispersionMeasures.Of([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]);

        (figures.Parts, figures.Range).ShouldBe((5, 5));
        figures.Dp.ShouldBe(0.18, 0.0005);
        figures.DpNormalised.ShouldBe(0.18 / (1 - 0.18), 0.0005);
        figures.JuillandD.ShouldBe(0.785, 0.0005);
    }

    [Fact]
    public void Dispersion_AllInOneOfFour_IsUneven()
    {
        DispersionFigures figures = DispersionMeasures.Of([0, 8, 0, 0], [100, 100, 100, 100]);

        figures.ShouldBe(new(4, 1, 0.75, 1, 0));
    }

    [Fact]
    public void Dispersion_PartsWithoutWords_AreLeftOut() => DispersionMeasures.Of([4, 0, 4], [100, 0, 100]).ShouldBe(new(2, 2, 0, 0, 1));

    [Fact]
    public void Dispersion_NoOccurrence_IsZero() => DispersionMeasures.Of([0, 0], [5, 5]).ShouldBe(new(2, 0, 0, 0, 0));
}
