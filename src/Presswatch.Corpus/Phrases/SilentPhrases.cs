namespace Presswatch.Corpus.Phrases;

/// <summary>A phrase that the period lacks.</summary>
/// <param name="Place">Where it stands in the earliest document of the time before that was counted.</param>
/// <param name="Length">Its words, 2 to 7.</param>
/// <param name="Articles">Articles of the time before that have it.</param>
/// <param name="Occurrences">How often they have it.</param>
/// <param name="Spans">Occurrences in each of the spans before the period, oldest first.</param>
/// <param name="Expected">Occurrences to be expected in the period.</param>
/// <param name="Chance">Chance that it would not stand in the period at all, as its own past goes: see <see cref="SilentPhrases"/>.</param>
public sealed record SilentPhrase(WordPlace Place, int Length, int Articles, int Occurrences, IReadOnlyList<int> Spans, double Expected, double Chance)
{
    /// <summary>Spans without it: how often it was silent before.</summary>
    public int SilentSpans { get; } = Spans.Count(count => count == 0);
}

/// <summary>The phrases of two to seven words that were written steadily before a period and not at all in it, the least likely silence first.</summary>
/// <param name="Phrases">At most as many as were asked for.</param>
/// <param name="Total">All that there are.</param>
/// <param name="Words">Words of the period. 0: there is nothing to be silent in, and <see cref="Phrases"/> is empty.</param>
/// <param name="SpanWords">Words of each span before the period, oldest first. Spans without a word are not counted; fewer than <see cref="FewestSpans"/> with words: nothing can be said.</param>
/// <remarks>
/// The time before is cut into up to twelve spans as long as the period, back from its first day. A phrase is looked at when it stands in as many articles as make
/// <see cref="LeastExpected"/> a span. Its counts, scaled to the words of the period, have a mean m and a variance v over the spans; the chance of none is that of the negative binomial distribution fitted by
/// moments, (r / (r + m))^r with r = m² / (v − m) (Anscombe 1950), or exp(−m), that of Poisson, where v is not above m. So a phrase that comes in waves has to be missing longer than a
/// steady one. Listed is what has a chance below <see cref="MostChance"/>. Parts are left out as with new phrases.
/// </remarks>
public sealed record SilentPhrases(IReadOnlyList<SilentPhrase> Phrases, int Total, long Words, IReadOnlyList<long> SpanWords)
{
    /// <summary>Most spans looked at.</summary>
    public const int MostSpans = 12;

    /// <summary>Fewest spans with words from which a rate is drawn.</summary>
    public const int FewestSpans = 4;

    /// <summary>Articles a span from which a phrase is looked at.</summary>
    public const double LeastExpected = 2;

    /// <summary>Chances from this on are not listed.</summary>
    public const double MostChance = 0.01;

    internal static SilentPhrases Of(IReadOnlyList<IWordPart> parts, PeriodQuestion question, CancellationToken cancel)
    {
        int days = question.To - question.From + 1;
        List<DocumentRun>[] spans = [.. Enumerable.Range(1, MostSpans).Reverse().Select(back => PeriodRuns.Within(parts, question.From - (back * days), question.From - ((back - 1) * days) - 1))];
        List<DocumentRun>[] filled = [.. spans.Where(span => span.Count > 0)];
        if (filled.Length < FewestSpans) return new([], 0, 0, [.. filled.Select(_ => 0L)]);
        int fewest = Math.Max(question.FewestArticles, (int)Math.Ceiling(LeastExpected * filled.Length));
        PhraseCensus census = PhraseCensus.Take(parts, [.. filled.SelectMany(span => span)], fewest, question.LeftOut, cancel);
        (int[] now, long words) = PhraseTally.Count(census, parts, PeriodRuns.Within(parts, question.From, question.To), cancel);
        (int[] Occurrences, long Words)[] counts = [.. filled.Select(span => PhraseTally.Count(census, parts, span, cancel)).Where(count => count.Words > 0)];
        long[] spanWords = [.. counts.Select(count => count.Words)];
        if (words == 0 || counts.Length < FewestSpans) return new([], 0, words, spanWords);
        var rows = new List<SilentPhrase>();
        foreach (int number in PhraseChoice.Of(census, [.. now.Select(count => count == 0)]))
        {
            int[] own = [.. counts.Select(count => count.Occurrences[number])];
            (double expected, double chance) = ChanceOfNone([.. own.Select((count, i) => (double)count * words / spanWords[i])]);
            CensusPhrase phrase = census.Phrases[number];
            if (chance < MostChance) rows.Add(new(phrase.Place, phrase.Length, phrase.Articles, phrase.Occurrences, own, expected, chance));
        }
        return new([.. rows.OrderBy(row => row.Chance).ThenBy(row => row.Place.Part).ThenBy(row => row.Place.Position).Take(question.Most)], rows.Count, words, spanWords);
    }

    /// <summary>Mean of some counts, and the chance of 0 under the distribution that their mean and variance (of a sample) give.</summary>
    internal static (double Mean, double Chance) ChanceOfNone(double[] counts)
    {
        double mean = counts.Average();
        double variance = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Length - 1);
        if (variance <= mean) return (mean, Math.Exp(-mean));
        double r = mean * mean / (variance - mean);
        return (mean, Math.Pow(r / (r + mean), r));
    }
}
