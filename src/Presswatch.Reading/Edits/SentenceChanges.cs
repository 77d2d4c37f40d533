using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Reading.Edits;

/// <summary>Whole sentences that stand in one version alone. A sentence that was reworded, moved, split or joined is none.</summary>
internal static class SentenceChanges
{
    /// <summary>Words below which a stretch is no sentence.</summary>
    private const int FewWords = 3;

    /// <summary>A sentence of which more than this share of the words is shared in place was reworded.</summary>
    private const double SharedInPlace = 0.34;

    /// <summary>A sentence is another's rewording from this share of common words on (Dice, of both).</summary>
    private const double Reworded = 0.5;

    /// <summary>A sentence is part of a longer one from this share of its words on.</summary>
    private const double Joined = 0.75;

    /// <summary>Pairs of sentences up to which each is held against each.</summary>
    private const long MostPairs = 1_000_000;

    public static void Find(Comparison comparison)
    {
        AlignedPart part = comparison.Part(TextPart.Text);
        if (part.Blocks.Count == 0) return;
        List<Sentence> before = Sentences(part.Before), after = Sentences(part.After);
        if ((long)before.Count * after.Count > MostPairs) return;
        foreach (Sentence sentence in before.Where(one => IsAlone(part, true, one, after)).ToList()) comparison.Add(DifferenceKind.Sentence, comparison.Words(true, TextPart.Text, sentence.Span), null);
        foreach (Sentence sentence in after.Where(one => IsAlone(part, false, one, before)).ToList()) comparison.Add(DifferenceKind.Sentence, null, comparison.Words(false, TextPart.Text, sentence.Span));
    }

    private static bool IsAlone(AlignedPart part, bool before, Sentence sentence, List<Sentence> others)
    {
        int words = sentence.End - sentence.First;
        if (words < FewWords || part.Unshared(before, sentence.First, sentence.End) < words * (1 - SharedInPlace)) return false;
        Dictionary<int, int> counts = Counts(part.Side(before), sentence);
        WordSequence there = part.Side(!before);
        foreach (Sentence other in others)
        {
            int length = other.End - other.First;
            if (length * 2 < words * Reworded) continue;
            int common = Common(counts, there, other);
            if (common * 2 >= (words + length) * Reworded || common >= words * Joined) return false;
        }
        return true;
    }

    private static Dictionary<int, int> Counts(WordSequence words, Sentence sentence)
    {
        var counts = new Dictionary<int, int>();
        for (int i = sentence.First; i < sentence.End; i++) counts[words.Folds[i]] = counts.GetValueOrDefault(words.Folds[i]) + 1;
        return counts;
    }

    private static int Common(Dictionary<int, int> counts, WordSequence there, Sentence other)
    {
        var left = new Dictionary<int, int>(counts);
        int common = 0;
        for (int i = other.First; i < other.End; i++)
        {
            if (!left.TryGetValue(there.Folds[i], out int count) || count == 0) continue;
            left[there.Folds[i]] = count - 1;
            common++;
        }
        return common;
    }

    private static List<Sentence> Sentences(WordSequence words) => [.. SentenceSpans.Of(words.Text).Select(span =>
    {
        (int first, int end) = words.Within(span.Start, span.End);
        return new Sentence(span, first, end);
    })];

    private readonly record struct Sentence(TextSpan Span, int First, int End);
}
