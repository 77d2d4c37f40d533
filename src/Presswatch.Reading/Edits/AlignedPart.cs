using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Reading.Edits;

/// <summary>Words of two texts that changed at one place, as first and behind the last; one side may be empty.</summary>
internal readonly record struct ChangedBlock(int Before, int BeforeEnd, int After, int AfterEnd)
{
    public int BeforeCount => BeforeEnd - Before;

    public int AfterCount => AfterEnd - After;
}

/// <summary>Headline or body of two versions, word against word.</summary>
internal sealed class AlignedPart
{
    private readonly bool[] _beforeShared;
    private readonly bool[] _afterShared;

    private AlignedPart(TextPart part, WordSequence before, WordSequence after, List<ChangedBlock> blocks)
    {
        (Part, Before, After, Blocks) = (part, before, after, blocks);
        (_beforeShared, _afterShared) = (new bool[before.Count], new bool[after.Count]);
        Array.Fill(_beforeShared, true);
        Array.Fill(_afterShared, true);
        foreach (ChangedBlock block in blocks)
        {
            _beforeShared.AsSpan(block.Before, block.BeforeCount).Clear();
            _afterShared.AsSpan(block.After, block.AfterCount).Clear();
        }
    }

    public TextPart Part { get; }

    public WordSequence Before { get; }

    public WordSequence After { get; }

    /// <summary>What changed, in order; between two of them the same words stand on both sides, though they may be cut otherwise.</summary>
    public IReadOnlyList<ChangedBlock> Blocks { get; }

    public static AlignedPart Of(TextPart part, string before, string after)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        WordSequence a = WordSequence.Of(before, numbers), b = WordSequence.Of(after, numbers);
        return new(part, a, b, BlockMerger.Merge(a, b, ShortestEdit.Shared(a.Folds, b.Folds)));
    }

    public WordSequence Side(bool before) => before ? Before : After;

    /// <summary>Words of a stretch that the other side does not share at that place.</summary>
    public int Unshared(bool before, int first, int end)
    {
        bool[] shared = before ? _beforeShared : _afterShared;
        int count = 0;
        for (int i = first; i < end; i++) count += shared[i] ? 0 : 1;
        return count;
    }

    /// <summary>Whether any word of a stretch of characters changed.</summary>
    public bool IsTouched(bool before, TextSpan span)
    {
        (int first, int end) = Side(before).Within(span.Start, span.End);
        return Unshared(before, first, end) > 0;
    }

    /// <summary>What stands on the other side in the place of a stretch of characters, out to the next words that both share; <see langword="null"/> where nothing does.</summary>
    public TextSpan? Opposite(bool before, TextSpan span)
    {
        (int first, int end) = Side(before).Within(span.Start, span.End);
        if (first == end) return null;
        (int from, int to) = (Crossed(before, first, isEnd: false), Crossed(before, end, isEnd: true));
        WordSequence there = Side(!before);
        return from < to ? new(there.Spans[from].Start, there.Spans[to - 1].End - there.Spans[from].Start) : null;
    }

    /// <summary>Where a place between words lies on the other side; within changed words the edge of these.</summary>
    private int Crossed(bool before, int at, bool isEnd)
    {
        (int here, int there) = (0, 0);
        foreach (ChangedBlock block in Blocks)
        {
            (int from, int to, int otherFrom, int otherTo) = before ? (block.Before, block.BeforeEnd, block.After, block.AfterEnd) : (block.After, block.AfterEnd, block.Before, block.BeforeEnd);
            if (at < from || (at == from && isEnd)) break;
            if (at < to) return isEnd ? otherTo : otherFrom;
            (here, there) = (to, otherTo);
            if (at == to && !isEnd) break;
        }
        return Math.Min(there + at - here, Side(!before).Count);
    }

    /// <summary>Number of the first block that touches a stretch of characters; -1 where none does.</summary>
    public int BlockAt(bool before, TextSpan span)
    {
        (int first, int end) = Side(before).Within(span.Start, span.End);
        for (int i = 0; i < Blocks.Count; i++)
        {
            ChangedBlock block = Blocks[i];
            (int from, int to) = before ? (block.Before, block.BeforeEnd) : (block.After, block.AfterEnd);
            if (from < end && to > first) return i;
        }
        return -1;
    }
}
