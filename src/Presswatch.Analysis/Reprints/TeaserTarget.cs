using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Pages;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Reprints;

/// <summary>The article that a teaser points to.</summary>
/// <param name="Article">Its id.</param>
/// <param name="By">What says so: <c>address</c>, <c>headline</c> or <c>lead</c>.</param>
public sealed record TeaserTarget(string Article, string By)
{
    /// <summary>Days that a teaser and the article it points to may lie apart.</summary>
    private const int MostDays = 7;

    /// <summary>Finds it as far as it is captured by now: at the teaser's address, else by its line, which is the headline or the beginning of the body, nearest in time. The same whatever the order of arrival.</summary>
    /// <param name="store">The reprints.</param>
    /// <param name="catalogue">The archive's catalogue.</param>
    /// <param name="teaser">The teaser.</param>
    /// <param name="captured">When its page was captured; counts where the teaser has no day.</param>
    /// <returns>The article; <see langword="null"/> where none is known.</returns>
    public static TeaserTarget? Of(SqliteReprintStore store, ICatalogue catalogue, Teaser teaser, DateTimeOffset captured)
    {
        IReadOnlyList<HeadedArticle> headed = store.Headed(teaser.Lead);
        if (teaser.Url is { } address && catalogue.ArticlesAt(address) is { Count: > 0 } there)
        {
            // An address can have been given to another article since: the one with the teaser's words is meant.
            return new(there.FirstOrDefault(article => headed.Any(one => one.Article == article)) ?? there[0], "address");
        }
        int day = (teaser.Date?.Exact ?? DateOnly.FromDateTime(captured.UtcDateTime)).DayNumber;
        HeadedArticle? nearest = headed.Where(one => one.Day is { } known && Math.Abs(known.DayNumber - day) <= MostDays)
            .OrderBy(one => Math.Abs(one.Day!.Value.DayNumber - day)).ThenByDescending(one => one.ByHeadline).ThenBy(one => one.Article, StringComparer.Ordinal).FirstOrDefault();
        return nearest is null ? null : new(nearest.Article, nearest.ByHeadline ? "headline" : "lead");
    }
}

/// <summary>A page that announced an article before or after it was captured.</summary>
/// <param name="Capture">The captured page.</param>
/// <param name="Taken">When it was captured.</param>
/// <param name="Source">Its source.</param>
/// <param name="Lead">The teaser's line.</param>
/// <param name="By">What says so: <c>address</c>, <c>headline</c> or <c>lead</c>.</param>
public sealed record Announcement(string Capture, DateTimeOffset Taken, string Source, string Lead, string By)
{
    private const int MostPlaces = 200;

    /// <summary>The pages whose teasers point to an article, the first captured first; each page once.</summary>
    public static IReadOnlyList<Announcement> Of(SqliteReprintStore store, ICatalogue catalogue, string article)
    {
        var id = new ArticleId(article);
        IEnumerable<(string?, IReadOnlyList<string>)> texts = catalogue.Versions(id).Select(version => catalogue.Text(version.Document)).OfType<StoredText>()
            .Select(text => (text.Article.Headline, text.Article.Body));
        var announced = new List<Announcement>();
        foreach (TeaserPlace place in store.Announcing(catalogue.Sightings(id).Select(sighting => sighting.Address).Distinct(), texts, MostPlaces))
        {
            if (announced.Count > 0 && announced[^1].Capture == place.Capture) continue;
            IReadOnlyList<Teaser> teasers = catalogue.TeasersOn(new(place.Capture));
            if (place.N < teasers.Count && TeaserTarget.Of(store, catalogue, teasers[place.N], place.Taken) is { } target && target.Article == article)
            {
                announced.Add(new(place.Capture, place.Taken, place.Source, teasers[place.N].Lead, target.By));
            }
        }
        return announced;
    }
}
