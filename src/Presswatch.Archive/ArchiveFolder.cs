using System.Text;
using System.Text.Json;
using Presswatch.Archive.Disk;
using Presswatch.Core.Problems;

namespace Presswatch.Archive;

/// <summary>Where the parts of an archive lie, and which format they follow.</summary>
public sealed record ArchiveFolder(string Root)
{
    /// <summary>The format this program reads and writes.</summary>
    public const int Format = 1;

    public string Captures => Path.Combine(Root, "captures");

    public string Leaves => Path.Combine(Root, "log", "leaves");

    /// <summary>Signed heads of the log, oldest first.</summary>
    public string Checkpoints => Path.Combine(Root, "log", "checkpoints");

    /// <summary>The public keys that sign them.</summary>
    public string Keys => Path.Combine(Root, "log", "key.pub");

    public string Journal => Path.Combine(Root, "journal");

    public string Catalogue => Path.Combine(Root, "catalogue.db");

    /// <summary>The corpus: all words of all versions, a folder that can be made anew alone.</summary>
    public string Corpus => Path.Combine(Root, "corpus");

    /// <summary>Where earlier versions of the program kept a full-text index.</summary>
    public string FormerSearch => Path.Combine(Root, "search");

    public string Readings => Path.Combine(Root, "readings");

    /// <summary>What was read in every version and the registry of people, a file that can be made anew alone.</summary>
    public string ReadingStore => Path.Combine(Readings, "readings.db");

    public string Reprints => Path.Combine(Root, "reprints");

    /// <summary>Reprint groups and what teasers point to, a file that can be made anew alone.</summary>
    public string ReprintStore => Path.Combine(Reprints, "reprints.db");

    public string Packs => Path.Combine(Root, "packs");

    /// <summary>What is to be captured when: made anew from the catalogue where it is lost.</summary>
    public string Watch => Path.Combine(Root, "watch");

    public string WriteLock => Path.Combine(Root, "write.lock");

    private string Marker => Path.Combine(Root, "archive.json");

    /// <summary>Why the folder cannot be opened as an archive; <see langword="null"/> where it can.</summary>
    public Problem? Check()
    {
        if (!Directory.Exists(Root)) return new(ProblemCodes.ArchiveMissing, $"No archive stands at '{Root}'.", new(Root));
        if (!File.Exists(Marker))
        {
            return Directory.Exists(Captures)
                ? new(ProblemCodes.ArchiveDamaged, "archive.json is missing.", new(Marker), "put back archive.json: {\"format\":1}")
                : new(ProblemCodes.ArchiveMissing, $"'{Root}' holds no archive.", new(Root));
        }
        try
        {
            using JsonDocument marker = JsonDocument.Parse(File.ReadAllBytes(Marker));
            int format = marker.RootElement.GetProperty("format").GetInt32();
            return format > Format ? new(ProblemCodes.ArchiveNewer, $"The archive has format {format}; this program knows {Format}.", new(Marker)) : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new(ProblemCodes.ArchiveDamaged, "archive.json is not readable.", new(Marker), "put back archive.json: {\"format\":1}");
        }
        catch (UnauthorizedAccessException denied)
        {
            return new(ProblemCodes.NotReadable, denied.Message, new(Marker));
        }
    }

    /// <summary>Makes the folder and its marker where they are missing.</summary>
    /// <exception cref="ArchiveException">The folder holds other things, or cannot be written.</exception>
    public void Create()
    {
        try
        {
            SystemDisk.Instance.MakeFolder(Root);
            if (File.Exists(Marker)) return;
            string draft = Marker + ".new";
            if (Directory.EnumerateFileSystemEntries(Root).Any(entry => Path.GetFileName(entry) is not ("packs" or "write.lock" or "archive.json.new")) && !File.Exists(Marker))
            {
                throw new ArchiveException(new(ProblemCodes.ArchiveMissing, $"'{Root}' is not empty and holds no archive.", new(Root), "name an empty or a new folder with --archive DIR"));
            }
            // Two programs may make it at once.
            using var held = FileLock.Take(WriteLock, TimeSpan.FromSeconds(30), null, CancellationToken.None);
            if (File.Exists(Marker)) return;
            using (var file = new FileStream(draft, FileMode.Create))
            {
                file.Write(Encoding.UTF8.GetBytes($"{{\"format\":{Format}}}\n"));
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, Marker, overwrite: true);
            SystemDisk.FlushFolder(Root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(ArchiveException.Explain(exception, Root)!, exception);
        }
    }
}
