using System.Text;
using System.Text.Json;
using Presswatch.Core.Captures;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Items;

/// <summary>Items of JSON files: one object a line, or a document that is an object or an array of them.</summary>
internal static class JsonItems
{
    public static IEnumerable<IntakeItem> Lines(Stream stream, string path, FileOrigin origin, IntakeOptions options)
    {
        var lines = new LineReader(stream, options.MaxItemBytes);
        while (lines.TryRead(out ReadOnlyMemory<byte> line, out bool tooLong))
        {
            var place = new Place(path, lines.Number);
            if (lines.Number == 1) line = WithoutMark(line);
            if (tooLong)
            {
                yield return IntakeItem.Declined(path, new(ProblemCodes.TooLarge, $"The line is longer than {options.MaxItemBytes:N0} bytes.", place));
            }
            else if (line.Span.ContainsAnyExcept((byte)' ', (byte)'\t'))
            {
                yield return Item(line.ToArray(), path, origin with { Line = lines.Number }, options, place);
            }
        }
    }

    public static IEnumerable<IntakeItem> Document(Stream stream, string path, FileOrigin origin, IntakeOptions options)
    {
        if (PageItems.ReadWhole(stream, options.MaxItemBytes) is not { } whole)
        {
            yield return IntakeItem.Declined(path, new(ProblemCodes.TooLarge, $"The document is larger than {options.MaxItemBytes:N0} bytes; write one object a line (.jsonl).", new(path)));
            yield break;
        }
        ReadOnlyMemory<byte> bytes = WithoutMark(whole);
        Problem? broken = null;
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException exception)
        {
            broken = new(ProblemCodes.BadJson, $"This is not JSON: {exception.Message}", new(path, (int?)(exception.LineNumber + 1), (int?)(exception.BytePositionInLine + 1)));
        }
        if (broken is not null)
        {
            yield return IntakeItem.Declined(path, broken);
            yield break;
        }
        using (document)
        {
            if (document!.RootElement.ValueKind != JsonValueKind.Array)
            {
                yield return Item(bytes.ToArray(), path, origin, options, new(path));
                yield break;
            }
            int number = 0;
            foreach (JsonElement element in document.RootElement.EnumerateArray())
            {
                number++;
                yield return Item(Encoding.UTF8.GetBytes(element.GetRawText()), path, origin with { Line = number }, options, new(path, number));
            }
        }
    }

    /// <summary>The bytes behind a byte order mark.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    private static IntakeItem Item(byte[] json, string path, FileOrigin origin, IntakeOptions options, Place place)
    {
        Outcome<ItemFields> read = ItemFields.FromJson(json, options.Map, place);
        if (!read.TryGet(out ItemFields fields)) return IntakeItem.Declined(path, read.Problem!);
        var type = new ItemType(ItemType.JsonItem, Language: fields.Language is null ? options.Language : null, Pack: options.Pack, Map: ItemType.MapOf(options.Map));
        return FieldsItem.Of(json, type, origin, fields, options);
    }
}

/// <summary>An item made of named fields.</summary>
internal static class FieldsItem
{
    public static IntakeItem Of(byte[] bytes, ItemType type, FileOrigin origin, ItemFields fields, IntakeOptions options) => new()
    {
        Bytes = bytes,
        ContentType = type.ToString(),
        Origin = origin,
        Address = fields.Url,
        Source = fields.Source ?? options.Source,
        Claimed = fields.Captured ?? options.Captured,
    };
}
