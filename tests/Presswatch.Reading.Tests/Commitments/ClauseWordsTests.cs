using Presswatch.Packs.Model;
using Presswatch.Reading.Commitments;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;
using Presswatch.Reading.Tests.Scanning;

namespace Presswatch.Reading.Tests.Commitments;

public sealed class ClauseWordsTests
{
    private static readonly WordList[] Lists =
    [
        DemoReading.List("modal", "should", "will"), DemoReading.List("commitment-word", "vowed"), DemoReading.List("reporting", "said"),
        DemoReading.List("clause-opener", "that", "when"), DemoReading.List("clause-filler", "the", "also", "not"), DemoReading.List("function-word", "to", "of", "and"),
    ];

    [Theory]
    [InlineData("He said that the millers should mend the dike.", "should", "millers")]
    [InlineData("When rain fell, the also weary crew will not wait.", "will", "weary")]
    [InlineData("Should it rain?", "Should", null)]
    public void SubjectOf_Clause_IsItsFirstWordOfMeaning(string text, string verb, string? subject)
    {
        (ClauseWords words, Scan scan, Sentence sentence) = Read(text);
        int at = Find(scan, verb);

        uint expected = subject is null ? FeatureHash.Of("{start}") : words.Shape(Find(scan, subject));

        words.SubjectOf(words.ClauseOf(at, sentence).From, at).ShouldBe(expected);
    }

    [Fact]
    public void ClauseOf_WordBehindAnOpener_BeginsBehindIt()
    {
        (ClauseWords words, Scan scan, Sentence sentence) = Read("He said that the millers should mend the dike.");

        (int from, uint opener) = words.ClauseOf(Find(scan, "should"), sentence);

        from.ShouldBe(Find(scan, "that") + 1);
        opener.ShouldBe(FeatureHash.Of("that"));
    }

    [Fact]
    public void GovernedBy_FillersAndAdverbs_ArePassedOver()
    {
        (ClauseWords words, Scan scan, Sentence sentence) = Read("The crew should not quickly leave.");

        words.GovernedBy(Find(scan, "should") + 1, sentence).ShouldBe(Find(scan, "leave"));
    }

    [Theory]
    [InlineData("mends", "mend", true)]
    [InlineData("mending", "mended", true)]
    [InlineData("mending", "milling", false)]
    [InlineData("bus", "bu", false)]
    public void Stem_Endings_AreCutWhereEnoughIsLeft(string one, string other, bool same)
    {
        (ClauseWords words, Scan scan, _) = Read($"He {one} and she {other} it.");

        (words.Stem(Find(scan, one)) == words.Stem(Find(scan, other))).ShouldBe(same);
    }

    [Fact]
    public void Shape_WordsOfOneKind_AreAlike()
    {
        (ClauseWords words, Scan scan, _) = Read("He walked and jumped to Selvar with 12 or 15 mice.");

        words.Shape(Find(scan, "walked")).ShouldBe(words.Shape(Find(scan, "jumped")));
        words.Shape(Find(scan, "12")).ShouldBe(words.Shape(Find(scan, "15")));
        words.Shape(Find(scan, "to")).ShouldBe(FeatureHash.Of("to"));
        words.Shape(Find(scan, "walked")).ShouldNotBe(words.Shape(Find(scan, "mice")));
    }

    [Fact]
    public void IsQuoted_MarksOpenAndClose_WithinAParagraph()
    {
        (ClauseWords words, Scan scan, _) = Read("He said: \"We wait.\" They left. \"They never\nend it.");

        words.IsQuoted(Find(scan, "wait")).ShouldBeTrue();
        words.IsQuoted(Find(scan, "left")).ShouldBeFalse();
        words.IsQuoted(Find(scan, "never")).ShouldBeTrue();
        words.IsQuoted(Find(scan, "end")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("The millers vowed to wait.", true)]
    [InlineData("The millers will wait.", true)]
    [InlineData("The millers said no more.", false)]
    public void FirstTrigger_ListedWordOrModal_IsSeen(string text, bool seen)
    {
        (ClauseWords words, _, Sentence sentence) = Read(text);

        (words.FirstTrigger(sentence) != 0).ShouldBe(seen);
    }

    private static (ClauseWords Words, Scan Scan, Sentence First) Read(string text)
    {
        Scan scan = DemoReading.Scan(text, Lists);
        var words = new ClauseWords(new(scan.Lexicon));
        words.Read(scan);
        return (words, scan, scan.Sentences[0]);
    }

    private static int Find(Scan scan, string word)
    {
        for (int i = 0; i < scan.Count; i++)
        {
            if (scan.TextOf(i).SequenceEqual(word)) return i;
        }
        throw new ArgumentException($"'{word}' is no word of the text", nameof(word));
    }
}
