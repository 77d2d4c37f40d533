using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Comparison;

/// <summary>Chooses and sorts what is more frequent in one set, and tells of a page of it how it is spread.</summary>
internal sealed class KeyRanking(CorpusSnapshot snapshot, CountScope a, CountScope b, SetSize sizeA, SetSize sizeB, ComparisonQuestion question)
{
    /// <summary>Whether the difference is one that is asked for.</summary>
    public bool IsAsked(long inA, long inB)
    {
        // Relative frequencies are compared by whole numbers, so that nothing is rounded.
        int more = ((Int128)inA * sizeB.Words).CompareTo((Int128)inB * sizeA.Words);
        if (more == 0 || (more > 0 && question.Side == KeySide.B) || (more < 0 && question.Side == KeySide.A)) return false;
        return (more > 0 ? inA : inB) >= Math.Max(1, question.Fewest) && Keyness.LogLikelihood(inA, sizeA.Words, inB, sizeB.Words) >= question.LeastLogLikelihood;
    }

    /// <summary>The comparison of the items chosen.</summary>
    /// <param name="chosen">All that are asked for.</param>
    public Comparison Of(List<Counted> chosen, CancellationToken cancel)
    {
        (Counted Item, double Score)[] scored = [.. chosen.Select(item => (item, Score(item)))];
        Counted[] page = [.. scored.OrderByDescending(row => row.Score).ThenByDescending(row => row.Item.InA + row.Item.InB).ThenBy(row => row.Item.Text(), StringComparer.Ordinal).Skip(question.Skip).Take(question.Limit).Select(row => row.Item)];
        PeriodFrame months = PeriodFrame.Of(snapshot, CountPeriod.Month, a), others = PeriodFrame.Of(snapshot, CountPeriod.Month, b);
        var items = new KeyItem[page.Length];
        Parallel.For(0, page.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = 2 }, i => items[i] = ItemOf(page[i], months, others));
        return new(sizeA, sizeB, chosen.Count, items);
    }

    private double Score(Counted item) => question.Order == KeyOrder.LogRatio
        ? Math.Abs(Keyness.LogRatio(item.InA, sizeA.Words, item.InB, sizeB.Words))
        : Keyness.LogLikelihood(item.InA, sizeA.Words, item.InB, sizeB.Words);

    private KeyItem ItemOf(Counted item, PeriodFrame months, PeriodFrame others)
    {
        string text = item.Text();
        string[] words = text.Split(' ');
        Phrase phrase = Phrase.Of([.. words.Select(word => new PhraseWord(word, WordMatch.Fold))]);
        (long inA, long inB, long wordsA, long wordsB) = (item.InA, item.InB, sizeA.Words, sizeB.Words);
        return new(text, words.Length, CountOf(phrase, inA, wordsA, months), CountOf(phrase, inB, wordsB, others), Keyness.LogLikelihood(inA, wordsA, inB, wordsB),
            Keyness.LogRatio(inA, wordsA, inB, wordsB), Keyness.DifferencePercent(inA, wordsA, inB, wordsB), Keyness.BayesFactor(inA, wordsA, inB, wordsB));
    }

    private static KeyCount CountOf(Phrase phrase, long occurrences, long words, PeriodFrame months)
    {
        PeriodCount[] counts = occurrences == 0 ? new PeriodCount[months.Count + 1] : months.CountOf(phrase);
        long[] parts = [.. counts[..^1].Select(count => count.Occurrences)];
        long[] sizes = [.. months.Sizes.Take(months.Count).Select(size => size.Words)];
        return new(occurrences, words == 0 ? 0 : 1e6 * occurrences / words, counts.Sum(count => (long)count.Documents), Dispersion.DispersionMeasures.Of(parts, sizes));
    }
}

/// <summary>Something counted in both sets.</summary>
/// <param name="InA">Occurrences in a.</param>
/// <param name="InB">Occurrences in b.</param>
/// <param name="Text">Gives its folds, parted by spaces.</param>
internal readonly record struct Counted(long InA, long InB, Func<string> Text);
