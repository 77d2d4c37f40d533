using Presswatch.Archive.Readings;
using Presswatch.Core.Values;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.People;

/// <summary>Says who bears a name: one person, or several kept apart by post and time. A pure function of how the name was printed in all articles, so the order of their arrival changes nothing.</summary>
public sealed class PeopleLinker
{
    // Posts follow each other with a lag in the press; within this many days two of them are held at the same time.
    private const int Lag = 180;
    private const double SureOfPack = 0.95;
    private const double SureOfPost = 0.98;
    private const double SureOfOne = 0.9;
    private const double SureOfCareer = 0.6;
    private const double LeastSure = 0.5;

    private readonly string _pack;
    private readonly PostReader _posts;
    private readonly Dictionary<string, List<PackPerson>> _known = new(StringComparer.Ordinal);

    public PeopleLinker(Pack pack, NameKeys keys)
    {
        (_pack, _posts) = (pack.Name, new(pack));
        foreach (PackPerson person in pack.People)
        {
            foreach (string key in person.Names.Select(keys.Of).Distinct())
            {
                if (!_known.TryGetValue(key, out List<PackPerson>? same)) _known.Add(key, same = []);
                same.Add(person);
            }
        }
    }

    /// <summary>Links one key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="spelling">Its spelling printed most: the name of people no pack knows.</param>
    /// <param name="sightings">How it was printed.</param>
    /// <param name="corrections">What users said of people of the registry.</param>
    public LinkedKey Link(NameKey key, string spelling, IReadOnlyList<TitleSighting> sightings, Corrections corrections)
    {
        List<Bearer> bearers = [.. _known.GetValueOrDefault(key.Key, []).Select(KnownBearer)];
        var links = new List<(TitleSighting Sighting, Bearer Bearer, double Sure, string Why)>();
        List<(TitleSighting Sighting, ReadPost Post)> titled = [.. sightings.Where(one => one.TitleId != 0)
            .Select(one => (one, _posts.Read(one.Title))).OrderBy(one => one.one.First ?? long.MaxValue).ThenBy(one => one.one.Title, StringComparer.Ordinal)];
        foreach ((TitleSighting sighting, ReadPost post) in titled.Where(one => one.Post.Tier is not null)) links.Add(Place(sighting, post, bearers));
        foreach ((TitleSighting sighting, ReadPost post) in titled.Where(one => one.Post.Tier is null)) links.Add(Nearest(sighting, post, bearers));
        foreach (TitleSighting sighting in sightings.Where(one => one.TitleId == 0)) links.Add(Nearest(sighting, default, bearers));
        bearers.RemoveAll(bearer => bearer.Count == 0 && bearer.Known is not null && !links.Any(link => link.Bearer == bearer));
        GiveIds(key, bearers);
        return Result(key, spelling, bearers, links, corrections);
    }

    private Bearer KnownBearer(PackPerson person)
    {
        var bearer = new Bearer { Known = person };
        foreach (PackPost post in person.Posts)
        {
            bearer.Posts.Add((_posts.Read(post.Title), post.From?.First.DayNumber, post.To?.Last.DayNumber, NameFold.Of(post.Title)));
        }
        return bearer;
    }

    private static (TitleSighting, Bearer, double, string) Place(TitleSighting sighting, ReadPost post, List<Bearer> bearers)
    {
        List<Bearer> open = [.. bearers.Where(bearer => !bearer.Conflicts(post, sighting.First, sighting.Last))];
        Bearer? chosen = open.FirstOrDefault(bearer => bearer.Holds(sighting)) ?? open.FirstOrDefault(bearer => bearer.HasTier(post.Tier)) ?? open.FirstOrDefault();
        bool isNew = chosen is null;
        if (chosen is null) bearers.Add(chosen = new());
        bool held = chosen.Holds(sighting);
        bool career = !isNew && chosen.Posts.Count > 0 && !chosen.HasTier(post.Tier);
        chosen.Take(sighting, post);
        if (held) return (sighting, chosen, SureOfPost, "post");
        if (career) return (sighting, chosen, SureOfCareer, "career");
        return (sighting, chosen, SureOfOne, bearers.Count > 1 ? "post-and-time" : chosen.Known is null ? "only-bearer" : "pack-name");
    }

    private static (TitleSighting, Bearer, double, string) Nearest(TitleSighting sighting, ReadPost post, List<Bearer> bearers)
    {
        if (bearers.Count == 0) bearers.Add(new());
        Bearer chosen = bearers.FirstOrDefault(bearer => bearer.Holds(sighting)) ?? bearers.MaxBy(bearer => bearer.Count)!;
        if (bearers.Count == 1)
        {
            chosen.Take(sighting, post);
            return (sighting, chosen, chosen.Known is null ? SureOfOne : SureOfPack, chosen.Known is null ? "only-bearer" : "pack-name");
        }
        long all = bearers.Sum(bearer => bearer.Count);
        double share = all == 0 ? LeastSure : Math.Clamp((double)chosen.Count / all, LeastSure, SureOfOne);
        chosen.Take(sighting, post);
        return (sighting, chosen, Math.Round(share, 2), "guess");
    }

