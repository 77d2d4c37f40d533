using FsCheck;
using FsCheck.Fluent;

namespace Presswatch.Core.Tests.Words;

/// <summary>Texts that meet the rules often: pieces of words, numbers and scripts in any order, among any characters at all.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "B", "unity", "U.S", ".", ",", " ", "\u00A0", "\u202F", "'", "’", "-", "\n", "1", "12", "000", "345", "0", "007", "2012", "é", "e\u0301", "\u0301", "\u00AD", "\u200B",
        "ß", "İ", "ς", "한", "글", "\u1112", "\u1161", "\u11AB", "\u3131", "平", "\uF9D8", "々", "か", "\u3099", "カ", "ー", "ｶ", "Ж", "س", "٣", "🕊", "\uFE0F", "\u200D", "𐐀", "𠀀", "𝟏",
        "\uD800", "\uDC00", "\"", "“", "”", "„", "(", ")", "*", "=", ":", "OR", "source:", "from:", "to:", "lang:", "x:", "\uFB03",
    ];

    public static Arbitrary<string> Arbitrary { get; } = Gen.Frequency(
            (12, Gen.Elements(Pieces)),
            (1, Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())),
            (1, Gen.Choose(0x20, 0x7E).Select(c => ((char)c).ToString())))
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
}
