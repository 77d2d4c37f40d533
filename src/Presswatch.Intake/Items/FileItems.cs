using System.Security.Cryptography;
using Presswatch.Core.Captures;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Items;

/// <summary>The items in one file, by its type. Reading is lazy and bounded; whatever is wrong becomes a declined item, and the rest goes on.</summary>
public static class FileItems
{
    /// <summary>Endings of the files that are read, without ".gz".</summary>
    public static readonly IReadOnlyList<string> Endings = [".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".warc", ".wacz", ".zip"];

    /// <summary>Whether a file's name says that it is of a known type.</summary>
    public static bool IsKnown(string name) => Endings.Contains(EndingOf(name));

    /// <summary>Reads all items of a file.</summary>
    /// <param name="path">Path as the user gave it; problems name it so.</param>
    /// <param name="options">What the user filled in.</param>
    /// <param name="bytesRead">Told of packed bytes read so far, for progress.</param>
    public static IEnumerable<IntakeItem> Read(string path, IntakeOptions options, Action<long>? bytesRead = null)
    {
        if (Open(path, out Problem? closed) is not { } file)
        {
            yield return IntakeItem.Declined(path, closed!);
            yield break;
        }
        using (file)
        {
            var origin = new FileOrigin(Path.GetFileName(path), DigestOf(file), null);
            IEnumerable<IntakeItem> items = Items(new Stretch(file, bytesRead), path, origin, options);
            foreach (IntakeItem item in Guarded(items, path)) yield return item;
        }
    }

    internal static IEnumerable<IntakeItem> Items(Stream stream, string path, FileOrigin origin, IntakeOptions options)
    {
        bool packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        string ending = EndingOf(path);
        Stream plain = packed && ending != ".warc" ? new BoundedGunzip(stream, options.MaxRatio) : stream;
        return ending switch
        {
            ".jsonl" => JsonItems.Lines(plain, path, origin, options),
            ".json" => JsonItems.Document(plain, path, origin, options),
            ".csv" => CsvItems.Rows(plain, path, origin, options),
            ".warc" => WarcItems.Records(stream, path, origin, options),
            ".zip" or ".wacz" => ZipItems.Entries(stream, path, origin, options),
            _ => PageItems.Page(plain, path, origin, options, ending is ".html" or ".htm" ? ItemType.Html : ItemType.Text),
        };
    }

    internal static string EndingOf(string name)
    {
        string plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetExtension(plain).ToLowerInvariant();
    }

    /// <summary>Passes items on until reading fails; the failure becomes the last item.</summary>
    internal static IEnumerable<IntakeItem> Guarded(IEnumerable<IntakeItem> items, string path)
    {
        using IEnumerator<IntakeItem> each = items.GetEnumerator();
        while (true)
        {
            IntakeItem? item = null;
            Problem? problem = null;
            try
            {
                if (!each.MoveNext()) yield break;
                item = each.Current;
            }
            catch (Exception exception) when (Explain(exception, path) is { } explained)
            {
                problem = explained;
            }
            if (problem is not null)
            {
                yield return IntakeItem.Declined(path, problem);
                yield break;
            }
            yield return item!;
        }
    }

    private static Problem? Explain(Exception exception, string path) => exception switch
    {
        TooDenseException => new(ProblemCodes.TooDense, "The file unpacks to more than its size allows.", new(path)),
        EndOfStreamException or InvalidDataException => new(ProblemCodes.CutOff, "The compressed data is cut off or damaged.", new(path)),
        IOException or UnauthorizedAccessException => new(ProblemCodes.NotReadable, exception.Message, new(path)),
        _ => null,
    };

    private static FileStream? Open(string path, out Problem? problem)
    {
        problem = null;
        try
        {
            // A pipe or a device has no length, and opening it could wait for ever.
            var about = new FileInfo(path);
            if ((about.ResolveLinkTarget(returnFinalTarget: true) ?? about) is FileInfo { Exists: true, Length: 0 })
            {
                problem = new(ProblemCodes.EmptyFile, "The file is empty.", new(path));
                return null;
            }
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = new(ProblemCodes.NotFound, "There is no such file.", new(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = new(ProblemCodes.NotReadable, exception.Message, new(path));
        }
        return null;
    }

    private static Sha256 DigestOf(FileStream file)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(file, digest);
        file.Position = 0;
        return Sha256.FromDigest(digest);
    }

    /// <summary>A file that tells how far it has been read.</summary>
    private sealed class Stretch(FileStream file, Action<long>? told) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => file.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = file.Read(buffer);
            told?.Invoke(file.Position);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
