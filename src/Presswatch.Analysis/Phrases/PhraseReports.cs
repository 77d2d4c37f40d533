using Presswatch.Core.Dates;
using Presswatch.Corpus;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Analysis.Phrases;

/// <summary>Where a phrase of an answer stands: an article that has it. Its words are the <c>query</c> that gives all.</summary>
/// <param name="Word">Number of the phrase's first word, from 0 over the words of headline and text.</param>
public sealed record PhraseEvidence(string Article, string Version, PartialDate? Published, int Word)
{
    internal static PhraseEvidence Of(CorpusPhrases phrases, WordPlace place)
    {
        PlacedDocument document = phrases.DocumentAt(place);
        return new(document.Article.Value, document.Version.Value, document.Published, document.Word);
    }
}

/// <summary>A phrase that is new in a period.</summary>
/// <param name="Query">The query that finds it.</param>
/// <param name="Score">G²: how surprising it is.</param>
/// <param name="Expected">How often the past would let one expect it.</param>
public sealed record NewPhraseRow(string Phrase, string Query, int Words, int Articles, int Occurrences, double Expected, double Score, DateOnly First, IReadOnlyList<PhraseEvidence> Evidence)
{
    /// <summary>The rows of an answer.</summary>
    public static IEnumerable<NewPhraseRow> Of(CorpusPhrases phrases, NewPhrases answer) => answer.Phrases.Select(row =>
    {
        string text = phrases.TextAt(row.Place, row.Length);
        return new NewPhraseRow(text, $"\"{text}\"", row.Length, row.Articles, row.Occurrences, row.Expected, Math.Round(row.Score, 2), DateOnly.FromDayNumber(row.FirstDay), [PhraseEvidence.Of(phrases, row.Place)]);
    });
}

/// <summary>A phrase that fell silent in a period.</summary>
/// <param name="Spans">Occurrences in the spans before the period, each as long as it, oldest first: how often it was silent before.</param>
/// <param name="Expected">Occurrences to be expected in the period.</param>
/// <param name="Chance">Chance that it would not stand in it at all.</param>
public sealed record SilentPhraseRow(string Phrase, string Query, int Words, int Articles, int Occurrences, IReadOnlyList<int> Spans, double Expected, double Chance, IReadOnlyList<PhraseEvidence> Evidence)
{
    /// <summary>The rows of an answer.</summary>
    public static IEnumerable<SilentPhraseRow> Of(CorpusPhrases phrases, SilentPhrases answer) => answer.Phrases.Select(row =>
    {
        string text = phrases.TextAt(row.Place, row.Length);
        return new SilentPhraseRow(text, $"\"{text}\"", row.Length, row.Articles, row.Occurrences, row.Spans, Math.Round(row.Expected, 2), row.Chance, [PhraseEvidence.Of(phrases, row.Place)]);
    });
}

/// <summary>A set phrase, and how often it was written over time.</summary>
/// <param name="Leader">The phrase of its family that most articles have; the phrase itself where it is that.</param>
/// <param name="First">First day of use; <see langword="null"/> where all its articles are undated.</param>
/// <param name="Last">Last day of use.</param>
/// <param name="Years">Articles by year.</param>
public sealed record SetPhraseRow(string Phrase, string Query, string Leader, int Words, int Articles, int Occurrences, DateOnly? First, DateOnly? Last, IReadOnlyDictionary<string, int> Years, IReadOnlyList<PhraseEvidence> Evidence)
{
    /// <summary>The rows of an answer: each family's leader, then its variants.</summary>
    public static IEnumerable<SetPhraseRow> Of(CorpusPhrases phrases, SetPhrases answer) =>
        answer.Families.SelectMany(family => family.Variants.Prepend(family.Leader).Select(phrase => Of(phrases, phrase, phrases.TextAt(family.Leader.Places[0], family.Leader.Length))));

    private static SetPhraseRow Of(CorpusPhrases phrases, SetPhrase phrase, string leader)
    {
        string text = phrases.TextAt(phrase.Places[0], phrase.Length);
        PlacedDocument[] documents = [.. phrase.Places.Select(phrases.DocumentAt).DistinctBy(document => document.Key)];
        DateOnly[] days = [.. documents.Where(document => document.Published is not null).Select(document => document.Published!.Value.First).Order()];
        var years = new SortedDictionary<string, int>(days.GroupBy(day => day.Year).ToDictionary(group => group.Key.ToString("0000"), group => group.Count()));
        return new(text, $"\"{text}\"", leader, phrase.Length, phrase.Articles, phrase.Places.Count, days.Length == 0 ? null : days[0], days.Length == 0 ? null : days[^1], years, [PhraseEvidence.Of(phrases, phrase.Places[0])]);
    }
}

