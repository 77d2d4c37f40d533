using System.Diagnostics;

namespace Presswatch.Benchmarks;

/// <summary>How long something takes, in milliseconds.</summary>
/// <param name="Median">Of 21 rounds, after half a second of others in which the program's code is compiled in full.</param>
/// <param name="Fastest">The fastest round, and <paramref name="Processor"/>, which other work on the machine holds up least.</param>
/// <param name="Processor">Mean time of processor of a round, over all threads.</param>
internal readonly record struct Timing(double Median, double Fastest, double Processor)
{
    private const int Rounds = 21;

    public static Timing Of(Action action)
    {
        long begun = Stopwatch.GetTimestamp();
        do action();
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < 0.5);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        double[] times = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Rounds;
        Array.Sort(times);
        return new(times[Rounds / 2], times[0], processor);
    }

    public override string ToString() => FormattableString.Invariant($"{Median:0.00} ms (fastest {Fastest:0.00}, processor {Processor:0.00})");
}