    private void GiveIds(NameKey key, List<Bearer> bearers)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (Bearer bearer in bearers)
        {
            if (bearer.Known is { } known)
            {
                (bearer.Id, bearer.Name) = (known.Id, known.Name);
                continue;
            }
            // A level is part of the id only where it is not the first that the pack names, so that most ids do not hang on titles.
            string? tier = bearer.Tier;
            string apart = tier is null || tier == _posts.FirstTier ? "" : tier;
            if (!taken.Add(apart)) apart = $"{apart}:{bearer.ApartBy}";
            for (int n = 2; !taken.Add(apart + "#"); n++) apart = $"{apart}:{n}";
            bearer.Id = PersonId.From(_pack, key.Key, apart).Value;
        }
    }

    private LinkedKey Result(NameKey key, string spelling, List<Bearer> bearers, List<(TitleSighting Sighting, Bearer Bearer, double Sure, string Why)> links, Corrections corrections)
    {
        var former = new List<(string, string)>();
        string first = PersonId.From(_pack, key.Key, "").Value;
        if (bearers.Count > 0 && bearers.All(bearer => bearer.Id != first)) former.Add((first, bearers.OrderByDescending(bearer => bearer.Count).ThenBy(bearer => bearer.Id, StringComparer.Ordinal).First().Id));
        foreach (Bearer bearer in bearers)
        {
            foreach (Correction one in corrections.All.Where(one => one.Subject == Correction.OfRegistry && one.Person == bearer.Id && one.Value is not null))
            {
                if (one.Field == "name") bearer.Name = one.Value;
                if (one.Field != "same-as") continue;
                former.Add((bearer.Id, one.Value!));
                bearer.Id = one.Value!;
                bearer.Merged = true;
            }
        }
        return new(
            key, [.. bearers.Where(bearer => !bearer.Merged).Select(bearer => new RegisteredPerson(bearer.Id, _pack, bearer.Name ?? spelling, bearer.Known is not null, bearer.Known?.Names ?? []))],
            [.. links.Select(LinkOf)], former);
    }

    private PersonLink LinkOf((TitleSighting Sighting, Bearer Bearer, double Sure, string Why) link)
    {
        ReadPost post = _posts.Read(link.Sighting.Title);
        string? body = post.Body is null ? null : PostReader.Printed(link.Sighting.Title!, post.Body);
        return link.Bearer.Merged ? new(link.Sighting.TitleId, link.Bearer.Id, 1, "correction", post.Rank, body) : new(link.Sighting.TitleId, link.Bearer.Id, link.Sure, link.Why, post.Rank, body);
    }

    private sealed class Bearer
    {
        public string Id { get; set; } = "";

        public string? Name { get; set; }

        public bool Merged { get; set; }

        public PackPerson? Known { get; init; }

        public long Count { get; private set; }

        public List<(ReadPost Post, long? First, long? Last, string Title)> Posts { get; } = [];

        public string? Tier => Posts.Select(post => post.Post.Tier).FirstOrDefault(tier => tier is not null);

        public string ApartBy => Posts.Select(post => post.Post.Body ?? post.Post.Rank).FirstOrDefault(body => body is not null) ?? "";

        public bool HasTier(string? tier) => Posts.Any(post => post.Post.Tier == tier);

        /// <summary>Whether the pack gives the person this very title.</summary>
        public bool Holds(TitleSighting sighting)
        {
            if (Known is null || sighting.Title is null) return false;
            string title = NameFold.Of(sighting.Title);
            return Posts.Any(post => post.Title == title) || Known.Posts.Any(post => post.Words.Any(words => NameFold.Of(words).Contains(title, StringComparison.Ordinal)));
        }

        public bool Conflicts(ReadPost post, long? first, long? last) => Posts.Any(held =>
            (held.First is null || last is null || held.First <= last + Lag) && (held.Last is null || first is null || first <= held.Last + Lag)
            && ((held.Post.Tier is { } tier && post.Tier is { } other && tier != other)
                || (held.Post.Exclusive && post.Exclusive && held.Post.Rank == post.Rank && held.Post.Body is { } body && post.Body is { } elsewhere && PostReader.Differ(body, elsewhere) && Interleave(held, first, last))));

        public void Take(TitleSighting sighting, ReadPost post)
        {
            Count += sighting.Count;
            if (sighting.TitleId != 0) Posts.Add((post, sighting.First, sighting.Last, NameFold.Of(sighting.Title!)));
        }

        // One follows the other in the same rank: a person who moved. Each before and after the other: two people.
        private static bool Interleave((ReadPost Post, long? First, long? Last, string Title) held, long? first, long? last) =>
            held.First is { } from && held.Last is { } to && first is { } start && last is { } end && start < to && from < end;
    }
}
