using System.Buffers;
using System.Collections.Frozen;

namespace Presswatch.Extraction.Languages;

/// <summary>
/// Tells the language of a text from its script and, for scripts that several languages share, from the most frequent words.
/// Looks at the first 1,500 units. Immutable tables; allocates nothing.
/// </summary>
internal static class LanguageGuess
{
    private const int Window = 1500;
    private static readonly string[] Latin = ["en", "es", "fr", "de", "pt", "it"];

    private static readonly string[] LatinWords =
    [
        "the of and to in that is was for on with as at by from his he it which were this are be an has have had not they their said its who been will would about after a all come die more new no son two when",
        "el la de que y en los las del se por un una con para es su al lo como más mas pero sus le ha este sí si porque esta entre cuando muy sin sobre también hasta hay donde fue ser son dos está años desde ante a",
        "le la les de des et en un une du que qui dans est pour au par sur ne pas plus avec son ce il sont se aux cette mais nous ont été leur ou comme était ses à y fait elle être a",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
        "o a os as de que e do da em um uma para com não por mais dos das no na se ao foi como mas são ou pelo pela seu sua é também à já nos nas está",
        "il lo la i gli le di che e un una in del della dei per con non è si da al alla nel come più sono ma ha anche dal delle questo alle nella degli a",
    ];

    /// <summary>Signs that hardly a Chinese sentence does without and that Japanese writes seldom or in another form.</summary>
    private static readonly SearchValues<char> ChineseOnly = SearchValues.Create("的了是这這们們说說为還还也就和從从將将并與与给給");

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> LatinBits = Bits().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>BCP 47 language, or <see langword="null"/> where the text is too short or too mixed to tell.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Window) text = text[..Window];
        int latin = 0, cyrillic = 0, hangul = 0, kana = 0, han = 0, arabic = 0, ukrainian = 0;
        foreach (char c in text)
        {
            if (c < 'A') continue;
            if (c < 0x250) latin += char.IsLetter(c) ? 1 : 0;
            else if (c is >= '\u0400' and <= '\u052F')
            {
                cyrillic++;
                if (c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є') ukrainian++;
            }
            else if (c is >= '\uAC00' and <= '\uD7A3') hangul++;
            else if (c is >= '\u3040' and <= '\u30FF') kana++;
            else if (c is >= '\u3400' and <= '\u9FFF') han++;
            else if (c is >= '\u0600' and <= '\u06FF') arabic++;
        }
        int east = hangul + kana + han;
        int letters = latin + cyrillic + east + arabic;
        if (letters == 0) return null;
        // A sign of Han or Hangul says as much as two or three letters.
        if (east * 3 > latin + cyrillic + arabic) return hangul * 2 > kana + han ? "ko" : IsJapanese(text, kana, han) ? "ja" : "zh";
        // Foreign names stand in Latin letters in every language; Latin texts hold little of other scripts.
        if (arabic * 2 > latin && arabic > cyrillic) return "ar";
        if (cyrillic * 2 > latin) return ukrainian * 40 > cyrillic ? "uk" : "ru";
        return LatinOf(text, letters);
    }

    /// <summary>Headlines may be nearly all Kanji, and Chinese texts quote Japanese names: in between, the commonest Chinese signs decide.</summary>
    private static bool IsJapanese(ReadOnlySpan<char> text, int kana, int han)
    {
        if (kana * 6 > han) return true;
        if (kana * 100 < han) return false;
        int chinese = 0;
        foreach (char c in text) chinese += ChineseOnly.Contains(c) ? 1 : 0;
        return chinese * 2 <= kana;
    }

    private static string? LatinOf(ReadOnlySpan<char> text, int letters)
    {
        Span<int> hits = stackalloc int[Latin.Length];
        hits.Clear();
        int at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && !char.IsLetter(text[at])) at++;
            int start = at;
            while (at < text.Length && char.IsLetter(text[at])) at++;
            if (at - start is 0 or > 8 || !LatinBits.TryGetValue(text[start..at], out int bits)) continue;
            for (int i = 0; i < hits.Length; i++) hits[i] += bits >> i & 1;
        }
        int best = 0, second = -1;
        for (int i = 1; i < hits.Length; i++)
        {
            if (hits[i] > hits[best]) (best, second) = (i, best);
            else if (second < 0 || hits[i] > hits[second]) second = i;
        }
        if (hits[best] == 0 || (hits[best] == hits[second] && letters < 200)) return null;
        return Latin[best];
    }

    private static FrozenDictionary<string, int> Bits()
    {
        var bits = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < Latin.Length; i++)
        {
            foreach (string word in LatinWords[i].Split(' ')) bits[word] = bits.GetValueOrDefault(word) | 1 << i;
        }
        return bits.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
