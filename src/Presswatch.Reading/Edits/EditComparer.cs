using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Reading.Edits;

/// <summary>Says what lies between two versions of one article as a reader would. A pure function, safe for concurrent use.</summary>
/// <remarks>
/// Words are compared with words (<see cref="ShortestEdit"/>), headline with headline and body with body; where a paragraph begins is typography. What the readings found in the changed
/// words is told as name, number, date or title; what is left is a sentence, wording or typography. Every changed word is told of by a change. Time grows with the words times
/// what differs, and is bounded: texts that share next to nothing come out as wholly reworded.
/// </remarks>
public static class EditComparer
{
    public static VersionDifference Compare(ComparedText before, ComparedText after)
    {
        var comparison = new Comparison(before, after);
        NameChanges.Find(comparison);
        PresenceChanges.Find(comparison);
        TitleChanges.Find(comparison);
        NumberChanges.Find(comparison);
        DateChanges.Find(comparison);
        List<Stretch> headline = StretchBuilder.Build(comparison.Part(TextPart.Title)), body = StretchBuilder.Build(comparison.Part(TextPart.Text));
        AddHeadline(comparison, headline);
        SentenceChanges.Find(comparison);
        AddRest(comparison, body);
        return new([.. comparison.Changes.OrderBy(change => change.Kind).ThenBy(change => (change.Before ?? change.After)!.In != TextPart.Title)
            .ThenBy(change => (change.After ?? change.Before)!.Start)], headline, body);
    }

    /// <summary>The people whom the earlier version names and the later one does not print anywhere, found there or not; none where either was not read.</summary>
    public static IReadOnlyList<PersonFinding> NamesCut(ComparedText before, ComparedText after) =>
        before.Reading is { } was && after.Reading is { } now ? NameChanges.Missing(was, now, after) : [];

    private static void AddHeadline(Comparison comparison, List<Stretch> stretches)
    {
        (string? before, string? after) = (comparison.Before.Headline, comparison.After.Headline);
        if (before == after || (before ?? "") == (after ?? "")) return;
        DifferenceKind kind = stretches.Exists(stretch => stretch.Kind == StretchKind.Changed) ? DifferenceKind.Headline : DifferenceKind.Typography;
        comparison.Add(kind, Whole(before), Whole(after));

        static ChangedWords? Whole(string? headline) => headline is null ? null : new(headline, TextPart.Title, 0, headline.Length);
    }

    /// <summary>What nothing else tells of: wording, and typography.</summary>
    private static void AddRest(Comparison comparison, List<Stretch> stretches)
    {
        foreach (Stretch stretch in stretches)
        {
            switch (stretch.Kind)
            {
                case StretchKind.Changed when !IsTold(comparison, stretch):
                    (int gone, int come) = (Count(comparison, true, stretch.Before), Count(comparison, false, stretch.After));
                    comparison.Add(DifferenceKind.Wording, Words(comparison, true, stretch.Before), Words(comparison, false, stretch.After), Math.Abs(gone - come));
                    break;
                case StretchKind.Typography:
                    comparison.Add(DifferenceKind.Typography, Words(comparison, true, stretch.Before), Words(comparison, false, stretch.After));
                    break;
                default: break;
            }
        }
    }

    // One word beside a name or a number ("and") goes with it.
    private static bool IsTold(Comparison comparison, Stretch stretch)
    {
        (int gone, int come) = (comparison.Untold(true, TextPart.Text, stretch.Before), comparison.Untold(false, TextPart.Text, stretch.After));
        if (Count(comparison, true, stretch.Before) + Count(comparison, false, stretch.After) == 0) return false;
        bool isPartlyTold = gone < Count(comparison, true, stretch.Before) || come < Count(comparison, false, stretch.After);
        return isPartlyTold && gone <= 1 && come <= 1;
    }

    private static int Count(Comparison comparison, bool before, TextSpan span)
    {
        (int first, int end) = comparison.Part(TextPart.Text).Side(before).Within(span.Start, span.End);
        return end - first;
    }

    private static ChangedWords? Words(Comparison comparison, bool before, TextSpan span) => span.Length == 0 ? null : comparison.Words(before, TextPart.Text, span);
}
