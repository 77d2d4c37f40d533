using Presswatch.Core.Problems;
using Presswatch.Intake.Fetching;

namespace Presswatch.Intake.Watching.Lists;

/// <summary>What a sitemap names.</summary>
/// <param name="Pages">Addresses of pages.</param>
/// <param name="Sitemaps">Addresses of further sitemaps, where it is an index.</param>
internal sealed record Sitemap(IReadOnlyList<string> Pages, IReadOnlyList<string> Sitemaps);

/// <summary>Reads sitemaps and their indexes (sitemaps.org 0.9), also gzipped and as plain lines of addresses. Goes by tags alone, so that no document type or entity is ever looked at.</summary>
internal static class SitemapReader
{
    public const int MostAddresses = 50_000;

    public static Sitemap Read(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        if (bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
        {
            Outcome<ReadOnlyMemory<byte>> unpacked = Unpacking.Unpack("gzip", bytes, UnpackLimits.Default);
            if (!unpacked.TryGet(out bytes)) return new([], []);
        }
        string text = FeedReader.TextOf(bytes, contentType);
        if (!text.Contains('<', StringComparison.Ordinal)) return new(Lines(text), []);
        bool index = Tags.Open(text.AsSpan(0, Math.Min(text.Length, 4_096)), "sitemapindex") >= 0;
        List<string> found = Locations(text);
        return index ? new([], found) : new(found, []);
    }

    private static List<string> Locations(string text)
    {
        var found = new List<string>();
        ReadOnlySpan<char> rest = text;
        while (found.Count < MostAddresses)
        {
            int open = Tags.Open(rest, "loc");
            if (open < 0) break;
            rest = rest[open..];
            if (Tags.Content(rest, "loc") is { Length: > 0 } address && IsAddress(address)) found.Add(address);
            rest = rest[4..];
        }
        return found;
    }

    private static List<string> Lines(string text)
    {
        var found = new List<string>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (found.Count == MostAddresses) break;
            if (line.Length < 4_000 && line.Trim().ToString() is { Length: > 0 } address && IsAddress(address)) found.Add(address);
        }
        return found;
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https");
}
