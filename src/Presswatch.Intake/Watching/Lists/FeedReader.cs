using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Extraction;

namespace Presswatch.Intake.Watching.Lists;

/// <summary>Reads feeds: RSS of all versions and Atom by an XML reader without document types and without a resolver; what is no XML, by its tags alone. Never throws on bad input.</summary>
internal static class FeedReader
{
    public const int MostEntries = 2_000;
    private const int MostCharacters = 16 << 20;
    private const int MostDepth = 64;
    private const int LongestText = 2_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    };

    /// <summary>What the feed announces, in its order, addresses made absolute.</summary>
    public static IReadOnlyList<Teaser> Read(ReadOnlyMemory<byte> bytes, string? contentType, string address)
    {
        string text = TextOf(bytes, contentType).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.Length > MostCharacters) text = text[..MostCharacters];
        List<Entry> entries = ReadXml(text) ?? ReadTags(text);
        Uri.TryCreate(address, UriKind.Absolute, out Uri? page);
        var teasers = new List<Teaser>();
        foreach (Entry entry in entries)
        {
            if (entry.Link is not { Length: > 0 and < 4_000 } link || !(page is null ? Uri.TryCreate(link, UriKind.Absolute, out Uri? made) : Uri.TryCreate(page, link, out made)) || made!.Scheme is not ("http" or "https")) continue;
            teasers.Add(new(Short(entry.Title) ?? made.AbsoluteUri, DayOf(entry.Date), made.AbsoluteUri));
        }
        return teasers;
    }

    /// <summary>The text of XML: the character set of the header, else of the declaration, else as the bytes tell.</summary>
    public static string TextOf(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        if (contentType is null || !contentType.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            string head = Encoding.Latin1.GetString(bytes.Span[..Math.Min(200, bytes.Length)]);
            int at = head.IndexOf("encoding=", StringComparison.OrdinalIgnoreCase);
            if (head.TrimStart('ï', '»', '¿').StartsWith("<?xml", StringComparison.Ordinal) && at > 0 && at + 11 < head.Length && head.IndexOf(head[at + 9], at + 10) is > 0 and var end) contentType = $"text/xml; charset={head[(at + 10)..end]}";
        }
        return PageParts.TextOf(bytes.Span, contentType);
    }

    private static List<Entry>? ReadXml(string text)
    {
        var entries = new List<Entry>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            Entry? entry = null;
            int entryDepth = 0;
            while (reader.Read() && entries.Count < MostEntries)
            {
                if (reader.Depth > MostDepth) return null;
                if (reader.NodeType == XmlNodeType.EndElement && entry is not null && reader.Depth == entryDepth)
                {
                    entries.Add(entry);
                    entry = null;
                }
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.LocalName is "item" or "entry" && entry is null)
                {
                    (entry, entryDepth) = (new(), reader.Depth);
                    continue;
                }
                if (entry is not null && reader.Depth == entryDepth + 1) Take(entry, reader);
            }
            return entries;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void Take(Entry entry, XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "link" when reader.GetAttribute("href") is { } href:
                if (entry.Link is null || reader.GetAttribute("rel") is null or "alternate") entry.Link = href;
                break;
            case "link": entry.Link ??= ContentOf(reader); break;
            case "guid" when reader.GetAttribute("isPermaLink") != "false": entry.Guid ??= ContentOf(reader); break;
            case "title": entry.Title ??= ContentOf(reader); break;
            case "pubDate" or "published" or "date" or "updated": entry.Date ??= ContentOf(reader); break;
            default: break;
        }
        if (entry.Link is null && entry.Guid is { } guid && guid.StartsWith("http", StringComparison.Ordinal)) entry.Link = guid;
    }

    // Reads to the end tag of the element at hand and stays on it.
    private static string? ContentOf(XmlReader reader)
    {
        if (reader.IsEmptyElement) return null;
        var text = new StringBuilder();
        int depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && text.Length < LongestText) text.Append(reader.Value);
        }
        return text.ToString().Trim();
    }

    private static List<Entry> ReadTags(string text)
    {
        var entries = new List<Entry>();
        for (int at = 0; entries.Count < MostEntries && NextEntry(text, at) is >= 0 and var start;)
        {
            int end = NextEntry(text, start + 5);
            ReadOnlySpan<char> block = text.AsSpan(start, Math.Min((end < 0 ? text.Length : end) - start, 64 << 10));
            entries.Add(new()
            {
                Title = Tags.Content(block, "title"),
                Link = Tags.Content(block, "link") is { Length: > 0 } link ? link : Tags.Attribute(block, "link", "href") ?? Tags.Content(block, "guid"),
                Date = Tags.Content(block, "pubDate") ?? Tags.Content(block, "published") ?? Tags.Content(block, "updated"),
            });
            if (end < 0) break;
            at = end;
        }
        return entries;
    }

    private static int NextEntry(string text, int from)
    {
        int item = Tags.Open(text.AsSpan(from), "item"), entry = Tags.Open(text.AsSpan(from), "entry");
        int first = item < 0 ? entry : entry < 0 ? item : Math.Min(item, entry);
        return first < 0 ? -1 : from + first;
    }

    private static string? Short(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string line = string.Join(' ', WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestText ? line[..LongestText] : line;
    }

    private static PartialDate? DayOf(string? text)
    {
        if (text is null || !DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)) return null;
        return PartialDate.TryParse(time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out PartialDate day) ? day : null;
    }

    private sealed class Entry
    {
        public string? Title { get; set; }

        public string? Link { get; set; }

        public string? Guid { get; set; }

        public string? Date { get; set; }
    }
}
