using Presswatch.Intake.People;
using Presswatch.Packs.Checking;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Dates;

namespace Presswatch.Cli.Commands;

/// <summary>All that can run examples of packs: a new kind is a line here.</summary>
internal static class ExampleRunners
{
    public static IReadOnlyList<IExampleRunner> All { get; } = [.. DateExamples.Runners, new ReadingExamples(), new NamingExamples()];
}
