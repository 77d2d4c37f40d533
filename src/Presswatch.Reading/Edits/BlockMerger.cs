namespace Presswatch.Reading.Edits;

/// <summary>Makes of a shortest script what a reader sees: words written apart or together are the same, and a shared word alone between two longer changes is no islet.</summary>
/// <remarks>The second is the "semantic clean-up" of N. Fraser, diff-match-patch (2006).</remarks>
internal static class BlockMerger
{
    /// <summary>Words of a block up to which it is looked at letter by letter.</summary>
    private const int MostWords = 64;

    public static List<ChangedBlock> Merge(WordSequence before, WordSequence after, List<SharedRun> shared)
    {
        var blocks = new List<ChangedBlock>();
        int a = 0, b = 0;
        foreach (SharedRun run in shared.Append(new(before.Count, after.Count, 0)))
        {
            if (run.Before > a || run.After > b)
            {
                var block = new ChangedBlock(a, run.Before, b, run.After);
                if (!SameLetters(before, after, block)) Add(blocks, block);
            }
            (a, b) = (run.Before + run.Length, run.After + run.Length);
        }
        return blocks;
    }

    private static void Add(List<ChangedBlock> blocks, ChangedBlock block)
    {
        while (blocks is [.., var last])
        {
            int islet = Math.Min(block.Before - last.BeforeEnd, block.After - last.AfterEnd);
            if (islet >= Math.Max(last.BeforeCount, last.AfterCount) || islet >= Math.Max(block.BeforeCount, block.AfterCount)) break;
            blocks.RemoveAt(blocks.Count - 1);
            block = new(last.Before, block.BeforeEnd, last.After, block.AfterEnd);
        }
        blocks.Add(block);
    }

    private static bool SameLetters(WordSequence before, WordSequence after, ChangedBlock block) =>
        block.BeforeCount is > 0 and <= MostWords && block.AfterCount is > 0 and <= MostWords && Letters(before, block.Before, block.BeforeEnd) == Letters(after, block.After, block.AfterEnd);

    private static string Letters(WordSequence words, int first, int end)
    {
        string text = "";
        for (int i = first; i < end; i++)
        {
            string word = Core.Words.Tokeniser.Fold(words.Word(i));
            // Two numbers beside each other are not one.
            text += text.Length > 0 && char.IsDigit(text[^1]) && char.IsDigit(word[0]) ? " " + word : word;
        }
        return text;
    }
}
