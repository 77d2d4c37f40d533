using System.Globalization;

namespace Presswatch.Reading.Edits;

/// <summary>Cuts both texts of an alignment into stretches that are the same, set otherwise, or changed.</summary>
internal static class StretchBuilder
{
    public static List<Stretch> Build(AlignedPart part)
    {
        var stretches = new List<Stretch>();
        int a = 0, b = 0, wordA = 0, wordB = 0;
        foreach (ChangedBlock block in part.Blocks.Append(new(part.Before.Count, part.Before.Count, part.After.Count, part.After.Count)))
        {
            (a, b) = AddShared(part, stretches, a, b, (wordA, block.Before), (wordB, block.After));
            bool isEnd = block is { BeforeCount: 0, AfterCount: 0 };
            (int endA, int endB) = (EndOf(part.Before, block.BeforeEnd), EndOf(part.After, block.AfterEnd));
            if (isEnd) AddGap(part, stretches, a, part.Before.Text.Length, b, part.After.Text.Length);
            else AddChanged(part, stretches, block, (a, endA), (b, endB));
            (a, b, wordA, wordB) = (endA, endB, block.BeforeEnd, block.AfterEnd);
        }
        return stretches;
    }

    /// <summary>Where the gap behind the changed words ends: at the next shared word, or at the end.</summary>
    private static int EndOf(WordSequence words, int next) => next < words.Count ? words.Spans[next].Start : words.Text.Length;

    private static (int A, int B) AddShared(AlignedPart part, List<Stretch> stretches, int a, int b, (int First, int End) before, (int First, int End) after)
    {
        int i = before.First, j = after.First;
        while (i < before.End && j < after.End)
        {
            if (part.Before.Folds[i] == part.After.Folds[j])
            {
                (a, b) = Word(part, stretches, (a, b), (i, i + 1), (j, j + 1));
                (i, j) = (i + 1, j + 1);
                continue;
            }
            // Words written together on one side: they go up to where both have written the same letters.
            (int x, int y) = (i + 1, j + 1);
            int letters = Letters(part.Before, i) - Letters(part.After, j);
            while (letters != 0) letters += letters < 0 ? Letters(part.Before, x++) : -Letters(part.After, y++);
            (a, b) = Word(part, stretches, (a, b), (i, x), (j, y));
            (i, j) = (x, y);
        }
        return (a, b);
    }

    private static int Letters(WordSequence words, int index) => Core.Words.Tokeniser.Fold(words.Word(index)).Length;

    private static (int A, int B) Word(AlignedPart part, List<Stretch> stretches, (int A, int B) at, (int First, int End) before, (int First, int End) after)
    {
        (int startA, int startB) = (part.Before.Spans[before.First].Start, part.After.Spans[after.First].Start);
        (int endA, int endB) = (part.Before.Spans[before.End - 1].End, part.After.Spans[after.End - 1].End);
        AddGap(part, stretches, at.A, startA, at.B, startB);
        Add(part, stretches, StretchKind.Typography, startA, endA, startB, endB);
        return (endA, endB);
    }

    private static void AddGap(AlignedPart part, List<Stretch> stretches, int a, int endA, int b, int endB) =>
        Add(part, stretches, HasSymbol(part.Before.Text, a, endA) || HasSymbol(part.After.Text, b, endB) ? StretchKind.Changed : StretchKind.Typography, a, endA, b, endB);

    // A sign of money, of reckoning or another symbol says something; points, quotation marks and dashes set what is said.
    private static bool HasSymbol(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            UnicodeCategory category = char.GetUnicodeCategory(text, i);
            if (category is UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol || text[i] is '%' or '‰' or '§') return true;
        }
        return false;
    }

    private static void AddChanged(AlignedPart part, List<Stretch> stretches, ChangedBlock block, (int At, int End) before, (int At, int End) after)
    {
        (string a, string b) = (part.Before.Text, part.After.Text);
        (int x, int y, int endX, int endY) = (before.At, after.At, before.End, after.End);
        int firstX = block.BeforeCount > 0 ? part.Before.Spans[block.Before].Start : endX, firstY = block.AfterCount > 0 ? part.After.Spans[block.After].Start : endY;
        while (x < firstX && y < firstY && a[x] == b[y]) (x, y) = (x + 1, y + 1);
        int lastX = block.BeforeCount > 0 ? part.Before.Spans[block.BeforeEnd - 1].End : x, lastY = block.AfterCount > 0 ? part.After.Spans[block.AfterEnd - 1].End : y;
        while (endX > lastX && endY > lastY && a[endX - 1] == b[endY - 1]) (endX, endY) = (endX - 1, endY - 1);
        Add(part, stretches, StretchKind.Same, before.At, x, after.At, y);
        Add(part, stretches, StretchKind.Changed, x, endX, y, endY);
        Add(part, stretches, StretchKind.Same, endX, before.End, endY, after.End);
    }

    private static void Add(AlignedPart part, List<Stretch> stretches, StretchKind kind, int a, int endA, int b, int endB)
    {
        if (a == endA && b == endB) return;
        if (part.Before.Text.AsSpan(a, endA - a).SequenceEqual(part.After.Text.AsSpan(b, endB - b))) kind = StretchKind.Same;
        if (stretches is [.., var last] && last.Kind == kind && kind == StretchKind.Same)
        {
            stretches[^1] = new(kind, new(last.Before.Start, endA - last.Before.Start), new(last.After.Start, endB - last.After.Start));
            return;
        }
        stretches.Add(new(kind, new(a, endA - a), new(b, endB - b)));
    }
}
