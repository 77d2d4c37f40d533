using System.IO.Compression;
using Presswatch.Core.Captures;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Items;

/// <summary>The files in a zip archive. Entries are read in memory, never unpacked to a path; a zip within a zip is not opened.</summary>
internal static class ZipItems
{
    public static IEnumerable<IntakeItem> Entries(Stream stream, string path, FileOrigin origin, IntakeOptions options)
    {
        _ = origin;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        bool wacz = FileItems.EndingOf(path) == ".wacz" || (zip.GetEntry("datapackage.json") is not null && zip.Entries.Any(IsRecord));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            // In a WACZ package the captures are in archive/; the rest is an index of them.
            if (wacz && !IsRecord(entry)) continue;
            string name = $"{path}!{entry.FullName}";
            if (entry.Length == 0 && entry.FullName.EndsWith('/')) continue;
            if (!FileItems.IsKnown(entry.FullName)) continue;
            if (FileItems.EndingOf(entry.FullName) is ".zip" or ".wacz")
            {
                yield return IntakeItem.Declined(name, new(ProblemCodes.BadArchiveFile, "A zip file within a zip file is not opened.", new(name), "unpack the outer one and name the inner one"));
                continue;
            }
            foreach (IntakeItem item in FileItems.Guarded(Entry(entry, name, options), name)) yield return item;
        }
    }

    private static bool IsRecord(ZipArchiveEntry entry) => entry.FullName.StartsWith("archive/", StringComparison.Ordinal) && FileItems.EndingOf(entry.FullName) == ".warc";

    private static IEnumerable<IntakeItem> Entry(ZipArchiveEntry entry, string name, IntakeOptions options)
    {
        if (entry.Length > options.MaxItemBytes)
        {
            yield return IntakeItem.Declined(name, new(ProblemCodes.TooLarge, $"The entry is larger than {options.MaxItemBytes:N0} bytes.", new(name)));
            yield break;
        }
        if (entry.Length > 1 << 20 && entry.Length > entry.CompressedLength * options.MaxRatio) throw new TooDenseException();
        using Stream packed = entry.Open();
        if (PageItems.ReadWhole(packed, options.MaxItemBytes) is not { } bytes)
        {
            yield return IntakeItem.Declined(name, new(ProblemCodes.TooLarge, $"The entry is larger than {options.MaxItemBytes:N0} bytes.", new(name)));
            yield break;
        }
        if (bytes.Length == 0)
        {
            yield return IntakeItem.Declined(name, new(ProblemCodes.EmptyFile, "The entry is empty.", new(name)));
            yield break;
        }
        using var plain = new MemoryStream(bytes, writable: false);
        var origin = new FileOrigin(Path.GetFileName(entry.FullName), Sha256.Of(bytes), null);
        foreach (IntakeItem item in FileItems.Items(plain, name, origin, options)) yield return item;
    }
}
