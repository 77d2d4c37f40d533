using FsCheck;
using FsCheck.Fluent;

namespace Presswatch.Reading.Tests.Scanning;

/// <summary>Texts put together from pieces that are hard to split or to match.</summary>
internal static class RandomTexts
{
    private static readonly string[] Pieces =
    [
        " ", " ", " ", "\n", ".", ",", "-", "'", "\u2019", "'s", "(", "\"", "a", "A", "the", "road", "Road", "ROAD", "party", "Party", "Road Party", "road-party", "the Road Party of Selvar",
        "Selvar", "of", "Mr", "Mr.", "U.N.", "12", "300 000", "1,400", "2012", "7th", "St", "St.", "\u2009", "\u00e9t\u00e9", "\u00c9T\u00c9", "\ud83d\ude00",
    ];

    public static Arbitrary<string> Arbitrary { get; } = Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces)).ToArbitrary();
}
