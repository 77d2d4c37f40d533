using System.Text.Json.Nodes;
using Presswatch.Core.Values;

namespace Presswatch.Eval.Training;

/// <summary>Turns annotations that hold offsets into the form of the gold standard, with the texts at hand.</summary>
internal static class OffsetAnnotations
{
    /// <summary>The annotation with each [part, start, length] replaced by the words there; <see langword="null"/> where the text is not the one annotated.</summary>
    public static JsonNode? InGoldForm(JsonNode annotation, JsonNode article)
    {
        if (!IsSame((string)annotation["sha256"]!, article)) return null;
        return Replaced(annotation, article);
    }

    /// <summary>Whether a hash is that of an article.</summary>
    public static bool IsSame(string sha256, JsonNode article) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{(string?)article["title"]}\n{(string)article["text"]!}"))) == sha256;

    private static JsonNode? Replaced(JsonNode? node, JsonNode article)
    {
        switch (node)
        {
            case JsonObject fields:
                var copy = new JsonObject();
                foreach ((string name, JsonNode? value) in fields) copy[name] = Replaced(value, article);
                return copy;
            case JsonArray [JsonValue part, JsonValue start, JsonValue length] when part.TryGetValue(out string? name) && name is "text" or "title" && start.TryGetValue(out int at) && length.TryGetValue(out int count):
                return new TextSpan(at, count).Of((string)article[(string)part!]!).ToString();
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Replaced(item, article))]);
            default:
                return node?.DeepClone();
        }
    }
}
