using Presswatch.Corpus;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Analysis.Phrases;

/// <summary>The phrases that are new in a period.</summary>
/// <param name="Total">All that there are.</param>
/// <param name="Next">Where the list goes on; <see langword="null"/> at its end.</param>
/// <param name="Words">Words of the period.</param>
/// <param name="Articles">Its articles.</param>
/// <param name="PastWords">Words of all before. 0: the archive begins with the period, so that nothing in it is new.</param>
/// <param name="Undated">Articles without a date, which are in neither.</param>
public sealed record NewPhrasesReport(int Total, IReadOnlyList<NewPhraseRow> Items, string? Next, long Words, int Articles, long PastWords, int Undated)
{
    /// <summary>Lists them; the period must have bounds.</summary>
    /// <param name="leftOut">Words that are part of no phrase.</param>
    public static NewPhrasesReport Of(CorpusPhrases phrases, PhrasesAsk ask, PhraseSet? leftOut, CancellationToken cancel)
    {
        NewPhrases answer = phrases.New(new(ask.From!.Value.DayNumber, ask.To!.Value.DayNumber, ask.Articles, ask.Most, leftOut), cancel);
        return new(answer.Total, [.. NewPhraseRow.Of(phrases, answer).Skip(ask.Skip)], ask.Next(answer.Total), answer.Words, answer.Articles, answer.PastWords, answer.Undated);
    }
}

/// <summary>The phrases that fell silent in a period.</summary>
/// <param name="Total">All that there are.</param>
/// <param name="Next">Where the list goes on; <see langword="null"/> at its end.</param>
/// <param name="Words">Words of the period.</param>
/// <param name="SpanWords">Words of each span before it, oldest first.</param>
/// <param name="Enough">Whether enough stands before the period to draw a rate from.</param>
public sealed record SilentPhrasesReport(int Total, IReadOnlyList<SilentPhraseRow> Items, string? Next, long Words, IReadOnlyList<long> SpanWords, bool Enough)
{
    /// <summary>Lists them; the period must have bounds.</summary>
    /// <param name="leftOut">Words that are part of no phrase.</param>
    public static SilentPhrasesReport Of(CorpusPhrases phrases, PhrasesAsk ask, PhraseSet? leftOut, CancellationToken cancel)
    {
        SilentPhrases answer = phrases.Silent(new(ask.From!.Value.DayNumber, ask.To!.Value.DayNumber, ask.Articles, ask.Most, leftOut), cancel);
        return new(answer.Total, [.. SilentPhraseRow.Of(phrases, answer).Skip(ask.Skip)], ask.Next(answer.Total), answer.Words, answer.SpanWords, answer.SpanWords.Count >= SilentPhrases.FewestSpans);
    }
}

/// <summary>The set phrases, family by family.</summary>
/// <param name="Total">All families.</param>
/// <param name="Items">Each family's leader, then its variants.</param>
/// <param name="Next">Where the list goes on, counted in families; <see langword="null"/> at its end.</param>
/// <param name="Phrases">All set phrases.</param>
public sealed record SetPhrasesReport(int Total, IReadOnlyList<SetPhraseRow> Items, string? Next, int Phrases)
{
    /// <summary>Lists them, of all time or of a period.</summary>
    public static SetPhrasesReport Of(CorpusPhrases phrases, PhrasesAsk ask, CancellationToken cancel)
    {
        SetPhrases answer = phrases.Set(new(ask.Articles, ask.From?.DayNumber, ask.To?.DayNumber, ask.Most), cancel);
        SetPhrases page = answer with { Families = [.. answer.Families.Skip(ask.Skip)] };
        return new(answer.Total, [.. SetPhraseRow.Of(phrases, page)], ask.Next(answer.Total), answer.Phrases);
    }
}
