using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Serving;

/// <summary>Asks once, after the start, what the first reader would have to wait for: the overview, and the columns of the search index.</summary>
internal sealed class Warming(OverviewCache overview, ISearchIndex index, ILogger<Warming> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            try
            {
                overview.Current();
                index.Search(new(new Query(new AllNode(new TextSpan(0, 0)), ""), SearchOrder.Newest, Limit: 1, Overview: true));
            }
            catch (Exception fault) when (ArchiveException.Explain(fault, "the archive") is { } problem)
            {
                log.LogWarning("{Problem}", problem);
            }
        },
        stoppingToken);
}
