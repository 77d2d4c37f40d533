using System.Text;

namespace Presswatch.Extraction.Charsets;

/// <summary>Turns bytes into text. Order: byte order mark, strict UTF-8, the charset served or declared, windows-1252. Only sets on a list are used, so that no sniffing attack finds a rare decoder.</summary>
internal static class Decoder
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static Decoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Labels of pages and the code page each stands for (the ones of the WHATWG Encoding Standard that news sites use).</summary>
    private static readonly Dictionary<string, (string Name, int CodePage)> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = ("utf-8", 65001), ["utf8"] = ("utf-8", 65001), ["unicode-1-1-utf-8"] = ("utf-8", 65001),
        ["shift_jis"] = ("shift_jis", 932), ["shift-jis"] = ("shift_jis", 932), ["x-sjis"] = ("shift_jis", 932), ["sjis"] = ("shift_jis", 932), ["windows-31j"] = ("shift_jis", 932), ["ms_kanji"] = ("shift_jis", 932),
        ["euc-jp"] = ("euc-jp", 51932), ["x-euc-jp"] = ("euc-jp", 51932),
        ["euc-kr"] = ("euc-kr", 949), ["ks_c_5601-1987"] = ("euc-kr", 949), ["windows-949"] = ("euc-kr", 949), ["cp949"] = ("euc-kr", 949), ["ksc5601"] = ("euc-kr", 949),
        ["gb2312"] = ("gb18030", 54936), ["gbk"] = ("gb18030", 54936), ["gb18030"] = ("gb18030", 54936), ["x-gbk"] = ("gb18030", 54936), ["gb_2312-80"] = ("gb18030", 54936),
        ["big5"] = ("big5", 950), ["big5-hkscs"] = ("big5", 950),
        ["windows-1250"] = ("windows-1250", 1250), ["iso-8859-2"] = ("iso-8859-2", 28592), ["windows-1251"] = ("windows-1251", 1251), ["cp1251"] = ("windows-1251", 1251),
        ["koi8-r"] = ("koi8-r", 20866), ["koi8-u"] = ("koi8-u", 21866), ["iso-8859-5"] = ("iso-8859-5", 28595),
        ["windows-1252"] = ("windows-1252", 1252), ["iso-8859-1"] = ("windows-1252", 1252), ["latin1"] = ("windows-1252", 1252), ["us-ascii"] = ("windows-1252", 1252), ["ascii"] = ("windows-1252", 1252),
        ["iso-8859-15"] = ("iso-8859-15", 28605), ["windows-1253"] = ("windows-1253", 1253), ["windows-1254"] = ("windows-1254", 1254), ["iso-8859-9"] = ("windows-1254", 1254),
        ["windows-1256"] = ("windows-1256", 1256), ["windows-1258"] = ("windows-1258", 1258), ["windows-874"] = ("windows-874", 874), ["tis-620"] = ("windows-874", 874),
    };

    /// <summary>Decodes a page.</summary>
    /// <param name="bytes">The bytes, within the limit.</param>
    /// <param name="contentType">The header as served.</param>
    /// <param name="html">Whether a declaration may stand in the bytes themselves.</param>
    public static Decoded Decode(ReadOnlySpan<byte> bytes, string? contentType, bool html)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Lenient(bytes[3..], "utf-8", 65001, "bom");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Lenient(bytes[2..], "utf-16le", 1200, "bom");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Lenient(bytes[2..], "utf-16be", 1201, "bom");
        if (System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.Contains((byte)0x1B)) return new(StrictUtf8.GetString(bytes), "utf-8", "utf-8", 0);
        Decoded? best = null;
        foreach ((string? label, string by) in new[] { (CharsetLabel.OfContentType(contentType), "content-type"), (html ? CharsetLabel.OfHead(bytes) : null, "meta") })
        {
            if (label is null || !Labels.TryGetValue(label, out (string Name, int CodePage) set)) continue;
            Decoded tried = Lenient(bytes, set.Name, set.CodePage, by);
            if (tried.Broken * 500L <= tried.Text.Length) return tried;
            if (best is null || tried.Broken < best.Broken) best = tried;
        }
        (string name, int page) = CharsetGuess.Of(bytes);
        Decoded guessed = Lenient(bytes, name, page, "guess");
        return best is not null && best.Broken <= guessed.Broken ? best : guessed;
    }

    private static Decoded Lenient(ReadOnlySpan<byte> bytes, string name, int codePage, string by)
    {
        string text = Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")).GetString(bytes);
        return new(text, name, by, text.AsSpan().Count('\uFFFD'));
    }
}
