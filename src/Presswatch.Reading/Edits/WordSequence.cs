using Presswatch.Core.Values;
using Presswatch.Core.Words;

namespace Presswatch.Reading.Edits;

/// <summary>The words of a text with their places and, as numbers shared by both texts of a comparison, their folds.</summary>
internal sealed class WordSequence
{
    private WordSequence(string text, TextSpan[] spans, int[] folds) => (Text, Spans, Folds) = (text, spans, folds);

    public string Text { get; }

    public TextSpan[] Spans { get; }

    public int[] Folds { get; }

    public int Count => Spans.Length;

    /// <param name="numbers">Numbers given to folds so far; grows.</param>
    public static WordSequence Of(string text, Dictionary<string, int> numbers)
    {
        var spans = new List<TextSpan>();
        var folds = new List<int>();
        Span<char> fold = stackalloc char[Tokeniser.MaxFoldedLength];
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (Token token in Tokeniser.Tokens(text))
        {
            ReadOnlySpan<char> folded = fold[..Tokeniser.Fold(token.Span.Of(text), fold)];
            if (!known.TryGetValue(folded, out int number)) known[folded] = number = numbers.Count;
            spans.Add(token.Span);
            folds.Add(number);
        }
        return new(text, [.. spans], [.. folds]);
    }

    public ReadOnlySpan<char> Word(int index) => Spans[index].Of(Text);

    /// <summary>The words that a stretch of the text touches, as first and behind the last.</summary>
    public (int First, int End) Within(int start, int end)
    {
        int first = FirstEndingAfter(start), behind = first;
        while (behind < Count && Spans[behind].Start < end) behind++;
        return (first, behind);
    }

    private int FirstEndingAfter(int start)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Spans[middle].End <= start) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
