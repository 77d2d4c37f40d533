using Presswatch.Archive.Catalogue;

namespace Presswatch.Analysis.Changes.Edits;

/// <summary>A text at one address, from one sighting to another with no other text of the article between. The same text may have several stands.</summary>
/// <param name="First">Its first sighting.</param>
/// <param name="Last">Its last.</param>
internal sealed record Stand(SightingRow First, SightingRow Last)
{
    public long Document => First.Document;

    public string Version => First.Version;

    /// <summary>When another text was first seen at the address; the end of time where none was.</summary>
    public DateTimeOffset Until { get; init; } = DateTimeOffset.MaxValue;
}

/// <summary>Two stands that differ.</summary>
/// <param name="Seen">When the difference could first be seen.</param>
internal sealed record StandPair(ChangeKind Kind, Stand From, Stand To, DateTimeOffset Seen);

/// <summary>The chains of one article: at each address the stands in the order of capture time. A pure function of the sightings, whatever the order in which they came in.</summary>
internal static class Chains
{
    /// <summary>The stands of each address.</summary>
    /// <param name="sightings">In the order of capture time.</param>
    public static IReadOnlyList<IReadOnlyList<Stand>> Of(IReadOnlyList<SightingRow> sightings)
    {
        var chains = new SortedDictionary<string, List<Stand>>(StringComparer.Ordinal);
        foreach (SightingRow sighting in sightings)
        {
            if (!chains.TryGetValue(sighting.Address, out List<Stand>? chain)) chains[sighting.Address] = chain = [];
            if (chain is [.., var last] && last.Document == sighting.Document)
            {
                chain[^1] = last with { Last = sighting };
                continue;
            }
            if (chain.Count > 0) chain[^1] = chain[^1] with { Until = sighting.Time };
            chain.Add(new(sighting, sighting));
        }
        return [.. chains.Values];
    }

    /// <summary>Edits: each stand against the one before it at the same address.</summary>
    public static IEnumerable<StandPair> Edits(IReadOnlyList<IReadOnlyList<Stand>> chains) =>
        chains.SelectMany(chain => chain.Zip(chain.Skip(1), (from, to) => new StandPair(ChangeKind.Edit, from, to, to.First.Time)));

    /// <summary>Variances: texts that stood at two addresses at once, each pair of texts once, by the first time at which both were there. A text stands until another is seen at its address.</summary>
    public static IEnumerable<StandPair> Variances(IReadOnlyList<IReadOnlyList<Stand>> chains)
    {
        var first = new Dictionary<(long, long), StandPair>();
        for (int i = 0; i < chains.Count; i++)
        {
            for (int j = i + 1; j < chains.Count; j++)
            {
                foreach (StandPair pair in Between(chains[i], chains[j]))
                {
                    (long, long) texts = pair.From.Document < pair.To.Document ? (pair.From.Document, pair.To.Document) : (pair.To.Document, pair.From.Document);
                    if (!first.TryGetValue(texts, out StandPair? known) || pair.Seen < known.Seen) first[texts] = pair;
                }
            }
        }
        return first.Values.OrderBy(pair => pair.Seen).ThenBy(pair => pair.From.First.Address, StringComparer.Ordinal).ThenBy(pair => pair.To.First.Address, StringComparer.Ordinal);
    }

    private static IEnumerable<StandPair> Between(IReadOnlyList<Stand> one, IReadOnlyList<Stand> other)
    {
        int i = 0, j = 0;
        while (i < one.Count && j < other.Count)
        {
            (Stand a, Stand b) = (one[i], other[j]);
            DateTimeOffset seen = a.First.Time > b.First.Time ? a.First.Time : b.First.Time;
            if (a.Document != b.Document && seen < a.Until && seen < b.Until)
            {
                // The text that was there first stands first.
                bool isFirst = a.First.Time != b.First.Time ? a.First.Time < b.First.Time : string.CompareOrdinal(a.First.Address, b.First.Address) < 0;
                yield return isFirst ? new(ChangeKind.Variance, a, b, seen) : new(ChangeKind.Variance, b, a, seen);
            }
            if (a.Until <= b.Until) i++;
            if (b.Until <= a.Until) j++;
        }
    }
}
