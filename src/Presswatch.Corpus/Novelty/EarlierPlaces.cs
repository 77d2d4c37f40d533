using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Novelty;

/// <summary>The positions of one part that count as earlier than an article: those of its documents which surely came out before the day, count, and are no versions of the article itself.</summary>
internal sealed class EarlierPlaces
{
    private readonly int _from;
    private readonly int _to;
    private readonly List<(int Start, int End)> _excluded = [];

    public EarlierPlaces(IWordPart part, PartExceptions exceptions, int day, UInt128 article)
    {
        ReadOnlySpan<int> starts = part.DocumentStarts;
        (int first, int end) = (part.FirstFrom(0), part.FirstFrom(day));
        (_from, _to) = (starts[first], starts[Math.Max(first, end)]);
        ReadOnlySpan<bool> counted = part.Counted;
        ReadOnlySpan<int> lastDays = part.LastDays;
        foreach (int document in exceptions.Special)
        {
            if (document >= first && document < end && (!counted[document] || lastDays[document] >= day)) _excluded.Add((starts[document], starts[document + 1]));
        }
        foreach (int document in exceptions.OfArticle(article))
        {
            if (document >= first && document < end) _excluded.Add((starts[document], starts[document + 1]));
        }
        _excluded.Sort();
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

/// <summary>The documents of a part that need a second look, and those of each article. Made once for a part.</summary>
internal sealed class PartExceptions
{
    private readonly UInt128[] _articles;
    private readonly int[] _order;

    public PartExceptions(IWordPart part)
    {
        var special = new List<int>();
        ReadOnlySpan<int> firstDays = part.FirstDays;
        ReadOnlySpan<int> lastDays = part.LastDays;
        ReadOnlySpan<bool> counted = part.Counted;
        for (int i = 0; i < firstDays.Length; i++)
        {
            if (!counted[i] || lastDays[i] != firstDays[i]) special.Add(i);
        }
        Special = [.. special];
        _articles = part.Articles.ToArray();
        _order = new int[_articles.Length];
        for (int i = 0; i < _order.Length; i++) _order[i] = i;
        Array.Sort(_articles, _order);
    }

    /// <summary>Documents that do not count, or whose date is more than a day long; ascending.</summary>
    public int[] Special { get; }

    /// <summary>The documents that are versions of an article.</summary>
    public ReadOnlySpan<int> OfArticle(UInt128 article)
    {
        int found = Array.BinarySearch(_articles, article);
        if (found < 0) return default;
        (int from, int to) = (found, found + 1);
        while (from > 0 && _articles[from - 1] == article) from--;
        while (to < _articles.Length && _articles[to] == article) to++;
        return _order.AsSpan(from, to - from);
    }
}
