using System.Text;
using Presswatch.Core.Words;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Phrases;

/// <summary>A phrase in the ids of one segment.</summary>
internal sealed class SegmentPhrase
{
    private SegmentPhrase(FormRange[] words, long[] occurrences, int anchor, bool anchorIsWhole)
    {
        (Words, Anchor, AnchorOccurrences, AnchorIsWhole) = (words, anchor, occurrences[anchor], anchorIsWhole);
        Others = [.. Enumerable.Range(0, words.Length).Where(i => i != anchor || !anchorIsWhole).OrderBy(i => occurrences[i])];
        Second = Array.Find(Others, i => i != anchor) is var second && words.Length > 1 ? second : anchor;
        Unsure = [.. Others.Where(i => (i != anchor && i != Second) || words[i].Fits is not null)];
    }

    public FormRange[] Words { get; }

    /// <summary>Place of the word with the fewest postings.</summary>
    public int Anchor { get; }

    /// <summary>Postings of the folds of that word.</summary>
    public long AnchorOccurrences { get; }

    /// <summary>Whether every form of the anchor's folds is meant, so that a posting is a match of it.</summary>
    public bool AnchorIsWhole { get; }

    /// <summary>Places that must be looked at where a posting of the anchor stands, the rarest word first.</summary>
    public int[] Others { get; }

    /// <summary>Place of the word with the fewest postings but the anchor; the anchor in a phrase of one word.</summary>
    public int Second { get; }

    /// <summary>Places of which the ranges of <see cref="Anchor"/> and <see cref="Second"/> do not say all.</summary>
    public int[] Unsure { get; }

    /// <summary>The phrase, or <see langword="null"/> where the segment lacks one of its words.</summary>
    public static SegmentPhrase? Of(Phrase phrase, Segment segment)
    {
        var words = new FormRange[phrase.Length];
        long[] occurrences = new long[words.Length];
        int anchor = -1;
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = RangeOf(phrase.Words[i], segment);
            if (words[i].Count == 0) return null;
            occurrences[i] = segment.Words;
            if (phrase.Words[i].Match == WordMatch.Any) continue;
            occurrences[i] = 0;
            for (int fold = words[i].FirstFold; fold < words[i].EndFold; fold++) occurrences[i] += segment.FoldOccurrences[fold];
            if (anchor < 0 || occurrences[i] < occurrences[anchor]) anchor = i;
        }
        FormRange rarest = words[anchor];
        bool whole = rarest.Fits is null && rarest.Count == segment.FormStarts[rarest.EndFold] - segment.FormStarts[rarest.FirstFold];
        return occurrences[anchor] == 0 ? null : new(words, occurrences, anchor, whole);
    }

    private static FormRange RangeOf(PhraseWord word, Segment segment)
    {
        switch (word.Match)
        {
            case WordMatch.Any:
                return new(1, segment.FormCount, 1, segment.FoldCount + 1, null);
            case WordMatch.Fold:
                int fold = segment.FindFold(word.Text);
                return fold == 0 ? default : Folds(segment, fold, fold + 1);
            case WordMatch.FoldPrefix:
                (int first, int end) = segment.FindFolds(word.Text);
                return first == end ? default : Folds(segment, first, end);
            case WordMatch.Form:
                int form = segment.FindForm(word.Text);
                return form == 0 ? default : new(form, 1, segment.FoldOf[form], segment.FoldOf[form] + 1, null);
            default:
                return FormsOf(segment, word.Text);
        }
    }

    private static FormRange Folds(Segment segment, int first, int end) => new(segment.FormStarts[first], segment.FormStarts[end] - segment.FormStarts[first], first, end, null);

    /// <summary>The forms that begin as given, which are scattered among those of the folds that do.</summary>
    private static FormRange FormsOf(Segment segment, string prefix)
    {
        (int firstFold, int endFold) = segment.FindFolds(Tokeniser.Fold(prefix.AsSpan()));
        if (firstFold == endFold) return default;
        FormRange all = Folds(segment, firstFold, endFold);
        byte[] wanted = Encoding.UTF8.GetBytes(prefix);
        bool[] fits = new bool[all.Count];
        for (int i = 0; i < fits.Length; i++) fits[i] = segment.FormUtf8(all.First + i).StartsWith(wanted);
        return Array.IndexOf(fits, true) < 0 ? default : all with { Fits = fits };
    }
}

/// <summary>Form ids that a place of a phrase takes: a range, or some of a range. The sentinel is never one of them.</summary>
/// <param name="First">First id, from 1.</param>
/// <param name="Count">Number of ids; 0 where nothing fits.</param>
/// <param name="FirstFold">First fold that has any of them.</param>
/// <param name="EndFold">The fold after the last.</param>
/// <param name="Fits">By place in the range whether it is meant; <see langword="null"/> where all are.</param>
internal readonly record struct FormRange(int First, int Count, int FirstFold, int EndFold, bool[]? Fits)
{
    public bool Has(int form) => (uint)(form - First) < (uint)Count && (Fits is null || Fits[form - First]);
}
