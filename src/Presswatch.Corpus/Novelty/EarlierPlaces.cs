using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Novelty;

/// <summary>The positions of one part that count as earlier than an article: those of its documents which surely came out before the day, count, and are no versions of the article itself.</summary>
internal sealed class EarlierPlaces
{
    private readonly int _from;
    private readonly int _to;
    private readonly List<(int Start, int End)> _excluded = [];

    public EarlierPlaces(IWordPart part, int day, UInt128 article)
    {
        ReadOnlySpan<int> starts = part.DocumentStarts;
        (int first, int end) = (part.FirstFrom(0), part.FirstFrom(day));
        (_from, _to) = (starts[first], starts[Math.Max(first, end)]);
        ReadOnlySpan<bool> counted = part.Counted;
        ReadOnlySpan<int> lastDays = part.LastDays;
        ReadOnlySpan<UInt128> articles = part.Articles;
        for (int document = first; document < end; document++)
        {
            if (!counted[document] || lastDays[document] >= day || articles[document] == article) _excluded.Add((starts[document], starts[document + 1]));
        }
    }

    /// <summary>Whether no position counts.</summary>
    public bool IsEmpty => _from >= _to;

    /// <summary>Takes over the places of a group that count, in ascending order.</summary>
    public void Filter(ReadOnlySpan<uint> group, List<int> into)
    {
        int next = 0;
        foreach (uint entry in group)
        {
            int place = WindowIndex.PlaceOf(entry);
            if (place < _from) continue;
            if (place >= _to) return;
            while (next < _excluded.Count && _excluded[next].End <= place) next++;
            if (next < _excluded.Count && _excluded[next].Start <= place) continue;
            into.Add(place);
        }
    }
}
