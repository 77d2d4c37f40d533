namespace Presswatch.Corpus.Phrases;

/// <summary>Consecutive points at which a phrase stood in more of the articles than its own past would give.</summary>
/// <param name="From">Index of the first point.</param>
/// <param name="To">Index of the last, within.</param>
/// <param name="Weight">How much cheaper the raised rate explains these points than the usual one, in nats.</param>
public readonly record struct Burst(int From, int To, double Weight);

/// <summary>Bursts after Kleinberg (2002, "Bursty and hierarchical structure in streams", section 4): articles that come in batches, of which some have the phrase; two states.</summary>
/// <remarks>
/// At point t, r of d articles have the phrase. The usual share is p0 = R / D over all points, the raised one p1 = min(s · p0, 0.9999). A point costs −ln of the binomial probability of r under the share of
/// its state; going up costs g · ln n for n points, going down nothing. The cheapest sequence of states (Viterbi 1967) is taken; its runs of the raised state are the bursts. Points
/// without articles cost nothing in either state.
/// </remarks>
public static class Bursts
{
    /// <summary>s: how many times the usual share the raised one is.</summary>
    public const double Raise = 2;

    /// <summary>g: how dear going up is.</summary>
    public const double Effort = 1;

    /// <summary>Finds them in a series; both spans are as long as the series.</summary>
    /// <param name="having">Articles that have the phrase, at each point.</param>
    /// <param name="all">All articles, at each point.</param>
    public static IReadOnlyList<Burst> Find(ReadOnlySpan<int> having, ReadOnlySpan<int> all)
    {
        (long r, long d) = (0, 0);
        for (int i = 0; i < having.Length; i++) (r, d) = (r + having[i], d + all[i]);
        if (r == 0 || r == d) return [];
        double usual = (double)r / d;
        double raised = Math.Min(usual * Raise, 0.9999);
        if (raised <= usual) return [];
        // What the raised state saves at each point: the binomial coefficient falls out.
        double[] saved = new double[having.Length];
        for (int i = 0; i < saved.Length; i++) saved[i] = (having[i] * Math.Log(raised / usual)) + ((all[i] - having[i]) * Math.Log((1 - raised) / (1 - usual)));
        return Runs(saved, Cheapest(saved, Effort * Math.Log(having.Length)));
    }

    /// <summary>Whether each point is in the raised state on the cheapest way, the usual state being free and the raised costing what it does not save.</summary>
    private static bool[] Cheapest(double[] saved, double goingUp)
    {
        int n = saved.Length;
        bool[] raisedFromUsual = new bool[n];
        bool[] usualFromRaised = new bool[n];
        (double usual, double raised) = (0, double.PositiveInfinity);
        for (int i = 0; i < n; i++)
        {
            raisedFromUsual[i] = usual + goingUp < raised;
            usualFromRaised[i] = raised < usual;
            (usual, raised) = (Math.Min(usual, raised), Math.Min(usual + goingUp, raised) - saved[i]);
        }
        bool[] states = new bool[n];
        bool state = raised < usual;
        for (int i = n - 1; i >= 0; i--)
        {
            states[i] = state;
            state = state ? !raisedFromUsual[i] : usualFromRaised[i];
        }
        return states;
    }

    private static List<Burst> Runs(double[] saved, bool[] raised)
    {
        var bursts = new List<Burst>();
        for (int i = 0; i < raised.Length; i++)
        {
            if (!raised[i]) continue;
            int from = i;
            double weight = 0;
            for (; i < raised.Length && raised[i]; i++) weight += saved[i];
            bursts.Add(new(from, i - 1, weight));
        }
        return bursts;
    }
}
