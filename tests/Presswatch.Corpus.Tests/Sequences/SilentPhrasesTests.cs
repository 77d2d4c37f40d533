using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Tests.Sequences;

public sealed class SilentPhrasesTests
{
    [Fact]
    public void Of_SteadyPhraseThatStops_IsFound()
    {
        // Ten days a span; five times in each of the spans before day 60, never from then on.
        var part = new TextPart([.. Enumerable.Range(0, 70).Select(day => new Text(day, day < 60 && day % 2 == 0 ? "our friendly neighbour wrote" : "nothing else today friend"))]);

        SilentPhrases found = SilentPhrases.Of([part], new(60, 69, FewestArticles: 2), default);

        SilentPhrase row = found.Phrases.ShouldHaveSingleItem();
        part.WordsAt(row.Place.Position, row.Length).ShouldBe("our friendly neighbour wrote");
        row.Spans.Sum().ShouldBe(row.Occurrences);
        row.SilentSpans.ShouldBe(0);
        row.Expected.ShouldBe(5);
        row.Chance.ShouldBe(Math.Exp(-5), 1e-12);
    }

    [Fact]
    public void Of_PhraseThatStandsInThePeriod_IsNotSilent()
    {
        var part = new TextPart([.. Enumerable.Range(1, 62).Select(day => new Text(day, "our friendly neighbour wrote"))]);

        SilentPhrases.Of([part], new(60, 69, FewestArticles: 2), default).Phrases.ShouldBeEmpty();
    }

    /// <summary>Counts 4, 4, 4, 4 have no more variance than Poisson: e^-4. Counts 8, 0, 8, 0: m = 4, v = 64/3, r = 16 / (52/3), chance (r / (r + 4))^r.</summary>
    [Fact]
    public void ChanceOfNone_SteadyAndInWaves_AsWorkedOut()
    {
        SilentPhrases.ChanceOfNone([4, 4, 4, 4]).Chance.ShouldBe(Math.Exp(-4), 1e-12);
        double r = 16.0 / (52.0 / 3);
        (double mean, double chance) = SilentPhrases.ChanceOfNone([8, 0, 8, 0]);
        mean.ShouldBe(4);
        chance.ShouldBe(Math.Pow(r / (r + 4), r), 1e-12);
        chance.ShouldBeGreaterThan(Math.Exp(-4));
    }

    [Fact]
    public void Of_TooShortAPast_SaysNothing() =>
        SilentPhrases.Of([new TextPart([new(1, "a b"), new(2, "a b"), new(11, "c")])], new(10, 19, 2), default).Phrases.ShouldBeEmpty();
}
