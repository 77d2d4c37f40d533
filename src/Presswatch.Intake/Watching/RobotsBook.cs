using System.Collections.Concurrent;
using Presswatch.Core.Problems;
using Presswatch.Intake.Fetching;
using Presswatch.Intake.Watching.Lists;

namespace Presswatch.Intake.Watching;

/// <summary>The rules of the sites' robots.txt, asked once a day per host. Safe for concurrent callers; one host is asked by one visit at a time.</summary>
internal sealed class RobotsBook(GuardedFetcher fetcher, TimeProvider clock, TimeSpan age)
{
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The rules for an address, and the answers that brought them where they were asked for just now.</summary>
    /// <returns>No rules where the host cannot be reached and was never known: then nothing else is asked of it either (RFC 9309 section 2.3.1.4).</returns>
    public async Task<(RobotsRules? Rules, FetchResult? Asked)> RulesForAsync(Uri address, FetchSession session, CancellationToken cancel)
    {
        string authority = address.GetLeftPart(UriPartial.Authority);
        if (_known.TryGetValue(authority, out Known? known) && clock.GetUtcNow() - known.At < age) return (known.Rules, null);
        FetchResult result = await fetcher.FetchAsync(session, new(new Uri(authority + "/robots.txt")), cancel);
        RobotsRules? rules = RulesIn(result);
        if (rules is null && known is null) return (null, result);
        _known[authority] = new(rules ?? known!.Rules, clock.GetUtcNow());
        return (rules ?? known!.Rules, result);
    }

    private RobotsRules? RulesIn(FetchResult result)
    {
        if (result.Answer is not { } answer) return result.Problem!.Code == ProblemCodes.TooManyRedirects || result.Problem.Code == ProblemCodes.AnswerTooLarge ? RobotsRules.AllowAll : null;
        if (answer.Status is >= 200 and < 300) return answer.Content(fetcher.Options.Unpacking).TryGet(out ReadOnlyMemory<byte> bytes) ? RobotsRules.Read(bytes.Span) : RobotsRules.AllowAll;
        return answer.Status >= 500 || answer.Status == 429 ? null : RobotsRules.AllowAll;
    }

    private sealed record Known(RobotsRules Rules, DateTimeOffset At);
}
