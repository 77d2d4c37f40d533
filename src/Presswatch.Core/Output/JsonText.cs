using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Presswatch.Core.Problems;

namespace Presswatch.Core.Output;

/// <summary>JSON as all of Presswatch prints it: camelCase, kebab-case for named values, ISO 8601 dates, <c>null</c> for unknown.</summary>
public static class JsonText
{
    /// <summary>Compact, for one object a line.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: false);

    /// <summary>Indented, for a reader.</summary>
    public static JsonSerializerOptions Readable { get; } = Make(indented: true);

    /// <summary>The value as JSON without a line end. Control, bidirectional and zero-width characters are escaped, so it is safe on a terminal.</summary>
    public static string Of<T>(T value, bool readable = false)
    {
        string json = JsonSerializer.Serialize(value, readable ? Readable : Options);
        return readable ? string.Join('\n', json.Split('\n').Select(SafeText.OneLine)) : SafeText.OneLine(json);
    }

    /// <summary>A named value as JSON and all lists name it, in kebab-case.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static JsonSerializerOptions Make(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new PartialDateConverter() },
    };
}
