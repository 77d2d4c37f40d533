using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Comparison;

/// <summary>Compares the words, or the phrases, of two sets of documents of a snapshot. For use while the snapshot is held.</summary>
/// <remarks>A document may be in both sets: then it counts in both.</remarks>
public sealed class SetComparison(CorpusSnapshot snapshot, CountScope a, CountScope b)
{
    /// <summary>All counted documents that are not in a set.</summary>
    public static CountScope AllElse(CorpusSnapshot snapshot, CountScope set)
    {
        var rest = new DocumentSet?[snapshot.Segments.Count];
        for (int i = 0; i < rest.Length; i++)
        {
            SegmentView view = snapshot.Segments[i];
            DocumentSet others = view.Counted(set.AllVersions).Copy();
            if (set.Of(view, i) is { } own) others.Remove(own);
            else others = new(view.Segment.DocumentCount);
            rest[i] = others;
        }
        return new(set.AllVersions, rest);
    }

    /// <summary>Keywords: words that are more frequent in one set.</summary>
    public Comparison Words(ComparisonQuestion question, CancellationToken cancel = default)
    {
        var folds = new FoldSpace(snapshot);
        WordFrequencies inA = WordFrequencies.Of(snapshot, a, folds, cancel);
        WordFrequencies inB = WordFrequencies.Of(snapshot, b, folds, cancel);
        var ranking = new KeyRanking(snapshot, a, b, new(inA.Documents, inA.Words), new(inB.Documents, inB.Words), question);
        var chosen = new List<Counted>();
        for (int number = 1; number <= folds.Count; number++)
        {
            int word = number;
            if (ranking.IsAsked(inA.Counts[number], inB.Counts[number])) chosen.Add(new(inA.Counts[number], inB.Counts[number], () => folds.TextOf(word)));
        }
        return ranking.Of(chosen, cancel);
    }

    /// <summary>Key phrases of two to <see cref="KeyPhrases.MostWords"/> words; those that only repeat a longer one are left out.</summary>
    /// <returns>The comparison, or <see langword="null"/> where a set whose phrases are wanted has more than <see cref="KeyPhrases.MostSetWords"/> words.</returns>
    public Comparison? Phrases(ComparisonQuestion question, CancellationToken cancel = default)
    {
        (SetSize sizeA, SetSize sizeB) = (SizeOf(a), SizeOf(b));
        var ranking = new KeyRanking(snapshot, a, b, sizeA, sizeB, question);
        var chosen = new List<Counted>();
        var phrases = new KeyPhrases(snapshot, question.Fewest);
        // What is more frequent in a set stands in it: each side's phrases are sought in its own set.
        if (question.Side != KeySide.B)
        {
            if (sizeA.Words > KeyPhrases.MostSetWords) return null;
            chosen.AddRange(phrases.Of(a, b, (own, other) => IsMore(own, sizeA, other, sizeB) && ranking.IsAsked(own, other), cancel));
        }
        if (question.Side != KeySide.A)
        {
            if (sizeB.Words > KeyPhrases.MostSetWords) return null;
            chosen.AddRange(phrases.Of(b, a, (own, other) => IsMore(own, sizeB, other, sizeA) && ranking.IsAsked(other, own), cancel).Select(item => new Counted(item.InB, item.InA, item.Text)));
        }
        return ranking.Of(chosen, cancel);
    }

    private static bool IsMore(long own, SetSize ownSize, long other, SetSize otherSize) => (Int128)own * otherSize.Words > (Int128)other * ownSize.Words;

    private SetSize SizeOf(CountScope scope)
    {
        (int documents, long words) = (0, 0);
        for (int i = 0; i < snapshot.Segments.Count; i++)
        {
            SegmentView view = snapshot.Segments[i];
            foreach (int document in scope.Of(view, i) ?? DocumentSet.All(view.Segment.DocumentCount)) (documents, words) = (documents + 1, words + view.Segment.WordsOf(document));
        }
        return new(documents, words);
    }
}
