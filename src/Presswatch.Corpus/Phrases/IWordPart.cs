using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Phrases;

/// <summary>The words of one part of the archive, in the order of days, as the questions about phrases and novelty read them. Immutable; safe for concurrent readers.</summary>
/// <remarks>Ids of forms mean something within a part only: over parts, words are compared by <see cref="FormHashes"/>.</remarks>
public interface IWordPart
{
    /// <summary>Form ids in reading order; 0 ends a paragraph. Each document ends with one.</summary>
    ReadOnlySpan<int> Stream { get; }

    /// <summary>By form id: the stable 64-bit hash of its fold, never 0 but for form 0.</summary>
    ReadOnlySpan<ulong> FormHashes { get; }

    /// <summary>First position of each document, ascending; one more at the end: the length of the stream.</summary>
    ReadOnlySpan<int> DocumentStarts { get; }

    /// <summary>First day that each document's date can mean, ascending (<see cref="DateOnly.DayNumber"/>); -1 for the undated.</summary>
    ReadOnlySpan<int> FirstDays { get; }

    /// <summary>Last day that each document's date can mean; -1 for the undated.</summary>
    ReadOnlySpan<int> LastDays { get; }

    /// <summary>The article that each document is a version of.</summary>
    ReadOnlySpan<UInt128> Articles { get; }

    /// <summary>Whether each document counts: the newest version of its article, and not withdrawn.</summary>
    ReadOnlySpan<bool> Counted { get; }
}

/// <summary>A place in the archive: a part, and a position of its stream.</summary>
/// <param name="Part">Index of the part.</param>
/// <param name="Position">Position in its stream.</param>
public readonly record struct WordPlace(int Part, int Position);

/// <summary>Look-ups that all questions share.</summary>
internal static class WordParts
{
    /// <summary>Number of documents.</summary>
    public static int DocumentCount(this IWordPart part) => part.FirstDays.Length;

    /// <summary>The document in which a position lies.</summary>
    public static int DocumentAt(this IWordPart part, int position)
    {
        int found = part.DocumentStarts.BinarySearch(position);
        return found >= 0 ? Math.Min(found, part.DocumentCount() - 1) : ~found - 1;
    }

    /// <summary>First document whose first day is not before a day.</summary>
    public static int FirstFrom(this IWordPart part, int day) => DocumentDates.FirstFrom(part.FirstDays, day);

    /// <summary>Whether the same words stand at two places.</summary>
    public static bool SameWords(IWordPart one, int at, IWordPart other, int otherAt, int count)
    {
        ReadOnlySpan<int> a = one.Stream.Slice(at, count);
        ReadOnlySpan<int> b = other.Stream.Slice(otherAt, count);
        ReadOnlySpan<ulong> aHashes = one.FormHashes;
        ReadOnlySpan<ulong> bHashes = other.FormHashes;
        for (int i = 0; i < a.Length; i++)
        {
            if (aHashes[a[i]] != bHashes[b[i]]) return false;
        }
        return true;
    }

    /// <summary>How many of the places, which ascend, lie in documents that count, and in how many such documents.</summary>
    public static (int Occurrences, int Documents) CountIn(IWordPart part, ReadOnlySpan<int> places)
    {
        ReadOnlySpan<int> starts = part.DocumentStarts;
        ReadOnlySpan<bool> counted = part.Counted;
        (int occurrences, int documents, int document, int end) = (0, 0, -1, 0);
        bool counts = false;
        foreach (int place in places)
        {
            if (place >= end)
            {
                document = DocumentAt(part, place);
                end = starts[document + 1];
                counts = counted[document];
                if (counts) documents++;
            }
            if (counts) occurrences++;
        }
        return (occurrences, documents);
    }
}
