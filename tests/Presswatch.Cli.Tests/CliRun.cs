using System.Runtime.CompilerServices;
using Presswatch.Cli.Output;

namespace Presswatch.Cli.Tests;

/// <summary>What one command line printed and how it ended.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Results">Standard output.</param>
/// <param name="Notes">Standard error.</param>
internal sealed record CliRun(int Code, string Results, string Notes)
{
    /// <summary>Runs a command line in this process, as if its output went to a file.</summary>
    public static async Task<CliRun> OfAsync(params string[] args)
    {
        using var results = new StringWriter();
        using var notes = new StringWriter();
        int code = await CliApplication.RunAsync(args, Context(results, notes), CancellationToken.None);
        return new CliRun(code, results.ToString(), notes.ToString());
    }

    public static CliContext Context(TextWriter results, TextWriter notes, Func<string, string?>? environment = null, bool terminal = false) =>
        new(new CliOutput(results, notes, terminal, notesOnTerminal: terminal), TimeProvider.System, environment ?? (_ => null), AppContext.BaseDirectory);
}

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
