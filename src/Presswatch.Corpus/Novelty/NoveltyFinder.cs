using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Novelty;

/// <summary>Tells for each word of an article whether the archive held it before that article's day as part of a sequence of eight words or more, and where.</summary>
/// <remarks>
/// A word is formula exactly when it lies in a window of eight words within its paragraph that stands in an earlier document: the union of such windows is the union of the longest
/// common sequences of eight words or more. Sentence ends are crossed, paragraph ends are not. Safe for concurrent callers.
/// </remarks>
internal sealed class NoveltyFinder(IReadOnlyList<WindowIndex> parts)
{
    /// <summary>Measures one article.</summary>
    public NoveltyAnswer Find(NoveltyQuestion question, CancellationToken cancel)
    {
        ReadOnlySpan<ulong> words = question.Words.Span;
        var best = new Match[words.Length];
        bool[] formula = new bool[words.Length];
        for (int i = 0; i < parts.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var earlier = new EarlierPlaces(parts[i].Part, question.Day, question.Article);
            if (!earlier.IsEmpty) FindIn(i, words, earlier, best, formula);
        }
        bool[] leftOut = new bool[words.Length];
        question.LeftOut?.Mark(words, leftOut);
        return Answer(words, formula, leftOut, best, cancel);
    }

    private void FindIn(int part, ReadOnlySpan<ulong> words, EarlierPlaces earlier, Match[] best, bool[] formula)
    {
        var places = new List<int>();
        var chains = new MatchChains(parts[part].Part, part, best);
        for (int start = 0; start < words.Length;)
        {
            int length = words[start..].IndexOf(0ul);
            int end = length < 0 ? words.Length : start + length;
            int word = start;
            for (; word + WindowScan.Words <= end; word++)
            {
                places.Clear();
                ReadOnlySpan<ulong> window = words.Slice(word, WindowScan.Words);
                earlier.Filter(parts[part].Find(WindowScan.Of(window), window), places);
                chains.Take(word, places);
                if (places.Count > 0) formula.AsSpan(word, WindowScan.Words).Fill(true);
            }
            chains.End(word);
            start = end + 1;
        }
    }

    private NoveltyAnswer Answer(ReadOnlySpan<ulong> words, bool[] formula, bool[] leftOut, Match[] best, CancellationToken cancel)
    {
        var states = new List<WordState>(words.Length);
        var passages = new List<FormulaPassage>();
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == 0) continue;
            if (formula[i] && (i == 0 || !formula[i - 1]))
            {
                int length = formula.AsSpan(i).IndexOf(false);
                cancel.ThrowIfCancellationRequested();
                passages.Add(Passage(words, best, i, length < 0 ? words.Length : i + length, states.Count));
            }
            states.Add(leftOut[i] ? WordState.LeftOut : formula[i] ? WordState.Formula : WordState.New);
        }
        return new(states, passages);
    }

    private FormulaPassage Passage(ReadOnlySpan<ulong> words, Match[] best, int from, int to, int firstWord)
    {
        int start = from;
        for (int i = from + 1; i < to; i++)
        {
            // Of two as long, the one of the earlier day; of one day's, the one that begins first.
            if (best[i].Length > best[start].Length || (best[i].Length == best[start].Length && best[i].Day < best[start].Day)) start = i;
        }
        Match longest = best[start];
        (int occurrences, int articles) = Count(words.Slice(start, longest.Length));
        return new(firstWord, to - from, firstWord + start - from, longest.Length, longest.Place, longest.Day, occurrences, articles);
    }

    /// <summary>Occurrences in all documents that count, and in how many.</summary>
    private (int Occurrences, int Articles) Count(ReadOnlySpan<ulong> words)
    {
        (int occurrences, int articles) = (0, 0);
        foreach (WindowIndex part in parts)
        {
            (int here, int documents) = WordParts.CountIn(part.Part, SequencePlaces.Of(part, words));
            (occurrences, articles) = (occurrences + here, articles + documents);
        }
        return (occurrences, articles);
    }
}
