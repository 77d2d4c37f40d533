using System.Text;

namespace Presswatch.Intake.Items;

/// <summary>The content type under which an item is kept: its media type, and as parameters what a user said about it, so that it can be drawn again from the record alone.</summary>
public sealed record ItemType(string MediaType, string? Charset = null, string? Language = null, string? Pack = null, string? Map = null, string? Role = null)
{
    public const string Text = "text/plain";
    public const string Html = "text/html";
    public const string JsonItem = "application/json";
    public const string CsvItem = "text/csv";

    /// <summary>Roles of captures that hold no article whatever stands in them: robots.txt, feeds, sitemaps, pictures.</summary>
    public const string RobotsRole = "robots", FeedRole = "feed", SitemapRole = "sitemap", ImageRole = "image";

    /// <summary>Field names as one parameter: "title=Headline,text=Body".</summary>
    public static string? MapOf(IReadOnlyDictionary<string, string> map) =>
        map.Count == 0 ? null : string.Join(',', map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    public static ItemType Parse(string contentType)
    {
        string media = contentType, charset = "", language = "", pack = "", map = "", role = "";
        List<string> parts = Split(contentType);
        if (parts.Count > 0) media = parts[0].Trim();
        foreach (string part in parts.Skip(1))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) continue;
            string value = Unquote(part[(equals + 1)..].Trim());
            switch (part[..equals].Trim().ToLowerInvariant())
            {
                case "charset": charset = value; break;
                case "presswatch-language": language = value; break;
                case "presswatch-pack": pack = value; break;
                case "presswatch-map": map = value; break;
                case "presswatch-role": role = value; break;
                default: break;
            }
        }
        return new(media.ToLowerInvariant(), Null(charset), Null(language), Null(pack), Null(map), Null(role));
    }

    /// <summary>Ours to theirs, from <see cref="Map"/>.</summary>
    public IReadOnlyDictionary<string, string> Fields() => Map is null ? IntakeOptions.Default.Map :
        Map.Split(',').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public override string ToString()
    {
        var text = new StringBuilder(MediaType);
        Add(text, "charset", Charset);
        Add(text, "presswatch-language", Language);
        Add(text, "presswatch-pack", Pack);
        Add(text, "presswatch-map", Map);
        Add(text, "presswatch-role", Role);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is null) return;
        text.Append("; ").Append(name).Append('=');
        if (value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')) text.Append(value);
        else text.Append('"').Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && quoted && i + 1 < text.Length)
            {
                part.Append(c).Append(text[++i]);
                continue;
            }
            if (c == '"') quoted = !quoted;
            if (c == ';' && !quoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }
        parts.Add(part.ToString());
        return parts;
    }

    private static string Unquote(string value)
    {
        if (value.Length < 2 || value[0] != '"' || value[^1] != '"') return value;
        var plain = new StringBuilder();
        for (int i = 1; i < value.Length - 1; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length - 1) i++;
            plain.Append(value[i]);
        }
        return plain.ToString();
    }

    private static string? Null(string value) => value.Length == 0 ? null : value;
}
