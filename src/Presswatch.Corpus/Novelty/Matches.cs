using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Novelty;

/// <summary>The longest sequence that begins at one word of an article and stands in an earlier one.</summary>
/// <param name="Length">Its words; 0 where there is none.</param>
/// <param name="Day">First day that the earlier article's date can mean.</param>
/// <param name="Place">Where it begins there.</param>
internal readonly record struct Match(int Length, int Day, WordPlace Place)
{
    /// <summary>Longer first; of one length the earlier day, then the order of the archive.</summary>
    public bool IsBetterThan(Match other) =>
        Length != other.Length ? Length > other.Length
        : Day != other.Day ? Day < other.Day
        : Place.Part != other.Place.Part ? Place.Part < other.Place.Part : Place.Position < other.Place.Position;
}

/// <summary>Follows the sequences that an article shares with earlier ones of one part, window by window: a sequence goes on as long as the place after each of its places is one of the next window's.</summary>
internal sealed class MatchChains(IWordPart part, int index, Match[] best)
{
    private List<(int Place, int Start)> _open = [];
    private List<(int Place, int Start)> _next = [];

    /// <summary>Takes the earlier places of the window that begins at a word; ascending. Windows come in order, none left out.</summary>
    public void Take(int word, List<int> places)
    {
        int i = 0;
        _next.Clear();
        foreach (int place in places)
        {
            for (; i < _open.Count && _open[i].Place + 1 < place; i++) Close(_open[i], word);
            bool goesOn = i < _open.Count && _open[i].Place + 1 == place;
            _next.Add((place, goesOn ? _open[i].Start : word));
            if (goesOn) i++;
        }
        for (; i < _open.Count; i++) Close(_open[i], word);
        (_open, _next) = (_next, _open);
    }

    /// <summary>Ends what is open: the windows before <paramref name="word"/> were the last.</summary>
    public void End(int word)
    {
        foreach ((int Place, int Start) chain in _open) Close(chain, word);
        _open.Clear();
    }

    private void Close((int Place, int Start) chain, int word)
    {
        int windows = word - chain.Start;
        int length = windows + WindowScan.Words - 1;
        if (length < best[chain.Start].Length) return;
        int place = chain.Place - windows + 1;
        var match = new Match(length, part.FirstDays[part.DocumentAt(place)], new(index, place));
        if (match.IsBetterThan(best[chain.Start])) best[chain.Start] = match;
    }
}
