using System.CommandLine;
using System.Text;
using Presswatch.Archive;
using Presswatch.Cli.Archives;
using Presswatch.Core.Captures;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Demo;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Web;

namespace Presswatch.Cli.Commands;

/// <summary>Builds an archive of the invented country and opens the workbench.</summary>
internal sealed class DemoCommand : Command
{
    private const string DefaultFolder = "presswatch-demo";

    private readonly Option<int> _days = new("--days") { Description = "Days of the press to make, 1 to 3650.", HelpName = "N", DefaultValueFactory = _ => new DemoOptions().Days };
    private readonly Option<int> _scale = new("--scale") { Description = "How many times the usual number of articles, 1 to 50.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _noServe = new("--no-serve") { Description = "Build the archive and end." };
    private readonly Option<string> _listen = new("--listen") { Description = "Address of the workbench.", HelpName = "URL", DefaultValueFactory = _ => WorkbenchOptions.DefaultListen };

    public DemoCommand(CliContext app)
        : base("demo", $"Build an archive of an invented country in ./{DefaultFolder} (or --archive) and open the workbench.")
    {
        Add(_days);
        Add(_scale);
        Add(_noServe);
        Add(_listen);
        SetAction((args, cancel) => RunAsync(args, app, cancel));
    }

    private async Task<int> RunAsync(ParseResult args, CliContext app, CancellationToken cancel)
    {
        (int days, int scale) = (args.GetValue(_days), args.GetValue(_scale));
        if (days is < 1 or > 3650 || scale is < 1 or > 50) return app.Out.Fail(new Problem(ProblemCodes.BadOptionValue, "--days takes 1 to 3650, --scale 1 to 50"));
        string folder = app.Options.ArchiveOr(args, DefaultFolder);
        try
        {
            int built = await BuildAsync(folder, new DemoOptions { Days = days, Scale = scale }, args, app, cancel);
            if (built != ExitCode.Done || args.GetValue(_noServe)) return built;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
        return await Serving.RunAsync(new() { ArchiveFolder = folder, Listen = args.GetRequiredValue(_listen), Clock = app.Time }, app, cancel);
    }

    private static async Task<int> BuildAsync(string folder, DemoOptions options, ParseResult args, CliContext app, CancellationToken cancel)
    {
        string made = Path.Combine(folder, "demo.txt");
        string wanted = $"seed {options.Seed}, {options.Days} days, scale {options.Scale}";
        if (File.Exists(made) && await File.ReadAllTextAsync(made, cancel) == wanted)
        {
            app.Out.Note($"The archive of the invented country stands in {folder} ({wanted})");
            return ExitCode.Done;
        }
        Outcome<ArchiveSession> opened = ArchiveSession.Open(app, folder, create: true, cancel);
        if (!opened.TryGet(out ArchiveSession session)) return app.Out.Fail(opened.Problem!);
        using ArchiveSession held = session;
        Outcome<IngestPipeline> opening = IngestCommand.Pipeline(session, IntakeOptions.Default, args, app, cancel);
        if (!opening.TryGet(out IngestPipeline pipeline)) return app.Out.Fail(opening.Problem!);
        var report = new IngestReport();
        using (var line = new ProgressLine(app.Out, app.Time))
        {
            long articles = options.Articles;
            await pipeline.RunAsync(Items(new DemoCountry(options), options), report, done => line.Draw(Math.Min(done, articles), articles, $"{done:N0} pages"), cancel);
        }
        Signing.AfterRun(session.Archive, null, app.Options.Wait(args), app);
        if (report.Stopped) return ExitCode.Interrupted;
        await File.WriteAllTextAsync(made, wanted, CancellationToken.None);
        app.Out.Note($"The press of an invented country, {options.Days} days: {report.NewArticles:N0} articles in {report.NewArticles + report.NewVersions:N0} versions, taken into {folder} in {report.Seconds:0.0} s");
        return ExitCode.Done;
    }

    private static IEnumerable<IntakeItem> Items(DemoCountry country, DemoOptions options)
    {
        var origin = new FileOrigin("demo", Sha256.Of($"{options}"), null);
        int number = 0;
        foreach (DemoCapture capture in country.Captures())
        {
            string head = $"HTTP/1.1 {capture.Status} {(capture.Status == 200 ? "OK" : "Not Found")}\r\nContent-Type: {capture.ContentType}\r\n\r\n";
            yield return new()
            {
                Bytes = capture.Bytes, ContentType = capture.ContentType, Origin = origin with { Line = ++number }, Address = capture.Address, Source = capture.Source,
                Claimed = CaptureTime.Write(capture.Captured), HttpHead = Encoding.Latin1.GetBytes(head),
            };
        }
    }
}
