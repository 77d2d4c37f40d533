using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Analysis.Phrases;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Serving;

/// <summary>Asks once, after the start, what the first reader would have to wait for: the overview, the columns of the search index, the changes, and the set phrases.</summary>
internal sealed class Warming(OverviewCache overview, ISearchIndex index, ChangeBook changes, PhraseDesk phrases, ILogger<Warming> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            try
            {
                overview.Current();
                index.Search(new(new Query(new AllNode(new TextSpan(0, 0)), ""), SearchOrder.Newest, Limit: 1, Overview: true));
                changes.Within(Timeout.InfiniteTimeSpan, StandingAsk.Default);
                // Last, since it takes longest: the windows that novelty needs, and the set phrases.
                phrases.Set(PhrasesAsk.OfAllTime, stoppingToken);
            }
            catch (Exception fault) when (ArchiveException.Explain(fault, "the archive") is { } problem)
            {
                log.LogWarning("{Problem}", problem);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The program ends; nobody waits for an answer any more.
            }
            catch (InvalidDataException damaged)
            {
                log.LogWarning("{Problem}", damaged.Message);
            }
        },
        stoppingToken);
}
