using System.Diagnostics;
using Presswatch.Corpus;
using Presswatch.Corpus.Collocations;
using Presswatch.Corpus.Comparison;
using Presswatch.Corpus.Concordances;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Dispersion;
using Presswatch.Corpus.Finding;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Benchmarks;

/// <summary>Measures concordance, collocates, comparison and dispersion on a corpus that <see cref="CorpusFigures"/> has built.</summary>
internal static class StatisticsFigures
{
    /// <param name="arguments">The folder; then phrases.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        using CorpusStore store = CorpusStore.Open(arguments[0], new(ReadOnly: true)).Value;
        using CorpusSnapshot snapshot = store.Snapshot();
        string[] phrases = arguments.Length > 1 ? arguments[1..].ToArray() : ["Kim Jong Un", "Korea", "bronchitis"];
        foreach (string text in phrases) Ask(snapshot, Phrase.Of(text)!);
        Compare(snapshot);
        return 0;
    }

    private static void Ask(CorpusSnapshot snapshot, Phrase phrase)
    {
        FoundPlaces found = FoundPlaces.Of(snapshot, phrase);
        double find = Median(() => FoundPlaces.Of(snapshot, phrase));
        double lines = Median(() => Concordance.Of(FoundPlaces.Of(snapshot, phrase), new(Limit: 50)));
        double sorted = Median(() => Concordance.Of(FoundPlaces.Of(snapshot, phrase), new(ConcordanceOrder.Right1, 50)));
        double sample = Median(() => Concordance.Of(FoundPlaces.Of(snapshot, phrase), new(Limit: 50, Sample: 50)));
        double near = Median(() => Collocates.Of(FoundPlaces.Of(snapshot, phrase), new()));
        double spread = Median(() => PlaceDispersion.Of(found, DispersionBy.Month));
        Say($"'{phrase}': {found.Total} places in {find:0.00} ms; with these first 50 lines by time {lines:0.00} ms, by the words after {sorted:0.00} ms, 50 drawn {sample:0.00} ms; collocates 5:5 {near:0.00} ms; dispersion by month {spread:0.00} ms");
    }

    private static void Compare(CorpusSnapshot snapshot)
    {
        CountScope half = HalfOf(snapshot);
        var folds = new FoldSpace(snapshot);
        double counted = Median(() => WordFrequencies.Of(snapshot, half, folds, CancellationToken.None));
        CountScope rest = SetComparison.AllElse(snapshot, half);
        double words = Median(() => new SetComparison(snapshot, half, rest).Words(new()));
        Say($"frequency of every word in every second document {counted:0.0} ms; 50 keywords against the rest with dispersion {words:0.0} ms");
    }

    private static CountScope HalfOf(CorpusSnapshot snapshot) => new(false, [.. snapshot.Segments.Select(view =>
    {
        var half = new DocumentSet(view.Segment.DocumentCount);
        for (int i = 0; i < half.Capacity; i += 2) half[i] = true;
        return half;
    })]);

    /// <summary>Median of 15 after 5 to warm.</summary>
    private static double Median(Action action)
    {
        double[] times = new double[15];
        for (int i = -5; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[times.Length / 2];
    }

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
