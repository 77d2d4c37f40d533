using Presswatch.Analysis.Searching;

namespace Presswatch.Analysis.Tests.Searching;

public sealed class PoissonIntervalTests
{
    // From the table of Garwood's limits as reprinted in textbooks (Pearson and Hartley, Biometrika Tables, table 40); n = 0 is -ln 0.025, and the lower bound of 1 is -ln 0.975.
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(2, 0.2422, 7.225)]
    [InlineData(3, 0.6187, 8.767)]
    [InlineData(5, 1.6235, 11.668)]
    [InlineData(10, 4.7954, 18.390)]
    [InlineData(30, 20.241, 42.827)]
    [InlineData(100, 81.364, 121.627)]
    public void Of_Count_IsTheTable(long count, double low, double high)
    {
        (double from, double to) = PoissonInterval.Of(count);
        from.ShouldBe(low, 0.001);
        to.ShouldBe(high, 0.001);
    }

    [Fact]
    public void Of_EveryCount_HoldsIt_AndGrows_AlsoWhereTheMethodChanges()
    {
        (double low, double high) before = PoissonInterval.Of(0);
        foreach (long count in (long[])[1, 7, 50, 500, 1_999, 2_000, 2_001, 2_002, 10_000, 3_000_000])
        {
            (double low, double high) now = PoissonInterval.Of(count);
            now.low.ShouldBeInRange(before.low, count);
            now.high.ShouldBeGreaterThan(Math.Max(count, before.high));
            // Far from 0 it is about the normal one.
            if (count >= 500) (now.high - now.low).ShouldBe(2 * 1.96 * Math.Sqrt(count), 0.03 * Math.Sqrt(count) + 1.1);
            before = now;
        }
        (PoissonInterval.Of(2_001).Low - PoissonInterval.Of(2_000).Low).ShouldBe(1, 0.03);
        (PoissonInterval.Of(2_000).High - PoissonInterval.Of(1_999).High).ShouldBe(1, 0.03);
        Should.Throw<ArgumentOutOfRangeException>(() => PoissonInterval.Of(-1));
    }
}
