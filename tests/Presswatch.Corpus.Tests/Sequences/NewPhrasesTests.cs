using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Tests.Sequences;

public sealed class NewPhrasesTests
{
    [Fact]
    public void Of_PhraseOfThePeriodOnly_IsFoundWithItsCounts()
    {
        var part = new TextPart([new(1, "the old harbour is open"), new(2, "a new road is open"), new(10, "two hostile shores they said"), new(11, "two hostile shores once more"), new(12, "the old harbour is open")]);

        NewPhrases found = NewPhrases.Of([part], new(10, 20, FewestArticles: 2), default);

        NewPhrase row = found.Phrases.ShouldHaveSingleItem();
        part.WordsAt(row.Place.Position, row.Length).ShouldBe("two hostile shores");
        (row.FirstDay, row.Articles, row.Occurrences, found.Total, found.Words, found.PastWords).ShouldBe((10, 2, 2, 1, 15L, 10L));
        // No word of it is of the past: half an occurrence each in 10 words, and 15 words in the period.
        row.Expected.ShouldBe(15 * 0.05 * 0.05 * 0.05, 1e-12);
        row.Score.ShouldBe(2 * ((2 * Math.Log(2 / row.Expected)) - (2 - row.Expected)), 1e-9);
    }

    [Fact]
    public void Of_KnownPartsNewlyJoined_ExpectsWhatTheirOverlapGives()
    {
        // Past: "red sun" 3 of 10 words, "sun rises" 1, "sun" 4. Expected = 4 words of the period · (3 · 1 / 4) / 10.
        var part = new TextPart([new(1, "red sun / red sun / red sun / a sun rises / x"), new(9, "red sun rises"), new(9, "red sun rises")]);

        NewPhrase row = NewPhrases.Of([part], new(9, 9, FewestArticles: 2), default).Phrases.ShouldHaveSingleItem();

        row.Expected.ShouldBe(6 * (3.0 * 1 / 4) / 10, 1e-12);
    }

    [Fact]
    public void Of_ArchiveThatBeginsWithThePeriod_HasNothingNew() =>
        NewPhrases.Of([new TextPart([new(5, "a b c"), new(6, "a b c")])], new(1, 9, 2), default).ShouldSatisfyAllConditions(found => found.Phrases.ShouldBeEmpty(), found => found.PastWords.ShouldBe(0));

    [Fact]
    public void Of_VagueDateThatMayBeBefore_KeepsAPhraseFromBeingNew() =>
        NewPhrases.Of([new TextPart([new(1, "a b", LastDay: 30), new(1, "x"), new(10, "a b"), new(11, "a b")])], new(10, 20, 2), default).Phrases.ShouldBeEmpty();

    [Fact]
    public void Of_PhraseLeftOut_IsPartOfNone()
    {
        var part = new TextPart([new(1, "x"), new(10, "by our reporter sea calm"), new(11, "by our reporter sea calm")]);
        var leftOut = new PhraseSet([[TextPart.Hash("by"), TextPart.Hash("our"), TextPart.Hash("reporter")]]);

        NewPhrase row = NewPhrases.Of([part], new(10, 20, 2, LeftOut: leftOut), default).Phrases.ShouldHaveSingleItem();

        part.WordsAt(row.Place.Position, row.Length).ShouldBe("sea calm");
    }

    [Fact]
    public void Of_SequenceLongerThanSeven_IsListedOnceByItsBeginning()
    {
        var part = new TextPart([new(1, "x"), new(10, "a b c d e f g h i j"), new(11, "a b c d e f g h i j")]);

        NewPhrase row = NewPhrases.Of([part], new(10, 20, 2), default).Phrases.ShouldHaveSingleItem();

        part.WordsAt(row.Place.Position, row.Length).ShouldBe("a b c d e f g");
    }

    [Fact]
    public void Of_AnyTexts_EqualsASlowCount() =>
        RandomTexts.Check(300, (random, texts) =>
        {
            TextPart[] parts = [new(texts.Where((_, i) => i % 3 > 0)), new(texts.Where((_, i) => i % 3 == 0), salt: 1)];
            int from = random.Next(1, 7);
            int to = from + random.Next(4);
            int fewest = random.Next(1, 3);

            NewPhrases found = NewPhrases.Of(parts, new(from, to, fewest, int.MaxValue), default);

            var period = new SlowPhrases(texts.Where(text => text.Day >= from && text.Day <= to));
            var past = new SlowPhrases(texts.Where(text => text.Day >= 0 && text.Day < from));
            (found.Words, found.PastWords).ShouldBe((period.Words, past.Words));
            List<string> expected = past.Words == 0 ? [] : period.Chosen(fewest, phrase => past.Count(phrase).Occurrences == 0);
            Dictionary<string, NewPhrase> rows = found.Phrases.ToDictionary(row => parts[row.Place.Part].WordsAt(row.Place.Position, row.Length));
            rows.Keys.Where(phrase => rows[phrase].Length < 7).ShouldBe(expected.Where(phrase => phrase.Split(' ').Length < 7), ignoreOrder: true);
            rows.Keys.ShouldBeSubsetOf(expected);
            foreach ((string phrase, NewPhrase row) in rows)
            {
                (row.Occurrences, row.Articles).ShouldBe(period.Count(phrase));
                row.Expected.ShouldBe(past.Probability(phrase) * period.Words, 1e-9);
                row.FirstDay.ShouldBe(texts.Where(text => text.Counts && text.Day >= from && text.Day <= to && new SlowPhrases([text]).Count(phrase).Articles > 0).Min(text => text.Day));
            }
        });
}
