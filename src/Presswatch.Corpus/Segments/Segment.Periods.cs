using Presswatch.Corpus.Counting;

namespace Presswatch.Corpus.Segments;

/// <summary>Boundaries of periods, made once.</summary>
public sealed partial class Segment
{
    private readonly PeriodCuts?[] _cuts = new PeriodCuts?[(int)CountPeriod.Year + 1];

    internal PeriodCuts Cuts(CountPeriod by) => LazyInitializer.EnsureInitialized(ref _cuts[(int)by], () => PeriodCuts.Of(this, by));
}
