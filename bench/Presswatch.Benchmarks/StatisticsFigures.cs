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
        Timing find = Timing.Of(() => FoundPlaces.Of(snapshot, phrase));
        Timing lines = Timing.Of(() => Concordance.Of(FoundPlaces.Of(snapshot, phrase), new(Limit: 50)));
        Timing sorted = Timing.Of(() => Concordance.Of(FoundPlaces.Of(snapshot, phrase), new(ConcordanceOrder.Right1, 50)));
        Timing sample = Timing.Of(() => Concordance.Of(FoundPlaces.Of(snapshot, phrase), new(Limit: 50, Sample: 50)));
        Timing near = Timing.Of(() => Collocates.Of(FoundPlaces.Of(snapshot, phrase), new()));
        Timing spread = Timing.Of(() => PlaceDispersion.Of(found, DispersionBy.Month));
        Say($"'{phrase}': {found.Total} places in {find};\n  with these first 50 lines by time {lines}, by the words after {sorted}, 50 drawn {sample};\n  collocates 5:5 {near}; dispersion by month {spread}");
    }

    private static void Compare(CorpusSnapshot snapshot)
    {
        CountScope half = HalfOf(snapshot);
        var folds = new FoldSpace(snapshot);
        Timing counted = Timing.Of(() => WordFrequencies.Of(snapshot, half, folds, CancellationToken.None));
        CountScope rest = SetComparison.AllElse(snapshot, half);
        Timing words = Timing.Of(() => new SetComparison(snapshot, half, rest).Words(new()));
        Say($"frequency of every word in every second document {counted};\n   50 keywords against the rest with dispersion {words}");
    }

    private static CountScope HalfOf(CorpusSnapshot snapshot) => new(false, [.. snapshot.Segments.Select(view =>
    {
        var half = new DocumentSet(view.Segment.DocumentCount);
        for (int i = 0; i < half.Capacity; i += 2) half[i] = true;
        return half;
    })]);

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
