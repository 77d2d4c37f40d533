using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web;

/// <summary>The workbench and its API: one program that reads one archive.</summary>
public static class Workbench
{
    private const long MostRequestBytes = 64 * 1024;

    /// <summary>Makes the program, ready to be run; it owns the archive it opens.</summary>
    /// <returns>The program, or: no archive, a newer or damaged one (PW30nn), a bad address (PW5002), an address beyond this machine without a password (PW5001).</returns>
    public static Outcome<WebApplication> Build(WorkbenchOptions options) => Build(options, _ => { });

    internal static Outcome<WebApplication> Build(WorkbenchOptions options, Action<WebApplicationBuilder> adjust)
    {
        if (ListenAddress.Check(options) is { } refused) return refused;
        Outcome<PressArchive> opened = PressArchive.Open(options.ArchiveFolder, options.Clock);
        if (opened.Problem is { } problem) return problem;

        Outcome<CorpusIndex> index = CorpusIndex.Open(opened.Value.Folder.Corpus);
        if (index.Problem is { } unsearchable)
        {
            opened.Value.Dispose();
            return unsearchable;
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls(options.Listen);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
        });
        builder.Logging.ClearProviders();
        if (options.LogRequests) builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        AddServices(builder.Services, options, opened.Value, index.Value);
        adjust(builder);
        WebApplication app = builder.Build();
        Guard.Use(app, options.Password is null);
        app.UseResponseCompression();
        SignIn.Use(app, options);
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, WorkbenchOptions options, PressArchive archive, CorpusIndex index)
    {
        services.AddRouting(routing => routing.SetParameterPolicy<Microsoft.AspNetCore.Routing.Constraints.RegexInlineRouteConstraint>("regex"));
        services.AddSingleton(options);
        // By a factory, so that it is disposed with the program.
        services.AddSingleton(_ => archive);
        services.AddSingleton<ISearchIndex>(_ => index);
        var packs = new Lazy<PackSet>(() => options.ShippedPacks is { } shipped ? PackSet.LoadAll(shipped, archive.Folder.Packs) : PackSet.LoadAll(archive.Folder.Packs));
        var drawer = new Lazy<ReadingDrawer>(() => new(packs.Value));
        services.AddSingleton(packs);
        services.AddSingleton<SourceDesk>();
        services.AddSingleton<Archive.Log.LogRoot>();
        services.AddSingleton<PhraseDesk>();
        var readings = new ReadingsOnDemand(archive, () => drawer.Value);
        index.Readings = readings;
        services.AddSingleton(_ => readings);
        var reprints = new ReprintsOnDemand(archive);
        index.Reprints = reprints;
        services.AddSingleton(_ => reprints);
        services.AddSingleton(_ => drawer.Value);
        services.AddSingleton<CorrectionEndpoints.Desk>();
        services.AddSingleton(all => new Analysis.Changes.Edits.EditList(archive, readings.Store, all.GetRequiredService<ReadingDesk>().Draw));
        services.AddSingleton(all => new Analysis.Changes.ChangeBook(archive, all.GetRequiredService<Analysis.Changes.Edits.EditList>(), readings.Store));
        services.AddSingleton<OverviewCache>();
        services.AddSingleton<ReadingDesk>();
        services.AddHostedService<Warming>();
        SignIn.AddServices(services, options);
        // Letters of all scripts as they are: what must be escaped in HTML is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = ["text/html", "text/plain", "text/csv", "application/json", "application/jsonl", "application/problem+json", "application/x-bibtex"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = System.IO.Compression.CompressionLevel.Fastest);
    }

    private static void Map(WebApplication app)
    {
        Bundle.Map(app);
        OverviewEndpoints.Map(app);
        SearchEndpoints.Map(app);
        TrendEndpoints.Map(app);
        PhraseEndpoints.Map(app);
        NoveltyEndpoints.Map(app);
        CorpusEndpoints.Map(app);
        StatisticsEndpoints.Map(app);
        ArticleEndpoints.Map(app);
        CaptureEndpoints.Map(app);
        CorrectionEndpoints.Map(app);
        PeopleEndpoints.Map(app);
        AlarmEndpoints.Map(app);
        ChangesEndpoints.Map(app);
        ReprintEndpoints.Map(app);
        ExtractionEndpoints.Map(app);
        LogEndpoints.Map(app);
        SourceEndpoints.Map(app);
        HealthEndpoints.Map(app);
        app.MapFallback("{**path}", (HttpContext context) => ProblemPages.NotFound(context));
    }
}
