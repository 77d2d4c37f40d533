using Presswatch.Core.Values;
using Presswatch.Core.Words;

namespace Presswatch.Corpus.Concordances;

/// <summary>Where a line's place and the words around it stand in the text as printed, within their paragraph. Spans are in the headline or in the text, as <paramref name="InHeadline"/> says.</summary>
/// <param name="InHeadline">Whether the place is in the headline.</param>
/// <param name="Left">From the first of the words before to the place.</param>
/// <param name="Match">The place.</param>
/// <param name="Right">From the place to the last of the words after, with what is printed onto it.</param>
public sealed record PrintedContext(bool InHeadline, TextSpan Left, TextSpan Match, TextSpan Right)
{
    /// <summary>Finds a line's words in its version; <see langword="null"/> where the text has fewer words.</summary>
    /// <param name="headline">The version's headline.</param>
    /// <param name="text">Its text, paragraphs parted by line feeds.</param>
    /// <param name="line">The line.</param>
    /// <param name="left">Most words before the place.</param>
    /// <param name="right">Most words after it.</param>
    public static PrintedContext? Of(string? headline, string text, ConcordanceLine line, int left, int right)
    {
        int before = 0;
        if (headline is not null && InParagraph(headline, 0, line, left, right, ref before) is { } inHeadline) return inHeadline with { InHeadline = true };
        for (int start = 0; start <= text.Length;)
        {
            int length = text.AsSpan(start).IndexOf('\n');
            int end = length < 0 ? text.Length : start + length;
            if (InParagraph(text.AsSpan(start, end - start), start, line, left, right, ref before) is { } found) return found;
            start = end + 1;
        }
        return null;
    }

    /// <summary>Counts the words of a paragraph, and keeps the spans where the place is among them.</summary>
    private static PrintedContext? InParagraph(ReadOnlySpan<char> paragraph, int offset, ConcordanceLine line, int left, int right, ref int before)
    {
        (int from, int match, int end, int to, int last) = (-1, -1, -1, -1, line.Word + line.Length - 1);
        foreach (Token token in Tokeniser.Tokens(paragraph))
        {
            int word = before++;
            if (from < 0 && word >= line.Word - left) from = token.Span.Start;
            if (word == line.Word) match = token.Span.Start;
            if (word == last) end = token.Span.End;
            if (word <= last + right) to = token.Span.End;
            else if (match >= 0) break;
        }
        if (match < 0 || end < 0) return null;
        // What is printed onto the outermost words belongs to them: quotation marks, brackets, full stops.
        while (from > 0 && from < match && !char.IsWhiteSpace(paragraph[from - 1])) from--;
        while (to < paragraph.Length && !char.IsWhiteSpace(paragraph[to])) to++;
        return new(false, new(offset + from, match - from), new(offset + match, end - match), new(offset + end, to - end));
    }
}
