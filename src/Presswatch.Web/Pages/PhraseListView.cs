using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>What a page with a list of phrases shows.</summary>
public sealed class PhraseListView<T>
{
    internal PhraseListView(PhrasesAsked asked, T report) => (Asked, Report) = (asked, report);

    internal PhrasesAsked Asked { get; }

    internal T Report { get; }

    /// <summary>The articles of the period that have it.</summary>
    internal string Articles(string query) => QueryLinks.Search(query + Asked.Filter());

    /// <summary>The period in words.</summary>
    internal string Period => Asked.Ask is { From: { } from, To: { } to } ? $"{Show.ShortDay(from)} to {Show.ShortDay(to)}" : "all time";
}
