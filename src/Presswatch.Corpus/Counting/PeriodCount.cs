namespace Presswatch.Corpus.Counting;

/// <summary>What a period has of a phrase.</summary>
/// <param name="Occurrences">How often it stands there.</param>
/// <param name="Documents">In how many documents.</param>
public readonly record struct PeriodCount(long Occurrences, int Documents)
{
    public static PeriodCount operator +(PeriodCount left, PeriodCount right) => new(left.Occurrences + right.Occurrences, left.Documents + right.Documents);

    public static PeriodCount Add(PeriodCount left, PeriodCount right) => left + right;
}

/// <summary>How much there is to be found in a period.</summary>
/// <param name="Words">Words of all documents that are counted; sentinels are none.</param>
/// <param name="Documents">Number of these documents; 0: a gap, of which nothing is known.</param>
public readonly record struct PeriodSize(long Words, int Documents);
