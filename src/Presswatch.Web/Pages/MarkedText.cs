using Presswatch.Core.Values;

namespace Presswatch.Web.Pages;

/// <summary>A stretch of text, marked or not.</summary>
/// <param name="Text">The words.</param>
/// <param name="Mark">Number of the mark, from 0; <see langword="null"/> for plain words.</param>
internal readonly record struct MarkedRun(string Text, int? Mark);

/// <summary>Cuts texts at the spans that are to be marked.</summary>
internal static class MarkedText
{
    /// <summary>The paragraphs, cut at the words that evidence rests on; the mark is the evidence's place in its list. Of overlapping spans the first counts.</summary>
    public static IReadOnlyList<IReadOnlyList<MarkedRun>> Paragraphs(IReadOnlyList<string> body, IReadOnlyList<ReportedEvidence> evidence)
    {
        (TextSpan Span, int Mark)[] spans =
        [
            .. evidence.Select((one, mark) => (one, mark)).Where(pair => pair.one is { Start: >= 0, Length: > 0 })
                .Select(pair => (new TextSpan(pair.one.Start!.Value, pair.one.Length!.Value), pair.mark)).OrderBy(pair => pair.Item1.Start),
        ];
        var paragraphs = new List<IReadOnlyList<MarkedRun>>(body.Count);
        int start = 0;
        foreach (string paragraph in body)
        {
            int end = start + paragraph.Length;
            paragraphs.Add(Runs(paragraph, [.. spans.Where(one => one.Span.Start >= start && one.Span.End <= end).Select(one => (one.Span with { Start = one.Span.Start - start }, one.Mark))]));
            start = end + 1;
        }
        return paragraphs;
    }

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
