using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Tests.Sequences;

public sealed class BurstsTests
{
    [Fact]
    public void Find_EvenSeries_HasNone() => Bursts.Find([2, 2, 2, 2, 2, 2], [20, 20, 20, 20, 20, 20]).ShouldBeEmpty();

    [Fact]
    public void Find_RaisedPoints_AreOneBurst()
    {
        // R = 32 of D = 200: p0 = 0.16, p1 = 0.32; each raised point saves 12 ln 2 + 8 ln (0.68 / 0.84).
        Burst burst = Bursts.Find([1, 1, 1, 12, 12, 1, 1, 1, 1, 1], [20, 20, 20, 20, 20, 20, 20, 20, 20, 20]).ShouldHaveSingleItem();

        (burst.From, burst.To).ShouldBe((3, 4));
        burst.Weight.ShouldBe(2 * ((12 * Math.Log(2)) + (8 * Math.Log(0.68 / 0.84))), 1e-9);
    }

    [Fact]
    public void Find_PointsWithoutArticles_AreNoBurst() => Bursts.Find([0, 0, 0], [0, 0, 0]).ShouldBeEmpty();

    [Fact]
    public void Find_AnySeries_IsTheCheapestOfAllWays()
    {
        var random = new Random(5);
        for (int round = 0; round < 300; round++)
        {
            int[] all = [.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => random.Next(0, 12))];
            int[] having = [.. all.Select(most => random.Next(0, most + 1) / (1 + random.Next(3)))];

            double cost = Cost(having, all, Bursts.Find(having, all).SelectMany(burst => Enumerable.Range(burst.From, burst.To - burst.From + 1)).ToHashSet());

            for (int states = 0; states < 1 << all.Length; states++)
            {
                cost.ShouldBeLessThanOrEqualTo(Cost(having, all, [.. Enumerable.Range(0, all.Length).Where(i => (states >> i & 1) != 0)]) + 1e-9);
            }
        }
    }

    /// <summary>Cost of a way through the states, worked out from the definition.</summary>
    private static double Cost(int[] having, int[] all, HashSet<int> raised)
    {
        double usual = (double)having.Sum() / Math.Max(1, all.Sum());
        double high = Math.Min(2 * usual, 0.9999);
        double cost = 0;
        for (int i = 0; i < all.Length; i++)
        {
            double share = raised.Contains(i) ? Math.Max(high, usual) : usual;
            if (having[i] > 0) cost -= having[i] * Math.Log(share);
            if (all[i] > having[i]) cost -= (all[i] - having[i]) * Math.Log(1 - share);
            if (raised.Contains(i) && !raised.Contains(i - 1)) cost += Math.Log(all.Length);
        }
        return cost;
    }
}
