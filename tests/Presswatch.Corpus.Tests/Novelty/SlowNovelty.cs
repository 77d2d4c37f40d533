using Presswatch.Corpus.Tests.Sequences;

namespace Presswatch.Corpus.Tests.Novelty;

/// <summary>Novelty worked out by comparing each word of an article with each word of each text, over strings.</summary>
internal sealed record SlowNovelty(string Letters, List<(int Start, int Length, int Stretch, int Day, int Occurrences, int Articles)> Passages)
{
    public static SlowNovelty Of(Text article, Text[] texts)
    {
        Text[] earlier = [.. texts.Where(text => text.Counts && text.Day >= 0 && Math.Max(text.Day, text.LastDay) < article.Day && (text.Article != article.Article || article.Article == 0))];
        string letters = "";
        var passages = new List<(int, int, int, int, int, int)>();
        foreach (string[] paragraph in article.Paragraphs)
        {
            (int Length, int Day)[] longest = [.. paragraph.Select((_, i) => Longest(paragraph, i, earlier))];
            bool[] formula = new bool[paragraph.Length];
            for (int i = 0; i < paragraph.Length; i++) Array.Fill(formula, true, i, Math.Max(longest[i].Length, 0));
            for (int i = 0; i < paragraph.Length; i++)
            {
                if (!formula[i] || (i > 0 && formula[i - 1])) continue;
                int end = i;
                while (end < paragraph.Length && formula[end]) end++;
                int start = Enumerable.Range(i, end - i).OrderByDescending(at => longest[at].Length).ThenBy(at => longest[at].Day).ThenBy(at => at).First();
                string stretch = " " + string.Join(' ', paragraph.Skip(start).Take(longest[start].Length)) + " ";
                int[] counts = [.. texts.Where(text => text.Counts).Select(text => text.Paragraphs.Sum(words => Count(" " + string.Join(' ', words) + " ", stretch)))];
                passages.Add((letters.Length + i, end - i, longest[start].Length, longest[start].Day, counts.Sum(), counts.Count(count => count > 0)));
            }
            letters += string.Concat(formula.Select(is8 => is8 ? 'f' : 'n'));
        }
        return new(letters, passages);
    }

    /// <summary>Overlapping occurrences of one string in another.</summary>
    public static int Count(string text, string sought)
    {
        int count = 0;
        for (int at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sought, at + 1, StringComparison.Ordinal)) count++;
        return count;
    }

    private static (int Length, int Day) Longest(string[] words, int from, Text[] earlier)
    {
        (int Length, int Day) best = (0, 0);
        foreach (Text text in earlier)
        {
            foreach (string[] other in text.Paragraphs)
            {
                for (int at = 0; at < other.Length; at++)
                {
                    int length = 0;
                    while (from + length < words.Length && at + length < other.Length && words[from + length] == other[at + length]) length++;
                    if (length >= 8 && (length > best.Length || (length == best.Length && text.Day < best.Day))) best = (length, text.Day);
                }
            }
        }
        return best;
    }
}
