using System.Buffers;
using System.Text;

namespace Presswatch.Extraction.Charsets;

/// <summary>
/// Guesses the character set of bytes that are no UTF-8 and declare nothing, or what they are not: each candidate decodes a sample, and the one whose text
/// looks most like its languages wins: kana for Shift_JIS, Hangul for EUC-KR, frequent Han for GB18030, small Cyrillic letters for windows-1251, and single
/// accented letters between plain ones for windows-1252.
/// </summary>
internal static class CharsetGuess
{
    private const int Sample = 24_000;

    private static readonly (string Name, int CodePage, Func<char, char, double> Weigh)[] Candidates =
    [
        ("shift_jis", 932, Japanese), ("euc-jp", 51932, Japanese), ("euc-kr", 949, Korean), ("gb18030", 54936, Chinese), ("big5", 950, Chinese), ("windows-1251", 1251, Cyrillic), ("windows-1252", 1252, Western),
    ];

    /// <summary>Most frequent signs of Chinese running text, simplified and traditional.</summary>
    private static readonly SearchValues<char> FrequentHan = SearchValues.Create(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运這個們來為國時會對於着過發後裡說開還進樣經現當沒動問機長關點業將兩間");

    public static (string Name, int CodePage) Of(ReadOnlySpan<byte> bytes)
    {
        byte[] sample = SampleOf(bytes);
        (string Name, int CodePage) best = ("windows-1252", 1252);
        double most = double.MinValue;
        foreach ((string name, int page, Func<char, char, double> weigh) in Candidates)
        {
            // Windows-949 gives a syllable to nearly every pair of bytes, those of kana too; its core, EUC-KR proper, does not.
            int strict = page == 949 ? 51949 : page;
            string text = Encoding.GetEncoding(strict, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")).GetString(sample);
            double score = Score(text, weigh);
            if (score > most) (best, most) = ((name, page), score);
        }
        return best;
    }

    /// <summary>The bytes from a little before the first that is not ASCII.</summary>
    private static byte[] SampleOf(ReadOnlySpan<byte> bytes)
    {
        int first = bytes.IndexOfAnyExceptInRange((byte)0, (byte)127);
        int start = Math.Max(0, first - 1);
        return bytes[start..Math.Min(bytes.Length, start + Sample)].ToArray();
    }

    /// <summary>Mean weight of the signs that are not ASCII.</summary>
    private static double Score(string text, Func<char, char, double> weigh)
    {
        double sum = 0;
        int count = 0;
        char before = ' ';
        foreach (char c in text)
        {
            if (c > 127)
            {
                count++;
                sum += c == '\uFFFD' || c is >= '\uE000' and <= '\uF8FF' || c is >= '\u0080' and <= '\u009F' ? -5 : weigh(before, c);
            }
            before = c;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double Japanese(char before, char c) => c switch
    {
        >= '\u3041' and <= '\u30FE' => 1,
        >= '\uFF61' and <= '\uFF9F' => -1.5,
        >= '\u4E00' and <= '\u9FFF' => 0.6,
        >= '\u3000' and <= '\u3020' or >= '\uFF01' and <= '\uFF5E' or '’' or '‘' or '“' or '”' => 0.7,
        _ => -0.3,
    };

    private static double Korean(char before, char c) => c switch
    {
        >= '\uAC00' and <= '\uD7A3' => 1,
        >= '\u4E00' and <= '\u9FFF' => -0.2,
        >= '\u3000' and <= '\u3020' or '’' or '‘' or '“' or '”' or '·' => 0.5,
        _ => -0.5,
    };

    private static double Chinese(char before, char c) => c switch
    {
        >= '\u4E00' and <= '\u9FFF' => FrequentHan.Contains(c) ? 1.3 : 0.4,
        >= '\u3000' and <= '\u3020' or >= '\uFF01' and <= '\uFF5E' or '’' or '‘' or '“' or '”' => 0.7,
        _ => -1,
    };

    private static double Cyrillic(char before, char c) => c switch
    {
        >= 'а' and <= 'я' or 'ё' or 'і' or 'ї' or 'є' => char.IsAsciiLetter(before) ? -0.5 : 1,
        >= 'А' and <= 'Я' or 'Ё' => before is >= 'а' and <= 'я' ? -1 : 0.6,
        '«' or '»' or '–' or '—' or '№' or '\u00A0' or '’' or '“' or '”' or '„' or '…' => 0.4,
        _ => -1,
    };

    private static double Western(char before, char c) => c switch
    {
        >= 'à' and <= 'ÿ' and not '÷' => before < 128 ? 0.95 : -0.6,
        >= 'À' and <= 'Þ' and not '×' => char.IsAsciiLetterLower(before) ? -0.5 : before < 128 ? 0.4 : -0.6,
        'ß' or 'œ' => 0.6,
        '’' or '‘' or '“' or '”' or '–' or '—' or '…' or '«' or '»' or '€' or '\u00A0' or '©' or '®' or '·' or '•' or '°' or '£' => before < 128 ? 0.8 : -0.2,
        _ => -0.8,
    };
}
