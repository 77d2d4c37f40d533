using Polly;
using Polly.Retry;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Fetching;

/// <summary>Tries again where that may help: no connection, a broken answer, or a site that asks to come again. A bounded number of times, never sooner than the site and its pause allow.</summary>
internal sealed class Tries
{
    private static readonly ResiliencePropertyKey<TimeSpan> PauseKey = new("presswatch.pause");

    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<FetchResult> _pipeline;

    public Tries(FetchOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        var builder = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = clock };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<FetchResult>
            {
                MaxRetryAttempts = options.Retries,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } result && IsWorthAnother(result)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(WaitBefore(args)),
            });
        }
        _pipeline = builder.Build();
    }

    public async Task<FetchResult> RunAsync(Func<CancellationToken, Task<FetchResult>> run, TimeSpan pause, CancellationToken cancel)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancel);
        context.Properties.Set(PauseKey, pause);
        try
        {
            return await _pipeline.ExecuteAsync(static async (context, run) => await run(context.CancellationToken), context, run);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool IsWorthAnother(FetchResult result)
    {
        if (result.Problem is { } problem) return problem.Code == ProblemCodes.NotReached || problem.Code == ProblemCodes.BrokenAnswer;
        return result.Answer is { Status: 429 or 502 or 503 or 504 } answer && (answer.RetryAfter(_clock.GetUtcNow()) ?? TimeSpan.Zero) <= _options.LongestRetryAfter;
    }

    private TimeSpan WaitBefore(RetryDelayGeneratorArguments<FetchResult> args)
    {
        TimeSpan wait = _options.RetryPause * (1 << Math.Min(args.AttemptNumber, 10));
        if (args.Outcome.Result?.Answer?.RetryAfter(_clock.GetUtcNow()) is { } asked && asked > wait) wait = asked;
        return args.Context.Properties.TryGetValue(PauseKey, out TimeSpan pause) && pause > wait ? pause : wait;
    }
}
