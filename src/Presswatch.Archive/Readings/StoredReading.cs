using System.Collections;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>A whole reading as one row holds it: JSON without what is empty, deflated (RFC 1951).</summary>
public static class StoredReading
{
    private static readonly JsonTypeInfo<ArticleReading> Json = (JsonTypeInfo<ArticleReading>)new JsonSerializerOptions(StoredReadingJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = StoredReadingJson.Default.WithAddedModifier(Adjust).WithAddedModifier(PackedJson.ShortenNames),
    }.GetTypeInfo(typeof(ArticleReading));

    public static byte[] Pack(ArticleReading reading) => PackedJson.Pack(reading, Json, CompressionLevel.Optimal);

    /// <exception cref="InvalidDataException">The bytes were not made by <see cref="Pack"/>.</exception>
    public static ArticleReading Unpack(byte[] packed)
    {
        // A list that was left out reads back as null, whatever its type says.
        ArticleReading read = PackedJson.Unpack(packed, Json);
        return read with
        {
            Event = read.Event with { Alternatives = read.Event.Alternatives ?? [] },
            People = read.People ?? [],
            Mentions = read.Mentions ?? [],
            Lists = read.Lists ?? [],
            Organisations = read.Organisations ?? [],
            Places = read.Places ?? [],
            Dates = read.Dates ?? [],
            Quantities = read.Quantities ?? [],
            Commitments = read.Commitments ?? [],
        };
    }

    // What is left out reads back as the default of its type, so nothing is required; numbers between 0 and 1 are always written, since some of them begin at 1.
    private static void Adjust(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            property.IsRequired = false;
            if (type.Type == typeof(ArticleReading) || type.Type == typeof(EventFinding)) property.ShouldSerialize = (_, value) => value is not (null or ICollection { Count: 0 });
            if (property.PropertyType == typeof(double)) property.ShouldSerialize = (_, _) => true;
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(PartialDateConverter)])]
[JsonSerializable(typeof(ArticleReading))]
internal sealed partial class StoredReadingJson : JsonSerializerContext;
