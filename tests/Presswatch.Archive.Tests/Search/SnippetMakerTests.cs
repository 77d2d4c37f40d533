using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Search;

public sealed class SnippetMakerTests
{
    [Theory]
    [InlineData("unity", "Unity of the people", "Unity")]
    [InlineData("\"single hearted\"", "the single-hearted unity", "single-hearted")]
    [InlineData("마음", "한마음으로", "마음")]
    [InlineData("uni*", "the unities", "unities")]
    [InlineData("=unity", "Unity unity", "unity")]
    [InlineData("a OR b", "b c a", "b|a")]
    [InlineData("a -b", "b a", "a")]
    [InlineData("\"a b\" a", "a b a", "a b|a")]
    [InlineData("\"a b\"", "a\nb", "")]
    public void Matches_Query_AreMarked(string query, string text, string marked) =>
        string.Join('|', Maker(query).Matches(text).Select(span => span.Of(text).ToString())).ShouldBe(marked);

    [Fact]
    public void Snippets_LongText_AreCutBetweenWords_AndMarked()
    {
        string filler = string.Concat(Enumerable.Repeat("some words that say little ", 40));
        string text = filler + "then unity stood, " + filler + "\nThe second paragraph has peace and unity together.\n" + filler;
        List<Snippet> snippets = Maker("unity peace").Snippets(text);
        snippets.Count.ShouldBe(2);
        snippets[0].Text.ShouldStartWith("…");
        snippets[0].Text.ShouldEndWith("…");
        snippets[0].Text.Length.ShouldBeLessThan(240);
        snippets[1].Text.ShouldBe("The second paragraph has peace and unity together.");
        snippets.ShouldAllBe(snippet => snippet.Matches.All(match => match.Of(snippet.Text).ToString() == "unity" || match.Of(snippet.Text).ToString() == "peace"));
        snippets[1].Matches.ShouldBe([new TextSpan(25, 5), new TextSpan(35, 5)]);
    }

    [Fact]
    public void Snippets_NothingMatches_AreTheBeginning()
    {
        Snippet beginning = Maker("lang:en").Snippets("First words.\nSecond.").Single();
        (beginning.Text, beginning.Matches.Count).ShouldBe(("First words.", 0));
        Maker("x").Snippets("").ShouldBeEmpty();
    }

    private static SnippetMaker Maker(string query) => new(QueryParser.Parse(query).Value.Root);
}
