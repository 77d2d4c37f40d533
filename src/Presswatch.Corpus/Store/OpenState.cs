using Presswatch.Core.Problems;
using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Store;

/// <summary>The corpus as one manifest has it, with its segments open. Holds each of them until released.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="ManifestBytes">Its file, to see whether it has changed.</param>
/// <param name="Leases">The segments, in the manifest's order.</param>
/// <param name="Views">The segments with their states.</param>
internal sealed record OpenState(Manifest Manifest, byte[] ManifestBytes, SegmentLease[] Leases, SegmentView[] Views)
{
    public static readonly OpenState Empty = new(Manifest.Empty, [], [], []);

    /// <summary>Opens what a manifest names; segments that the state before has open are shared with it.</summary>
    /// <param name="folder">The corpus' folder.</param>
    /// <param name="bytes">The manifest.</param>
    /// <param name="before">The state before.</param>
    /// <param name="disk">Where what is reckoned of a segment is kept; <see langword="null"/> for nowhere.</param>
    public static Outcome<OpenState> Open(string folder, byte[] bytes, OpenState before, ICorpusDisk? disk)
    {
        if (bytes.Length == 0) return Empty;
        Outcome<Manifest> read = Manifest.Read(bytes, Path.Combine(folder, Manifest.FileName));
        if (!read.TryGet(out Manifest manifest)) return read.Problem!;
        var leases = new List<SegmentLease>();
        var views = new List<SegmentView>();
        foreach (ManifestEntry entry in manifest.Segments)
        {
            Problem? problem = Add(folder, entry, before, disk, leases, views);
            if (problem is null) continue;
            foreach (SegmentLease lease in leases) lease.Release();
            return problem;
        }
        return new OpenState(manifest, bytes, [.. leases], [.. views]);
    }

    /// <summary>A snapshot that holds the segments for itself.</summary>
    public CorpusSnapshot ToSnapshot()
    {
        foreach (SegmentLease lease in Leases) lease.Hold();
        return new(Leases, Views, Manifest.Generation, Manifest.FedUpTo);
    }

    /// <summary>Lets go of the segments.</summary>
    public void Release()
    {
        foreach (SegmentLease lease in Leases) lease.Release();
    }

    private static Problem? Add(string folder, ManifestEntry entry, OpenState before, ICorpusDisk? disk, List<SegmentLease> leases, List<SegmentView> views)
    {
        int known = Array.FindIndex(before.Leases, lease => lease.Name == entry.Name);
        SegmentLease lease;
        if (known >= 0)
        {
            lease = before.Leases[known];
            lease.Hold();
            leases.Add(lease);
            if (before.Manifest.Segments[known].State == entry.State)
            {
                views.Add(before.Views[known]);
                return null;
            }
        }
        else
        {
            string path = Path.Combine(folder, entry.Name);
            Outcome<SegmentFile> opened = SegmentFile.Open(path);
            if (!opened.TryGet(out SegmentFile file)) return opened.Problem;
            lease = new(entry.Name, new(file, new(path, disk)));
            leases.Add(lease);
        }
        Outcome<SegmentState> state = ReadState(folder, entry.State, lease.Segment.DocumentCount);
        if (!state.TryGet(out SegmentState found)) return state.Problem;
        views.Add(new(lease.Segment, found));
        return null;
    }

    private static Outcome<SegmentState> ReadState(string folder, string? name, int documents)
    {
        if (name is null) return SegmentState.Fresh;
        string path = Path.Combine(folder, name);
        try
        {
            return StateFile.Read(File.ReadAllBytes(path), documents, path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or FormatException)
        {
            return new Problem(ProblemCodes.CorpusDamaged, failed.Message, new(path));
        }
    }
}
