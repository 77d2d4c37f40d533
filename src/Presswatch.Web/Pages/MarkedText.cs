using Presswatch.Core.Values;

namespace Presswatch.Web.Pages;

/// <summary>A stretch of text, marked or not.</summary>
/// <param name="Text">The words.</param>
/// <param name="Mark">Number of the mark, from 0; <see langword="null"/> for plain words.</param>
internal readonly record struct MarkedRun(string Text, int? Mark);

/// <summary>Cuts texts at the spans that are to be marked.</summary>
internal static class MarkedText
{
    /// <summary>A text, cut at spans that are all marked 0. Spans outside of the text are passed over.</summary>
    public static IReadOnlyList<MarkedRun> Runs(string text, IReadOnlyList<TextSpan> spans) => Runs(text, [.. spans.OrderBy(span => span.Start).Select(span => (span, 0))]);

    private static List<MarkedRun> Runs(string text, (TextSpan Span, int Mark)[] spans)
    {
        var runs = new List<MarkedRun>((spans.Length * 2) + 1);
        int at = 0;
        foreach ((TextSpan span, int mark) in spans)
        {
            if (span.Start < at || span.Length <= 0 || span.End > text.Length) continue;
            if (span.Start > at) runs.Add(new(text[at..span.Start], null));
            runs.Add(new(text[span.Start..span.End], mark));
            at = span.End;
        }
        if (at < text.Length) runs.Add(new(text[at..], null));
        return runs;
    }
}
