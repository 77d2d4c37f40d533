using Presswatch.Core.Readings;

namespace Presswatch.Reading.Articles;

/// <summary>What a rule did at a place.</summary>
/// <param name="In">Part of the article.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Fired">Whether it made a finding; else it came near.</param>
/// <param name="What">What it found, or why it left the words.</param>
public sealed record ReadingStep(TextPart In, int Start, int Length, string Rule, bool Fired, string What);

/// <summary>Takes down what the readers did, for those who mend rules. Readers fill it only where one is given.</summary>
public sealed class ReadingTrace
{
    private readonly List<ReadingStep> _steps = [];

    public IReadOnlyList<ReadingStep> Steps => _steps;

    internal void Fired(TextPart part, int start, int length, string rule, string what) => _steps.Add(new(part, start, length, rule, true, what));

    internal void Near(TextPart part, int start, int length, string rule, string why) => _steps.Add(new(part, start, length, rule, false, why));
}
