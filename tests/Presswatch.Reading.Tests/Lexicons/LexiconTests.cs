using FsCheck;
using FsCheck.Fluent;
using Presswatch.Packs.Model;
using Presswatch.Reading.Scanning;
using Presswatch.Reading.Tests.Scanning;

namespace Presswatch.Reading.Tests.Lexicons;

public sealed class LexiconTests
{
    private static readonly WordList[] Lists =
    [
        new("test.folded", "folded", true, [new("road party", null), new("the road party of Selvar", null), new("of", null), new("\u00e9t\u00e9", null), new("Mr.", null), new("300 000", null)]),
        new("test.exact", "exact", false, [new("Road Party", "1"), new("Road", "2"), new("A", null), new("Party of Selvar", null), new("Selvar's", null)]),
    ];

    [Fact]
    public void Find_AnyText_MarksWhatThePlainTwinFinds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(RandomTexts.Arbitrary, text =>
        {
            Scan scan = DemoReading.Scan(text, Lists);
            var fast = scan.Marks.ToArray().Select(mark => (mark.First, mark.Count, mark.Entry)).Order();
            var plain = scan.Lexicon.FindPlainly(scan).Order();
            return fast.SequenceEqual(plain);
        }));

    [Theory]
    [InlineData("the ROAD PARTY met", "folded", "ROAD PARTY")]
    [InlineData("the ROAD PARTY met", "exact", null)]
    [InlineData("the Road Party met", "exact", "Road Party")]
    [InlineData("the Road\nParty met", "folded", null)]
    [InlineData("Selvar\u2019s day", "exact", "Selvar\u2019s")]
    public void TryMark_Word_GivesLongestEntryOfClass(string text, string type, string? found)
    {
        Scan scan = DemoReading.Scan(text, Lists);
        int id = scan.Lexicon.FindClass(type);
        string? printed = Enumerable.Range(0, scan.Count).Select(word => scan.TryMark(word, id, out Mark mark) ? scan.Printed(mark.First, mark.Count) : null).FirstOrDefault(words => words is not null);

        printed.ShouldBe(found);
    }
}
