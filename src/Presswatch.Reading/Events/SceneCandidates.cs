using Presswatch.Core.Dates;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>Gathers what may be the date and the place of an event. Not safe for concurrent use.</summary>
internal sealed class SceneCandidates(SceneClasses classes)
{
    /// <summary>Sentences at the head of the text in which the event's place and date are sought.</summary>
    private const int PlaceSentences = 4, DateSentences = 6;

    /// <summary>Kinds beside those of places.</summary>
    private const uint BodyKind = 100, HereKind = 101;

    /// <summary>Places, venues that are bodies, and "here" where a dateline tells what that is.</summary>
    public void Places(Draft draft, List<SceneCandidate> found)
    {
        found.Clear();
        Scan body = draft.Body;
        int end = body.Sentences.Count == 0 ? 0 : body.Sentences[Math.Min(PlaceSentences, body.Sentences.Count) - 1].End;
        for (int i = 0; i < end; i++)
        {
            if (body.TryMark(i, classes.Place, out Mark place)) AddPlace(draft, body, place, found);
            else if (body.TryMark(i, classes.Organisation, out Mark venue)) Add(body, venue.First, venue.Count, BodyKind, body.Printed(venue.First, venue.Count), -1, found);
            else if (draft.Input.Dateline is { } line && body.TryMark(i, classes.Here, out _)) Add(body, i, 1, HereKind, line.Place, -1, found);
        }
        for (int i = 0; i < draft.Title.Count; i++)
        {
            if (draft.Title.TryMark(i, classes.Place, out Mark place)) AddPlace(draft, draft.Title, place, found);
        }
    }

    /// <summary>Dates; of a range the start.</summary>
    public void Dates(Draft draft, List<SceneCandidate> found)
    {
        found.Clear();
        Scan body = draft.Body;
        int end = body.Sentences.Count == 0 ? 0 : body.Sentences[Math.Min(DateSentences, body.Sentences.Count) - 1].End;
        for (int i = 0; i < end; i++)
        {
            if (!body.TryMark(i, classes.Date, out Mark date) || date.Item < 0 || date.Item >= draft.Dates.Count) continue;
            string value = draft.Dates[date.Item].Value;
            int slash = value.IndexOf('/', StringComparison.Ordinal);
            string start = slash < 0 ? value : value[..slash];
            Add(body, date.First, date.Count, (uint)(start.Length + (slash < 0 ? 0 : 20)), start, date.Item, found);
        }
    }

    /// <summary>How far a date lies before the publication, in steps that widen; a number of its own for the future and for the unknown.</summary>
    public static uint Distance(string value, PartialDate? published)
    {
        if (published is not { } day || !PartialDate.TryParse(value, out PartialDate date)) return 20;
        int days = day.First.DayNumber - date.First.DayNumber;
        return days switch { < -7 => 11, < 0 => 10, 0 => 0, 1 => 1, < 4 => 2, < 8 => 3, < 16 => 4, < 46 => 5, < 180 => 6, < 400 => 7, _ => 8 };
    }

    private static void AddPlace(Draft draft, Scan scan, Mark place, List<SceneCandidate> found)
    {
        string name = scan.Printed(place.First, place.Count);
        uint kind = place.Item >= 0 && place.Item < draft.Places.Count ? (uint)draft.Places[place.Item].Kind : 50;
        Add(scan, place.First, place.Count, kind, name, place.Item, found);
    }

    private static void Add(Scan scan, int first, int count, uint kind, string answer, int item, List<SceneCandidate> found) => found.Add(new(scan, first, count, kind, answer, item));
}
