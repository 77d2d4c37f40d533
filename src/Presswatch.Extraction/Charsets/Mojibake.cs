namespace Presswatch.Extraction.Charsets;

/// <summary>Recognises UTF-8 that somebody read as windows-1252 or windows-1251 before it reached us: pairs that no language writes, in number.</summary>
internal static class Mojibake
{
    private const int Window = 60_000;

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Window)];
        int pairs = 0, other = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            char c = text[i], next = text[i + 1];
            if (c < 0x80) continue;
            bool lead = c is 'Ã' or 'Â' or 'â' or 'Ð' or 'Ñ' or 'ã' or 'ä' or 'å' or 'æ' or 'ç' or 'è' or 'é' or 'ì' or 'í' or 'ê' or 'ë';
            if (lead && IsTrail(next)) pairs++;
            else if (char.IsLetter(c)) other++;
        }
        return pairs >= 4 && pairs > other / 4;
    }

    /// <summary>What windows-1252 makes of a continuation byte.</summary>
    private static bool IsTrail(char c) =>
        c is >= '\u0080' and <= '\u00BF' or '€' or '‚' or 'ƒ' or '„' or '…' or '†' or '‡' or 'ˆ' or '‰' or 'Š' or '‹' or 'Œ' or 'Ž' or '‘' or '’' or '“' or '”' or '•' or '–' or '—' or '˜' or '™' or 'š' or '›' or 'œ' or 'ž' or 'Ÿ';
}
