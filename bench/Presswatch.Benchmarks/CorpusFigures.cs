using System.Diagnostics;
using System.Globalization;
using Presswatch.Corpus;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Benchmarks;

/// <summary>Builds the test bed of the corpus engine and measures what is asked of it: build, size, occurrences by month, scan against reading of memory.</summary>
internal static class CorpusFigures
{
    /// <summary>Words up to which the texts are made, and held in memory, before the clock starts.</summary>
    private const long MostPrepared = 100_000_000;

    internal static readonly string[] Usual = ["Korea", "Kim Jong Un", "Workers' Party of Korea", "the", "uni*", "of the"];

    /// <param name="arguments">Millions of words; then a folder that is kept, or "-" for one that is not; then phrases.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        long words = Words(arguments);
        bool keep = arguments.Length > 1 && arguments[1] != "-";
        string folder = keep ? arguments[1] : Path.Combine(Path.GetTempPath(), $"presswatch-bench-{Environment.ProcessId}");
        string[] phrases = arguments.Length > 2 ? arguments[2..].ToArray() : Usual;
        if (!CorpusStore.Exists(folder)) Build(folder, words);
        using (CorpusStore store = Open(folder))
        {
            using CorpusSnapshot snapshot = store.Snapshot();
            Segment segment = snapshot.Segments[0].Segment;
            foreach (string phrase in phrases) Count(snapshot, phrase);
            Count(snapshot, RareWord(segment));
            MemoryBandwidth.Compare(segment);
        }
        if (!keep) Directory.Delete(folder, recursive: true);
        return 0;
    }

    internal static long Words(ReadOnlySpan<string> arguments) => (arguments.Length > 0 ? long.Parse(arguments[0], CultureInfo.InvariantCulture) : 53) * 1_000_000;

    /// <summary>A word that stands ten to forty times.</summary>
    internal static string RareWord(Segment segment) => segment.FoldText(Math.Max(1, segment.FoldOccurrences.IndexOfAnyInRange(10, 40)));

    internal static CorpusStore Open(string folder)
    {
        var watch = Stopwatch.StartNew();
        CorpusStore store = CorpusStore.Open(folder, new(ReadOnly: true)).Value;
        Say($"open with all checksums {watch.Elapsed.TotalMilliseconds:0} ms");
        return store;
    }

    internal static double Median(Action action, int times = 31)
    {
        for (int i = 0; i < times / 3; i++) action();
        double[] taken = new double[times];
        for (int i = 0; i < taken.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            taken[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(taken);
        return taken[taken.Length / 2];
    }

    internal static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

    internal static TimeSpan ProcessorTime() => Process.GetCurrentProcess().TotalProcessorTime;

    private static void Build(string folder, long words)
    {
        IEnumerable<CorpusDocument> documents = CorpusTestBed.Documents(words);
        var making = Stopwatch.StartNew();
        // Texts that are too many to be held are made while the corpus is built; making them is then timed once more alone.
        if (words <= MostPrepared) documents = [.. documents];
        else foreach (CorpusDocument _ in documents) { }
        double made = making.Elapsed.TotalSeconds;
        GC.Collect();
        using CorpusStore store = CorpusStore.Open(folder, new(MergeInBackground: false)).Value;
        using var memory = new MemoryPeak();
        TimeSpan before = ProcessorTime();
        var watch = Stopwatch.StartNew();
        store.Load(documents, 1);
        double seconds = watch.Elapsed.TotalSeconds;
        double used = (ProcessorTime() - before).TotalSeconds;
        using CorpusSnapshot snapshot = store.Snapshot();
        Segment segment = snapshot.Segments[0].Segment;
        Say($"{segment.Words / 1e6:0.0} million words in {segment.DocumentCount} documents, {segment.FoldCount} folds, {segment.FormCount} forms");
        Say($"build {seconds:0.0} s, processor time {used:0.0} s; making the texts {made:0.0} s, {(words <= MostPrepared ? "before" : "within")}; {segment.Words / 1e6 / seconds:0.0} million words a second");
        Say($"private memory at most {memory.Most() / 1e6:0} MB more than before");
        Say($"files {segment.Bytes / 1e6:0.0} MB, {(double)segment.Bytes / segment.Words:0.000} bytes a word, {(double)segment.Bytes / segment.Stream.Length:0.000} bytes a position");
    }

    private static void Count(CorpusSnapshot snapshot, string text)
    {
        Phrase phrase = Phrase.Of(text)!;
        PeriodFrame frame = PeriodFrame.Of(snapshot, CountPeriod.Month);
        PeriodCount[] counts = frame.CountOf(phrase);
        double frameTime = Median(() => PeriodFrame.Of(snapshot, CountPeriod.Month));
        double time = Median(() => frame.CountOf(phrase));
        var hits = new Hits();
        double find = Median(() =>
        {
            hits.Clear();
            PhraseFinder.Find(snapshot.Segments[0].Segment, phrase, hits);
        });
        double put = Median(() => frame.CountOf([hits]));
        Say($"'{text}': {counts.Sum(count => count.Occurrences)} in {counts.Sum(count => (long)count.Documents)} documents, {frame.Count} months: by month {time:0.000} ms (frame {frameTime:0.000} ms), all positions {find:0.000} ms, putting them into months {put:0.000} ms");
    }

    /// <summary>The most private memory of this process while it lives, beyond what there was, looked at ten times a second. Pages of mapped files are not in it.</summary>
    private sealed class MemoryPeak : IDisposable
    {
        private readonly Timer _timer;
        private readonly long _before = Now();
        private long _most;

        public MemoryPeak() => _timer = new(_ => Look(), null, 0, 100);

        public long Most()
        {
            Look();
            return _most - _before;
        }

        public void Dispose() => _timer.Dispose();

        private void Look() => _most = Math.Max(_most, Now());

        private static long Now()
        {
            string? line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(8, line.Length - 10).Trim(), CultureInfo.InvariantCulture) * 1024;
        }
    }
}
