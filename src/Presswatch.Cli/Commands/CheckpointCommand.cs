using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Log;
using Presswatch.Archive.Proof;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Signs the head of the log and hands it out.</summary>
internal sealed class CheckpointCommand : Command
{
    private readonly Option<bool> _print = new("--print") { Description = "Print the newest checkpoint as it stands, and sign nothing." };
    private readonly Option<string?> _out = new("--out") { Description = "Write it to a file too, to be mailed or kept elsewhere.", HelpName = "FILE" };
    private readonly Option<string?> _tiles = new("--tiles") { Description = "Write the log into a folder that a web server can publish (C2SP tlog-tiles, without the entries).", HelpName = "DIR" };
    private readonly Option<bool> _newKey = new("--new-key") { Description = "Sign a log that was signed with another key with this one from now on." };
    private readonly Option<string?> _key = Signing.KeyOption();

    public CheckpointCommand(CliContext app)
        : base("checkpoint", "Sign the head of the log; print it, or write it where it can leave the machine.")
    {
        Add(_print);
        Add(_out);
        Add(_tiles);
        Add(_newKey);
        Add(_key);
        SetAction((args, cancel) => app.OnArchiveAsync(args, (archive, format) => Run(archive, format, args, app, cancel)));
    }

    private Outcome<int> Run(PressArchive archive, OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<SignedCheckpoint> made = Checkpoint(archive, args, app, cancel);
        if (!made.TryGet(out SignedCheckpoint checkpoint)) return made.Problem!;
        if (args.GetValue(_out) is { } file) File.WriteAllText(file, checkpoint.Note.ToString());
        if (args.GetValue(_tiles) is { } folder)
        {
            int files = LogTiles.Write(new(CaptureLog.ReadLeaves(archive.Folder.Leaves)), checkpoint, Path.GetFullPath(folder));
            app.Out.Note($"{files:N0} files written to {folder}");
        }
        Checkpoint head = checkpoint.Head;
        if (format == OutputFormat.Json) app.Out.Json(new { origin = head.Origin, size = head.Size, root = Convert.ToHexStringLower(head.Root), signed = head.SignedAt, note = checkpoint.Note.ToString() });
        else app.Out.Results.Write(checkpoint.Note.ToString());
        return ExitCode.Done;
    }

    private Outcome<SignedCheckpoint> Checkpoint(PressArchive archive, ParseResult args, CliContext app, CancellationToken cancel)
    {
        SignedCheckpoint? checkpoint;
        if (args.GetValue(_print))
        {
            checkpoint = LogSigner.Newest(archive.Folder);
        }
        else
        {
            Outcome<SigningKey> opened = Signing.Open(args.GetValue(_key), archive.Folder.Root, app);
            if (!opened.TryGet(out SigningKey key)) return opened.Problem!;
            using SigningKey held = key;
            Outcome<SignedCheckpoint?> signed = LogSigner.Sign(archive, key, args.GetValue(_newKey), app.Options.Wait(args), cancel);
            if (signed.Problem is { } problem) return problem;
            checkpoint = signed.Value;
        }
        return checkpoint is not null ? checkpoint : new Problem(ProblemCodes.NoCheckpoint, archive.LeafCount() == 0 ? "The archive holds no capture yet." : "The log was never signed.", new(archive.Folder.Checkpoints));
    }
}
