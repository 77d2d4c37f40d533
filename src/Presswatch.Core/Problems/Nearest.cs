namespace Presswatch.Core.Problems;

/// <summary>Finds the word somebody may have meant.</summary>
public static class Nearest
{
    /// <summary>The known word fewest changes away, at most two or a third of the word's length; <see langword="null"/> where none is near.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        string? best = null;
        int fewest = Math.Max(2, word.Length / 3) + 1;
        foreach (string other in known)
        {
            int changes = Distance(word, other);
            if (changes < fewest) (best, fewest) = (other, changes);
        }
        return best;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64) return int.MaxValue;
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
