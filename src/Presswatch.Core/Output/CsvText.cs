using System.Text;

namespace Presswatch.Core.Output;

/// <summary>Writes rows of cells as CSV (RFC 4180, lines ended by CR LF) that no spreadsheet takes for formulas.</summary>
/// <remarks>A cell, headers included, that a spreadsheet could run gets an apostrophe in front: quoting alone does not stop one.</remarks>
public static class CsvText
{
    /// <summary>One line with its line end.</summary>
    public static string Row(params ReadOnlySpan<string?> cells)
    {
        var line = new StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0) line.Append(',');
            Append(line, cells[i]);
        }
        return line.Append("\r\n").ToString();
    }

    private static void Append(StringBuilder line, string? cell)
    {
        if (string.IsNullOrEmpty(cell)) return;
        bool runs = CouldRun(cell[0]);
        bool quoted = cell.AsSpan().IndexOfAny("\",\r\n\t") >= 0;
        if (quoted) line.Append('"');
        if (runs) line.Append('\'');
        line.Append(quoted ? cell.Replace("\"", "\"\"") : cell);
        if (quoted) line.Append('"');
    }

    /// <summary>Whether a spreadsheet may read a cell that begins so as a formula; full-width forms count, since some fold them.</summary>
    private static bool CouldRun(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
}
