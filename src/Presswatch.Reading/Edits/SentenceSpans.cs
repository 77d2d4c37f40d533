using Presswatch.Core.Values;

namespace Presswatch.Reading.Edits;

/// <summary>Sentences without a pack's words: up to a stop before white space and no small letter, or the end of the paragraph.</summary>
internal static class SentenceSpans
{
    /// <summary>Spaces of a paragraph without a stop from which it is taken to go on in the next.</summary>
    private const int LeastSpaces = 8;

    public static List<TextSpan> Of(string text)
    {
        var sentences = new List<TextSpan>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' ? IsBroken(text, start, i) : !Ends(text, i)) continue;
            int end = text[i] == '\n' ? i : i + 1;
            Add(text, start, end, sentences);
            start = i + 1;
        }
        Add(text, start, text.Length, sentences);
        return sentences;
    }

    // Some pages break a paragraph within a sentence; a heading or a line of a list is shorter.
    private static bool IsBroken(string text, int start, int end) =>
        end > start && (char.IsLetter(text[end - 1]) || text[end - 1] == ',') && text.AsSpan(start, end - start).Count(' ') >= LeastSpaces;

    private static void Add(string text, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) sentences.Add(new(start, end - start));
    }

    private static bool Ends(string text, int at)
    {
        if (text[at] is '。' or '！' or '？') return true;
        int stop = at;
        while (stop > 0 && text[stop] is '"' or '”' or '’' or '\'' or ')' or '»') stop--;
        if (text[stop] is not ('.' or '!' or '?')) return false;
        if (at + 2 >= text.Length || !char.IsWhiteSpace(text[at + 1]) || char.IsLower(text[at + 2])) return false;
        // A single capital before the stop is an initial.
        return text[stop] != '.' || stop < 2 || !char.IsUpper(text[stop - 1]) || char.IsLetter(text[stop - 2]) || char.IsDigit(text[stop - 2]);
    }
}
