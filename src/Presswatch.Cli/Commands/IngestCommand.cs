using System.CommandLine;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Cli.Commands;

/// <summary>Takes files and folders into the archive.</summary>
internal sealed class IngestCommand : Command
{
    private const int ProblemsShown = 20;

    private readonly Argument<string[]> _paths = new("path") { Description = "Files and folders: .txt .html .json .jsonl .csv .warc .wacz .zip, also .gz.", HelpName = "PATH", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _source = new("--source") { Description = "Where the items were captured, such as a host; for items that name none and have no address.", HelpName = "NAME" };
    private readonly Option<string?> _captured = new("--captured") { Description = "When the items were captured, ISO date or time, UTC; for items that state none.", HelpName = "TIME" };
    private readonly Option<string?> _language = new("--language") { Description = "Language of items that state none, such as en. Default: found from the text.", HelpName = "CODE" };
    private readonly Option<string[]> _map = new("--map") { Description = "Fields of JSON and CSV files by our names: title=Headline,text=Body.", HelpName = "OURS=THEIRS,…" };
    private readonly Option<int> _maxItem = new("--max-item-bytes") { Description = "Most bytes of one item, unpacked, 1024 to 1073741824.", HelpName = "N", DefaultValueFactory = _ => IntakeOptions.Default.MaxItemBytes };

    private readonly Option<string?> _key = Signing.KeyOption();

    public IngestCommand(CliContext app)
        : base("ingest", "Take files and folders into the archive.")
    {
        Add(_paths);
        Add(_source);
        Add(_captured);
        Add(_language);
        Add(_map);
        Add(_maxItem);
        Add(_key);
        SetAction((args, cancel) => app.RunAsync(args, format =>
        {
            Outcome<IntakeOptions> options = Filled(args, app);
            return options.TryGet(out IntakeOptions read) ? RunAsync(read, format, args, app, cancel) : Task.FromResult<Outcome<int>>(options.Problem!);
        }));
    }

    private async Task<Outcome<int>> RunAsync(IntakeOptions options, OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<ArchiveSession> opened = ArchiveSession.Open(app, app.Options.Archive(args), create: true, cancel);
        if (!opened.TryGet(out ArchiveSession session)) return opened.Problem!;
        using ArchiveSession held = session;
        Outcome<IngestPipeline> made = Pipeline(session, options, args, app, cancel);
        if (!made.TryGet(out IngestPipeline pipeline)) return made.Problem!;
        IngestReport report;
        using (var line = new ProgressLine(app.Out, app.Time))
        {
            var progress = new Reported(step => line.Draw(step.Bytes, step.TotalBytes, $"{step.Items:N0} items"));
            report = await pipeline.RunAsync(args.GetRequiredValue(_paths), progress, cancel);
        }
        Signing.AfterRun(session.Archive, args.GetValue(_key), app.Options.Wait(args), app);
        return IngestText.Write(report, format, ProblemsShown, app.Out);
    }

    /// <summary>The pipeline of a command, telling its notes on the command's output.</summary>
    internal static Outcome<IngestPipeline> Pipeline(ArchiveSession session, IntakeOptions options, ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<Deriver> deriver = session.Deriver(args);
        if (!deriver.TryGet(out Deriver drawing)) return deriver.Problem!;
        Outcome<ArchiveFeed> opened = session.Feed(cancel);
        return opened.TryGet(out ArchiveFeed feed)
            ? new IngestPipeline(session.Archive, feed, drawing, options, app.Time) { Wait = app.Options.Wait(args), Waiting = app.Waiting(), Recovered = app.Recovered(), Reprints = session.Reprints().TryGet(out Archive.Reprints.SqliteReprintStore reprints) ? reprints : null }
            : opened.Problem!;
    }

    private Outcome<IntakeOptions> Filled(ParseResult args, CliContext app)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in (args.GetValue(_map) ?? []).SelectMany(given => given.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (pair.Split('=', 2) is not [var ours, var theirs] || theirs.Length == 0 || !ItemFields.Names.Contains(ours))
            {
                return new Problem(ProblemCodes.BadOptionValue, $"'{pair}' maps no field", Try: $"--map OURS=THEIRS, ours being one of {string.Join(", ", ItemFields.Names)}");
            }
            map[ours] = theirs;
        }
        string? captured = args.GetValue(_captured);
        if (captured is not null && Core.Captures.Capture.ClaimedTime(captured) is null) return new Problem(ProblemCodes.BadOptionValue, $"'{captured}' is no date or time", Try: "--captured 2024-08-04 or 2024-08-04T06:00:00Z");
        int most = args.GetValue(_maxItem);
        if (most is < 1024 or > 1 << 30) return new Problem(ProblemCodes.BadOptionValue, "--max-item-bytes takes a number from 1024 to 1073741824");
        IReadOnlyList<string> packs = app.Options.Packs(args);
        return new IntakeOptions
        {
            Source = args.GetValue(_source), Captured = captured, Language = args.GetValue(_language), Pack = packs is [var one] ? one : null, Map = map, MaxItemBytes = most,
        };
    }

    private sealed class Reported(Action<IngestProgress> report) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => report(value);
    }
}
