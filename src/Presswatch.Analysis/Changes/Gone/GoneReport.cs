using System.Text.Json.Serialization;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.States;
using Presswatch.Packs;
using Presswatch.Packs.Model;

namespace Presswatch.Analysis.Changes.Gone;

/// <summary>An article that went from all its addresses, or came back to one.</summary>
/// <param name="Article">Its id.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Address">The address; of several, the one that went last.</param>
/// <param name="Source">The address's source.</param>
/// <param name="Kind">"missing" before it is gone, "gone", "returned".</param>
/// <param name="Seen">When this was seen: the first answer as missing, the answer that made it gone, or the page that was there again.</param>
/// <param name="MissingSince">First answer as missing.</param>
/// <param name="LastSeen">Last time before it that the page was there.</param>
/// <param name="WasGone">Whether it was gone, not only missing, before it returned.</param>
/// <param name="Capture">The capture that saw it.</param>
public sealed record GoneChange(
    string Article, string Version, string Address, string Source, string Publisher, string Kind, DateTimeOffset Seen, DateTimeOffset MissingSince, DateTimeOffset? LastSeen, bool WasGone, string? Headline,
    string? Published, string? Section, string? Capture)
{
    /// <summary>All versions of the article.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> Documents { get; init; } = [];
}

/// <summary>What articles are asked for that went or came back.</summary>
/// <param name="AsOf">Of each source, by name: what was seen later is left out; <see langword="null"/>: up to when each source last answered as itself.</param>
/// <param name="GoneAfter">How long an address must answer as missing on end to be gone.</param>
public sealed record StandingAsk(Func<string, DateTimeOffset>? AsOf, TimeSpan GoneAfter)
{
    /// <summary>The day at whose end; <see langword="null"/> for all of the record and for other moments.</summary>
    public DateOnly? Day { get; private init; }

    public static readonly StandingAsk Default = new(null, AddressStates.GoneAfter);

    /// <summary>As of a moment.</summary>
    public static StandingAsk At(DateTimeOffset moment) => Default with { AsOf = _ => moment };

    /// <summary>As of the end of a day by each publisher's clock: that of the pack which has the source; UTC for sources of no pack.</summary>
    public static StandingAsk EndOf(DateOnly day, PackSet packs)
    {
        var zones = new Dictionary<string, IReadOnlyList<ZoneSpan>>(StringComparer.Ordinal);
        foreach (Pack pack in packs.Packs)
        {
            foreach (string name in pack.Sources.SelectMany(source => source.Hosts.Append(source.Name))) zones.TryAdd(name, pack.Zones);
        }
        return Default with { Day = day, AsOf = source => new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), ZoneSpan.OffsetOn(zones.GetValueOrDefault(source, []), day)).AddMilliseconds(-1) };
    }
}

/// <summary>How one article stands that was ever missing.</summary>
/// <param name="Article">The article.</param>
/// <param name="State">How it stands.</param>
/// <param name="Source">The source of the address that went last.</param>
public sealed record ArticleStanding(TroubledArticle Article, AddressState State, string Source);

/// <summary>Articles that went and came back, from the answers in the record, the same whatever the order in which they came in.</summary>
public static class GoneReport
{
    /// <summary>How each article stands of which an address was ever missing.</summary>
    public static IEnumerable<ArticleStanding> Standings(ICatalogue catalogue, StandingAsk ask, long afterCaptures = 0)
    {
        IReadOnlyDictionary<string, DateTimeOffset> heard = catalogue.States.LastHeard();
        foreach (TroubledArticle article in catalogue.States.EverMissing(afterCaptures))
        {
            AddressState state = AddressStates.OfArticle([.. article.Places.Select(place =>
                AddressStates.Of(place.Address, place.Answers, ask.AsOf?.Invoke(place.Source) ?? heard.GetValueOrDefault(place.Source, DateTimeOffset.MaxValue), ask.GoneAfter))]);
            string? address = state.Absences.Count > 0 ? state.Absences[^1].Address : null;
            yield return new(article, state, (article.Places.FirstOrDefault(place => place.Address == address) ?? article.Places[0]).Source);
        }
    }

    /// <summary>All that went or came back, newest first. Of one absence: "missing" or "gone", and "returned" where it ended.</summary>
    public static IReadOnlyList<GoneChange> Of(ICatalogue catalogue, StandingAsk ask) =>
    [
        .. Standings(catalogue, ask).SelectMany(Changes).OrderByDescending(change => change.Seen).ThenBy(change => change.Article, StringComparer.Ordinal).ThenBy(change => change.Kind, StringComparer.Ordinal),
    ];

    private static IEnumerable<GoneChange> Changes(ArticleStanding standing)
    {
        ArticleHead head = standing.Article.Head;
        foreach (Absence absence in standing.State.Absences)
        {
            string source = standing.Article.Places.FirstOrDefault(place => place.Address == absence.Address)?.Source ?? standing.Source;
            GoneChange Row(string kind, DateTimeOffset seen, string? capture) => new(head.Article, head.Version, absence.Address, source, head.Publisher, kind, seen, absence.From, absence.LastPage,
                absence.GoneAt is not null, head.Headline, head.Published, head.Section, capture)
            { Documents = standing.Article.Documents };
            if (absence.GoneAt is { } gone) yield return Row("gone", gone, absence.GoneCapture);
            else if (absence.Until is null) yield return Row("missing", absence.From, absence.FirstCapture);
            if (absence.Until is { } until) yield return Row("returned", until, absence.UntilCapture);
        }
    }
}