/// <summary>First and last use of a phrase, its sleeps and its bursts.</summary>
/// <param name="First">First day of use; <see langword="null"/> where it stands in no dated article.</param>
/// <param name="Last">Last day of use.</param>
/// <param name="CoveredDaysSinceLast">Days after it of which the archive has articles.</param>
/// <param name="Longest">The longest sleep.</param>
/// <param name="Revivals">Uses after a sleep at least twice as long as any before.</param>
/// <param name="Bursts">Months in which more of the articles have it than usual.</param>
public sealed record PhraseHistoryReport(
    string Query, long Occurrences, int Articles, int Undated, DateOnly? First, DateOnly? Last, int CoveredDaysSinceLast, SleepRow? Longest, IReadOnlyList<SleepRow> Revivals, IReadOnlyList<BurstRow> Bursts, IReadOnlyList<PhraseEvidence> Evidence)
{
    /// <summary>The history of one phrase.</summary>
    public static PhraseHistoryReport Of(CorpusPhrases phrases, Phrase phrase, CancellationToken cancel)
    {
        PhraseHistory history = phrases.History(phrase, cancel);
        IReadOnlyList<PhraseDay> days = history.Days;
        return new($"\"{phrase}\"", history.Occurrences, history.Articles, history.UndatedArticles, Day(days, 0), Day(days, days.Count - 1), history.SinceLast,
            history.Longest is { } longest ? SleepRow.Of(phrases, longest) : null, [.. history.Revivals.Select(gap => SleepRow.Of(phrases, gap))], [.. BurstsOf(phrases, days)],
            days.Count == 0 ? [] : [PhraseEvidence.Of(phrases, days[0].Place), PhraseEvidence.Of(phrases, days[^1].Place)]);
    }

    private static DateOnly? Day(IReadOnlyList<PhraseDay> days, int index) => index >= 0 && index < days.Count ? DateOnly.FromDayNumber(days[index].Day) : null;

    private static IEnumerable<BurstRow> BurstsOf(CorpusPhrases phrases, IReadOnlyList<PhraseDay> days)
    {
        SortedDictionary<int, int> all = phrases.ArticlesByDay();
        if (all.Count == 0) yield break;
        int first = Month(all.Keys.First());
        int[] total = new int[Month(all.Keys.Last()) - first + 1];
        int[] having = new int[total.Length];
        foreach ((int day, int articles) in all) total[Month(day) - first] += articles;
        foreach (PhraseDay day in days) having[Month(day.Day) - first] += day.Articles;
        foreach (Burst burst in Corpus.Phrases.Bursts.Find(having, total))
        {
            yield return new(Name(first + burst.From), Name(first + burst.To), having[burst.From..(burst.To + 1)].Sum(), total[burst.From..(burst.To + 1)].Sum(), Math.Round(burst.Weight, 2));
        }
    }

    private static int Month(int day) => DateOnly.FromDayNumber(day) is var date ? (date.Year * 12) + date.Month - 1 : 0;

    private static string Name(int month) => $"{month / 12:0000}-{(month % 12) + 1:00}";
}

/// <summary>A time without a phrase.</summary>
/// <param name="From">Last use before it.</param>
/// <param name="To">First use after it.</param>
/// <param name="CoveredDays">Days in between of which the archive has articles.</param>
/// <param name="EarlierGaps">Gaps between uses before it.</param>
/// <param name="LongestBefore">Covered days of the longest of those.</param>
public sealed record SleepRow(DateOnly From, DateOnly To, int Days, int CoveredDays, int EarlierGaps, int LongestBefore, IReadOnlyList<PhraseEvidence> Evidence)
{
    internal static SleepRow Of(CorpusPhrases phrases, PhraseGap gap) => new(
        DateOnly.FromDayNumber(gap.Before.Day), DateOnly.FromDayNumber(gap.After.Day), gap.Days, gap.CoveredDays, gap.EarlierGaps, gap.LongestBefore,
        [PhraseEvidence.Of(phrases, gap.Before.Place), PhraseEvidence.Of(phrases, gap.After.Place)]);
}

/// <summary>Months in which more articles than usual have a phrase.</summary>
/// <param name="From">First month.</param>
/// <param name="To">Last month, within.</param>
/// <param name="Articles">Articles of these months that have it.</param>
/// <param name="OfArticles">All their articles.</param>
/// <param name="Weight">How strong, in nats (Kleinberg 2002).</param>
public sealed record BurstRow(string From, string To, int Articles, int OfArticles, double Weight);
