using System.CommandLine;
using Presswatch.Cli.Output;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Packs;
using Presswatch.Packs.Checking;
using Presswatch.Packs.Model;

namespace Presswatch.Cli.Commands;

/// <summary>Care of packs.</summary>
internal sealed class PackCommand : Command
{
    public PackCommand(CliContext app)
        : base("pack", "Care of packs: all that is known of a country.")
    {
        var check = new Command("check", "Read the packs and run every example that stands in them. Ends with 3 where a pack is invalid or an example fails.");
        check.SetAction(args => Check(app.Options.Packs(args), Path.Combine(app.Options.Archive(args), "packs"),
            app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl), app));
        Add(check);
    }

    /// <summary>Checks the packs named, or all; those of the archive lie over the shipped ones.</summary>
    internal static int Check(IReadOnlyList<string> names, string ownPacks, Outcome<OutputFormat> format, CliContext app)
    {
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        PackSet set = PackSet.LoadAll(app.ShippedPacks, ownPacks);
        var wanted = new List<Pack>();
        foreach (string name in names)
        {
            if (set.Find(name).TryGet(out Pack pack)) wanted.Add(pack);
            else if (set.Problems.Count == 0) return app.Out.Fail(set.Find(name).Problem!);
        }
        if (names.Count == 0) wanted.AddRange(set.Packs.Concat(set.Languages));

        PackReport[] reports = [.. wanted.Select(pack => PackCheck.Run(pack, ExampleRunners.All))];
        Problem[] problems = [.. set.Problems, .. reports.SelectMany(report => report.Problems)];
        foreach (Problem problem in problems) app.Out.Problem(problem);
        Print(reports, set.Problems, format.Value, app.Out);
        return problems.Length == 0 ? ExitCode.Done : ExitCode.BadData;
    }

    private static void Print(PackReport[] reports, IReadOnlyList<Problem> unread, OutputFormat format, CliOutput print)
    {
        PackView[] views = [.. reports.Select(PackView.Of)];
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(new { packs = views, problems = unread.Select(ProblemView.Of), passed = views.Sum(view => view.Passed), failed = views.Sum(view => view.Failed) });
                break;
            case OutputFormat.Jsonl:
                foreach (PackView view in views) print.JsonLine(view);
                break;
            default:
                foreach (PackView view in views)
                {
                    print.Line($"{view.Pack} ({view.Version}): {string.Join(", ", view.Examples.Select(count => $"{count.Kind} {count.Passed} of {count.Passed + count.Failed}"))}");
                }
                print.Line($"{views.Length} packs read, {unread.Count} faults; {views.Sum(view => view.Passed)} examples passed, {views.Sum(view => view.Failed)} failed");
                break;
        }
    }

    private sealed record PackView(string Pack, string Version, IReadOnlyList<ExampleCount> Examples, int Passed, int Failed, IReadOnlyList<ProblemView> Problems)
    {
        public static PackView Of(PackReport report) => new(report.Pack, report.Version, report.Counts,
            report.Counts.Sum(count => count.Passed), report.Counts.Sum(count => count.Failed), [.. report.Problems.Select(ProblemView.Of)]);
    }
}
