using Presswatch.Corpus;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Analysis.Phrases;

/// <summary>A row about one phrase.</summary>
public interface IPhraseRow
{
    /// <summary>The phrase as the place of its evidence prints it.</summary>
    string Phrase { get; }

    /// <summary>The query that finds the articles that are counted, bounds of the period included.</summary>
    string Query { get; }

    /// <summary>The phrase alone as a query, over all time.</summary>
    string Quoted { get; }

    /// <summary>Its words.</summary>
    int Words { get; }

    /// <summary>Articles that have it.</summary>
    int Articles { get; }

    /// <summary>How often they have it.</summary>
    int Occurrences { get; }

    /// <summary>Where it stands.</summary>
    IReadOnlyList<PhraseEvidence> Evidence { get; }
}

/// <summary>A phrase that is new in a period.</summary>
/// <param name="Score">G²: how surprising it is.</param>
/// <param name="Expected">How often the past would let one expect it.</param>
/// <inheritdoc cref="IPhraseRow"/>
public sealed record NewPhraseRow(string Phrase, string Query, string Quoted, int Words, int Articles, int Occurrences, double Expected, double Score, DateOnly First, IReadOnlyList<PhraseEvidence> Evidence) : IPhraseRow
{
    internal static NewPhraseRow Of(PrintedPhrases phrases, NewPhrase row, PhrasesAsk ask)
    {
        PrintedPhrase printed = phrases.At(row.Place, row.Length);
        return new(printed.Text, ask.Within(printed.Query), printed.Query, row.Length, row.Articles, row.Occurrences, row.Expected, Math.Round(row.Score, 2), DateOnly.FromDayNumber(row.FirstDay), [printed.Evidence]);
    }
}

/// <summary>A phrase that fell silent in a period. Articles and occurrences are those of the spans before it.</summary>
/// <param name="Spans">Occurrences in the spans before the period, each as long as it, oldest first: how often it was silent before.</param>
/// <param name="Expected">Occurrences to be expected in the period.</param>
/// <param name="Chance">Chance that it would not stand in it at all.</param>
/// <inheritdoc cref="IPhraseRow"/>
public sealed record SilentPhraseRow(string Phrase, string Query, string Quoted, int Words, int Articles, int Occurrences, IReadOnlyList<int> Spans, double Expected, double Chance, IReadOnlyList<PhraseEvidence> Evidence) : IPhraseRow
{
    internal static SilentPhraseRow Of(PrintedPhrases phrases, SilentPhrase row, PhrasesAsk before)
    {
        PrintedPhrase printed = phrases.At(row.Place, row.Length);
        return new(printed.Text, before.Within(printed.Query), printed.Query, row.Length, row.Articles, row.Occurrences, row.Spans, Math.Round(row.Expected, 2), row.Chance, [printed.Evidence]);
    }
}

/// <summary>A set phrase, and how often it was written over time.</summary>
/// <param name="Leader">The phrase of its family that most articles have; the phrase itself where it is that.</param>
/// <param name="First">First day of use; <see langword="null"/> where all its articles are undated.</param>
/// <param name="Last">Last day of use.</param>
/// <param name="Years">Articles by year.</param>
/// <inheritdoc cref="IPhraseRow"/>
public sealed record SetPhraseRow(
    string Phrase, string Query, string Quoted, string Leader, int Words, int Articles, int Occurrences, DateOnly? First, DateOnly? Last, IReadOnlyDictionary<string, int> Years, IReadOnlyList<PhraseEvidence> Evidence) : IPhraseRow
{
    /// <summary>A family: its leader, then its variants.</summary>
    internal static IEnumerable<SetPhraseRow> Of(PrintedPhrases phrases, SetPhraseFamily family, PhrasesAsk ask)
    {
        SetPhraseRow leader = Of(phrases, family.Leader, ask, null);
        return family.Variants.Select(variant => Of(phrases, variant, ask, leader.Phrase)).Prepend(leader);
    }

    private static SetPhraseRow Of(PrintedPhrases phrases, SetPhrase phrase, PhrasesAsk ask, string? leader)
    {
        PlacedDocument[] documents = [.. phrase.Places.Select(phrases.Corpus.DocumentAt).DistinctBy(document => document.Key)];
        DateOnly[] days = [.. documents.Where(document => document.Published is not null).Select(document => document.Published!.Value.First).Order()];
        var years = new SortedDictionary<string, int>(days.GroupBy(day => day.Year).ToDictionary(group => group.Key.ToString("0000"), group => group.Count()));
        // Of the parts of the corpus each has its own order of days: the first article by date is the one to show.
        WordPlace earliest = phrase.Places.MinBy(place => phrases.Corpus.DocumentAt(place).Published?.First ?? DateOnly.MaxValue);
        PrintedPhrase printed = phrases.At(earliest, phrase.Length);
        return new(printed.Text, ask.Within(printed.Query), printed.Query, leader ?? printed.Text, phrase.Length, phrase.Articles, phrase.Places.Count, days.Length == 0 ? null : days[0], days.Length == 0 ? null : days[^1], years, [printed.Evidence]);
    }
}
