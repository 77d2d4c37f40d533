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
    public static NewPhrasesReport Of(PrintedPhrases phrases, PhrasesAsk ask, PhraseSet? leftOut, CancellationToken cancel)
    {
        NewPhrases answer = phrases.Corpus.New(new(ask.From!.Value.DayNumber, ask.To!.Value.DayNumber, ask.Articles, ask.Most, leftOut), cancel);
        return new(answer.Total, [.. answer.Phrases.Skip(ask.Skip).Select(row => NewPhraseRow.Of(phrases, row, ask))], ask.Next(answer.Total), answer.Words, answer.Articles, answer.PastWords, answer.Undated);
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
    public static SilentPhrasesReport Of(PrintedPhrases phrases, PhrasesAsk ask, PhraseSet? leftOut, CancellationToken cancel)
    {
        SilentPhrases answer = phrases.Corpus.Silent(new(ask.From!.Value.DayNumber, ask.To!.Value.DayNumber, ask.Articles, ask.Most, leftOut), cancel);
        return new(answer.Total, [.. answer.Phrases.Skip(ask.Skip).Select(row => SilentPhraseRow.Of(phrases, row, ask.Before()))], ask.Next(answer.Total), answer.Words, answer.SpanWords, answer.SpanWords.Count >= SilentPhrases.FewestSpans);
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
    public static SetPhrasesReport Of(PrintedPhrases phrases, PhrasesAsk ask, CancellationToken cancel) => Of(phrases, ask, phrases.Corpus.Set(ask.OfSet(ask.Most), cancel));

    /// <summary>A part of a list that is reckoned.</summary>
    /// <param name="phrases">The corpus that it was reckoned from.</param>
    /// <param name="ask">What is asked.</param>
    /// <param name="answer">As many families as the part reaches to, or more.</param>
    public static SetPhrasesReport Of(PrintedPhrases phrases, PhrasesAsk ask, SetPhrases answer) =>
        new(answer.Total, [.. answer.Families.Skip(ask.Skip).Take(ask.Limit).SelectMany(family => SetPhraseRow.Of(phrases, family, ask))], ask.Next(answer.Total), answer.Phrases);
}
