using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Tests.Sequences;

public sealed class PhraseHistoryTests
{
    [Fact]
    public void Of_Uses_GivesFirstLastAndGaps()
    {
        TextPart[] parts =
        [
            new([new(-1, "red sun"), new(1, "red sun red sun"), new(2, "x"), new(3, "red sun"), new(3, "red sun", Counts: false), new(5, "x")]),
            new([new(3, "a red sun"), new(9, "red sun"), new(12, "x")], salt: 1),
        ];

        PhraseHistory history = Of(parts, "red sun");

        history.Days.Select(day => (day.Day, day.Articles, day.Occurrences)).ShouldBe([(1, 1, 2), (3, 2, 2), (9, 1, 1)]);
        (history.Occurrences, history.Articles, history.UndatedArticles, history.SinceLast).ShouldBe((6L, 5, 1, 1));
        PhraseGap longest = history.Longest.ShouldNotBeNull();
        // Of days 4 to 8 the archive has day 5 alone; of 2 to 2 it has day 2: as long, so the earlier gap is named.
        (longest.Before.Day, longest.After.Day, longest.Days, longest.CoveredDays).ShouldBe((1, 3, 2, 1));
        history.Revivals.ShouldBeEmpty();
    }

    [Fact]
    public void Of_LongSleepAfterSteadyUse_IsARevival()
    {
        var part = new TextPart([.. Enumerable.Range(1, 80).Select(day => new Text(day, (day <= 24 && day % 4 == 0) || day == 60 ? "red sun" : "x"))]);

        PhraseGap revival = Of([part], "red sun").Revivals.ShouldHaveSingleItem();

        (revival.Before.Day, revival.After.Day, revival.CoveredDays, revival.EarlierGaps, revival.LongestBefore).ShouldBe((24, 60, 35, 5, 3));
    }

    /// <summary>A sleep of 35 covered days is not twice as long as an earlier one of 20.</summary>
    [Fact]
    public void Of_SleepLikeOneBefore_IsNoRevival()
    {
        var part = new TextPart([.. Enumerable.Range(1, 80).Select(day => new Text(day, day is 1 or 22 or 24 or 26 or 28 or 30 or 32 or 68 ? "red sun" : "x"))]);

        Of([part], "red sun").Revivals.ShouldBeEmpty();
    }

    [Fact]
    public void Of_SleepOfWhichTheArchiveHasNothing_IsNoRevival()
    {
        var part = new TextPart([.. Enumerable.Range(1, 24).Append(60).Select(day => new Text(day, day % 4 == 0 ? "red sun" : "x"))]);

        Of([part], "red sun").Revivals.ShouldBeEmpty();
    }

    private static PhraseHistory Of(TextPart[] parts, string phrase) => PhraseHistory.Of(parts, [.. parts.Select(part => Places(part, phrase.Split(' ')))], default);

    private static int[] Places(TextPart part, string[] words) =>
        [.. Enumerable.Range(0, part.Stream.Length).Where(at => part.WordsAt(at, words.Length) == string.Join(' ', words))];
}
