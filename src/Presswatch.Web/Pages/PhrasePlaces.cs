using Presswatch.Analysis.Phrases;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Web.Pages;

/// <summary>Addresses of the places where phrases stand.</summary>
internal static class PhrasePlaces
{
    /// <summary>The first place of the evidence, or the last; <see langword="null"/> where there is none.</summary>
    /// <param name="words">Words of the phrase.</param>
    public static string? Address(IReadOnlyList<PhraseEvidence> evidence, int words, bool last = false) =>
        evidence.Count == 0 ? null : evidence[last ? ^1 : 0] is var place ? ArticlePlace.Address(place.Article, place.Version, place.Word, words) : null;

    /// <summary>A phrase by itself, over time.</summary>
    public static string OverTime(string query) => "/phrases?q=" + Uri.EscapeDataString(query);

    /// <summary>Words of the phrase that a history is of.</summary>
    public static int Words(PhraseHistoryReport report) => Math.Max(1, Phrase.Of(report.Query)?.Words.Count ?? 1);
}
