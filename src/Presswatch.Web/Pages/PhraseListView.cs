using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>What a page with a list of phrases shows.</summary>
public sealed class PhraseListView<T>
{
    internal PhraseListView(PhrasesAsked asked, T report) => (Asked, Report) = (asked, report);

    internal PhrasesAsked Asked { get; }

    internal T Report { get; }

    /// <summary>The period in words.</summary>
    internal string Period => Asked.Ask is { From: { } from, To: { } to } ? Show.Period(from, to) : "all time";
}
