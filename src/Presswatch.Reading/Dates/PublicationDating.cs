using Presswatch.Core.Dates;
using Presswatch.Core.Pages;

namespace Presswatch.Reading.Dates;

/// <summary>Finds the day an article was published, with the evidence for and against it. A pure function of article, page and pack; docs/dating.md tells how.</summary>
public static class PublicationDating
{
    /// <summary>Least share of the weight that a year must have to be named; below it the year is left open with its candidates.</summary>
    private const double Deciding = 0.8;

    /// <summary>Most alternatives to a date that was decided.</summary>
    private const int MostAlternatives = 3;

    /// <summary>Share of the heaviest candidate's weight below which a day is no candidate of an open year.</summary>
    private const double LeastCandidate = 0.1;

    /// <summary>Share of datelines that give the day of publication: 973 of 975 measured.</summary>
    private const double DatelineRight = 0.99;

    /// <summary>The day of publication, as far as the evidence decides it.</summary>
    public static FoundDate Date(PageArticle article, DatingContext context)
    {
        var scene = new Scene(article, context);
        if (scene.Stated is { } stated) return OfStated(scene, stated);
        if (article.Dateline is { } dateline) return OfDateline(scene, dateline);
        return new(null, 0, scene.Evidence([], null), []);
    }

    /// <summary>Page, file or address state a date: it is taken, and all else is held against it.</summary>
    private static FoundDate OfStated(Scene scene, StatedDate stated)
    {
        if (stated.Date.Exact is not { } day)
        {
            DateOnly[] within = [.. scene.Candidates().Where(day => day >= stated.Date.First && day <= stated.Date.Last)];
            return within is [var only]
                ? new(PartialDate.Of(only), 0.95, scene.Evidence(within, only), [])
                : new(stated.Date, 0.9, scene.Evidence([], null), []);
        }
        double confidence = stated.By == DateMethod.Page ? 0.97 : 0.95;
        bool disputed = scene.AllStated.Any(other => other.Date.First > day.AddDays(1) || other.Date.Last < day.AddDays(-1)) || day > scene.Latest;
        if (scene.Dateline is { } dateline)
        {
            if (Scene.DaysFrom(dateline, day) is >= -1 and <= 7) confidence = 0.99;
            else disputed = true;
        }
        disputed |= scene.Clues.Any(clue => clue.Kind is ClueKind.NotBefore or ClueKind.NeverBefore or ClueKind.Within && ClueWeight.Against(clue, day));
        if (disputed) confidence = 0.7;
        PartialDate[] others = [.. scene.AllStated.Select(other => other.Date).Where(other => other != stated.Date).Distinct()];
        return new(stated.Date, confidence, scene.Evidence([day], day), others);
    }

    /// <summary>A dateline, mostly without a year: each year it can lie in is weighed.</summary>
    private static FoundDate OfDateline(Scene scene, Dateline dateline)
    {
        DateOnly[] candidates = scene.Candidates();
        if (candidates.Length == 0) return new(null, 0, scene.Evidence([], null), []);
        double[] weights = new double[candidates.Length];
        for (int i = 0; i < candidates.Length; i++)
        {
            weights[i] = scene.WeightOfCapture(candidates, i);
            foreach (SpottedClue clue in scene.Clues) weights[i] *= ClueWeight.Of(clue, candidates[i]);
        }
        int[] order = HeaviestFirst(weights);
        double sum = weights.Sum();
        int best = order[0];
        double share = weights[best] / sum;
        bool decided = dateline.Year is not null || (share >= Deciding && scene.Decides);
        if (!decided)
        {
            return new(null, 0, scene.Evidence(candidates, null),
                [.. order.Where(i => weights[i] >= weights[best] * LeastCandidate).Select(i => PartialDate.Of(candidates[i]))]);
        }
        PartialDate[] others = [.. order.Where(i => i != best && scene.IsAlternative(candidates[i], weights[i] / sum)).Take(MostAlternatives).Select(i => PartialDate.Of(candidates[i]))];
        return new(PartialDate.Of(candidates[best]), Math.Round(share * DatelineRight, 2, MidpointRounding.ToZero), scene.Evidence(candidates, candidates[best]), others);
    }

    /// <summary>Indexes by falling weight, of equal ones the later first.</summary>
    private static int[] HeaviestFirst(double[] weights)
    {
        int[] order = new int[weights.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => weights[a] == weights[b] ? b - a : weights[b].CompareTo(weights[a]));
        return order;
    }
}
