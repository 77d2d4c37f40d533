using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;

namespace Presswatch.Archive.Catalogue;

/// <summary>An article and its publication date as one row of the catalogue holds them: JSON, compressed with Brotli.</summary>
public sealed record StoredText(PageArticle Article, FoundDate Published)
{
    // Quality 4 is the last that needs no large working memory; the window holds any article that is not a book.
    private const int Quality = 4;
    private const int WindowBits = 18;

    public byte[] Pack()
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(this, StoredTextJson.Default.StoredText);
        byte[] packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(json.Length));
        try
        {
            if (!BrotliEncoder.TryCompress(json, packed, out int length, Quality, WindowBits)) throw new InvalidOperationException("The buffer was too small for its own bound.");
            return packed[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <exception cref="InvalidDataException">The bytes were not made by <see cref="Pack"/>.</exception>
    public static StoredText Unpack(byte[] packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(brotli, StoredTextJson.Default.StoredText) ?? throw new InvalidDataException("A stored text is null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("A stored text is damaged.", exception);
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    Converters = [typeof(PartialDateJson)])]
[JsonSerializable(typeof(StoredText))]
internal sealed partial class StoredTextJson : JsonSerializerContext;

/// <summary>Writes a partial date as its ISO text.</summary>
public sealed class PartialDateJson : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out PartialDate date) ? date : throw new JsonException("Not a date.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
