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

    private readonly ReadOnlyMemory<int> _starts;
    private readonly ReadOnlyMemory<uint> _places;
    private readonly int _shift;

    internal WindowIndex(IWordPart part, ReadOnlyMemory<int> starts, ReadOnlyMemory<uint> places, int bucketBits)
    {
        (Part, _starts, _places, BucketBits) = (part, starts, places, bucketBits);
        _shift = 64 - bucketBits;
    }

    /// <summary>The part whose windows these are.</summary>
    public IWordPart Part { get; }

    /// <summary>Bits of a fingerprint that choose its bucket.</summary>
    public int BucketBits { get; }

    /// <summary>Number of buckets.</summary>
    public int Buckets => 1 << BucketBits;

    /// <summary>Number of windows.</summary>
    public int Count => _places.Length;

    /// <summary>Bytes that it takes.</summary>
    public long Bytes => (4L * _starts.Length) + (4L * _places.Length);

    /// <summary>First place of each bucket; one more at the end.</summary>
    public ReadOnlySpan<int> Starts => _starts.Span;

    /// <summary>All places, with the marks.</summary>
    public ReadOnlySpan<uint> Places => _places.Span;

    /// <summary>The same index of the same words, whose documents may stand otherwise.</summary>
    public WindowIndex With(IWordPart part) => ReferenceEquals(part, Part) ? this : new(part, _starts, _places, BucketBits);

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
