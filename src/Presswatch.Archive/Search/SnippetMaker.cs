using System.Text;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Search;

/// <summary>Finds the passages of a text that show best why it was found.</summary>
internal sealed class SnippetMaker
{
    private const int MaxSnippets = 2;

    /// <summary>About how long a passage is, in UTF-16 units.</summary>
    private const int Length = 220;

    /// <summary>How much of a text is looked at; what stands beyond is found but not shown.</summary>
    private const int MaxText = 200_000;

    /// <summary>How many words and phrases of a query are marked.</summary>
    private const int MaxLeaves = 64;

    private readonly QueryNode[] _leaves;

    public SnippetMaker(QueryNode root) => _leaves = [.. QueryLeaves.Positive(root).Take(MaxLeaves)];

    /// <summary>Where the words and phrases of the query stand, in order, without overlaps: of two that do, the longer from the earlier place.</summary>
    public List<TextSpan> Matches(string text) => [.. Find(text[..Math.Min(text.Length, MaxText)]).Select(match => match.Span)];

    /// <summary>The best passages, in the order of the text; the beginning where nothing matches.</summary>
    public List<Snippet> Snippets(string text)
    {
        if (text.Length > MaxText) text = text[..MaxText];
        List<(TextSpan Span, int Leaf)> matches = Find(text);
        var windows = new List<TextSpan>();
        while (windows.Count < MaxSnippets && Best(text, matches, windows) is { } window) windows.Add(window);
        if (windows.Count == 0 && text.Length > 0) windows.Add(WindowAt(text, new(0, 0)));
        windows.Sort((a, b) => a.Start.CompareTo(b.Start));
        return [.. windows.Select(window => Cut(text, window, matches))];
    }

    private List<(TextSpan Span, int Leaf)> Find(string text)
    {
        var found = new List<(TextSpan Span, int Leaf)>();
        if (_leaves.Length == 0) return found;
        var words = new TextWords(text);
        for (int leaf = 0; leaf < _leaves.Length; leaf++)
        {
            foreach (TextSpan span in words.Find(_leaves[leaf])) found.Add((span, leaf));
        }
        found.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.Length.CompareTo(a.Span.Length));
        var apart = new List<(TextSpan Span, int Leaf)>(found.Count);
        foreach ((TextSpan Span, int Leaf) match in found)
        {
            if (apart.Count == 0 || match.Span.Start >= apart[^1].Span.End) apart.Add(match);
        }
        return apart;
    }

    /// <summary>The window with most different words, then most matches, apart from those chosen; <see langword="null"/> where there is none.</summary>
    private static TextSpan? Best(string text, List<(TextSpan Span, int Leaf)> matches, List<TextSpan> chosen)
    {
        (int Different, int All) most = (0, 0);
        TextSpan? best = null;
        int reach = 0;
        for (int i = 0; i < matches.Count; i++)
        {
            TextSpan first = matches[i].Span;
            // A match that a window already holds begins no other.
            if ((first.Start < reach && best is not null) || Touches(chosen, first)) continue;
            TextSpan window = WindowAt(text, first);
            if (Touches(chosen, window)) continue;
            int from = i;
            while (from > 0 && matches[from - 1].Span.Start >= window.Start) from--;
            int to = i;
            while (to < matches.Count && matches[to].Span.End <= window.End) to++;
            (int, int) count = (matches[from..to].Select(match => match.Leaf).Distinct().Count(), to - from);
            if (count.CompareTo(most) > 0) (most, best) = (count, window);
            reach = window.Start + Length / 2;
        }
        return best;
    }

    private static bool Touches(List<TextSpan> chosen, TextSpan span) => chosen.Exists(window => span.Start < window.End && span.End > window.Start);

    /// <summary>A stretch of one paragraph that begins somewhat before a match and does not cut words.</summary>
    private static TextSpan WindowAt(string text, TextSpan match)
    {
        int paragraph = match.Start == 0 ? 0 : text.LastIndexOfAny(['\n', '\r'], match.Start - 1) + 1;
        int end = text.AsSpan(match.End).IndexOfAny('\n', '\r');
        int paragraphEnd = end < 0 ? text.Length : match.End + end;
        int start = Math.Max(paragraph, Math.Min(match.Start - Length / 4, paragraphEnd - Length));
        int stop = Math.Min(paragraphEnd, Math.Max(start + Length, match.End));
        if (start > paragraph)
        {
            int space = text.AsSpan(start, match.Start - start).IndexOf(' ');
            if (space >= 0) start += space + 1;
            else if (char.IsLowSurrogate(text[start])) start--;
        }
        if (stop < paragraphEnd)
        {
            int space = text.AsSpan(match.End, stop - match.End).LastIndexOf(' ');
            if (space > 0) stop = match.End + space;
            else if (char.IsLowSurrogate(text[stop])) stop++;
        }
        return new(start, stop - start);
    }

    private static Snippet Cut(string text, TextSpan window, List<(TextSpan Span, int Leaf)> matches)
    {
        var passage = new StringBuilder();
        if (window.Start > 0 && text[window.Start - 1] is not ('\n' or '\r')) passage.Append('…');
        int shift = passage.Length - window.Start;
        passage.Append(text, window.Start, window.Length);
        if (window.End < text.Length && text[window.End] is not ('\n' or '\r')) passage.Append('…');
        return new(passage.ToString(),
            [.. matches.Where(match => match.Span.Start >= window.Start && match.Span.End <= window.End).Select(match => new TextSpan(match.Span.Start + shift, match.Span.Length))]);
    }
}
