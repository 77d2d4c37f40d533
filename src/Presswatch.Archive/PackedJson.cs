using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Presswatch.Archive;

/// <summary>Values as one cell of a database holds them: JSON, deflated (RFC 1951). Safe for concurrent callers; each thread keeps its buffers.</summary>
internal static class PackedJson
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _json;

    [ThreadStatic]
    private static MemoryStream? _packed;

    public static byte[] Pack<T>(T value, JsonTypeInfo<T> type, CompressionLevel level)
    {
        ArrayBufferWriter<byte> json = _json ??= new(1 << 14);
        json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, value, type);
        }
        MemoryStream packed = _packed ??= new(1 << 13);
        packed.SetLength(0);
        using (var deflate = new DeflateStream(packed, level, leaveOpen: true)) deflate.Write(json.WrittenSpan);
        return packed.ToArray();
    }

    /// <summary>Cuts each name of a field to the fewest first letters that tell it from its neighbours: in a short text the names would be a tenth of what is stored.</summary>
    public static void ShortenNames(JsonTypeInfo type)
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

    /// <exception cref="InvalidDataException">The bytes were not made by <see cref="Pack"/>.</exception>
    public static T Unpack<T>(byte[] packed, JsonTypeInfo<T> type)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(deflate, type) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"A stored {typeof(T).Name} is damaged.", exception);
        }
    }
}
