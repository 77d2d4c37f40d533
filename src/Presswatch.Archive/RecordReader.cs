using Presswatch.Archive.Warc;

namespace Presswatch.Archive;

/// <summary>Walks the captures of an archive in the order of the log.</summary>
internal sealed class RecordReader(ArchiveFolder folder)
{
    /// <summary>All captures after a place, or all; ends at the first bytes that are no whole record.</summary>
    public IEnumerable<(WarcCapture Capture, RecordPlace Place)> After(RecordPlace? last)
    {
        foreach ((WarcCapture? capture, RecordPlace place) in MembersAfter(last))
        {
            if (capture is null) yield break;
            yield return (capture, place);
        }
    }

    /// <summary>Where all records stand, without reading what is in them; ends a file at the first bytes that begin none.</summary>
    public IEnumerable<RecordPlace> Places() => WarcFiles.Names(folder.Captures)
        .SelectMany(name => WarcReader.PlacesFrom(PathOf(name), 0).Select(place => new RecordPlace(name, place.Offset, place.Length)));

    /// <summary>The record at a place; <see langword="null"/> where it is damaged.</summary>
    public WarcCapture? At(RecordPlace place) => WarcReader.ReadAt(PathOf(place.File), place.Offset, place.Length);

    /// <summary>All records after a place, or all, those that are damaged within as none.</summary>
    public IEnumerable<(WarcCapture? Capture, RecordPlace Place)> MembersAfter(RecordPlace? last)
    {
        foreach (string name in WarcFiles.Names(folder.Captures))
        {
            int order = last is { } place ? string.CompareOrdinal(name, place.File) : 1;
            if (order < 0) continue;
            foreach ((WarcCapture? capture, long offset, long length) in WarcReader.MembersFrom(PathOf(name), order == 0 ? last!.Value.End : 0))
            {
                yield return (capture, new(name, offset, length));
            }
        }
    }

    private string PathOf(string name) => Path.Combine(folder.Captures, name.Replace('/', Path.DirectorySeparatorChar));
}
