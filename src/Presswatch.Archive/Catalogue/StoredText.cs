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
        TypeInfoResolver = StoredTextJson.Default.WithAddedModifier(PackedJson.ShortenNames),
    }.GetTypeInfo(typeof(StoredText));

    public byte[] Pack() => PackedJson.Pack(this, Json, CompressionLevel.Optimal);

    /// <exception cref="InvalidDataException">The bytes were not made by <see cref="Pack"/>.</exception>
    public static StoredText Unpack(byte[] packed) => PackedJson.Unpack(packed, Json);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(PartialDateConverter)])]
[JsonSerializable(typeof(StoredText))]
internal sealed partial class StoredTextJson : JsonSerializerContext;
