using Presswatch.Corpus.Comparison;
using Presswatch.Corpus.Finding;

namespace Presswatch.Corpus.Collocations;

/// <summary>What collocates are sorted by, the greatest first.</summary>
public enum CollocateOrder
{
    LogLikelihood,
    MutualInformation,
    LogDice,
    Count,
}

/// <summary>What is asked of collocates.</summary>
/// <param name="Left">Words looked at before each place, 0 to <see cref="MostWords"/>; never across a paragraph.</param>
/// <param name="Right">Words after it.</param>
/// <param name="Fewest">Fewest occurrences near, 1 or more.</param>
/// <param name="Order">What they are sorted by; then by count, then by text.</param>
/// <param name="Without">Folds that are left out; <see langword="null"/> for none.</param>
/// <param name="WithoutFrequent">So many of the most frequent words of the texts are left out.</param>
public sealed record CollocateQuestion(int Left = 5, int Right = 5, int Fewest = 3, CollocateOrder Order = CollocateOrder.LogLikelihood, IReadOnlySet<string>? Without = null, int WithoutFrequent = 0)
{
    /// <summary>Most words of a window on either side.</summary>
    public const int MostWords = 50;
}

/// <summary>A word that stands near the places.</summary>
/// <param name="Text">Its fold.</param>
/// <param name="Count">Occurrences near: each once, however many places it is near to.</param>
/// <param name="Before">Occurrences before a place.</param>
/// <param name="After">Occurrences after a place; one between two may be both.</param>
/// <param name="Documents">Documents with an occurrence near.</param>
/// <param name="Frequency">Occurrences in all texts that are counted.</param>
/// <param name="Expected">Occurrences near by chance.</param>
/// <param name="LogLikelihood">See <see cref="Association.LogLikelihood"/>; below 0 where it is near less often than by chance.</param>
/// <param name="MutualInformation">See <see cref="Association.MutualInformation"/>.</param>
/// <param name="LogDice">See <see cref="Association.LogDice"/>.</param>
public sealed record Collocate(string Text, int Count, int Before, int After, int Documents, int Frequency, double Expected, double LogLikelihood, double MutualInformation, double LogDice);

/// <summary>The words near some places, sorted.</summary>
/// <param name="Items">All that are near often enough.</param>
/// <param name="Hits">Number of places.</param>
/// <param name="Near">Words in their windows.</param>
/// <param name="Words">Words of all texts that are counted.</param>
/// <remarks>
/// The four cells of the log-likelihood are made of the words outside the places: a word's frequency there and the number of all words there. A word of the text that lies in several windows counts once (Evert 2008,
/// "Corpora and collocations", section 4.1), so that no cell is below 0.
/// </remarks>
public sealed record Collocates(IReadOnlyList<Collocate> Items, long Hits, long Near, long Words)
{
    /// <summary>Places from which on a second thread helps.</summary>
    private const int PlacesATask = 4096;

    /// <summary>Counts what is near.</summary>
    public static Collocates Of(FoundPlaces found, CollocateQuestion question, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question.Left, nameof(question));
        ArgumentOutOfRangeException.ThrowIfNegative(question.Right, nameof(question));
        var folds = new FoldSpace(found.Snapshot);
        WordFrequencies? frequencies = null;
        using var first = new WindowCounts(folds.Count);
        using var second = new WindowCounts(folds.Count);
        Parallel.Invoke(
            () => Count(found, folds, question, first, second, cancel),
            () => frequencies = WordFrequencies.Of(found.Snapshot, found.Scope, folds, cancel));
        cancel.ThrowIfCancellationRequested();
        return new(Rows(found, folds, question, first, frequencies!), found.Total, first.Near, frequencies!.Words);
    }

    private static void Count(FoundPlaces found, FoldSpace folds, CollocateQuestion question, WindowCounts first, WindowCounts second, CancellationToken cancel)
    {
        bool both = false;
        for (int i = 0; i < found.Segments.Count && !cancel.IsCancellationRequested; i++)
        {
            SegmentPlaces places = found.Segments[i];
            if (places.Count == 0) continue;
            int[]? map = folds.MapOf(i);
            first.NextSegment();
            if (places.Count < PlacesATask)
            {
                first.Add(places, 0, places.Count, map, question.Left, question.Right);
                continue;
            }
            second.NextSegment();
            both = true;
            int middle = DocumentBoundary(places, places.Count / 2);
            Parallel.Invoke(() => first.Add(places, 0, middle, map, question.Left, question.Right), () => second.Add(places, middle, places.Count, map, question.Left, question.Right));
        }
        if (both) first.Add(second);
    }

    /// <summary>The first place from an index on that is the first of its document, or the number of places.</summary>
    private static int DocumentBoundary(SegmentPlaces places, int index)
    {
        int end = places.Segment.DocumentStarts[places.Segment.DocumentAt(places.Positions[index]) + 1];
        int found = places.Positions.BinarySearch(end);
        return found >= 0 ? found : ~found;
    }

    private static Collocate[] Rows(FoundPlaces found, FoldSpace folds, CollocateQuestion question, WindowCounts windows, WordFrequencies frequencies)
    {
        ReadOnlySpan<WindowCount> counts = windows.Counts;
        int limit = FrequencyLimit(frequencies.Counts, question.WithoutFrequent);
        var rows = new List<Collocate>();
        for (int number = 1; number < counts.Length; number++)
        {
            ref readonly WindowCount count = ref counts[number];
            if (count.Near < Math.Max(1, question.Fewest) || frequencies.Counts[number] >= limit) continue;
            string text = folds.TextOf(number);
            if (question.Without?.Contains(text) == true) continue;
            rows.Add(Row(text, count, frequencies.Counts[number], found.Total, windows.Near, frequencies.Words, windows.Inside));
        }
        return [.. rows.OrderByDescending(row => Score(row, question.Order)).ThenByDescending(row => row.Count).ThenBy(row => row.Text, StringComparer.Ordinal)];
    }

    private static Collocate Row(string text, in WindowCount count, int frequency, long hits, long near, long words, long inside)
    {
        (long outside, long others) = (frequency - count.Inside, words - inside);
        return new(text, count.Near, count.Before, count.After, count.Documents, frequency, Association.Expected(near, outside, others),
            Association.LogLikelihood(count.Near, near, outside, others), Association.MutualInformation(count.Near, near, outside, others), Association.LogDice(count.Near, hits, frequency));
    }

    private static double Score(Collocate row, CollocateOrder order) => order switch
    {
        CollocateOrder.MutualInformation => row.MutualInformation,
        CollocateOrder.LogDice => row.LogDice,
        CollocateOrder.Count => row.Count,
        _ => row.LogLikelihood,
    };

    /// <summary>The frequency of the last of so many most frequent words; words as frequent as that are left out with it.</summary>
    private static int FrequencyLimit(ReadOnlySpan<int> frequencies, int most)
    {
        if (most <= 0) return int.MaxValue;
        int[] sorted = frequencies[1..].ToArray();
        Array.Sort(sorted);
        return sorted.Length <= most ? 0 : Math.Max(1, sorted[^most]);
    }
}
