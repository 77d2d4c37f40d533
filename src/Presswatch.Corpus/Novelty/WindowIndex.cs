using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Novelty;

/// <summary>Where each sequence of eight words stands in one part of the archive: all places of each, whatever the state of their documents.</summary>
/// <remarks>
/// Places are grouped by the words that stand there and, within a group, ascend. Groups stand in buckets by the top bits of their fingerprints, about four places a bucket;
/// the first place of a group carries a mark. The words of a group were compared when it was made, so that one comparison with its first place settles a look-up: a collision of
/// fingerprints makes two groups. About five bytes a window. Immutable; safe for concurrent readers.
/// </remarks>
internal sealed class WindowIndex
{
    /// <summary>The bit that marks the first place of a group.</summary>
    public const uint GroupMark = 0x8000_0000;

    private readonly int _shift;

    internal WindowIndex(IWordPart part, WindowTable table)
    {
        (Part, Table) = (part, table);
        _shift = 64 - table.BucketBits;
    }

    /// <summary>The part whose windows these are.</summary>
    public IWordPart Part { get; }

    /// <summary>Its numbers.</summary>
    public WindowTable Table { get; }

    /// <summary>First place of each bucket; one more at the end.</summary>
    public ReadOnlySpan<int> Starts => Table.Starts;

    /// <summary>All places, with the marks.</summary>
    public ReadOnlySpan<uint> Places => Table.Places;

    /// <summary>The places where eight words stand, ascending, the first with its mark (<see cref="PlaceOf"/> takes it off); empty where they stand nowhere.</summary>
    /// <param name="hash">Their fingerprint.</param>
    /// <param name="words">Their hashes.</param>
    public ReadOnlySpan<uint> Find(ulong hash, ReadOnlySpan<ulong> words)
    {
        int bucket = (int)(hash >> _shift);
        ReadOnlySpan<uint> rest = Places[Starts[bucket]..Starts[bucket + 1]];
        while (rest.Length > 0)
        {
            int length = GroupLength(rest);
            if (Stands(words, PlaceOf(rest[0]))) return rest[..length];
            rest = rest[length..];
        }
        return default;
    }

    /// <summary>Number of places of the group that a span of places begins with.</summary>
    public static int GroupLength(ReadOnlySpan<uint> places)
    {
        int next = places[1..].IndexOfAnyInRange(GroupMark, uint.MaxValue);
        return next < 0 ? places.Length : next + 1;
    }

    /// <summary>The position that an entry names.</summary>
    public static int PlaceOf(uint entry) => (int)(entry & ~GroupMark);

    private bool Stands(ReadOnlySpan<ulong> words, int place)
    {
        ReadOnlySpan<int> forms = Part.Stream.Slice(place, WindowScan.Words);
        ReadOnlySpan<ulong> hashes = Part.FormHashes;
        for (int i = 0; i < forms.Length; i++)
        {
            if (hashes[forms[i]] != words[i]) return false;
        }
        return true;
    }
}
