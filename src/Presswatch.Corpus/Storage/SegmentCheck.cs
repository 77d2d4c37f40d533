using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Presswatch.Corpus.Storage;

/// <summary>Checks that the sections of a file fit each other, so that what reads them needs no checks of its own.</summary>
internal static class SegmentCheck
{
    /// <summary>What does not fit; <see langword="null"/> where all does.</summary>
    public static string? Find(SegmentFile file)
    {
        int documents = file.Ints(SegmentSection.DocumentKeys).Length;
        int forms = file.Ints(SegmentSection.FoldOf).Length - 1;
        int folds = file.Ints(SegmentSection.FoldCounts).Length - 1;
        if (forms < 0 || folds < 0) return "The dictionary has no place for the sentinel.";
        foreach (SegmentSection section in NarrowColumns)
        {
            if (file.ElementOf(section) is not (sizeof(ushort) or sizeof(int)) || file.LengthOf(section) != (long)documents * file.ElementOf(section)) return $"Section {section} has another length than the others ask for.";
        }
        foreach ((SegmentSection section, long bytes) in Lengths(documents, forms, folds))
        {
            if (file.LengthOf(section) != bytes) return $"Section {section} has another length than the others ask for.";
        }
        ReadOnlySpan<int> stream = file.Ints(SegmentSection.Stream);
        ReadOnlySpan<int> starts = file.Ints(SegmentSection.DocumentStarts);
        if (stream.Length == 0 || starts[0] != 1 || starts[^1] != stream.Length || !Ascends(starts)) return "The documents do not follow each other.";
        if (!AllBelow(stream, forms + 1)) return "The stream names a form that the dictionary does not have.";
        ReadOnlySpan<int> formStarts = file.Ints(SegmentSection.FormStarts);
        if (formStarts[0] != 0 || formStarts[^1] != forms + 1 || !Ascends(formStarts)) return "The forms do not follow each other.";
        if (!AllBelow(file.Ints(SegmentSection.FoldOf), folds + 1)) return "A form names a fold that the dictionary does not have.";
        foreach ((SegmentSection offsets, SegmentSection text) in Texts)
        {
            ReadOnlySpan<int> table = file.Ints(offsets);
            if (table.Length == 0 || table[0] != 0 || table[^1] != file.LengthOf(text) / (text == SegmentSection.SourceSetMembers ? sizeof(int) : 1) || !Climbs(table)) return $"Section {offsets} does not fit its texts.";
        }
        return Attributes(file) ?? Postings(file);
    }

    private static readonly SegmentSection[] NarrowColumns =
        [SegmentSection.DocumentPublishers, SegmentSection.DocumentLanguages, SegmentSection.DocumentSections, SegmentSection.DocumentSourceSets];

    private static readonly (SegmentSection Starts, SegmentSection Text)[] Texts =
    [
        (SegmentSection.FoldTextStarts, SegmentSection.FoldText), (SegmentSection.FormTextStarts, SegmentSection.FormText),
        (SegmentSection.NameStarts, SegmentSection.NameText), (SegmentSection.SourceSetStarts, SegmentSection.SourceSetMembers),
    ];

    private static (SegmentSection Section, long Bytes)[] Lengths(long documents, long forms, long folds) =>
    [
        (SegmentSection.DocumentStarts, (documents + 1) * sizeof(int)), (SegmentSection.DocumentWords, (documents + 1) * sizeof(int)),
        (SegmentSection.DocumentDays, documents * sizeof(int)), (SegmentSection.DocumentPrecisions, documents), (SegmentSection.DocumentHeadlines, documents * sizeof(ushort)),
        (SegmentSection.DocumentIds, documents * Segments.PackedIds.Bytes),
        (SegmentSection.FormStarts, (folds + 2) * sizeof(int)), (SegmentSection.FormCounts, (forms + 1) * sizeof(int)),
        (SegmentSection.FoldDocuments, (folds + 1) * sizeof(int)), (SegmentSection.FoldHashes, (folds + 1) * sizeof(ulong)),
        (SegmentSection.FoldTextStarts, (folds + 2) * sizeof(int)), (SegmentSection.FormTextStarts, (forms + 2) * sizeof(int)),
        (SegmentSection.PostingStarts, (folds + 2) * sizeof(long)),
    ];

    private static string? Attributes(SegmentFile file)
    {
        int names = file.Ints(SegmentSection.NameStarts).Length - 1;
        int sets = file.Ints(SegmentSection.SourceSetStarts).Length - 1;
        bool fit = AllBelow(file.Ints(SegmentSection.SourceSetMembers), names) && NarrowColumn.IsWithin(file, SegmentSection.DocumentPublishers, 0, names)
            && NarrowColumn.IsWithin(file, SegmentSection.DocumentLanguages, 0, names) && NarrowColumn.IsWithin(file, SegmentSection.DocumentSections, -1, names)
            && NarrowColumn.IsWithin(file, SegmentSection.DocumentSourceSets, 0, sets);
        return fit ? null : "A document names a publisher, language, section or source that is not there.";
    }

    private static string? Postings(SegmentFile file)
    {
        ReadOnlySpan<long> starts = file.Of<long>(SegmentSection.PostingStarts);
        bool fit = starts[0] == 0 && starts[^1] == file.LengthOf(SegmentSection.Postings);
        for (int i = 1; i < starts.Length && fit; i++) fit = starts[i] >= starts[i - 1] && starts[i] - starts[i - 1] <= int.MaxValue;
        return fit ? null : "The postings do not follow each other.";
    }

    private static bool Ascends(ReadOnlySpan<int> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1]) return false;
        }
        return true;
    }

    private static bool Climbs(ReadOnlySpan<int> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1]) return false;
        }
        return true;
    }

    /// <summary>Whether all are from 0 to below the bound.</summary>
    private static bool AllBelow(ReadOnlySpan<int> values, int bound)
    {
        ReadOnlySpan<uint> all = MemoryMarshal.Cast<int, uint>(values);
        Vector256<uint> most = Vector256<uint>.Zero;
        int i = 0;
        for (; i <= all.Length - Vector256<uint>.Count; i += Vector256<uint>.Count) most = Vector256.Max(most, Vector256.Create(all[i..]));
        uint largest = 0;
        for (int lane = 0; lane < Vector256<uint>.Count; lane++) largest = Math.Max(largest, most[lane]);
        for (; i < all.Length; i++) largest = Math.Max(largest, all[i]);
        return values.Length == 0 || largest < (uint)Math.Max(0, bound);
    }
}
