using System.Text;
using Presswatch.Archive;
using Presswatch.Archive.Log;
using Presswatch.Archive.Search;
using Presswatch.Intake.Watching;

namespace Presswatch.Web.Endpoints;

/// <summary>What programs that watch over this one ask: /health, for everybody and small, and /metrics in Prometheus' text form.</summary>
internal static class HealthEndpoints
{
    /// <summary>Open without a password: it says nothing of what the archive holds.</summary>
    public const string HealthPath = "/health";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead(HealthPath, Health).WithName("Health");
        routes.MapRead("/metrics", Metrics).WithName("Metrics");
    }

    private static IResult Health(PressArchive archive, SourceDesk desk, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        long captures = archive.Catalogue.CaptureCount();
        SourceFare[] asked = [.. desk.Fares().Where(fare => fare.LastAttempt is not null)];
        int live = asked.Count(fare => fare.State == "live");
        return ListAnswer.Json(new
        {
            status = live == asked.Length ? "ok" : "degraded",
            captures,
            inCatalogue = archive.LeafCount() == captures,
            sources = asked.Length,
            live,
            lastSuccess = asked.Max(fare => fare.LastSuccess),
        });
    }

    private static IResult Metrics(PressArchive archive, SourceDesk desk, ISearchIndex index, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        long captures = archive.Catalogue.CaptureCount();
        var text = new MetricsText();
        text.Add("presswatch_captures_total", "counter", "Captures that the catalogue holds.", captures);
        text.Add("presswatch_log_leaves_total", "counter", "Captures in the log.", archive.LeafCount());
        text.Add("presswatch_search_waiting", "gauge", "Captures that the search index does not hold yet.", Math.Max(0, captures - index.FedUpTo));
        if (LogSigner.Newest(archive.Folder) is { } newest)
        {
            text.Add("presswatch_checkpoint_leaves", "gauge", "Captures that the newest checkpoint covers.", newest.Head.Size);
            if (newest.Head.SignedAt is { } signed) text.Add("presswatch_checkpoint_signed_seconds", "gauge", "When the newest checkpoint was signed, seconds since 1970 UTC.", signed.ToUnixTimeSeconds());
        }
        IReadOnlyList<SourceFare> fares = desk.Fares();
        text.Add("presswatch_source_state", "gauge", "1 for the state a source is in.", fares.Select(fare => (Labels(fare, ("state", fare.State)), 1d)));
        text.Add("presswatch_source_addresses", "gauge", "Addresses known of a source.", fares.Select(fare => (Labels(fare), (double)fare.Addresses)));
        text.Add("presswatch_source_expected_today", "gauge", "Pages looked for today (UTC), and those that should have been.", fares.Select(fare => (Labels(fare), (double)fare.Expected)));
        text.Add("presswatch_source_got_today", "gauge", "Of these, answered with the page, not modified or not found.", fares.Select(fare => (Labels(fare), (double)fare.Got)));
        text.Add("presswatch_source_blocked_today", "gauge", "Of these, answered with a block page or a refusal.", fares.Select(fare => (Labels(fare), (double)fare.Blocked)));
        text.Add("presswatch_source_layout_changed_today", "gauge", "Of these, answered with a page that does not look as its profile says.", fares.Select(fare => (Labels(fare), (double)fare.LayoutChanged)));
        text.Add("presswatch_source_failed_today", "gauge", "Of these, not answered, or with a page without text.", fares.Select(fare => (Labels(fare), (double)fare.Failed)));
        text.Add("presswatch_source_overdue", "gauge", "Pages due for more than an hour.", fares.Select(fare => (Labels(fare), (double)fare.Overdue)));
        text.Add("presswatch_source_full_round_seconds", "gauge", "Time to look at all addresses of a source once, by the pause alone.", fares.Select(fare => (Labels(fare), fare.FullRoundSeconds)));
        text.Add("presswatch_source_last_success_seconds", "gauge", "When a source last gave a page, seconds since 1970 UTC.",
            fares.Where(fare => fare.LastSuccess is not null).Select(fare => (Labels(fare), (double)fare.LastSuccess!.Value.ToUnixTimeSeconds())));
        return Results.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
    }

    private static (string Name, string Value)[] Labels(SourceFare fare, params (string Name, string Value)[] more) => [("source", fare.Source), ("pack", fare.Pack), .. more];

    /// <summary>Prometheus' text exposition format, version 0.0.4.</summary>
    private sealed class MetricsText
    {
        private readonly StringBuilder _text = new();

        public void Add(string name, string type, string help, double value) => Add(name, type, help, [([], value)]);

        public void Add(string name, string type, string help, IEnumerable<((string Name, string Value)[] Labels, double Value)> samples)
        {
            _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
            foreach (((string Name, string Value)[] labels, double value) in samples)
            {
                _text.Append(name);
                if (labels.Length > 0) _text.Append('{').AppendJoin(',', labels.Select(label => $"{label.Name}=\"{Escape(label.Value)}\"")).Append('}');
                _text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
            }
        }

        public override string ToString() => _text.ToString();

        private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }
}
