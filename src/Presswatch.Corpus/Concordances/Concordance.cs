using Presswatch.Corpus.Finding;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Concordances;

/// <summary>One page of a concordance.</summary>
/// <param name="Total">All places; of a sample, those before it was drawn.</param>
/// <param name="Lines">The page.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> on the last.</param>
public sealed record Concordance(long Total, IReadOnlyList<ConcordanceLine> Lines, ConcordanceCursor? Next)
{
    /// <summary>Sorts and cuts.</summary>
    /// <exception cref="ArgumentException">The cursor belongs to another order.</exception>
    public static Concordance Of(FoundPlaces found, ConcordanceQuestion question, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question.Limit, nameof(question));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Limit, ConcordanceQuestion.MostLines, nameof(question));
        if (question.After is { } after && after.Order != question.Order) throw new ArgumentException("The cursor is of another order.", nameof(question));
        FoundPlaces among = question.Sample is { } sample ? EvenSample.Of(found, sample) : found;
        var candidates = new List<Candidate>();
        for (int i = 0; i < among.Segments.Count; i++)
        {
            SegmentPlaces places = among.Segments[i];
            if (places.Count == 0) continue;
            var keys = new LineKeys(places, question.Order);
            UInt128? least = question.After is { } cursor ? keys.KeyOf(cursor) : null;
            // One more than the page shows whether there is a next.
            foreach (UInt128 key in keys.Smallest(least, question.Limit + 1, cancel)) candidates.Add(Candidate.Of(places, keys, LineKeys.PositionOf(key)));
        }
        if (among.Segments.Count > 1) candidates.Sort((one, other) => Compare(one, other, question.Order));
        Candidate[] page = [.. candidates.Take(question.Limit)];
        bool more = candidates.Count > question.Limit && page.Length > 0;
        return new(found.Total, [.. page.Select(candidate => candidate.ToLine())], more ? page[^1].ToCursor(question.Order) : null);
    }

    private static int Compare(Candidate one, Candidate other, ConcordanceOrder order)
    {
        for (int i = 0; i < LineKeys.SortWords; i++)
        {
            int by = one.Word(i).SequenceCompareTo(other.Word(i));
            if (by != 0) return by;
        }
        Segment segment = other.Places.Segment;
        int document = DocumentOrder.Compare(one.Places.Segment, one.Document, segment.Days[other.Document], segment.Precisions[other.Document], segment.DocumentKeys[other.Document]);
        if (document != 0) return order == ConcordanceOrder.Newest ? -document : document;
        return one.Offset.CompareTo(other.Offset);
    }

    /// <summary>A line that may be on the page.</summary>
    private sealed record Candidate(SegmentPlaces Places, int Position, int Length, int Document, int[] Folds)
    {
        /// <summary>Position within the document.</summary>
        public int Offset => Position - Places.Segment.DocumentStarts[Document];

        public static Candidate Of(SegmentPlaces places, LineKeys keys, int position)
        {
            int length = places.LengthAt(places.Positions.BinarySearch(position));
            int[] folds = new int[LineKeys.SortWords];
            keys.ReadFolds(position, length, folds);
            return new(places, position, length, places.Segment.DocumentAt(position), folds);
        }

        public ReadOnlySpan<byte> Word(int index) => Folds[index] == 0 ? [] : Places.Segment.FoldUtf8(Folds[index]);

        public ConcordanceLine ToLine()
        {
            Segment segment = Places.Segment;
            int start = segment.DocumentStarts[Document];
            int word = Position - start - segment.Stream[start..Position].Count(0);
            return new(segment.DocumentKeys[Document], segment.ArticleOf(Document), segment.VersionOf(Document), segment.Published(Document), word, Length);
        }

        public ConcordanceCursor ToCursor(ConcordanceOrder order)
        {
            Segment segment = Places.Segment;
            string[] words = [.. Folds.Select(fold => fold == 0 ? "" : segment.FoldText(fold))];
            return new(order, words, segment.Days[Document], segment.Precisions[Document], segment.DocumentKeys[Document], Offset);
        }
    }
}
