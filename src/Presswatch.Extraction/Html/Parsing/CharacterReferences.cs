using System.Collections.Concurrent;
using System.Globalization;
using AngleSharp.Html;

namespace Presswatch.Extraction.Html.Parsing;

/// <summary>Resolves "&amp;eacute;" and the like after the HTML standard, 13.2.5.72, by AngleSharp's table. What is rare (a number out of range, a control) is left to AngleSharp itself.</summary>
internal static class CharacterReferences
{
    private const int LongestName = 32;
    private const int MostSeen = 4_000;

    /// <summary>Names that ended in a semicolon or were cut to a known beginning, and what each stands for; empty where it is no reference.</summary>
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Seen = new ConcurrentDictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Windows-1252 at 0x80 to 0x9F, which numbers in that range mean; 0 where the standard leaves the control as it is.</summary>
    private const string Windows = "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>Decodes a text into a target at least as long.</summary>
    /// <returns>The length written; -1 where the text holds something that is left to AngleSharp.</returns>
    public static int Decode(ReadOnlySpan<char> text, Span<char> target, bool attribute)
    {
        int length = 0;
        while (true)
        {
            int at = text.IndexOf('&');
            if (at < 0)
            {
                text.CopyTo(target[length..]);
                return length + text.Length;
            }
            text[..at].CopyTo(target[length..]);
            length += at;
            text = text[at..];
            int taken = text.Length > 1 && text[1] == '#' ? Number(text, target[length..], out int written) : Name(text, target[length..], attribute, out written);
            if (taken < 0) return -1;
            length += written;
            text = text[taken..];
        }
    }

    private static int Number(ReadOnlySpan<char> text, Span<char> target, out int written)
    {
        written = 0;
        bool hex = text.Length > 2 && text[2] is 'x' or 'X';
        int start = hex ? 3 : 2, end = start;
        while (end < text.Length && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end]))) end++;
        if (end == start || end - start > 7 || end == text.Length || text[end] != ';') return -1;
        int value = int.Parse(text[start..end], hex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture);
        if (value is >= 0x80 and <= 0x9F) value = Windows[value - 0x80];
        bool plain = value is '\t' or '\n' or (>= 0x20 and < 0xD800 and not 0x7F) or (>= 0xE000 and < 0xFDD0) or (>= 0xFDF0 and < 0xFFFE) or (>= 0x10000 and < 0x10FFFF);
        if (!plain || (value & 0xFFFE) == 0xFFFE) return -1;
        if (value < 0x10000)
        {
            target[0] = (char)value;
            written = 1;
        }
        else
        {
            value -= 0x10000;
            (target[0], target[1], written) = ((char)(0xD800 + (value >> 10)), (char)(0xDC00 + (value & 0x3FF)), 2);
        }
        return end + 1;
    }

    private static int Name(ReadOnlySpan<char> text, Span<char> target, bool attribute, out int written)
    {
        int end = 1;
        while (end < text.Length && end <= LongestName && char.IsAsciiLetterOrDigit(text[end])) end++;
        written = 1;
        target[0] = '&';
        if (end == 1) return text.Length > 1 && text[1] == ';' ? -1 : 1;
        bool closed = end < text.Length && text[end] == ';';
        if (closed && Resolve(text[1..(end + 1)]) is { Length: > 0 } whole) return Put(whole, target, out written, end + 1);
        for (int cut = end; cut > 2; cut--)
        {
            if (Resolve(text[1..cut]) is not { Length: > 0 } symbol) continue;
            bool goesOn = cut < text.Length && (text[cut] == '=' || char.IsAsciiLetterOrDigit(text[cut]));
            return attribute && goesOn ? 1 : Put(symbol, target, out written, cut);
        }
        return 1;
    }

    private static int Put(string symbol, Span<char> target, out int written, int taken)
    {
        written = symbol.Length;
        if (symbol.Length > taken) return -1;
        symbol.CopyTo(target);
        return taken;
    }

    private static string Resolve(ReadOnlySpan<char> name)
    {
        if (Seen.TryGetValue(name, out string? symbol)) return symbol;
        string key = name.ToString();
        symbol = HtmlEntityProvider.Resolver.GetSymbol(key) ?? string.Empty;
        if (Seen.Dictionary.Count > MostSeen) Seen.Dictionary.Clear();
        Seen.Dictionary[key] = symbol;
        return symbol;
    }
}
