using Presswatch.Core.Problems;

namespace Presswatch.Core.Output;

/// <summary>A problem as JSON shows it, in answers and lists alike.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Reason">Kebab-case word of the code.</param>
/// <param name="Message">One sentence about this case.</param>
/// <param name="File">Path as given, address or name; <see langword="null"/> where the whole run is meant.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">In UTF-16 units, from 1.</param>
/// <param name="Try">The way out.</param>
public sealed record ProblemView(string Code, string Reason, string Message, string? File, int? Line, int? Column, string Try)
{
    public static ProblemView Of(Problem problem) =>
        new(problem.Code.Id, problem.Code.Reason, problem.Message, problem.Place?.File, problem.Place?.Line, problem.Place?.Column, problem.WayOut);
}
