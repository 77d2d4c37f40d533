using System.CommandLine;
using Presswatch.Cli.Archives;
using Presswatch.Core.Problems;
using Presswatch.Web;

namespace Presswatch.Cli.Commands;

/// <summary>Opens the workbench and the API.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Option<string> _listen = new("--listen") { Description = "Address to listen on; beyond this machine only with a password.", HelpName = "URL", DefaultValueFactory = _ => WorkbenchOptions.DefaultListen };
    private readonly Option<string?> _password = new("--password-file") { Description = "File whose first line is what readers must know. Default: PRESSWATCH_PASSWORD, else none.", HelpName = "FILE" };
    private readonly Option<bool> _log = new("--log-requests") { Description = "Log requests to standard error." };

    public ServeCommand(CliContext app)
        : base("serve", "Open the workbench and the API.")
    {
        Add(_listen);
        Add(_password);
        Add(_log);
        SetAction((args, cancel) =>
        {
            Outcome<string?> password = Password(args.GetValue(_password), app);
            return password.TryGet(out string? known)
                ? Serving.RunAsync(new() { ArchiveFolder = app.Options.Archive(args), Listen = args.GetRequiredValue(_listen), Password = known, LogRequests = args.GetValue(_log), Clock = app.Time }, app, cancel)
                : Task.FromResult(app.Out.Fail(password.Problem!));
        });
    }

    private static Outcome<string?> Password(string? file, CliContext app)
    {
        if (file is null) return Outcome.Of(app.Environment("PRESSWATCH_PASSWORD") is { Length: > 0 } set ? set : null);
        try
        {
            return File.ReadLines(file).FirstOrDefault() is { Length: > 0 } line ? Outcome.Of<string?>(line) : new Problem(ProblemCodes.BadOptionValue, "The password file is empty.", new(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemCodes.NotReadable, exception.Message, new(file));
        }
    }
}
