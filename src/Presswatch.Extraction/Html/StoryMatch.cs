using System.Text;

namespace Presswatch.Extraction.Html;

/// <summary>Which blocks of a page stand in the text that its structured data gives.</summary>
internal sealed class StoryMatch
{
    private readonly bool[] _holds;

    private StoryMatch(bool[] holds, int first, int last, double coverage, bool whole)
    {
        (_holds, First, Last) = (holds, first, last);
        Covers = coverage >= 0.7 && first >= 0;
        IsWhole = whole;
    }

    public int First { get; }

    public int Last { get; }

    /// <summary>Whether the blocks make up most of the structured text.</summary>
    public bool Covers { get; }

    /// <summary>Whether the structured text does not break off.</summary>
    public bool IsWhole { get; }

    public bool Holds(int block) => _holds[block];

    public static StoryMatch Of(PageMap map, string? story)
    {
        bool[] holds = new bool[map.Blocks.Count];
        if (story is null || story.Length < 200) return new(holds, -1, -1, 0, whole: false);
        string folded = Fold(story);
        (int first, int last, int matched) = (-1, -1, 0);
        for (int i = 0; i < map.Blocks.Count; i++)
        {
            string block = Fold(map.Blocks[i].Text);
            if (block.Length < 15 || !folded.Contains(block, StringComparison.Ordinal)) continue;
            holds[i] = true;
            matched += block.Length;
            if (first < 0) first = i;
            last = i;
        }
        bool whole = !story.EndsWith('…') && !story.EndsWith("...", StringComparison.Ordinal);
        return new(holds, first, last, folded.Length == 0 ? 0 : (double)matched / folded.Length, whole);
    }

    /// <summary>Letters and digits only, in lower case.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }
}
