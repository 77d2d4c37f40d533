using System.Net;
using System.Text.Json;

namespace Presswatch.Extraction.Html;

/// <summary>What a page says of its article in JSON-LD. Pages are data: broken or hostile JSON gives less, never an error.</summary>
internal sealed class StructuredData
{
    private const int LongestScript = 1 << 20;
    private const int MostScripts = 30;
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 40 };

    public string? Headline { get; private set; }

    public string? Published { get; private set; }

    public string? Author { get; private set; }

    public string? Body { get; private set; }

    public string? Section { get; private set; }

    public string? Language { get; private set; }

    public string? Description { get; private set; }

    public bool IsArticle { get; private set; }

    /// <summary>Reads every JSON-LD script of the source text.</summary>
    public static StructuredData Read(string html)
    {
        var data = new StructuredData();
        int at = 0;
        for (int n = 0; n < MostScripts; n++)
        {
            int mark = html.IndexOf("application/ld+json", at, StringComparison.OrdinalIgnoreCase);
            if (mark < 0) break;
            int open = html.IndexOf('>', mark);
            int close = open < 0 ? -1 : html.IndexOf("</script", open, StringComparison.OrdinalIgnoreCase);
            if (close < 0) break;
            if (close - open < LongestScript) data.ReadScript(html.AsSpan(open + 1, close - open - 1));
            at = close;
        }
        return data;
    }

    private void ReadScript(ReadOnlySpan<char> script)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(Clean(script), Lenient);
            Walk(json.RootElement, 0);
        }
        catch (JsonException)
        {
            // A script that is no JSON says nothing.
            return;
        }
    }

    /// <summary>Raw control characters inside strings are common and harmless: they become spaces.</summary>
    private static string Clean(ReadOnlySpan<char> script)
    {
        script = script.Trim().TrimEnd(';');
        return string.Create(script.Length, script, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }

    private void Walk(JsonElement element, int depth)
    {
        if (depth > 8) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray().Take(200)) Walk(item, depth + 1);
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        if (IsArticleType(element) && !IsArticle) ReadArticle(element);
        foreach (string name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage", "hasPart"])
        {
            if (element.TryGetProperty(name, out JsonElement inner)) Walk(inner, depth + 1);
        }
    }

    private static bool IsArticleType(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out JsonElement type)) return false;
        if (type.ValueKind == JsonValueKind.Array) return type.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && IsArticleName(t.GetString()!));
        return type.ValueKind == JsonValueKind.String && IsArticleName(type.GetString()!);
    }

    private static bool IsArticleName(string name) => name.EndsWith("Article", StringComparison.Ordinal) || name is "BlogPosting" or "Report" or "Review" or "LiveBlogPosting";

    private void ReadArticle(JsonElement element)
    {
        IsArticle = true;
        Headline = StringOf(element, "headline") ?? StringOf(element, "name");
        Published = StringOf(element, "datePublished") ?? StringOf(element, "dateCreated");
        Section = StringOf(element, "articleSection");
        Language = StringOf(element, "inLanguage");
        Description = StringOf(element, "description");
        Body = StringOf(element, "articleBody");
        if (element.TryGetProperty("author", out JsonElement author)) Author = NameOf(author, 0);
    }

    private static string? NameOf(JsonElement author, int depth) => author.ValueKind switch
    {
        JsonValueKind.String => Decode(author.GetString()),
        JsonValueKind.Object => StringOf(author, "name"),
        JsonValueKind.Array when depth == 0 => string.Join(", ", author.EnumerateArray().Take(8).Select(a => NameOf(a, 1)).Where(n => !string.IsNullOrEmpty(n))) is { Length: > 0 } names ? names : null,
        _ => null,
    };

    private static string? StringOf(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0) value = value[0];
        return value.ValueKind == JsonValueKind.String ? Decode(value.GetString()) : null;
    }

    private static string? Decode(string? text) => string.IsNullOrWhiteSpace(text) ? null : WebUtility.HtmlDecode(text).Trim();
}
