using System.Text.Json;
using System.Text.Json.Serialization;
using Presswatch.Core.Dates;

namespace Presswatch.Core.Output;

/// <summary>Writes a partial date as its ISO text, and reads it back.</summary>
public sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out PartialDate date) ? date : throw new JsonException("A date is written yyyy, yyyy-MM or yyyy-MM-dd.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
