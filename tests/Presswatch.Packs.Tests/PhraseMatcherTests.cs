using FsCheck;
using FsCheck.Fluent;
using Presswatch.Packs.Text;

namespace Presswatch.Packs.Tests;

public sealed class PhraseMatcherTests
{
    public static TheoryData<string, string, bool, int> Cases => new()
    {
        { "Selvar", "In Selvar it rained.", false, 3 },
        { "Selvar", "In Selvaria it rained.", false, -1 },       // a word is whole
        { "Selvar", "In selvar it rained.", false, -1 },
        { "fifth assembly", "The Fifth Assembly met.", true, 4 },
        { "Workers' League", "the Workers\u2019 League", false, 4 }, // kinds of apostrophes
        { "Fifth Assembly", "the Fifth\u00A0Assembly", false, 4 },   // kinds of spaces
        { "80-day", "the 80\u201Dday", true, -1 },
        { "80-day", "an 80\u2013day march", true, 3 },               // kinds of dashes
        { "5th Assembly", "the 15th Assembly", true, -1 },
        { "Dawn", "Dawn73", false, 0 },                             // a letter beside a digit is an edge
        { "평양", "오늘평양에서", false, 2 },                          // syllables are words of their own
        { "(끝)", "하였다.(끝)", false, 4 },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Find_Phrase_AtEdgesOfWords(string phrase, string text, bool ignoreCase, int start)
    {
        var hits = new List<PhraseHit>();

        new PhraseMatcher([new(phrase, 7, ignoreCase)]).Find(text, 0, hits);

        hits.ShouldBe(start < 0 ? [] : [new(7, start, phrase.Length)]);
    }

    [Fact]
    public void Find_AnyText_EqualsThePlainWay()
    {
        string[] phrases = ["a", "ab", "ab a", "b", "1a", "가", "a-b", "가나"];
        var matcher = new PhraseMatcher(phrases.Select((text, tag) => new Phrase(text, tag)));
        Gen<string> texts = Gen.Elements("a", "b", " ", "1", "가", "나", "-", "A").ListOf().Select(parts => string.Concat(parts));

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var hits = new List<PhraseHit>();
            matcher.Find(text, 0, hits);
            return hits.OrderBy(hit => hit.Start).ThenBy(hit => hit.Tag).SequenceEqual(Plainly(phrases, text));
        }).QuickCheckThrowOnFailure();
    }

    private static IEnumerable<PhraseHit> Plainly(string[] phrases, string text)
    {
        for (int start = 0; start < text.Length; start++)
        {
            for (int tag = 0; tag < phrases.Length; tag++)
            {
                string phrase = phrases[tag];
                if (!text[start..].StartsWith(phrase, StringComparison.Ordinal)) continue;
                if (Joined(text, start) || Joined(text, start + phrase.Length)) continue;
                yield return new(tag, start, phrase.Length);
            }
        }
    }

    private static bool Joined(string text, int at) => at > 0 && at < text.Length
        && ((char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(text[at])) || (char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at])));
}
