namespace Presswatch.Corpus.Phrases;

/// <summary>The documents of a period, and those before it.</summary>
internal static class PeriodRuns
{
    /// <summary>Documents whose first possible day lies from one day to another, both within; a run for each part that has any.</summary>
    public static List<DocumentRun> Within(IReadOnlyList<IWordPart> parts, int from, int to) =>
        [.. parts.Select((part, i) => new DocumentRun(i, part.FirstFrom(Math.Max(0, from)), part.FirstFrom(to + 1))).Where(run => run.From < run.To)];

    /// <summary>Documents whose first possible day is before a day: also those whose date may fall later, since they may be older. The undated are in none.</summary>
    public static List<DocumentRun> Before(IReadOnlyList<IWordPart> parts, int day) => Within(parts, 0, day - 1);

    /// <summary>Documents without a date that count.</summary>
    public static int Undated(IReadOnlyList<IWordPart> parts)
    {
        int undated = 0;
        foreach (IWordPart part in parts)
        {
            foreach (bool counts in part.Counted[..part.FirstFrom(0)])
            {
                if (counts) undated++;
            }
        }
        return undated;
    }
}
