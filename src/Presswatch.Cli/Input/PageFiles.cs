using System.IO.Compression;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Input;

/// <summary>The bytes of one file, unpacked.</summary>
/// <param name="Name">Path as given; of a file in a folder: the folder as given and the way below it.</param>
/// <param name="Bytes">The bytes.</param>
internal sealed record PageFile(string Name, byte[] Bytes);

/// <summary>Reads the files that a command names, one after the other, each bounded.</summary>
internal static class PageFiles
{
    /// <summary>Most bytes of a file, unpacked.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>A gzipped page above this size unpacks to at most <see cref="MostRatio"/> times its size.</summary>
    private const int RatioCountsFrom = 1 << 20;
    private const int MostRatio = 200;

    private static readonly string[] Endings = [".txt", ".html", ".htm", ".xhtml", ".xml"];

    /// <summary>The paths of all files, folders walked in the order of their names; what is not there is a problem in its place.</summary>
    /// <param name="paths">As given by the user.</param>
    /// <param name="endings">Endings of files that are taken from folders, beside those of pages.</param>
    public static IEnumerable<Outcome<string>> Expand(IEnumerable<string> paths, params string[] endings)
    {
        foreach (string path in paths)
        {
            if (File.Exists(path)) yield return path;
            else if (!Directory.Exists(path)) yield return new Problem(ProblemCodes.NotFound, "there is no such file or folder", new Place(path));
            else foreach (Outcome<string> file in Below(path, [.. Endings, .. endings])) yield return file;
        }
    }

    /// <summary>Reads a file, unpacking .gz.</summary>
    public static Outcome<PageFile> Read(string path)
    {
        var place = new Place(path);
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            bool packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            if (packed && file.Length == 0) return new Problem(ProblemCodes.EmptyFile, "the file is empty", place);
            using Stream content = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var bytes = new MemoryStream();
            byte[] block = new byte[81920];
            for (int read; (read = content.Read(block)) > 0;)
            {
                bytes.Write(block, 0, read);
                if (bytes.Length > MostBytes) return new Problem(ProblemCodes.TooLarge, $"the file holds more than {MostBytes >> 20} MB", place);
                if (packed && bytes.Length > RatioCountsFrom && bytes.Length / MostRatio > file.Length)
                {
                    return new Problem(ProblemCodes.TooDense, $"{file.Length} bytes unpack to more than {MostRatio} times as many", place);
                }
            }
            if (packed && CutOff(file, bytes.Length)) return new Problem(ProblemCodes.CutOff, "the compressed file ends before its end", place);
            return new PageFile(path, bytes.ToArray());
        }
        catch (InvalidDataException)
        {
            return new Problem(ProblemCodes.CutOff, "the compressed file is damaged", place);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemCodes.NotReadable, fault is UnauthorizedAccessException ? "access is denied" : "the file cannot be read", place);
        }
    }

    /// <summary>The runtime reads a cut-off file silently; its last four bytes should be the size unpacked (RFC 1952).</summary>
    private static bool CutOff(FileStream file, long unpacked)
    {
        if (file.Length < 18) return true;
        Span<byte> size = stackalloc byte[4];
        file.Position = file.Length - 4;
        file.ReadExactly(size);
        return BitConverter.IsLittleEndian && BitConverter.ToUInt32(size) != (uint)unpacked;
    }

    private static IEnumerable<Outcome<string>> Below(string folder, string[] endings)
    {
        string[] files, folders;
        Problem? denied = null;
        try
        {
            files = Directory.GetFiles(folder);
            folders = Directory.GetDirectories(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            denied = new(ProblemCodes.NotReadable, "the folder cannot be read", new Place(folder));
            (files, folders) = ([], []);
        }
        if (denied is not null) yield return denied;
        foreach (string file in files.Where(file => IsPage(file, endings)).Order(StringComparer.Ordinal)) yield return file;
        foreach (string sub in folders.Order(StringComparer.Ordinal))
        {
            if (new DirectoryInfo(sub).LinkTarget is not null) continue;
            foreach (Outcome<string> file in Below(sub, endings)) yield return file;
        }
    }

    private static bool IsPage(string path, string[] endings)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
