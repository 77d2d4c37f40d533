using System.CommandLine;
using System.Globalization;
using Presswatch.Archive.Readings;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Fetching;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Watching;
using Presswatch.Packs;

namespace Presswatch.Cli.Commands;

/// <summary>Captures the sources of the packs on their schedules.</summary>
internal sealed class WatchCommand : Command
{
    // A watch may run for months: its captures are signed for as it goes.
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromHours(1);

    private readonly Option<bool> _once = new("--once") { Description = "Look at every feed and list once and at all that is due, then end." };
    private readonly Option<string[]> _sources = new("--source") { Description = "Source to watch, by name or id; may be given more than once. Default: all that the packs give a way to watch.", HelpName = "NAME" };
    private readonly Option<string?> _for = new("--for") { Description = "End after this time: 90s, 30m, 6h or 7d. Default: never.", HelpName = "DURATION" };
    private readonly Option<string[]> _allow = new("--allow-host") { Description = "Host, or host:port, that may be reached although it lies in the inner network; may be given more than once.", HelpName = "HOST" };
    private readonly Option<string?> _key = Signing.KeyOption();
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Do not name the visits that failed." };

    public WatchCommand(CliContext app)
        : base("watch", "Capture the sources of the packs on their schedules.")
    {
        Add(_once);
        Add(_sources);
        Add(_for);
        Add(_allow);
        Add(_key);
        Add(_quiet);
        SetAction((args, cancel) => app.RunAsync(args, format =>
        {
            Outcome<TimeSpan?> time = Duration(args.GetValue(_for));
            return time.TryGet(out TimeSpan? span) ? RunAsync(span, format, args, app, cancel) : Task.FromResult<Outcome<int>>(time.Problem!);
        }));
    }

    /// <summary>Reads a span of time such as "30m".</summary>
    internal static Outcome<TimeSpan?> Duration(string? text)
    {
        if (text is null) return Outcome.Of<TimeSpan?>(null);
        double seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return seconds > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count) && count > 0 && count * seconds <= 365 * 86400d
            ? Outcome.Of<TimeSpan?>(TimeSpan.FromSeconds(count * seconds))
            : new Problem(ProblemCodes.BadOptionValue, $"'{text}' is no span of time", Try: "--for 90s, 30m, 6h or 7d, at most 365d");
    }

    private async Task<Outcome<int>> RunAsync(TimeSpan? span, OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<ArchiveSession> opened = ArchiveSession.Open(app, app.Options.Archive(args), create: true, cancel);
        if (!opened.TryGet(out ArchiveSession session)) return opened.Problem!;
        using ArchiveSession held = session;
        Outcome<Deriver> deriver = session.Deriver(args);
        if (!deriver.TryGet(out Deriver drawing)) return deriver.Problem!;
        Outcome<ArchiveFeed> feeding = session.Feed(cancel);
        if (!feeding.TryGet(out ArchiveFeed feed)) return feeding.Problem!;
        Outcome<IReadingStore> reading = session.OpenReadings(cancel);
        if (!reading.TryGet(out IReadingStore readings)) return reading.Problem!;
        PackSet packs = PackSet.LoadAll(app.ShippedPacks, session.Archive.Folder.Packs);
        IReadOnlyList<string> named = app.Options.Packs(args);
        if (named.Count > 0) packs = packs with { Packs = [.. packs.Packs.Where(pack => named.Contains(pack.Name))] };

        var fetcher = new GuardedFetcher(new() { AllowedHosts = (args.GetValue(_allow) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase) }, app.Time);
        var options = new WatchOptions { Once = args.GetValue(_once), For = span, Sources = args.GetValue(_sources) ?? [], Wait = app.Options.Wait(args) is var wait && wait > WatchOptions.Default.Wait ? wait : WatchOptions.Default.Wait };
        bool quiet = args.GetValue(_quiet);
        var watcher = new Watcher(session.Archive, feed, drawing, packs, fetcher, options, app.Time)
        {
            Readings = readings,
            Waiting = app.Waiting(),
            Recovered = app.Recovered(),
            Stepped = quiet ? null : step => Say(step, app.Out),
        };
        Task<Outcome<WatchReport>> running = watcher.RunAsync(cancel);
        while (await Task.WhenAny(running, Task.Delay(BetweenCheckpoints, app.Time, CancellationToken.None)) != running) Signing.AfterRun(session.Archive, args.GetValue(_key), options.Wait, app);
        Outcome<WatchReport> ran = await running;
        Signing.AfterRun(session.Archive, args.GetValue(_key), options.Wait, app);
        return ran.TryGet(out WatchReport report) ? Write(report, format, app.Out) : ran.Problem!;
    }

    private static void Say(WatchStep step, CliOutput print)
    {
        if (step.Ending is "taken" or "unchanged" or "missing") return;
        lock (print) print.Note($"{step.Ending}: {step.Source}: {step.Address}{(step.Status is { } status ? $" ({status})" : "")}{(step.Problem is { } problem ? $": {problem.Code.Id} {problem.Message}" : "")}");
    }

    private static int Write(WatchReport report, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Json)
        {
            print.Json(new
            {
                visits = report.Visits,
                endings = report.Endings.Select(pair => new { ending = pair.Key, count = pair.Value }),
                captures = report.Captures,
                newArticles = report.NewArticles,
                newVersions = report.NewVersions,
                found = report.Found,
                seconds = Math.Round(report.Seconds, 1),
                stopped = report.Stopped,
            });
        }
        else
        {
            print.Line($"{report.Visits:N0} visits in {report.Seconds:0.0} s{(report.Endings.Count > 0 ? $"  = {string.Join(" + ", report.Endings.Select(pair => $"{pair.Value:N0} {pair.Key}"))}" : "")}");
            print.Line($"  {report.Captures:N0} captures, {report.NewArticles:N0} new articles, {report.NewVersions:N0} new versions; {report.Found:N0} addresses found");
        }
        long good = report.Endings.Where(pair => pair.Key is "taken" or "unchanged" or "missing").Sum(pair => pair.Value);
        return good == report.Visits ? ExitCode.Done : good > 0 ? ExitCode.Declined : ExitCode.BadData;
    }
}
