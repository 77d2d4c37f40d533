using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>One place where a person is named.</summary>
/// <param name="Scan">Headline or text.</param>
/// <param name="First">First word of the name.</param>
/// <param name="Count">Words of the name.</param>
/// <param name="From">First word of the name with the title before it.</param>
/// <param name="To">Behind the last word of the name with the title behind it.</param>
/// <param name="Run">Index of the row of names ("A, minister of X, B and C") in which it stands; -1 where unknown.</param>
internal readonly record struct NamedAt(Scan Scan, int First, int Count, int From, int To, int Run);

/// <summary>Names of one sentence in a row, with nothing but signs and small words between them.</summary>
/// <param name="From">First word.</param>
/// <param name="To">Behind the last word.</param>
/// <param name="Names">How many.</param>
internal readonly record struct NameRun(int From, int To, int Names);

/// <summary>Where the people of an article are named, with their titles, and which of them stand in a row: what the text says of a row it says of each in it. Reused; not safe for concurrent use.</summary>
internal sealed class NamedPlaces(int roleWord)
{
    /// <summary>Words that may stand between two names of a row, such as ", and the".</summary>
    private const int MostBetween = 3;

    private readonly List<(NamedAt At, string Person)> _places = [];
    private readonly List<NameRun> _runs = [];

    /// <summary>The rows of names.</summary>
    public IReadOnlyList<NameRun> Runs => _runs;

    /// <summary>Takes in an article whose names are found.</summary>
    public void Begin(Draft draft)
    {
        _places.Clear();
        _runs.Clear();
        AddPlaces(draft, draft.Body, TextPart.Text);
        AddPlaces(draft, draft.Title, TextPart.Title);
    }

    /// <summary>The places where a person is named, those of the text before those of the headline.</summary>
    public void Of(string person, List<NamedAt> places)
    {
        places.Clear();
        foreach ((NamedAt at, string name) in _places)
        {
            if (name == person) places.Add(at);
        }
    }

    /// <summary>The words of a span.</summary>
    public static bool TryPlace(Scan scan, int start, int length, out NamedAt place)
    {
        ReadOnlySpan<Word> words = scan.Words;
        int low = FirstFrom(words, start), end = low;
        while (end < words.Length && words[end].Start < start + length) end++;
        place = new(scan, low, end - low, low, end, -1);
        return end > low;
    }

    private void AddPlaces(Draft draft, Scan scan, TextPart part)
    {
        int begin = _places.Count;
        foreach (PersonMention mention in draft.Mentions)
        {
            if (mention.In != part || !TryPlace(scan, mention.Start, mention.Length, out NamedAt place)) continue;
            _places.Add((WithTitle(place, mention), mention.Person));
        }
        _places.Sort(begin, _places.Count - begin, ByPlace);
        for (int i = begin; i < _places.Count; i++)
        {
            NamedAt at = _places[i].At;
            if (i > begin && Continues(_places[i - 1].At, at)) _runs[^1] = _runs[^1] with { To = Math.Max(at.To, _runs[^1].To), Names = _runs[^1].Names + 1 };
            else _runs.Add(new(at.From, at.To, 1));
            _places[i] = (at with { Run = _runs.Count - 1 }, _places[i].Person);
        }
    }

    private static readonly Comparer<(NamedAt At, string Person)> ByPlace = Comparer<(NamedAt At, string Person)>.Create((one, other) => one.At.First.CompareTo(other.At.First));

    private bool Continues(NamedAt before, NamedAt at)
    {
        Scan scan = at.Scan;
        if (scan.Words[before.First].Sentence != scan.Words[at.First].Sentence || at.From - before.To > MostBetween) return false;
        if (at.From <= before.To) return at.From == before.To || at.First >= before.First + before.Count;
        bool joined = false;
        for (int i = before.To; i < at.From; i++)
        {
            if (scan.TryMark(i, roleWord, out _)) return false;
            joined |= scan.TextOf(i) is "," or ";" or "and";
        }
        return joined;
    }

    /// <summary>A place widened to the title that is printed before or behind the name there.</summary>
    private static NamedAt WithTitle(NamedAt place, PersonMention mention)
    {
        if (mention.Title is not { Length: > 0 } title) return place;
        Scan scan = place.Scan;
        string text = scan.Text;
        int start = mention.Start;
        while (start > 0 && char.IsWhiteSpace(text[start - 1])) start--;
        if (start >= title.Length && text.AsSpan(start - title.Length, title.Length).SequenceEqual(title))
        {
            int first = FirstFrom(scan.Words, start - title.Length);
            if (first < place.First && scan.Words[first].Sentence == scan.Words[place.First].Sentence) return place with { From = first };
        }
        int end = mention.Start + mention.Length, at = end < text.Length ? text.AsSpan(end, Math.Min(text.Length - end, title.Length + 8)).IndexOf(title, StringComparison.Ordinal) : -1;
        if (at < 0) return place;
        int to = FirstFrom(scan.Words, end + at + title.Length);
        return to > place.To && scan.Words[to - 1].Sentence == scan.Words[place.First].Sentence ? place with { To = to } : place;
    }

    /// <summary>Index of the first word that begins at a UTF-16 unit or behind it.</summary>
    private static int FirstFrom(ReadOnlySpan<Word> words, int start)
    {
        int low = 0, high = words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].Start < start) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
