using Presswatch.Corpus;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Analysis.Phrases;

/// <summary>First and last use of a phrase, its sleeps and its bursts.</summary>
/// <param name="Phrase">The phrase as its first use prints it; as asked where it stands in no dated article.</param>
/// <param name="Query">The query that finds it.</param>
/// <param name="First">First day of use; <see langword="null"/> where it stands in no dated article.</param>
/// <param name="Last">Last day of use.</param>
/// <param name="CoveredDaysSinceLast">Days after it of which the archive has articles.</param>
/// <param name="Longest">The longest sleep.</param>
/// <param name="Revivals">Uses after a sleep at least twice as long as any before.</param>
/// <param name="Bursts">Months in which more of the articles have it than usual.</param>
public sealed record PhraseHistoryReport(
    string Phrase, string Query, long Occurrences, int Articles, int Undated, DateOnly? First, DateOnly? Last, int CoveredDaysSinceLast, SleepRow? Longest, IReadOnlyList<SleepRow> Revivals, IReadOnlyList<BurstRow> Bursts, IReadOnlyList<PhraseEvidence> Evidence)
{
    /// <summary>The history of one phrase.</summary>
    public static PhraseHistoryReport Of(PrintedPhrases phrases, Phrase phrase, CancellationToken cancel)
    {
        PhraseHistory history = phrases.Corpus.History(phrase, cancel);
        IReadOnlyList<PhraseDay> days = history.Days;
        string query = $"\"{phrase}\"";
        PrintedPhrase[] ends = days.Count == 0 ? [] : [phrases.At(days[0].Place, phrase.Length), phrases.At(days[^1].Place, phrase.Length)];
        return new(ends is [var first, ..] ? first.Text : phrase.ToString(), query, history.Occurrences, history.Articles, history.UndatedArticles, Day(days, 0), Day(days, days.Count - 1), history.SinceLast,
            history.Longest is { } longest ? SleepRow.Of(phrases, longest, phrase.Length) : null, [.. history.Revivals.Select(gap => SleepRow.Of(phrases, gap, phrase.Length))],
            [.. BurstsOf(phrases.Corpus, days, query)], [.. ends.Select(end => end.Evidence)]);
    }

    private static DateOnly? Day(IReadOnlyList<PhraseDay> days, int index) => index >= 0 && index < days.Count ? DateOnly.FromDayNumber(days[index].Day) : null;

    private static IEnumerable<BurstRow> BurstsOf(CorpusPhrases phrases, IReadOnlyList<PhraseDay> days, string query)
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
            (string from, string to) = (Name(first + burst.From), Name(first + burst.To));
            yield return new(from, to, $"{query} from:{from} to:{to}", having[burst.From..(burst.To + 1)].Sum(), total[burst.From..(burst.To + 1)].Sum(), Math.Round(burst.Weight, 2));
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
    internal static SleepRow Of(PrintedPhrases phrases, PhraseGap gap, int words) => new(
        DateOnly.FromDayNumber(gap.Before.Day), DateOnly.FromDayNumber(gap.After.Day), gap.Days, gap.CoveredDays, gap.EarlierGaps, gap.LongestBefore,
        [phrases.At(gap.Before.Place, words).Evidence, phrases.At(gap.After.Place, words).Evidence]);
}

/// <summary>Months in which more articles than usual have a phrase.</summary>
/// <param name="From">First month.</param>
/// <param name="To">Last month, within.</param>
/// <param name="Query">The query that finds the articles.</param>
/// <param name="Articles">Articles of these months that have it.</param>
/// <param name="OfArticles">All their articles.</param>
/// <param name="Weight">How strong, in nats (Kleinberg 2002).</param>
public sealed record BurstRow(string From, string To, string Query, int Articles, int OfArticles, double Weight);

/// <summary>One thing that befell a phrase, as lists of flat rows have it.</summary>
/// <param name="What">"first", "longest sleep", "revival", "burst" or "last".</param>
/// <param name="From">First day or month.</param>
/// <param name="To">Last day or month.</param>
/// <param name="CoveredDays">Of a sleep, the days of it of which the archive has articles; of the last use, those since.</param>
/// <param name="Articles">Of a burst, the articles that have the phrase.</param>
/// <param name="OfArticles">Of a burst, all articles of its months.</param>
/// <param name="Query">The query that finds the articles: of a burst, those of its months.</param>
/// <param name="Evidence">The use, or those before and after a sleep.</param>
public sealed record PhraseEventRow(string What, string From, string To, int? CoveredDays, int? Articles, int? OfArticles, string Query, IReadOnlyList<PhraseEvidence> Evidence)
{
    /// <summary>All of a history, first and last use included.</summary>
    public static IEnumerable<PhraseEventRow> Of(PhraseHistoryReport report)
    {
        if (report is not { First: { } first, Last: { } last }) yield break;
        yield return new("first", Iso(first), Iso(first), null, null, null, report.Query, [report.Evidence[0]]);
        if (report.Longest is { } longest) yield return Sleep("longest sleep", longest);
        foreach (SleepRow revival in report.Revivals) yield return Sleep("revival", revival);
        foreach (BurstRow burst in report.Bursts) yield return new("burst", burst.From, burst.To, null, burst.Articles, burst.OfArticles, burst.Query, []);
        yield return new("last", Iso(last), Iso(last), report.CoveredDaysSinceLast, null, null, report.Query, [report.Evidence[^1]]);

        PhraseEventRow Sleep(string what, SleepRow row) => new(what, Iso(row.From), Iso(row.To), row.CoveredDays, null, null, report.Query, row.Evidence);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd");
}
