using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Tests.Scanning;

public sealed class WordSplitterTests
{
    [Theory]
    [InlineData("They met.", "They|met|.")]
    [InlineData("300 000 trees", "300 000|trees")]
    [InlineData("300\u2009000\u202F000 won", "300\u2009000\u202F000|won")]
    [InlineData("1,400 people, 12.7 km", "1,400|people|,|12.7|km")]
    [InlineData("in 2012 300 people", "in|2012|300|people")]
    [InlineData("Dec. 29", "Dec|.|29")]
    [InlineData("Sept. 19-25", "Sept|.|19|-|25")]
    [InlineData("June 1950-July 1953", "June|1950|-|July|1953")]
    [InlineData("the fair of cloth-2031, RC-2031", "the|fair|of|cloth|-|2031|,|RC-2031")]
    [InlineData("a 300-kilometer line", "a|300-kilometer|line")]
    [InlineData("20-odd, ten-odd", "20-odd|,|ten-odd")]
    [InlineData("the country's day", "the|country|'s|day")]
    [InlineData("the workers\u2019 day", "the|workers|\u2019|day")]
    [InlineData("U.N. troops of the U.S", "U.N.|troops|of|the|U.S")]
    [InlineData("ChairmanOren Vale", "Chairman|Oren|Vale")]
    [InlineData("McCall and LaSalle", "McCall|and|LaSalle")]
    [InlineData("a -- b ... c", "a|--|b|...|c")]
    [InlineData("21:00", "21|:|00")]
    [InlineData("7th, RC-135s", "7th|,|RC-135s")]
    [InlineData("", "")]
    [InlineData(" \n\t", "")]
    public void Next_Text_GivesWordsNumbersAndSigns(string text, string words)
    {
        var found = new List<string>();
        var splitter = new WordSplitter(text);
        while (splitter.Next(out Word word)) found.Add(text.Substring(word.Start, word.Length));

        string.Join('|', found).ShouldBe(words);
    }

    [Theory]
    [InlineData("Oren", "Letters, Capital, ParagraphStart")]
    [InlineData("LNA", "Letters, Capital, AllCapitals, ParagraphStart")]
    [InlineData("12", "Digits, ParagraphStart")]
    [InlineData("7th", "Letters, Digits, ParagraphStart")]
    [InlineData("?", "Sign, ParagraphStart")]
    public void Next_Word_TellsHowItIsWritten(string text, string shape)
    {
        var splitter = new WordSplitter(text);
        splitter.Next(out Word word).ShouldBeTrue();

        word.Shape.ToString().ShouldBe(shape);
    }

    [Fact]
    public void Next_AnyText_CoversEveryVisibleCharacterOnceInOrder() =>
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2_000), FsCheck.Fluent.Prop.ForAll(RandomTexts.Arbitrary, text =>
        {
            int at = 0;
            var splitter = new WordSplitter(text);
            while (splitter.Next(out Word word))
            {
                if (word.Length <= 0 || word.Start < at || !string.IsNullOrWhiteSpace(text[at..word.Start])) return false;
                at = word.End;
            }
            return string.IsNullOrWhiteSpace(text[at..]);
        }));
}
