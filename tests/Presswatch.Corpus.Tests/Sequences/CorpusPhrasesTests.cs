using Presswatch.Core.Dates;
using Presswatch.Core.Values;
using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Tests.Sequences;

/// <summary>The questions over real segments: words, days, articles and places are those of the documents.</summary>
public sealed class CorpusPhrasesTests
{
    private const string Formula = "Sailors of the Green Island will always guard the Northern Lighthouse";

    [Fact]
    public void Novelty_TwoSegments_FindsTheEarlierArticleByText()
    {
        using Segment first = Build((1, "2020-03-01", "Guard", $"Today {Formula}."), (2, "2020-04", null, Formula));
        using Segment second = Build((3, "2020-04-10", null, "Calm seas."));
        using CorpusSnapshot snapshot = CorpusSnapshot.Of(first, second);
        var phrases = new CorpusPhrases(snapshot);
        TextWords words = TextWords.Of("Words of the day", $"He said: sailors of the green island will always guard the northern\nlighthouse");

        NoveltyAnswer answer = phrases.Novelty(words, new(2020, 4, 12), null, null, default);

        FormulaPassage passage = answer.Passages.ShouldHaveSingleItem();
        (passage.Start, passage.Length, words.HeadlineWords).ShouldBe((6, 10, 4));
        PlacedDocument source = phrases.DocumentAt(passage.Source);
        (source.Key, source.Word, source.Article).ShouldBe((1, 2, Article(1)));
        phrases.TextAt(passage.Source, passage.StretchLength).ShouldBe("Sailors of the Green Island will always guard the Northern");
        (passage.Occurrences, passage.Articles).ShouldBe((2, 2));
        words.Words[passage.Start].Of("He said: sailors of").ToString().ShouldBe("sailors");
    }

    [Fact]
    public void Novelty_OwnVersion_IsNotEarlier()
    {
        using Segment segment = Build((1, "2020-03-01", null, Formula));
        using CorpusSnapshot snapshot = CorpusSnapshot.Of(segment);

        new CorpusPhrases(snapshot).Novelty(TextWords.Of(null, Formula), new(2020, 4, 12), Article(1), null, default).ShareNew.ShouldBe(1);
    }

    [Fact]
    public void History_Phrase_CountsBothSegments()
    {
        using Segment first = Build((1, "2020-03-01", null, "calm seas and Calm seas"));
        using Segment second = Build((3, "2020-04-10", "Calm seas", "x"));
        using CorpusSnapshot snapshot = CorpusSnapshot.Of(first, second);

        PhraseHistory history = new CorpusPhrases(snapshot).History(Phrase.Of("calm seas")!, default);

        history.Days.Select(day => (DateOnly.FromDayNumber(day.Day), day.Occurrences)).ShouldBe([(new(2020, 3, 1), 2), (new(2020, 4, 10), 1)]);
    }

    [Fact]
    public void New_Month_FindsItsPhrase()
    {
        using Segment segment = Build((1, "2020-03-01", null, "calm seas"), (2, "2020-04-01", null, "two stormy seas"), (3, "2020-04-02", null, "two stormy seas"));
        using CorpusSnapshot snapshot = CorpusSnapshot.Of(segment);
        var phrases = new CorpusPhrases(snapshot);

        NewPhrase row = phrases.New(new(new DateOnly(2020, 4, 1).DayNumber, new DateOnly(2020, 4, 30).DayNumber, 2), default).Phrases.ShouldHaveSingleItem();

        phrases.TextAt(row.Place, row.Length).ShouldBe("two stormy seas");
    }

    private static ArticleId Article(int key) => new(new string((char)('a' + key), 16));

    private static Segment Build(params (int Key, string Date, string? Headline, string Text)[] documents)
    {
        using var builder = new SegmentBuilder();
        foreach ((int key, string date, string? headline, string text) in documents)
        {
            builder.Add(new(key, Article(key), new(key.ToString("x12")), ["a.example"], "Press", "en", null, PartialDate.TryParse(date, out PartialDate day) ? day : null, true, headline, text));
        }
        return builder.BuildInMemory();
    }
}
