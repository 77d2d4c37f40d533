using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Tests.Scanning;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("They met. They left.", "They met .|They left .")]
    [InlineData("Did they meet? Yes! They did.", "Did they meet ?|Yes !|They did .")]
    [InlineData("They met Mr. Vale on Dec. 29. He left.", "They met Mr . Vale on Dec . 29 .|He left .")]
    [InlineData("He said \"They met.\" They left.", "He said \" They met . \"|They left .")]
    [InlineData("He met A. Vale here.", "He met A . Vale here .")]
    [InlineData("It is of the U.N. The rest left.", "It is of the U.N.|The rest left .")]
    [InlineData("It is of the U.N. Council.", "It is of the U.N. Council .")]
    [InlineData("It grew 3.5 times. It fell.", "It grew 3.5 times .|It fell .")]
    [InlineData("First line\nSecond line", "First line|Second line")]
    [InlineData("It was mixed. so it went on.", "It was mixed . so it went on .")]
    [InlineData("", "")]
    public void Split_Text_GivesSentences(string text, string sentences)
    {
        Scan scan = DemoReading.Scan(text, DemoReading.List("abbreviation", "Mr", "Dec"), DemoReading.List("sentence-starter", "The"));

        string.Join('|', scan.Sentences.Select(sentence => string.Join(' ', Enumerable.Range(sentence.First, sentence.End - sentence.First).Select(word => scan.TextOf(word).ToString())))).ShouldBe(sentences);
    }

    [Fact]
    public void Split_Paragraphs_NumbersThem()
    {
        Scan scan = DemoReading.Scan("One. Two.\nThree.");

        scan.Sentences.Select(sentence => sentence.Paragraph).ShouldBe([0, 0, 1]);
    }
}
