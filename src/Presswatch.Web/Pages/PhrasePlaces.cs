using Presswatch.Analysis.Phrases;

namespace Presswatch.Web.Pages;

/// <summary>Addresses of the places where phrases stand.</summary>
internal static class PhrasePlaces
{
    /// <summary>The place of a piece of evidence; the version alone where its text could not be read.</summary>
    public static string Address(PhraseEvidence place) => place is { In: { } part, Start: { } start, Length: { } length }
        ? ArticlePlace.Spanned(place.Article, place.Version, part, start, length)
        : $"/a/{place.Article}/{place.Version}";

    /// <summary>A phrase by itself, over time.</summary>
    public static string OverTime(string query) => "/phrases?q=" + Uri.EscapeDataString(query);
}
