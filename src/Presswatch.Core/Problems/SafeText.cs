using System.Globalization;
using System.Text;

namespace Presswatch.Core.Problems;

/// <summary>Makes text from outside safe to print in a message, a log or a terminal.</summary>
public static class SafeText
{
    /// <summary>One line: control, bidirectional and zero-width characters are shown as "\uXXXX", line ends as a space.</summary>
    public static string OneLine(string text)
    {
        int first = IndexOfUnsafe(text);
        if (first < 0) return text;
        var safe = new StringBuilder(text.Length + 16).Append(text, 0, first);
        foreach (char c in text.AsSpan(first))
        {
            if (c is '\n' or '\r' or '\t') safe.Append(' ');
            else if (IsUnsafe(c)) safe.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else safe.Append(c);
        }
        return safe.ToString();
    }

    private static int IndexOfUnsafe(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsUnsafe(text[i])) return i;
        }
        return -1;
    }

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF';
}
