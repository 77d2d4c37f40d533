using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Store;

/// <summary>Keeps the windows of one segment in a file beside it. The manifest does not name it: what is missing, damaged or of another segment is made again.</summary>
/// <param name="segmentPath">The segment's file.</param>
/// <param name="disk">The disk; <see langword="null"/> where nothing may be written.</param>
internal sealed class WindowStore(string segmentPath, ICorpusDisk? disk)
{
    public const string Ending = ".windows";

    /// <summary>The name of the file beside a segment's.</summary>
    public static string NameOf(string segment) => Path.ChangeExtension(segment, Ending);

    /// <summary>The table of the windows, made where there is none; <see langword="null"/> where it cannot be kept.</summary>
    /// <param name="segment">Checksum of the segment's table.</param>
    /// <param name="words">Its words.</param>
    public WindowTable? Take(ulong segment, SegmentWords words)
    {
        string path = NameOf(segmentPath);
        int positions = words.Stream.Length;
        if (WindowTable.Open(path, segment, positions) is { } kept) return kept;
        if (disk is null) return null;
        try
        {
            // Who merges would delete the file unfinished, and soon the segment: then it is made for this once.
            using CorpusLock? merging = CorpusLock.TryTake(Path.Combine(Path.GetDirectoryName(segmentPath)!, CorpusStore.MergeLock), TimeSpan.Zero);
            if (merging is null || !File.Exists(segmentPath)) return null;
            Write(disk, path, segment, words);
            return WindowTable.Open(path, segment, positions);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Write(ICorpusDisk disk, string path, ulong segment, SegmentWords words) => CorpusStore.WriteFile(disk, path, target => WindowIndexBuilder.Write(words, segment, _ => target, CancellationToken.None));
}
