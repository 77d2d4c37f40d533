namespace Presswatch.Corpus.Phrases;

/// <summary>A phrase that no document before the period has.</summary>
/// <param name="Place">Where it first stands in the period's earliest document that has it.</param>
/// <param name="Length">Its words, 2 to 7.</param>
/// <param name="FirstDay">First day that the date of that document can mean (<see cref="DateOnly.DayNumber"/>).</param>
/// <param name="Articles">Articles of the period that have it.</param>
/// <param name="Occurrences">How often they have it.</param>
/// <param name="Expected">How often the past would let one expect it in the period: see <see cref="NewPhrases"/>.</param>
/// <param name="Score">How surprising it is: see <see cref="NewPhrases"/>.</param>
public sealed record NewPhrase(WordPlace Place, int Length, int FirstDay, int Articles, int Occurrences, double Expected, double Score);

/// <summary>What is asked of a period.</summary>
/// <param name="From">First day (<see cref="DateOnly.DayNumber"/>).</param>
/// <param name="To">Last day, within.</param>
/// <param name="FewestArticles">Fewest articles that must have a phrase, 2 or more.</param>
/// <param name="Most">Most phrases to answer with.</param>
/// <param name="LeftOut">Phrases whose words are no part of any phrase: bylines and the like.</param>
public sealed record PeriodQuestion(int From, int To, int FewestArticles = 3, int Most = 100, PhraseSet? LeftOut = null);

/// <summary>The phrases of two to seven words that are new in a period since the archive began, the most surprising first.</summary>
/// <param name="Phrases">At most as many as were asked for.</param>
/// <param name="Total">All that there are.</param>
/// <param name="Words">Words of the period.</param>
/// <param name="Articles">Articles of the period.</param>
/// <param name="PastWords">Words of all before. 0: the archive begins with the period, so that nothing is new and <see cref="Phrases"/> is empty.</param>
/// <param name="Undated">Articles without a date, which are in neither.</param>
/// <remarks>
/// <para>New is what stands in no document whose date may be before the period. Parts of longer phrases with the same count, and phrases that are new only because a more frequent part is,
/// are left out (<see cref="PhraseChoice"/>).</para>
/// <para>Expected count: words of the period times the probability of the phrase under a model of the past: the product over its words of the share with which the word followed the
/// longest run of words before it after which it was ever seen (a backing-off n-gram model, Katz 1987, without discounts); a word never seen counts as half an occurrence in all of the past
/// (Krichevsky and Trofimov 1981). For a phrase whose parts were all seen this is the Markov expectation c(first part) · c(last part) / c(middle).</para>
/// <para>Score: the log-likelihood ratio of the Poisson model, G² = 2 · (k · ln(k / E) − (k − E)) with k the number of articles, so that one article that repeats itself does not count
/// twice, and E the expected count (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence"); 0 where k is not above E.</para>
/// </remarks>
public sealed record NewPhrases(IReadOnlyList<NewPhrase> Phrases, int Total, long Words, int Articles, long PastWords, int Undated)
{
    internal static NewPhrases Of(IReadOnlyList<IWordPart> parts, PeriodQuestion question, CancellationToken cancel)
    {
        PhraseCensus census = PhraseCensus.Take(parts, PeriodRuns.Within(parts, question.From, question.To), question.FewestArticles, question.LeftOut, cancel);
        (int[] past, long pastWords) = PhraseTally.Count(census, parts, PeriodRuns.Before(parts, question.From), cancel);
        int undated = PeriodRuns.Undated(parts);
        if (pastWords == 0) return new([], 0, census.Words, census.Documents, 0, undated);
        List<int> chosen = PhraseChoice.Of(census, [.. past.Select(count => count == 0)]);
        double[] probabilities = Probabilities(census.Phrases, past, pastWords);
        IEnumerable<NewPhrase> rows = chosen.Select(number =>
        {
            CensusPhrase phrase = census.Phrases[number];
            double expected = probabilities[number] * census.Words;
            return new NewPhrase(phrase.Place, phrase.Length, phrase.FirstDay, phrase.Articles, phrase.Occurrences, expected, Surprise(phrase.Articles, expected));
        });
        return new([.. rows.OrderByDescending(row => row.Score).ThenBy(row => row.Place.Part).ThenBy(row => row.Place.Position).Take(question.Most)], chosen.Count, census.Words, census.Documents, pastWords, undated);
    }

    /// <summary>G² of a count against an expectation above 0; 0 where it is not above it.</summary>
    internal static double Surprise(double count, double expected) => count <= expected ? 0 : 2 * ((count * Math.Log(count / expected)) - (count - expected));

    /// <summary>By number: the probability of each phrase under the model of the past.</summary>
    private static double[] Probabilities(IReadOnlyList<CensusPhrase> phrases, int[] past, long pastWords)
    {
        double[] probabilities = new double[phrases.Count];
        for (int i = 1; i < probabilities.Length; i++)
        {
            // Shorter phrases have the lower numbers, so that the first part is done.
            probabilities[i] = phrases[i].Length == 1 ? WordShare(past[i], pastWords) : probabilities[phrases[i].First] * Following(phrases, past, pastWords, i);
        }
        return probabilities;
    }

    /// <summary>The share with which the last word followed the longest run of words before it after which it was seen.</summary>
    private static double Following(IReadOnlyList<CensusPhrase> phrases, int[] past, long pastWords, int number)
    {
        while (phrases[number].Length > 1 && past[number] == 0) number = phrases[number].Last;
        return phrases[number].Length == 1 ? WordShare(past[number], pastWords) : (double)past[number] / past[phrases[number].First];
    }

    private static double WordShare(int count, long words) => Math.Max(count, 0.5) / words;
}
