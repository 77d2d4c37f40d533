using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Tests.Sequences;

namespace Presswatch.Corpus.Tests.Novelty;

public sealed class NoveltyTests
{
    private const string Formula = "the brave sailors of the green island will always";

    /// <summary>Each case: what stands earlier or not, and the states of the article's words (n new, f formula).</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "eight words of an earlier day", "1 " + Formula, "5 then " + Formula + " sing", "nfffffffffn" },
        { "seven are too few", "1 a b c d e f g", "5 a b c d e f g", "nnnnnnn" },
        { "the same day is not earlier", "5 " + Formula, "5 " + Formula, "nnnnnnnnn" },
        { "a later day is not earlier", "6 " + Formula, "5 " + Formula, "nnnnnnnnn" },
        { "across a sentence end, but not a paragraph's", "1 a b c d e f g h", "5 a b c d / e f g h", "nnnnnnnn" },
        { "earlier paragraphs do not join", "1 a b c d / e f g h", "5 a b c d e f g h", "nnnnnnnn" },
        { "two windows overlap", "1 a b c d e f g h|2 e f g h i j k l", "5 a b c d e f g h i j k l", "ffffffffffff" },
        { "an undated text is not earlier", "-1 " + Formula, "5 " + Formula, "nnnnnnnnn" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Find_Case_GivesStates(string why, string earlier, string article, string states)
    {
        NoveltyAnswer answer = Find([new TextPart(earlier.Split('|').Select(Parse))], Parse(article));

        Letters(answer).ShouldBe(states, why);
    }

    [Fact]
    public void Find_OtherVersionOfTheArticle_IsNotEarlier() =>
        Letters(Find([new TextPart([new(1, Formula, Article: 7)])], new(5, Formula, Article: 7))).ShouldBe("nnnnnnnnn");

    [Fact]
    public void Find_DateThatMayBeLater_IsNotEarlier() =>
        Letters(Find([new TextPart([new(1, Formula, LastDay: 30)])], new(5, Formula))).ShouldBe("nnnnnnnnn");

    [Fact]
    public void Find_VersionThatDoesNotCount_IsNotEarlier() =>
        Letters(Find([new TextPart([new(1, Formula, Counts: false)])], new(5, Formula))).ShouldBe("nnnnnnnnn");

    [Fact]
    public void Find_Passage_NamesTheEarliestOfTheLongest()
    {
        var part = new TextPart([new(1, "x the brave sailors of the green island will"), new(2, "y " + Formula), new(3, Formula), new(9, Formula + " z")]);

        NoveltyAnswer answer = Find([part], new(5, "then " + Formula + " sing / " + Formula));

        answer.Passages.Count.ShouldBe(2);
        FormulaPassage passage = answer.Passages[0];
        (passage.Start, passage.Length, passage.StretchStart, passage.StretchLength, passage.SourceDay).ShouldBe((1, 9, 1, 9, 2));
        part.WordsAt(passage.Source.Position, 9).ShouldBe(Formula);
        (passage.Occurrences, passage.Articles).ShouldBe((3, 3));
        answer.Passages[1].Start.ShouldBe(11);
        answer.ShareNew.ShouldBe(2.0 / 20);
    }

    [Fact]
    public void Find_PhraseLeftOut_IsNeitherNewNorFormula()
    {
        var leftOut = new PhraseSet([[TextPart.Hash("by"), TextPart.Hash("our"), TextPart.Hash("reporter")]]);
        Text article = new(5, "by our reporter news " + Formula);

        NoveltyAnswer answer = new NoveltyFinder([Index(new TextPart([new(1, Formula)]))]).Find(new(article.Hashes, article.Day, 1, leftOut), default);

        Letters(answer).ShouldBe("---nfffffffff");
        answer.ShareNew.ShouldBe(0.1);
    }

    [Fact]
    public void Find_AnyTexts_EqualsASlowScan() =>
        RandomTexts.Check(400, (random, texts) =>
        {
            TextPart[] parts = [new(texts.Where((_, i) => i % 3 > 0)), new(texts.Where((_, i) => i % 3 == 0), salt: 1)];
            Text article = texts[random.Next(texts.Length)];

            NoveltyAnswer answer = Find(parts, article);

            SlowNovelty slow = SlowNovelty.Of(article, texts);
            Letters(answer).ShouldBe(slow.Letters);
            answer.Passages.Select(passage => (passage.Start, passage.Length, passage.StretchLength, passage.SourceDay, passage.Occurrences, passage.Articles)).ShouldBe(slow.Passages);
            foreach (FormulaPassage passage in answer.Passages)
            {
                string[] words = [.. article.Paragraphs.SelectMany(paragraph => paragraph)];
                parts[passage.Source.Part].WordsAt(passage.Source.Position, passage.StretchLength).ShouldBe(string.Join(' ', words.Skip(passage.StretchStart).Take(passage.StretchLength)));
            }
        });

    [Fact]
    public void Build_SmallRangesAndLarge_GiveTheSameIndex() =>
        RandomTexts.Check(60, (_, texts) =>
        {
            var part = new TextPart(texts);
            WindowIndex whole = Index(part);
            WindowIndex ranges = WindowIndexBuilder.Build(part, default, placesARange: 5);

            ranges.Places.ToArray().ShouldBe(whole.Places.ToArray());
            ranges.Starts.ToArray().ShouldBe(whole.Starts.ToArray());
        });

    internal static NoveltyAnswer Find(TextPart[] parts, Text article) =>
        new NoveltyFinder([.. parts.Select(Index)]).Find(new(article.Hashes, article.Day, (UInt128)article.Article), default);

    internal static WindowIndex Index(IWordPart part) => WindowIndexBuilder.Build(part, default);

    internal static string Letters(NoveltyAnswer answer) => string.Concat(answer.Words.Select(word => word switch { WordState.New => 'n', WordState.Formula => 'f', _ => '-' }));

    private static Text Parse(string line)
    {
        string[] parts = line.Split(' ', 2);
        return new(int.Parse(parts[0]), parts[1]);
    }
}
