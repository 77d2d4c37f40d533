using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Presswatch.Cli.Commands;
using Presswatch.Core.Problems;

namespace Presswatch.Cli;

/// <summary>From arguments to an exit code: parses, runs the command, and says what went wrong.</summary>
internal static class CliApplication
{
    /// <summary>What --version prints.</summary>
    public static string VersionLine { get; } = "presswatch " + typeof(CliApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliContext app, CancellationToken cancel)
    {
        try
        {
            RootCommand root = MakeRoot(app);
            // A word that begins with "@" is a word, not the name of a file of arguments; "-x" is one option, not a bundle.
            ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
            if (parsed.Action is not (HelpAction or PrintVersion) && ArgumentProblems.Of(parsed, args) is { } problem) return app.Out.Fail(problem);
            var settings = new InvocationConfiguration
            {
                Output = app.Out.Results, Error = app.Out.Notes, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null,
            };
            int code = await parsed.InvokeAsync(settings, cancel);
            await app.Out.Results.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            app.Out.Note("stopped");
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (!Traced(app))
        {
            return app.Out.Fail(new Problem(ProblemCodes.Unexpected, $"{fault.GetType().Name}: {fault.Message}"));
        }
    }

    /// <summary>The root with all commands; also what the reference is made from.</summary>
    public static RootCommand MakeRoot(CliContext app)
    {
        var root = new RootCommand("Keeps, reads and answers questions about the press of closed countries.") { HelpName = "presswatch" };
        app.Options.AddTo(root);
        foreach (Command command in CommandList.All(app)) root.Add(command);
        VersionOption version = root.Options.OfType<VersionOption>().Single();
        version.Action = new PrintVersion(app);
        version.Description = "Print the version.";
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Print this help.";
        if (!app.Out.ResultsOnTerminal) help.Action = new HelpAction { MaxWidth = 120 };
        root.SetAction(args => new HelpAction { MaxWidth = 120 }.Invoke(args));
        return root;
    }

    private static bool Traced(CliContext app) => app.Environment("PRESSWATCH_TRACE") == "1";

    private sealed class PrintVersion(CliContext app) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            app.Out.Line(VersionLine);
            return ExitCode.Done;
        }
    }
}
