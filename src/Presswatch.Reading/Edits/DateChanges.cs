using Presswatch.Core.Readings;

namespace Presswatch.Reading.Edits;

/// <summary>Calendar times that are others, or stand in one version alone; also the dateline's day, and the day of publication that the page states. The same day in other words is no change.</summary>
internal static class DateChanges
{
    public static void Find(Comparison comparison)
    {
        FindPrinted(comparison);
        (ComparedText was, ComparedText now) = (comparison.Before, comparison.After);
        if (was.Dateline is { } old && now.Dateline is { } line && (old.Month, old.Day, old.Year ?? line.Year) != (line.Month, line.Day, line.Year ?? old.Year))
        {
            comparison.Add(DifferenceKind.Date, new(old.Text, TextPart.Text, null, null), new(line.Text, TextPart.Text, null, null));
        }
        if (was.Stated is { } stated && now.Stated is { } day && stated.Date != day.Date)
        {
            comparison.Add(DifferenceKind.Date, new(stated.Text, TextPart.Title, null, null), new(day.Text, TextPart.Title, null, null));
        }
    }

    private static void FindPrinted(Comparison comparison)
    {
        if (comparison.Before.Reading is not { } was || comparison.After.Reading is not { } now) return;
        List<DateFinding> gone = Missing(comparison, true, was, now), come = Missing(comparison, false, now, was);
        foreach (DateFinding date in gone)
        {
            (TextPart Part, int Block) at = comparison.BlockOf(true, date);
            DateFinding? other = come.Find(one => comparison.BlockOf(false, one) == at);
            comparison.Add(DifferenceKind.Date, comparison.Words(true, date), other is null ? null : comparison.Words(false, other));
            if (other is not null) come.RemoveAll(one => one.Value == other.Value);
        }
        foreach (DateFinding date in come) comparison.Add(DifferenceKind.Date, null, comparison.Words(false, date));
    }

    private static List<DateFinding> Missing(Comparison comparison, bool before, ArticleReading here, ArticleReading there)
    {
        HashSet<string> known = [.. there.Dates.Select(date => date.Value)];
        return [.. here.Dates.Where(date => !known.Contains(date.Value) && comparison.IsTouched(before, date)).DistinctBy(date => date.Value)];
    }
}
