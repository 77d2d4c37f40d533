using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Pages;

namespace Presswatch.Archive.Catalogue;

/// <summary>An article and its publication date as one row of the catalogue holds them: JSON without what is empty, deflated (RFC 1951).</summary>
public sealed record StoredText(PageArticle Article, FoundDate Published)
{
    private static readonly JsonTypeInfo<StoredText> Json = (JsonTypeInfo<StoredText>)new JsonSerializerOptions(StoredTextJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = StoredTextJson.Default.WithAddedModifier(ShortenNames),
    }.GetTypeInfo(typeof(StoredText));

    public byte[] Pack() => PackedJson.Pack(this, Json, CompressionLevel.Optimal);

    /// <exception cref="InvalidDataException">The bytes were not made by <see cref="Pack"/>.</exception>
    public static StoredText Unpack(byte[] packed) => PackedJson.Unpack(packed, Json);

    // In a short text the names of the fields would be a tenth of what is stored: each is cut to the fewest first letters that tell it from its neighbours.
    private static void ShortenNames(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        string[] names = [.. type.Properties.Select(property => property.Name)];
        foreach (JsonPropertyInfo property in type.Properties)
        {
            string name = property.Name;
            int length = 1;
            while (length < name.Length && names.Any(other => other != name && other.StartsWith(name[..length], StringComparison.Ordinal))) length++;
            property.Name = name[..length];
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(PartialDateConverter)])]
[JsonSerializable(typeof(StoredText))]
internal sealed partial class StoredTextJson : JsonSerializerContext;
