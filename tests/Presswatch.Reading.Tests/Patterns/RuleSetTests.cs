using Presswatch.Core.Readings;
using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;
using Presswatch.Reading.Tests.Scanning;

namespace Presswatch.Reading.Tests.Patterns;

public sealed class RuleSetTests
{
    [Theory]
    [InlineData("the league", "They saw the League meet.", "the League")]
    [InlineData("{colour} lamp", "A red lamp and a blue lamp.", "red lamp|blue lamp")]
    [InlineData("( a | the ) {colour}? lamp", "A lamp, the red lamp.", "A lamp|the red lamp")]
    [InlineData("lamp ... hall", "A lamp in the great old hall.", "lamp in the great old hall")]
    [InlineData("lamp ...2 hall", "A lamp in the great old hall.", "")]
    [InlineData("{cap}+ lamp", "The Old Red lamp.", "The Old Red lamp")]
    [InlineData("{number} lamps", "They lit 300 000 lamps.", "300 000 lamps")]
    [InlineData("in < {year}", "It was in 2012.", "2012")]
    [InlineData("{year} > ( plan | goal )", "The 2012 plan of 2013.", "2012")]
    [InlineData("in < {year} > .", "In 2012 and in 2013.", "2013")]
    [InlineData("^ the", "The lamp and the hall.", "The")]
    [InlineData("lamp $", "A lamp, a lamp.", "lamp")]
    [InlineData("\\( {year} \\)", "It stood (2012).", "(2012)")]
    [InlineData("hall . the", "The hall. The lamp.", "")]
    [InlineData("{absent} lamp", "A lamp.", "")]
    public void Find_Pattern_GivesItsWords(string pattern, string text, string found)
    {
        (Scan scan, List<RuleMatch> matches) = Find(text, pattern);
        RuleSet.KeepLongest(matches);

        string.Join('|', matches.Select(match => scan.Printed(match.First, match.Count))).ShouldBe(found);
    }

    [Fact]
    public void Find_NamedClass_KeepsItsWordsAndMark()
    {
        (Scan scan, List<RuleMatch> matches) = Find("A blue lamp.", "{shade:colour} lamp");

        Captured shade = matches.ShouldHaveSingleItem()["shade"];
        scan.Printed(shade.First, shade.Count).ShouldBe("blue");
        scan.ValueOf(scan.Marks[shade.Mark]).ShouldBe("b");
        matches[0]["other"].IsSet.ShouldBeFalse();
    }

    [Fact]
    public void KeepLongest_OverlappingMatches_KeepsLongestFromTheLeft()
    {
        (Scan scan, List<RuleMatch> matches) = Find("A red lamp hall.", "red lamp", "lamp hall", "red lamp hall", "red");
        RuleSet.KeepLongest(matches);

        scan.Printed(matches.ShouldHaveSingleItem().First, matches[0].Count).ShouldBe("red lamp hall");
    }

    [Theory]
    [InlineData("( a")]
    [InlineData("a )")]
    [InlineData("{a")]
    [InlineData("...x")]
    [InlineData("{a:b:c}")]
    public void RuleSet_PatternThatCannotBeRead_Throws(string pattern) => Should.Throw<PatternFormatException>(() => Find("A lamp.", pattern));

    [Fact]
    public void Find_PatternWithManyWaysThrough_GivesUpInTime()
    {
        (_, List<RuleMatch> matches) = Find(string.Join(' ', Enumerable.Repeat("a", 200)), "{any}* {any}* {any}* {any}* b");

        matches.ShouldBeEmpty();
    }

    private static (Scan Scan, List<RuleMatch> Matches) Find(string text, params string[] patterns)
    {
        var lexicon = Lexicon.Compile(DemoReading.PackOf(new WordList("test.colours", "colour", true, [new("red", "r"), new("blue", "b")])));
        var rules = new RuleSet([.. patterns.Select((pattern, index) => new ReadingRule($"test.{index}", "test", [pattern], null, 0.9, "test", []))], "test", lexicon);
        var scan = new Scan(TextPart.Text, lexicon);
        scan.Read(text);
        var matches = new List<RuleMatch>();
        rules.Find(scan, matches);
        return (scan, matches);
    }
}
