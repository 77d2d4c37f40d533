using Presswatch.Core.Problems;
using Presswatch.Packs.Model;

namespace Presswatch.Packs.Checking;

/// <summary>What became of one example.</summary>
/// <param name="Rule">Id of the entry it stands under.</param>
/// <param name="Text">The example's text.</param>
/// <param name="Problem"><see langword="null"/> where it gave what it says.</param>
public sealed record ExampleResult(string Rule, string Text, Problem? Problem)
{
    /// <summary>The result of an example that should have given <paramref name="expected"/> and gave <paramref name="found"/>.</summary>
    public static ExampleResult Of(string rule, string text, string expected, string found) =>
        new(rule, text, string.Equals(expected, found, StringComparison.Ordinal) ? null
            : new Problem(ProblemCodes.PackExampleFails, $"{rule}: \"{text}\" gives {found}, not {expected}"));
}

/// <summary>Runs one kind of the examples that stand in packs. The engine that reads such entries brings its runner; the program puts them together.</summary>
public interface IExampleRunner
{
    /// <summary>Kind of examples, such as "datelines": the word under which they are counted.</summary>
    string Kind { get; }

    /// <summary>Runs every example of this kind in the pack.</summary>
    IEnumerable<ExampleResult> Run(Pack pack);
}

/// <summary>Examples of one kind.</summary>
public sealed record ExampleCount(string Kind, int Passed, int Failed);

/// <summary>What the check of a pack gave.</summary>
public sealed record PackReport(string Pack, string Version, IReadOnlyList<ExampleCount> Counts, IReadOnlyList<Problem> Problems);

/// <summary>Runs every example of a pack: they are documentation and tests at once.</summary>
public static class PackCheck
{
    public static PackReport Run(Pack pack, IReadOnlyList<IExampleRunner> runners)
    {
        var counts = new List<ExampleCount>();
        var problems = new List<Problem>();
        foreach (IExampleRunner runner in runners)
        {
            int passed = 0, failed = 0;
            foreach (ExampleResult result in runner.Run(pack))
            {
                if (result.Problem is { } problem)
                {
                    failed++;
                    problems.Add(problem);
                }
                else
                {
                    passed++;
                }
            }
            counts.Add(new(runner.Kind, passed, failed));
        }
        return new(pack.Name, pack.Version, counts, problems);
    }
}
