namespace Presswatch.Extraction;

/// <summary>What an extraction looked at: which line or block was taken or left, as which part, by which rule. For one page; not safe for concurrent use.</summary>
public sealed class ExtractionTrace
{
    private const int MaxSteps = 20_000;
    private readonly List<TraceStep> _steps = [];

    /// <summary>Steps in the order they were taken; later ones are dropped past 20,000.</summary>
    public IReadOnlyList<TraceStep> Steps => _steps;

    internal void Take(TracePart part, string text, string rule) => Add(new(part, Taken: true, text, rule));

    internal void Leave(TracePart part, string text, string rule) => Add(new(part, Taken: false, text, rule));

    private void Add(TraceStep step)
    {
        if (_steps.Count < MaxSteps) _steps.Add(step);
    }
}

/// <summary>One decision of an extraction.</summary>
/// <param name="Part">Which part of the page it concerns.</param>
/// <param name="Taken">Whether the text went into the page as that part, or was left.</param>
/// <param name="Text">The line, block or value, at most its first 200 characters.</param>
/// <param name="Rule">Id of the rule, layout or pack entry that decided, with its figures where it has some.</param>
public sealed record TraceStep(TracePart Part, bool Taken, string Text, string Rule)
{
    /// <summary>Most units of a text that is kept.</summary>
    public const int MostText = 200;

    public string Text { get; } = Text.Length <= MostText ? Text : Text[..MostText];
}

/// <summary>A part of a page.</summary>
public enum TracePart
{
    /// <summary>The page as a whole: its character set, its kind, the layout that fitted.</summary>
    Page,
    Headline,
    Section,
    Byline,
    Date,
    Dateline,
    EndMark,
    Body,
    Caption,
    Teaser,
    Language,
    Boilerplate,
}
