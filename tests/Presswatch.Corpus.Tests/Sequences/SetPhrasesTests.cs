using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Tests.Sequences;

public sealed class SetPhrasesTests
{
    private const string Formula = "all the people of the island stand as one behind the harbour master";

    [Fact]
    public void Of_FormulaOfSeveralArticles_IsGrownToItsEnds()
    {
        var part = new TextPart([new(1, "x " + Formula + " y"), new(2, "z " + Formula), new(3, Formula + " w"), new(4, "nothing of the kind here")]);

        SetPhrases found = Of([part], new(3));

        SetPhraseFamily family = found.Families.ShouldHaveSingleItem();
        part.WordsAt(family.Leader.Places[0].Position, family.Leader.Length).ShouldBe(Formula);
        (family.Leader.Articles, family.Leader.Places.Count, found.Total, found.Phrases).ShouldBe((3, 3, 1, 1));
    }

    [Fact]
    public void Of_NearlyTheSameFormula_IsAVariantOfTheMoreFrequent()
    {
        string variant = Formula.Replace("island", "coast", StringComparison.Ordinal);
        var part = new TextPart([.. Enumerable.Range(1, 4).Select(day => new Text(day, Formula)), .. Enumerable.Range(5, 3).Select(day => new Text(day, variant))]);

        SetPhraseFamily family = Of([part], new(3)).Families.ShouldHaveSingleItem();

        part.WordsAt(family.Leader.Places[0].Position, family.Leader.Length).ShouldBe(Formula);
        SetPhrase other = family.Variants.ShouldHaveSingleItem();
        part.WordsAt(other.Places[0].Position, other.Length).ShouldBe(variant);
        other.Articles.ShouldBe(3);
    }

    [Fact]
    public void Of_WordThatFewerThanHalfGoOnWith_EndsThePhrase()
    {
        var part = new TextPart([.. Enumerable.Range(1, 9).Select(day => new Text(day, Formula + (day <= 4 ? " forever" : " " + (char)('a' + day))))]);

        SetPhrase phrase = Of([part], new(2)).Families[0].Leader;

        part.WordsAt(phrase.Places[0].Position, phrase.Length).ShouldBe(Formula);
        phrase.Articles.ShouldBe(9);
    }

    [Fact]
    public void Of_Period_CountsItsArticlesOnly() =>
        Of([new TextPart([new(1, Formula), new(2, Formula), new(3, Formula)])], new(3, From: 2)).Families.ShouldBeEmpty();

    /// <summary>Whatever the parts, the counts are those of a scan, the phrase is set in enough articles, and every frequent window lies in one with half its articles or more.</summary>
    [Fact]
    public void Of_AnyTexts_CountsAsASlowScanAndCoversAllFrequentWindows() =>
        RandomTexts.Check(150, (_, texts) =>
        {
            TextPart[] parts = [new(texts.Where((_, i) => i % 3 > 0)), new(texts.Where((_, i) => i % 3 == 0), salt: 1)];

            SetPhrases found = Of(parts, new(2, Most: int.MaxValue));

            Dictionary<string, int> articles = [];
            foreach (SetPhrase phrase in found.Families.SelectMany(family => family.Variants.Prepend(family.Leader)))
            {
                string words = parts[phrase.Places[0].Part].WordsAt(phrase.Places[0].Position, phrase.Length);
                phrase.Articles.ShouldBe(ArticlesOf(texts, words), words);
                phrase.Articles.ShouldBeGreaterThanOrEqualTo(2);
                articles.Add(words, phrase.Articles);
            }
            foreach (string window in Windows(texts).Distinct())
            {
                int own = ArticlesOf(texts, window);
                if (own >= 2) articles.ShouldContain(pair => $" {pair.Key} ".Contains($" {window} ", StringComparison.Ordinal) && pair.Value * 2 >= own, window);
            }
        });

    [Theory]
    [InlineData("a b c", "a b c", 0)]
    [InlineData("a b c", "a x c", 1)]
    [InlineData("a b c", "b c", 1)]
    [InlineData("a b c", "a b x c y", 2)]
    public void Distance_Words_AsWorkedOut(string one, string other, int distance) =>
        SetPhraseFamilies.Distance([.. one.Split(' ').Select(TextPart.Hash)], [.. other.Split(' ').Select(TextPart.Hash)], 5).ShouldBe(distance);

    private static SetPhrases Of(TextPart[] parts, SetPhraseQuestion question) => SetPhrases.Of([.. parts.Select(part => WindowIndexBuilder.Build(part, default))], question, default);

    private static int ArticlesOf(Text[] texts, string words) =>
        texts.Count(text => text.Counts && text.Paragraphs.Any(paragraph => $" {string.Join(' ', paragraph)} ".Contains($" {words} ", StringComparison.Ordinal)));

    private static IEnumerable<string> Windows(Text[] texts) =>
        texts.SelectMany(text => text.Paragraphs).SelectMany(paragraph => Enumerable.Range(0, Math.Max(0, paragraph.Length - 7)).Select(i => string.Join(' ', paragraph.Skip(i).Take(8))));
}
