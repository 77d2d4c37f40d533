using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Log;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Wacz;

/// <summary>What goes into a WACZ file.</summary>
/// <param name="Captures">The captures, with the headline of the article on each, where there is one.</param>
/// <param name="Title">Title of the package.</param>
/// <param name="Software">Name and version of the program.</param>
/// <param name="Key">The key that signs the package; <see langword="null"/> leaves it unsigned.</param>
public sealed record WaczContent(IReadOnlyList<(CaptureId Id, string? Title)> Captures, string Title, string Software, SigningKey? Key);

/// <summary>Writes captures as a web archive for other programs (WACZ 1.1.1): the WARC records byte for byte, an index, a list of pages, a digest of each file.</summary>
public static class WaczFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes a package.</summary>
    /// <returns>Number of captures in it, or which of them could not be read.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Outcome<int> Write(PressArchive archive, WaczContent content, Stream file)
    {
        var rows = new List<(CaptureRow Row, string? Title)>();
        foreach ((CaptureId id, string? title) in content.Captures.DistinctBy(capture => capture.Id))
        {
            // The digest is checked before a byte of it leaves the archive.
            if (archive.ReadCapture(id).Problem is { } damaged) return damaged;
            rows.Add((archive.Catalogue.FindCapture(id)!, title));
        }
        rows.Sort((a, b) => a.Row.Leaf.CompareTo(b.Row.Leaf));
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var resources = new List<object>();
        (object warc, IReadOnlyList<string> index) = WriteRecords(archive, rows, zip);
        resources.Add(warc);
        resources.Add(WriteText(zip, "indexes/index.cdxj", string.Concat(index.Order(StringComparer.Ordinal).Select(line => line + "\n"))));
        resources.Add(WriteText(zip, "pages/pages.jsonl", Pages(rows)));
        string created = CaptureTime.Write(archive.Clock.GetUtcNow());
        byte[] package = JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object> { ["profile"] = "data-package", ["wacz_version"] = "1.1.1", ["title"] = content.Title, ["created"] = created, ["software"] = content.Software, ["resources"] = resources }, Json);
        WriteBytes(zip, "datapackage.json", package);
        WriteBytes(zip, "datapackage-digest.json", Digest(package, created, content));
        return rows.Count;
    }

    private static (object Resource, IReadOnlyList<string> Index) WriteRecords(PressArchive archive, List<(CaptureRow Row, string? Title)> rows, ZipArchive zip)
    {
        const string Name = "data.warc.gz";
        var index = new List<string>(rows.Count);
        long offset = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (Stream entry = zip.CreateEntry("archive/" + Name, CompressionLevel.NoCompression).Open())
        {
            foreach ((CaptureRow row, _) in rows)
            {
                byte[] record = new byte[row.Place.Length];
                using (var source = new FileStream(Path.Combine(archive.Folder.Captures, row.Place.File.Replace('/', Path.DirectorySeparatorChar)), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1))
                {
                    source.Position = row.Place.Offset;
                    source.ReadExactly(record);
                }
                entry.Write(record);
                hash.AppendData(record);
                string line = JsonSerializer.Serialize(
                    new
                    {
                        url = row.Capture.Address, mime = row.Capture.ContentType.Split(';')[0].Trim(), status = (row.Capture.Status ?? 200).ToString(CultureInfo.InvariantCulture),
                        digest = "sha256:" + row.Capture.Bytes.Hex, length = record.Length.ToString(CultureInfo.InvariantCulture), offset = offset.ToString(CultureInfo.InvariantCulture), filename = Name,
                    },
                    Json);
                index.Add($"{Surt.Of(row.Capture.Address)} {row.Capture.Taken.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)} {line}");
                offset += record.Length;
            }
        }
        return (Resource(Name, "archive/" + Name, Convert.ToHexStringLower(hash.GetHashAndReset()), offset), index);
    }

    private static string Pages(List<(CaptureRow Row, string? Title)> rows)
    {
        var pages = new StringBuilder("{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\"}\n");
        foreach ((CaptureRow row, string? title) in rows)
        {
            string line = JsonSerializer.Serialize(
                new { id = row.Capture.Id.Value, url = row.Capture.Address, ts = row.Capture.Taken.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), title, size = row.Capture.Size, claimed = row.Capture.Claimed }, Json);
            pages.Append(line).Append('\n');
        }
        return pages.ToString();
    }

    /// <summary>The digest of the package's list of digests, with an anonymous signature in the form of WACZ Auth 0.1.0.</summary>
    private static byte[] Digest(byte[] package, string created, WaczContent content)
    {
        string hash = "sha256:" + Sha256.Of(package).Hex;
        object? signature = content.Key is not { } key ? null : new
        {
            hash, created, software = content.Software, version = "0.1.0", signature = Convert.ToBase64String(key.SignPlain(Encoding.ASCII.GetBytes(hash))), publicKey = Convert.ToBase64String(key.Info),
        };
        return JsonSerializer.SerializeToUtf8Bytes(new { path = "datapackage.json", hash, signedData = signature }, Json);
    }

    private static object WriteText(ZipArchive zip, string path, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        WriteBytes(zip, path, bytes);
        return Resource(Path.GetFileName(path), path, Sha256.Of(bytes).Hex, bytes.Length);
    }

    private static void WriteBytes(ZipArchive zip, string path, byte[] bytes)
    {
        using Stream entry = zip.CreateEntry(path, CompressionLevel.Optimal).Open();
        entry.Write(bytes);
    }

    private static object Resource(string name, string path, string hash, long bytes) => new { name, path, hash = "sha256:" + hash, bytes };
}
