using System.Text;
using CsvHelper;
using Presswatch.Core.Captures;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Items;

/// <summary>Items of CSV files (RFC 4180) with a header row. What is kept of a row is the header and the row as they stand, so that it can be read again alone.</summary>
internal static class CsvItems
{
    // A quote that is never closed would swallow the file; a row of more lines than this is taken for such a slip.
    private const int MaxLinesOfRow = 20_000;

    /// <remarks>Where a quote is never closed, the line that opened it is declined alone and the lines behind it are read anew.</remarks>
    public static IEnumerable<IntakeItem> Rows(Stream stream, string path, FileOrigin origin, IntakeOptions options)
    {
        var lines = new CsvLines(new LineReader(stream, options.MaxItemBytes));
        byte[]? header = null;
        var row = new List<CsvLine>();
        long size = 0;
        bool quoted = false;
        while (lines.TryRead(out CsvLine line) || row.Count > 0)
        {
            bool atEnd = line.Bytes is null;
            if (!atEnd)
            {
                row.Add(line);
                size += line.Bytes!.Length;
                quoted ^= (line.Bytes.AsSpan().Count((byte)'"') & 1) != 0;
            }
            var place = new Place(path, row[0].Number);
            if (row is [{ TooLong: true }])
            {
                yield return IntakeItem.Declined(path, new(ProblemCodes.TooLarge, $"The line is longer than {options.MaxItemBytes:N0} bytes.", place));
            }
            else if (atEnd || line.TooLong || row.Count > MaxLinesOfRow || (size > options.MaxItemBytes && row.Count > 1))
            {
                yield return IntakeItem.Declined(path, new(ProblemCodes.BadArchiveFile, "A quote in this row is never closed.", place));
                lines.PutBack(row.Skip(1));
            }
            else if (quoted)
            {
                continue;
            }
            else
            {
                byte[] whole = [.. row.SelectMany(part => part.Bytes.Concat("\r\n"u8.ToArray()))];
                if (header is null) header = WithoutMark(whole);
                else if (whole.Length > 2) yield return Row(header, whole, path, origin with { Line = place.Line }, options);
            }
            row.Clear();
            (size, quoted) = (0, false);
        }
    }

    /// <summary>The fields of a kept row.</summary>
    public static Outcome<ItemFields> Read(byte[] headerAndRow, IReadOnlyDictionary<string, string> map, Place place)
    {
        try
        {
            using CsvReader csv = CsvReader.Create(headerAndRow, CsvReaderOptions.Default with { Separator = SeparatorOf(headerAndRow) });
            if (!csv.Read()) return new Problem(ProblemCodes.BadArchiveFile, "There is no row below the header.", place);
            var values = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (string name in ItemFields.Names)
            {
                if (csv.TryGetFieldIndex(map.GetValueOrDefault(name, name), out int column) && column < csv.FieldCount) values[name] = csv.GetString(column);
            }
            return ItemFields.From(values, map, place);
        }
        catch (CsvFormatException exception)
        {
            return new Problem(ProblemCodes.BadArchiveFile, exception.Message.Split('\n')[0].Trim(), place);
        }
    }

    private static IntakeItem Row(byte[] header, byte[] row, string path, FileOrigin origin, IntakeOptions options)
    {
        byte[] bytes = [.. header, .. row];
        Outcome<ItemFields> read = Read(bytes, options.Map, new(path, origin.Line));
        if (!read.TryGet(out ItemFields fields)) return IntakeItem.Declined(path, read.Problem!);
        var type = new ItemType(ItemType.CsvItem, Language: fields.Language is null ? options.Language : null, Pack: options.Pack, Map: ItemType.MapOf(options.Map));
        return FieldsItem.Of(bytes, type, origin, fields, options);
    }

    // The header decides, so that a row keeps its meaning when it is read alone.
    private static char SeparatorOf(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> header = bytes[..bytes.IndexOf((byte)'\n')];
        (byte best, int most) = ((byte)',', 0);
        foreach (byte candidate in ",;\t|"u8)
        {
            int count = header.Count(candidate);
            if (count > most) (best, most) = (candidate, count);
        }
        return (char)best;
    }

    private static byte[] WithoutMark(byte[] header) => header.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? header[Encoding.UTF8.Preamble.Length..] : header;

    private readonly record struct CsvLine(int Number, byte[] Bytes, bool TooLong);

    /// <summary>Lines that can be put back.</summary>
    private sealed class CsvLines(LineReader lines)
    {
        private readonly Stack<CsvLine> _again = [];

        public bool TryRead(out CsvLine line)
        {
            if (_again.TryPop(out line)) return true;
            bool read = lines.TryRead(out ReadOnlyMemory<byte> bytes, out bool tooLong);
            line = read ? new(lines.Number, bytes.ToArray(), tooLong) : default;
            return read;
        }

        public void PutBack(IEnumerable<CsvLine> read)
        {
            foreach (CsvLine line in read.Reverse()) _again.Push(line);
        }
    }
}
