using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Log;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Archives;

/// <summary>The key of the one who runs the program, and what a command does with it at its end.</summary>
internal static class Signing
{
    /// <summary>The option that names the key.</summary>
    public static Option<string?> KeyOption() => new("--key")
    {
        Description = "File of the private key that signs checkpoints, made where missing; outside of the archive. Default: presswatch/log.key in XDG_STATE_HOME, else in ~/.local/state.", HelpName = "FILE",
    };

    /// <summary>Opens the key.</summary>
    /// <param name="named">The file that was named; <see langword="null"/> for the usual place.</param>
    /// <param name="archive">Folder of the archive.</param>
    /// <param name="app">The program.</param>
    public static Outcome<SigningKey> Open(string? named, string archive, CliContext app) =>
        (named ?? SigningKey.DefaultPath(app.Environment)) is { } path
            ? SigningKey.OpenOrCreate(path, archive)
            : new Problem(ProblemCodes.NoSigningKey, "Neither XDG_STATE_HOME nor HOME is set, so there is no place for the key.", Try: "--key FILE");

    /// <summary>After a run that may have taken captures: signs the log where it has grown. That it was not signed is said, and changes nothing of what was taken.</summary>
    public static void AfterRun(PressArchive archive, string? named, TimeSpan wait, CliContext app)
    {
        if (LogSigner.Newest(archive.Folder) is { } last && last.Head.Size == archive.LeafCount()) return;
        Outcome<SigningKey> opened = Open(named, archive.Folder.Root, app);
        if (!opened.TryGet(out SigningKey key))
        {
            app.Out.Problem(opened.Problem!);
            return;
        }
        using SigningKey held = key;
        try
        {
            if (LogSigner.Sign(archive, key, newKey: false, wait, CancellationToken.None).Problem is { } unsigned) app.Out.Problem(unsigned);
        }
        catch (ArchiveException failed)
        {
            app.Out.Problem(failed.Problem);
        }
    }
}
