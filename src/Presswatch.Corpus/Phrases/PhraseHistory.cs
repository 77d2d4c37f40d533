namespace Presswatch.Corpus.Phrases;

/// <summary>A day on which a phrase was written.</summary>
/// <param name="Day">The day (<see cref="DateOnly.DayNumber"/>).</param>
/// <param name="Articles">Articles of that day that have it.</param>
/// <param name="Occurrences">How often they have it.</param>
/// <param name="Place">Where it first stands in the first of them.</param>
public readonly record struct PhraseDay(int Day, int Articles, int Occurrences, WordPlace Place);

/// <summary>A time without a phrase between two uses.</summary>
/// <param name="Before">Last use before it.</param>
/// <param name="After">First use after it.</param>
/// <param name="Days">Days from the one to the other.</param>
/// <param name="CoveredDays">Those of the days in between of which the archive has articles: what the gap is measured by.</param>
/// <param name="EarlierGaps">Gaps between uses before it.</param>
/// <param name="LongestBefore">Covered days of the longest of those.</param>
/// <param name="IsRevival">Whether the use after it is a revival: see <see cref="PhraseHistory"/>.</param>
public sealed record PhraseGap(PhraseDay Before, PhraseDay After, int Days, int CoveredDays, int EarlierGaps, int LongestBefore, bool IsRevival);

/// <summary>When a phrase was first and last written, and how long it slept.</summary>
/// <param name="Days">Its days of use, ascending. Empty where it stands in no dated article that counts.</param>
/// <param name="Occurrences">All occurrences in articles that count, the undated included.</param>
/// <param name="Articles">All articles that count and have it.</param>
/// <param name="UndatedArticles">Those of them without a date; they are in no day.</param>
/// <param name="Longest">The longest gap by covered days, of two as long the earlier; <see langword="null"/> with fewer than two days.</param>
/// <param name="Revivals">The revivals, ascending.</param>
/// <param name="SinceLast">Covered days after the last use.</param>
/// <remarks>
/// A date of a month or a year counts as its first day. Covered days are those of which the archive has at least one article, so that a time of which it has nothing is no silence. A use is a revival when the gap
/// before it is at least <see cref="RevivalDays"/> covered days, at least twice as long as every gap before it, and at least <see cref="RevivalGaps"/> gaps came before it: measured
/// against the phrase's own rhythm, whatever its distribution.
/// </remarks>
public sealed record PhraseHistory(
    IReadOnlyList<PhraseDay> Days, long Occurrences, int Articles, int UndatedArticles, PhraseGap? Longest, IReadOnlyList<PhraseGap> Revivals, int SinceLast)
{
    /// <summary>Covered days from which a gap can be followed by a revival.</summary>
    public const int RevivalDays = 14;

    /// <summary>Gaps that must have come before.</summary>
    public const int RevivalGaps = 5;

    /// <summary>From all places of the phrase, those of each part ascending.</summary>
    internal static PhraseHistory Of(IReadOnlyList<IWordPart> parts, IReadOnlyList<int[]> places, CancellationToken cancel)
    {
        var days = new SortedDictionary<int, PhraseDay>();
        (long occurrences, int articles, int undated) = (0, 0, 0);
        for (int i = 0; i < parts.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            (int end, PhraseDay open, bool counts) = (0, default, false);
            foreach (int place in places[i])
            {
                if (place >= end)
                {
                    if (counts) Add(days, open);
                    int document = parts[i].DocumentAt(place);
                    end = parts[i].DocumentStarts[document + 1];
                    counts = parts[i].Counted[document];
                    open = new(parts[i].FirstDays[document], 1, 0, new(i, place));
                    if (counts) articles++;
                    if (counts && open.Day < 0) undated++;
                }
                open = open with { Occurrences = open.Occurrences + 1 };
                if (counts) occurrences++;
            }
            if (counts) Add(days, open);
        }
        PhraseDay[] used = [.. days.Values];
        int[] covered = CoveredDays(parts);
        List<PhraseGap> gaps = Gaps(used, covered);
        int sinceLast = used.Length == 0 ? 0 : covered.Length - First(covered, used[^1].Day + 1);
        return new(used, occurrences, articles, undated, gaps.MaxBy(gap => gap.CoveredDays), [.. gaps.Where(gap => gap.IsRevival)], sinceLast);
    }

    private static void Add(SortedDictionary<int, PhraseDay> days, PhraseDay day)
    {
        if (day.Day < 0) return;
        days[day.Day] = days.TryGetValue(day.Day, out PhraseDay before)
            ? before with { Articles = before.Articles + day.Articles, Occurrences = before.Occurrences + day.Occurrences }
            : day;
    }

    private static List<PhraseGap> Gaps(PhraseDay[] days, int[] covered)
    {
        var gaps = new List<PhraseGap>(days.Length);
        int longest = 0;
        for (int i = 1; i < days.Length; i++)
        {
            int length = First(covered, days[i].Day) - First(covered, days[i - 1].Day + 1);
            bool revival = length >= RevivalDays && length >= 2 * longest && gaps.Count >= RevivalGaps;
            gaps.Add(new(days[i - 1], days[i], days[i].Day - days[i - 1].Day, length, gaps.Count, longest, revival));
            longest = Math.Max(longest, length);
        }
        return gaps;
    }

    /// <summary>Days of which some part has an article that counts, ascending.</summary>
    private static int[] CoveredDays(IReadOnlyList<IWordPart> parts)
    {
        var days = new SortedSet<int>();
        foreach (IWordPart part in parts)
        {
            int last = -1;
            for (int i = 0; i < part.DocumentCount(); i++)
            {
                if (part.FirstDays[i] == last || !part.Counted[i]) continue;
                last = part.FirstDays[i];
                days.Add(last);
            }
        }
        days.Remove(-1);
        return [.. days];
    }

    /// <summary>Index of the first day not before a day.</summary>
    private static int First(int[] days, int day)
    {
        int found = Array.BinarySearch(days, day);
        return found >= 0 ? found : ~found;
    }
}
