using System.Globalization;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Analysis.Phrases;

/// <summary>A list of phrases that is asked for.</summary>
/// <param name="From">First day of the period; <see langword="null"/> for all time, which set phrases alone take.</param>
/// <param name="To">Last day, within.</param>
/// <param name="Articles">Fewest articles that have a phrase, 2 or more.</param>
/// <param name="Skip">Phrases, or families of set phrases, to pass over.</param>
/// <param name="Limit">Most to answer with.</param>
public sealed record PhrasesAsk(DateOnly? From, DateOnly? To, int Articles, int Skip, int Limit)
{
    /// <summary>Fewest articles where nothing else is asked for.</summary>
    public const int DefaultArticles = 3;

    /// <summary>Fewest articles of set phrases where nothing else is asked for in the workbench.</summary>
    public const int DefaultSetArticles = 5;

    /// <summary>The first set phrases of all time, as the workbench asks for them.</summary>
    public static readonly PhrasesAsk OfAllTime = new(null, null, DefaultSetArticles, 0, PageSize);

    /// <summary>Rows of a page of the workbench.</summary>
    public const int PageSize = 50;

    /// <summary>How many to reckon: those passed over too.</summary>
    public int Most => (int)Math.Min(int.MaxValue, (long)Skip + Limit);

    /// <summary>Reads a period and a part of a list.</summary>
    /// <param name="from">Year, month or day; <see langword="null"/> for all time.</param>
    /// <param name="to">The same; <see langword="null"/> for the end of what <paramref name="from"/> names.</param>
    /// <param name="articles">Fewest articles.</param>
    /// <param name="after">Where the part before ended.</param>
    /// <param name="limit">Most to answer with.</param>
    /// <returns>What is asked, or: no date (PW4002), a period that ends before it begins, a bad cursor (PW4012).</returns>
    public static Outcome<PhrasesAsk> Read(string? from, string? to, int articles, string? after, int limit)
    {
        foreach (string? date in (string?[])[from, to])
        {
            if (date is not null && !PartialDate.TryParse(date, out _)) return new Problem(ProblemCodes.BadOptionValue, $"'{date}' is no date", Try: "--from 2012 or 2012-03 or 2012-03-15");
        }
        DateOnly? first = PartialDate.TryParse(from, out PartialDate begins) ? begins.First : null;
        DateOnly? last = PartialDate.TryParse(to ?? from, out PartialDate ends) ? ends.Last : null;
        if (first > last) return new Problem(ProblemCodes.BadOptionValue, $"the period ends ({last:yyyy-MM-dd}) before it begins ({first:yyyy-MM-dd})");
        Outcome<int> skip = ListCursor.Skip(after);
        return skip.Problem is { } cursor ? cursor : new PhrasesAsk(first, last, Math.Max(2, articles), skip.Value, limit);
    }

    /// <summary>What is asked of set phrases.</summary>
    /// <param name="most">Most families to answer with.</param>
    public SetPhraseQuestion OfSet(int most) => new(Articles, From?.DayNumber, To?.DayNumber, most);

    /// <summary>A query within the period.</summary>
    internal string Within(string query) => this is { From: { } from, To: { } to } ? $"{query} from:{from:yyyy-MM-dd} to:{to:yyyy-MM-dd}" : query;

    /// <summary>The spans before the period that a silence is measured by.</summary>
    internal PhrasesAsk Before()
    {
        int days = To!.Value.DayNumber - From!.Value.DayNumber + 1;
        return this with { From = DateOnly.FromDayNumber(Math.Max(0, From.Value.DayNumber - (SilentPhrases.MostSpans * days))), To = DateOnly.FromDayNumber(Math.Max(0, From.Value.DayNumber - 1)) };
    }

    internal string? Next(int total) => Most < total ? Most.ToString(CultureInfo.InvariantCulture) : null;
}
