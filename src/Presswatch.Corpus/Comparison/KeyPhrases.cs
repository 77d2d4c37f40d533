using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Comparison;

/// <summary>The phrases of a set of documents that stand in enough of them, counted in another set too.</summary>
/// <remarks>
/// A phrase only repeats a longer one when it has as many occurrences as one of up to <see cref="MostWords"/> words that holds it: it never stands alone. Of sequences longer than that, which are seen as a
/// chain of phrases with the same number of occurrences, the first stays.
/// </remarks>
public sealed class KeyPhrases
{
    /// <summary>Most words of a key phrase.</summary>
    public const int MostWords = 5;

    /// <summary>Most words of a set whose phrases are sought: about 60 bytes each.</summary>
    public const long MostSetWords = 16_000_000;

    /// <summary>Fewest documents, however few occurrences are enough: what one article repeats is no phrase of the set.</summary>
    private const int FewestDocuments = 2;

    private readonly CorpusSnapshot _snapshot;
    private readonly int _fewest;

    internal KeyPhrases(CorpusSnapshot snapshot, int fewest) => (_snapshot, _fewest) = (snapshot, Math.Max(FewestDocuments, Math.Min(fewest, 3)));

    /// <summary>Phrases of a set with their occurrences there and in the other.</summary>
    /// <param name="isAsked">Says of both numbers whether the phrase is wanted.</param>
    internal List<Counted> Of(CountScope own, CountScope other, Func<long, long, bool> isAsked, CancellationToken cancel)
    {
        SetWords[] parts = PartsOf(own);
        PhraseCensus census = PhraseCensus.Take(parts, RunsOf(parts), _fewest, null, cancel);
        int[] there = new int[census.Phrases.Count];
        for (int i = 0; i < _snapshot.Segments.Count; i++)
        {
            // One segment at a time: its words are laid out anew.
            if (PartOf(other, i) is not { } part) continue;
            (int[] counts, _) = PhraseTally.Count(census, [part], RunsOf([part]), cancel);
            for (int number = 0; number < there.Length; number++) there[number] += counts[number];
        }
        bool[] repeats = Repeating(census);
        var chosen = new List<Counted>();
        for (int number = 1; number < there.Length; number++)
        {
            CensusPhrase phrase = census.Phrases[number];
            if (phrase.Length is < 2 or > MostWords || repeats[number] || !isAsked(phrase.Occurrences, there[number])) continue;
            chosen.Add(new(phrase.Occurrences, there[number], () => TextOf(parts[phrase.Place.Part], phrase.Place.Position, phrase.Length)));
        }
        return chosen;
    }

    /// <summary>By number: whether the phrase only repeats a longer one.</summary>
    internal static bool[] Repeating(PhraseCensus census)
    {
        IReadOnlyList<CensusPhrase> phrases = census.Phrases;
        bool[] repeats = new bool[phrases.Count];
        for (int number = 1; number < phrases.Count; number++)
        {
            CensusPhrase phrase = phrases[number];
            if (phrase.Length is < 2 or > MostWords + 1) continue;
            (bool first, bool last) = (phrases[phrase.First].Occurrences == phrase.Occurrences, phrases[phrase.Last].Occurrences == phrase.Occurrences);
            if (phrase.Length <= MostWords) (repeats[phrase.First], repeats[phrase.Last]) = (repeats[phrase.First] | first, repeats[phrase.Last] | last);
            else if (first && last) repeats[phrase.Last] = true;
        }
        return repeats;
    }

    private static string TextOf(SetWords part, int position, int length)
    {
        Segment segment = part.Segment;
        string[] words = new string[length];
        for (int i = 0; i < length; i++) words[i] = segment.FoldText(segment.FoldOf[part.Stream[position + i]]);
        return string.Join(' ', words);
    }

    private static DocumentRun[] RunsOf(IReadOnlyList<SetWords> parts) => [.. parts.Select((part, i) => new DocumentRun(i, 0, part.FirstDays.Length))];

    private SetWords[] PartsOf(CountScope scope) => [.. Enumerable.Range(0, _snapshot.Segments.Count).Select(i => PartOf(scope, i)).OfType<SetWords>()];

    private SetWords? PartOf(CountScope scope, int index)
    {
        SegmentView view = _snapshot.Segments[index];
        DocumentSet documents = scope.Of(view, index) ?? DocumentSet.All(view.Segment.DocumentCount);
        return documents.Count == 0 ? null : new(view.Segment, documents);
    }
}
