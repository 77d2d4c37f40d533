using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Intake.Completeness;

namespace Presswatch.Analysis.Sources;

/// <summary>Which days of which sources are asked for.</summary>
/// <param name="Source">Name of a source; <see langword="null"/> for all.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="GapsOnly">Whether days without a known gap are left out.</param>
public sealed record CompletenessAsk(string? Source = null, DateOnly? From = null, DateOnly? To = null, bool GapsOnly = false)
{
    /// <summary>Reads it from words: days as year, month or day.</summary>
    public static Outcome<CompletenessAsk> Read(string? source, string? from, string? to, bool gapsOnly)
    {
        PartialDate first = default, last = default;
        if (!string.IsNullOrEmpty(from) && !PartialDate.TryParse(from, out first)) return Bad("from", from);
        if (!string.IsNullOrEmpty(to) && !PartialDate.TryParse(to, out last)) return Bad("to", to);
        return new CompletenessAsk(string.IsNullOrEmpty(source) ? null : source, string.IsNullOrEmpty(from) ? null : first.First, string.IsNullOrEmpty(to) ? null : last.Last, gapsOnly);
    }

    /// <summary>The days asked for, newest first; those without a day last.</summary>
    public IReadOnlyList<SourceDay> In(CompletenessReport report) =>
    [
        .. report.Days.Where(day => (Source is null || day.Source.Equals(Source, StringComparison.OrdinalIgnoreCase)) && (!GapsOnly || day.Gap)
            && (From is null || day.Day >= From) && (To is null || day.Day <= To)).OrderByDescending(day => day.Day ?? DateOnly.MinValue).ThenBy(day => day.Source, StringComparer.Ordinal),
    ];

    private static Problem Bad(string name, string value) => new(ProblemCodes.BadOptionValue, $"'{value}' is no date for {name}", Try: "2031, 2031-08 or 2031-08-19");
}
