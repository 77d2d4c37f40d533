using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Reading.Edits;

/// <summary>Two versions side by side, and what was found between them so far.</summary>
internal sealed class Comparison
{
    private readonly AlignedPart _title;
    private readonly AlignedPart _text;
    private readonly List<(bool Before, TextPart Part, TextSpan Span)> _told = [];

    public Comparison(ComparedText before, ComparedText after)
    {
        (Before, After) = (before, after);
        _title = AlignedPart.Of(TextPart.Title, before.Headline ?? "", after.Headline ?? "");
        _text = AlignedPart.Of(TextPart.Text, before.Text, after.Text);
    }

    public ComparedText Before { get; }

    public ComparedText After { get; }

    public List<TextChange> Changes { get; } = [];

    public AlignedPart Part(TextPart part) => part == TextPart.Title ? _title : _text;

    public ComparedText Side(bool before) => before ? Before : After;

    public bool IsTouched(bool before, Finding finding) => Part(finding.In).IsTouched(before, SpanOf(finding));

    /// <summary>Part and number of the block that a finding lies in; -1 where its words did not change.</summary>
    public (TextPart Part, int Block) BlockOf(bool before, Finding finding) => (finding.In, Part(finding.In).BlockAt(before, SpanOf(finding)));

    /// <summary>Notes a change; its words need not be told again as other wording.</summary>
    public void Add(DifferenceKind kind, ChangedWords? before, ChangedWords? after, int words = 0)
    {
        Changes.Add(new(kind, EditRules.Of(kind, words), before, after));
        if (kind is DifferenceKind.Wording or DifferenceKind.Typography) return;
        Tell(true, before);
        Tell(false, after);
    }

    /// <summary>Counts words as told, without a change of their own: a title that goes with a name.</summary>
    public void Tell(bool before, ChangedWords? words)
    {
        if (words is { Start: { } start, Length: { } length }) _told.Add((before, words.In, new(start, length)));
    }

    /// <summary>Words of a stretch that changed and that no change tells of.</summary>
    public int Untold(bool before, TextPart part, TextSpan span)
    {
        AlignedPart aligned = Part(part);
        WordSequence words = aligned.Side(before);
        (int first, int end) = words.Within(span.Start, span.End);
        int untold = 0;
        for (int i = first; i < end; i++)
        {
            TextSpan word = words.Spans[i];
            if (aligned.Unshared(before, i, i + 1) > 0 && !_told.Exists(told => told.Before == before && told.Part == part && word.Start < told.Span.End && word.End > told.Span.Start)) untold++;
        }
        return untold;
    }

    public ChangedWords Words(bool before, TextPart part, TextSpan span) => new(span.Of(Side(before).Part(part)).ToString(), part, span.Start, span.Length);

    public ChangedWords Words(bool before, Finding finding) => Words(before, finding.In, SpanOf(finding));

    public static TextSpan SpanOf(Finding finding) => new(finding.Start, finding.Length);
}
