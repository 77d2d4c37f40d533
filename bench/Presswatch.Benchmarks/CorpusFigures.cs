using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Presswatch.Corpus;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Benchmarks;

/// <summary>Builds the test bed of the corpus engine and measures what is asked of it: build, size, occurrences by month, scan against reading of memory.</summary>
internal static class CorpusFigures
{
    private static readonly string[] Usual = ["Korea", "Kim Jong Un", "Workers' Party of Korea", "bronchitis", "the", "uni*"];

    /// <param name="arguments">Millions of words; then a folder that is kept, or "-" for one that is not; then phrases.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        long words = (arguments.Length > 0 ? long.Parse(arguments[0], CultureInfo.InvariantCulture) : 53) * 1_000_000;
        string folder = arguments.Length > 1 && arguments[1] != "-" ? arguments[1] : Path.Combine(Path.GetTempPath(), $"presswatch-bench-{Environment.ProcessId}");
        string[] phrases = arguments.Length > 2 ? arguments[2..].ToArray() : Usual;
        bool keep = arguments.Length > 1 && arguments[1] != "-";
        if (!CorpusStore.Exists(folder)) Build(folder, words);
        using (CorpusStore store = Open(folder))
        {
            using CorpusSnapshot snapshot = store.Snapshot();
            Segment segment = snapshot.Segments[0].Segment;
            foreach (string phrase in phrases) Count(snapshot, phrase);
            Scan(segment);
        }
        if (!keep) Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Build(string folder, long words)
    {
        // What making the texts costs is taken once without building, and told beside.
        var making = Stopwatch.StartNew();
        long characters = 0;
        foreach (CorpusDocument document in CorpusTestBed.Documents(words)) characters += document.Text.Length;
        making.Stop();
        GC.Collect();
        using CorpusStore store = CorpusStore.Open(folder, new(MergeInBackground: false)).Value;
        using var memory = new MemoryPeak();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        store.Load(CorpusTestBed.Documents(words), 1);
        double seconds = watch.Elapsed.TotalSeconds;
        double used = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        using CorpusSnapshot snapshot = store.Snapshot();
        Segment segment = snapshot.Segments[0].Segment;
        Say($"{segment.Words / 1e6:0.0} million words in {segment.DocumentCount} documents, {characters / 1e6:0} million characters, {segment.FoldCount} folds, {segment.FormCount} forms");
        Say($"build {seconds:0.0} s, of which making the texts {making.Elapsed.TotalSeconds:0.0} s; {segment.Words / 1e6 / seconds:0.0} million words a second; processor time {used:0.0} s; private memory at most {memory.Most() / 1e6:0} MB");
        Say($"files {segment.Bytes / 1e6:0} MB, {(double)segment.Bytes / segment.Words:0.00} bytes a word, {(double)segment.Bytes / segment.Stream.Length:0.00} bytes a position");
    }

    private static CorpusStore Open(string folder)
    {
        var watch = Stopwatch.StartNew();
        CorpusStore store = CorpusStore.Open(folder, new(ReadOnly: true)).Value;
        Say($"open with all checksums {watch.Elapsed.TotalMilliseconds:0} ms");
        return store;
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
        Say($"'{text}': {counts.Sum(count => count.Occurrences)} in {counts.Sum(count => (long)count.Documents)} documents, {frame.Count} months: by month {time:0.000} ms (frame {frameTime:0.000} ms), all positions {find:0.000} ms");
    }

    private static void Scan(Segment segment)
    {
        double read = Median(() => Read(segment.Stream));
        SegmentPhrase sought = SegmentPhrase.Of(Phrase.Of("bronchitis")!, segment) ?? SegmentPhrase.Of(Phrase.Of("the")!, segment)!;
        var hits = new Hits();
        double scan = Median(() =>
        {
            hits.Clear();
            StreamScan.Find(segment.Stream, sought, hits);
        });
        double bytes = segment.Stream.Length * 4.0;
        Say($"reading the stream {bytes / read / 1e6:0.0} GB/s ({read:0.00} ms), scan for any pattern {bytes / scan / 1e6:0.0} GB/s ({scan:0.00} ms): {100 * read / scan:0} %");
    }

    private static long Read(ReadOnlySpan<int> stream)
    {
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<int, Vector<int>>(stream);
        (Vector<int> a, Vector<int> b, Vector<int> c, Vector<int> d) = default((Vector<int>, Vector<int>, Vector<int>, Vector<int>));
        for (int i = 0; i + 4 <= vectors.Length; i += 4)
        {
            a ^= vectors[i];
            b ^= vectors[i + 1];
            c ^= vectors[i + 2];
            d ^= vectors[i + 3];
        }
        return Vector.Sum(a ^ b ^ c ^ d);
    }

    private static double Median(Action action)
    {
        for (int i = 0; i < 10; i++) action();
        double[] times = new double[31];
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[times.Length / 2];
    }

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

    /// <summary>The most private memory of this process while it lives, looked at ten times a second. Pages of mapped files are not in it.</summary>
    private sealed class MemoryPeak : IDisposable
    {
        private readonly Timer _timer;
        private long _most;

        public MemoryPeak() => _timer = new(_ => Look(), null, 0, 100);

        public long Most()
        {
            Look();
            return _most;
        }

        public void Dispose() => _timer.Dispose();

        private void Look()
        {
            string? line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
            if (line is null) return;
            long bytes = long.Parse(line.AsSpan(8, line.Length - 10).Trim(), CultureInfo.InvariantCulture) * 1024;
            if (bytes > _most) _most = bytes;
        }
    }
}
