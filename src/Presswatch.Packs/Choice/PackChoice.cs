using Presswatch.Packs.Model;
using Presswatch.Packs.Text;

namespace Presswatch.Packs.Choice;

/// <summary>Why a pack was chosen.</summary>
public enum ChosenBy
{
    /// <summary>No pack fits.</summary>
    None,
    /// <summary>The source or the host of the address is one of its own.</summary>
    Source,
    /// <summary>An agency of its datelines stands at the head of the text.</summary>
    Agency,
    /// <summary>A place of its own stands at the head of the text.</summary>
    Place,
    /// <summary>The text closes with an end mark that only this pack has.</summary>
    EndMark,
    /// <summary>Most of its names stand in the text.</summary>
    Names,
    /// <summary>There is no other.</summary>
    Only,
}

/// <summary>The pack for a text, with why.</summary>
public sealed record ChosenPack(Pack? Pack, ChosenBy By);

/// <summary>Chooses the pack for a text without being told: by source or address; else by dateline agency, place or end mark; else by most names found.
/// An invented country's pack is never chosen by names alone where another has any. A pure function; immutable, safe for concurrent use.</summary>
public sealed class PackChoice
{
    private const int HeadLength = 240;

    private readonly IReadOnlyList<Pack> _packs;
    private readonly Dictionary<string, Pack> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly PhraseMatcher _agencies, _places, _names;

    public PackChoice(IReadOnlyList<Pack> packs)
    {
        _packs = packs;
        foreach (Pack pack in packs)
        {
            foreach (SourceProfile source in pack.Sources)
            {
                foreach (string key in source.Hosts.Append(source.Name).Append(source.Id)) _hosts.TryAdd(Bare(key), pack);
            }
        }
        _agencies = MatcherOf(pack => pack.Datelines.SelectMany(form => form.Agencies));
        _places = MatcherOf(pack => pack.Places.SelectMany(place => place.Names));
        _names = MatcherOf(pack => pack.People.SelectMany(person => person.Names)
            .Concat(pack.Organisations.SelectMany(body => body.Names)).Concat(pack.Places.SelectMany(place => place.Names)));
    }

    /// <summary>The pack that fits, or none.</summary>
    /// <param name="text">The text of page or article, with its dateline.</param>
    /// <param name="address">Absolute address, host or name of the source, where known.</param>
    public ChosenPack For(string text, string? address = null)
    {
        if (address is not null && BySource(address) is { } owner) return new(owner, ChosenBy.Source);
        ReadOnlySpan<char> head = text.AsSpan(0, Math.Min(text.Length, HeadLength));
        if (Unrivalled(_agencies, head) is { } agency) return new(agency, ChosenBy.Agency);
        if (Unrivalled(_places, head) is { } place) return new(place, ChosenBy.Place);
        if (ByEndMark(text) is { } ending) return new(ending, ChosenBy.EndMark);
        return MostNames(text) is { } named ? new(named, ChosenBy.Names)
            : _packs is [var only] ? new(only, ChosenBy.Only) : new(null, ChosenBy.None);
    }

    private static string Bare(string host)
    {
        string bare = host;
        if (Uri.TryCreate(host, UriKind.Absolute, out Uri? address) && address.Host.Length > 0) bare = address.Host;
        return bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare;
    }

    private PhraseMatcher MatcherOf(Func<Pack, IEnumerable<string>> names) =>
        new(_packs.SelectMany((pack, index) => names(pack).Distinct().Select(name => new Phrase(name, index))));

    private Pack? BySource(string address)
    {
        string host = Bare(address);
        while (true)
        {
            if (_hosts.GetValueOrDefault(host) is { } pack) return pack;
            int dot = host.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0) return null;
            host = host[(dot + 1)..];
        }
    }

    /// <summary>The pack with the first hit, unless another has a hit at the same place.</summary>
    private Pack? Unrivalled(PhraseMatcher matcher, ReadOnlySpan<char> head)
    {
        var hits = new List<PhraseHit>();
        matcher.Find(head, 0, hits);
        if (hits.Count == 0) return null;
        return hits.TrueForAll(hit => hit.Start != hits[0].Start || hit.Tag == hits[0].Tag) ? _packs[hits[0].Tag] : null;
    }

    private Pack? ByEndMark(string text)
    {
        ReadOnlySpan<char> end = text.AsSpan().TrimEnd();
        Pack? found = null;
        foreach (Pack pack in _packs)
        {
            foreach (EndMark mark in pack.EndMarks)
            {
                if (!end.EndsWith(mark.Text, StringComparison.Ordinal)) continue;
                if (found is not null && found != pack) return null;
                found = pack;
            }
        }
        return found;
    }

    private Pack? MostNames(string text)
    {
        var hits = new List<PhraseHit>();
        _names.Find(text, 0, hits);
        Pack? best = null;
        foreach (IGrouping<int, PhraseHit> group in hits.GroupBy(hit => hit.Tag).OrderBy(group => _packs[group.Key].Invented).ThenByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            best ??= _packs[group.Key];
        }
        return best;
    }
}
