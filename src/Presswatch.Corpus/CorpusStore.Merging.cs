using Presswatch.Corpus.Building;
using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Store;

namespace Presswatch.Corpus;

/// <summary>Makes few segments of many, beside the reading and the feeding.</summary>
public sealed partial class CorpusStore
{
    internal const string MergeLock = "merge.lock";
    private static readonly string[] Endings = [SegmentEnding, StateEnding, WindowStore.Ending, TemporaryEnding];

    private Task _merging = Task.CompletedTask;

    /// <summary>Makes one segment of all, or as few as can hold them: fastest to ask, never needed.</summary>
    /// <exception cref="IOException">The disk refused; nothing is changed.</exception>
    public void Optimise() => Merge(state =>
        state.Views.Length == 0 || (state.Views.Length == 1 && state.Views[0].State.Retired is null) ? [] : Fitting(state), TimeSpan.FromMinutes(10));

    /// <summary>Returns when the merging that is under way has ended.</summary>
    public void WaitForMerging() => _merging.Wait();

    private static IReadOnlyList<string> Fitting(OpenState state)
    {
        long positions = 0;
        return [.. state.Leases.TakeWhile(lease => (positions += lease.Segment.Stream.Length) < Segment.MostPositions).Select(lease => lease.Name)];
    }

    private void BeginMerging()
    {
        lock (_changing)
        {
            if (_disposed || !_merging.IsCompleted || MergePlan.Choose(_state).Count == 0) return;
            _merging = Task.Run(MergeAll);
        }
    }

    private void MergeAll()
    {
        try
        {
            while (!_disposed && Merge(MergePlan.Choose, TimeSpan.Zero))
            {
            }
        }
        catch (IOException)
        {
            // The corpus stays as it is: the next feeding tries again, and fails aloud where the disk is at fault.
        }
    }

    /// <summary>Merges the chosen segments; false where there is nothing to do, or another program is at it.</summary>
    private bool Merge(Func<OpenState, IReadOnlyList<string>> choose, TimeSpan wait)
    {
        using CorpusLock? merging = CorpusLock.TryTake(Path.Combine(_folder, MergeLock), wait);
        if (merging is null) return false;
        OpenState before;
        CorpusSnapshot held;
        lock (_changing)
        {
            before = Current();
            held = before.ToSnapshot();
        }
        using (held)
        {
            HashSet<string> names = [.. choose(before)];
            if (names.Count == 0) return false;
            SegmentView[] views = [.. before.Views.Where((_, i) => names.Contains(before.Leases[i].Name))];
            ManifestEntry merged = WriteSegment(target => SegmentMerger.Merge(views, target, _options.Build ?? new()));
            return Replace(names, views, merged);
        }
    }

    /// <summary>Puts the new segment in the place of the old ones, with what has changed of them meanwhile.</summary>
    private bool Replace(HashSet<string> names, SegmentView[] views, ManifestEntry merged)
    {
        lock (_writing)
        {
            using CorpusLock held = TakeWriterLock();
            OpenState state = Current();
            int[] places = [.. Enumerable.Range(0, state.Leases.Length).Where(i => names.Contains(state.Leases[i].Name))];
            var obsolete = new List<string>();
            if (places.Length != names.Count)
            {
                DeleteAll([merged.Name, .. merged.State is null ? Array.Empty<string>() : [merged.State]]);
                return false;
            }
            SegmentView[] now = [.. places.Select(i => state.Views[i])];
            if (!now.Select(view => view.State).SequenceEqual(views.Select(view => view.State), ReferenceEqualityComparer.Instance))
            {
                if (merged.State is not null) obsolete.Add(merged.State);
                merged = merged with { State = Carry(now, merged.Name) };
            }
            var entries = new List<ManifestEntry>();
            for (int i = 0; i < state.Leases.Length; i++)
            {
                if (i == places[0]) entries.Add(merged);
                if (Array.IndexOf(places, i) < 0) entries.Add(state.Manifest.Segments[i]);
            }
            foreach (int place in places) obsolete.AddRange(FilesOf(state.Manifest.Segments[place]));
            Publish(new(state.Manifest.Generation + 1, state.Manifest.FedUpTo, entries));
            DeleteAll(obsolete);
            return true;
        }
    }

    /// <summary>Writes the state of a merged segment out of those of the old ones as they are now.</summary>
    private string? Carry(SegmentView[] views, string name)
    {
        using var merged = new Segment(Storage.SegmentFile.Open(Path.Combine(_folder, name)).Value);
        var draft = new StateDraft(new(merged, SegmentState.Fresh));
        for (int document = 0; document < merged.DocumentCount; document++)
        {
            int key = merged.DocumentKeys[document];
            draft.Retire(document);
            foreach (SegmentView view in views)
            {
                int old = view.Segment.DocumentOf(key);
                if (old < 0 || !view.Counted(allVersions: true)[old]) continue;
                draft.Restore(document);
                draft.Mark(document, view.IsNewest(old));
                AttributeColumns attributes = view.Attributes;
                int section = attributes.Sections[old];
                draft.Change(document, new(attributes.SourcesOf(old), attributes.Names[attributes.Publishers[old]], attributes.Names[attributes.Languages[old]], section < 0 ? null : attributes.Names[section]));
            }
        }
        return WriteState(draft.ToState(), merged.DocumentCount);
    }

    /// <summary>Deletes files of the corpus that the manifest does not name, unless another program may be about to name them.</summary>
    private void DeleteLeftovers()
    {
        using CorpusLock? merging = CorpusLock.TryTake(Path.Combine(_folder, MergeLock), TimeSpan.Zero);
        using CorpusLock? writing = merging is null ? null : CorpusLock.TryTake(Path.Combine(_folder, "write.lock"), TimeSpan.Zero);
        if (writing is null || Refresh() is not null) return;
        HashSet<string> live = [.. _state.Manifest.Segments.SelectMany(FilesOf)];
        DeleteAll([.. Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)!).Where(name =>
            Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) && !live.Contains(name))]);
    }

    private void DeleteAll(IReadOnlyList<string> names)
    {
        foreach (string name in names) _disk.Delete(Path.Combine(_folder, name));
    }
}
