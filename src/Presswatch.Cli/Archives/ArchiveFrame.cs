using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Archives;

/// <summary>What commands on an archive share: the format asked for, the archive opened and closed, and expected failures as exit codes.</summary>
internal static class ArchiveFrame
{
    private static readonly OutputFormat[] TextAndJson = [OutputFormat.Text, OutputFormat.Json];

    /// <summary>What a command on an archive says while another program holds the write lock.</summary>
    public static Action Waiting(this CliContext app) => () => app.Out.Note("note: another Presswatch is writing to this archive; waiting for it");

    /// <summary>What a command on an archive says where opening it had to mend something.</summary>
    public static Action<Recovery> Recovered(this CliContext app) => mended =>
        app.Out.Note($"note: after an unclean end {mended.CaughtUp:N0} captures were taken into the catalogue, {mended.CaptureBytes + mended.LogBytes:N0} bytes of unfinished ones moved aside");

    /// <summary>Runs work that prints text or JSON.</summary>
    /// <param name="app">The program.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="work">Given the format; its problem, or that the archive or a file cannot be read or written, is printed and gives the exit code.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(this CliContext app, ParseResult args, Func<OutputFormat, Task<Outcome<int>>> work)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, TextAndJson);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        try
        {
            Outcome<int> done = await work(format.Value);
            return done.TryGet(out int code) ? code : app.Out.Fail(done.Problem!);
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return app.Out.Fail(new Problem(ProblemCodes.WriteFailed, exception.Message));
        }
    }

    /// <summary>Runs work on an archive that stands.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static Task<int> OnArchiveAsync(this CliContext app, ParseResult args, Func<PressArchive, OutputFormat, Outcome<int>> work) => app.RunAsync(args, format =>
    {
        Outcome<PressArchive> opened = PressArchive.Open(app.Options.Archive(args), app.Time);
        if (!opened.TryGet(out PressArchive archive)) return Task.FromResult<Outcome<int>>(opened.Problem!);
        using PressArchive held = archive;
        return Task.FromResult(work(archive, format));
    });

    /// <summary>Runs work on an archive with its search index.</summary>
    /// <param name="app">The program.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="create">Whether to make the archive where there is none.</param>
    /// <param name="work">As for <see cref="RunAsync"/>.</param>
    /// <param name="cancel">Ends the catching up of the search index.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> InSessionAsync(this CliContext app, ParseResult args, bool create, Func<ArchiveSession, OutputFormat, Task<Outcome<int>>> work, CancellationToken cancel) => app.RunAsync(args, async format =>
    {
        Outcome<ArchiveSession> opened = ArchiveSession.Open(app, app.Options.Archive(args), create, cancel);
        if (!opened.TryGet(out ArchiveSession session)) return opened.Problem!;
        using ArchiveSession held = session;
        return await work(session, format);
    });
}
