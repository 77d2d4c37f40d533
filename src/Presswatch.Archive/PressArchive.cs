using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive;

/// <summary>An open archive: the record (captures, log, journal) and its catalogue. Reading is safe for concurrent callers; writing goes through <see cref="ArchiveWriter"/>.</summary>
public sealed class PressArchive : IDisposable
{
    private PressArchive(ArchiveFolder folder, ICatalogue catalogue, IDisk disk, TimeProvider clock)
    {
        (Folder, Catalogue, Disk, Clock) = (folder, catalogue, disk, clock);
        Journal = new(disk, folder.Journal, clock);
    }

    public ArchiveFolder Folder { get; }

    public ICatalogue Catalogue { get; }

    public ArchiveJournal Journal { get; }

    internal IDisk Disk { get; }

    /// <summary>The clock that what is written down is dated by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Opens an archive that exists.</summary>
    public static Outcome<PressArchive> Open(string folder, TimeProvider clock, IDisk? disk = null)
    {
        var place = new ArchiveFolder(folder);
        if (place.Check() is { } problem) return problem;
        if (!File.Exists(place.Catalogue) && File.Exists(place.Leaves) && new FileInfo(place.Leaves).Length >= CaptureLog.LeafSize)
        {
            return new Problem(ProblemCodes.CatalogueMissing, "The catalogue is missing.", new(place.Catalogue));
        }
        try
        {
            return new PressArchive(place, SqliteCatalogue.Open(place.Catalogue), disk ?? SystemDisk.Instance, clock);
        }
        catch (ArchiveException failed)
        {
            return failed.Problem;
        }
    }

    /// <summary>Opens an archive, making it where there is none.</summary>
    public static Outcome<PressArchive> OpenOrCreate(string folder, TimeProvider clock, IDisk? disk = null)
    {
        try
        {
            var place = new ArchiveFolder(folder);
            if (place.Check() is { } problem && problem.Code == ProblemCodes.ArchiveMissing) place.Create();
        }
        catch (ArchiveException failed)
        {
            return failed.Problem;
        }
        return Open(folder, clock, disk);
    }

    /// <summary>The bytes of a capture, as served; <see langword="null"/> where there is no such capture.</summary>
    /// <remarks>The digest is checked: damaged bytes are a problem, never an answer.</remarks>
    public Outcome<WarcCapture> ReadCapture(CaptureId id)
    {
        if (Catalogue.FindCapture(id) is not { } row) return new Problem(ProblemCodes.UnknownArticle, $"No capture is named '{id}'.");
        string path = Path.Combine(Folder.Captures, row.Place.File.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            return WarcReader.ReadAt(path, row.Place.Offset, row.Place.Length) is { } capture && capture.Capture.Id == id
                ? capture
                : new Problem(ProblemCodes.ArchiveDamaged, $"The bytes of capture {id} are not what they were.", new(path));
        }
        catch (IOException exception)
        {
            return ArchiveException.Explain(exception, path)!;
        }
    }

    /// <summary>Leaves in the log, whole ones.</summary>
    public long LeafCount() => File.Exists(Folder.Leaves) ? new FileInfo(Folder.Leaves).Length / CaptureLog.LeafSize : 0;

    public void Dispose() => Catalogue.Dispose();
}
