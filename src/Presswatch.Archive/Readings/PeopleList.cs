using Presswatch.Core.Dates;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>The list of people and the titles beside it, counted from <see cref="PeopleColumns"/>.</summary>
internal static class PeopleList
{
    private const int LateDays = 90;

    private static readonly int Roles = Enum.GetValues<PersonRole>().Length;

    /// <summary>Lists people and counts all that fit.</summary>
    /// <param name="columns">All appearances.</param>
    /// <param name="ask">Filters, order and part of the list.</param>
    /// <param name="people">Ids of those whom the text asked for can mean; <see langword="null"/> where none was.</param>
    /// <param name="titles">Numbers of titles that have the words asked for; <see langword="null"/> where none were.</param>
    /// <exception cref="ArgumentException">A bound is no date.</exception>
    public static (IReadOnlyList<PersonRow> Rows, long Total) Of(PeopleColumns columns, PeopleAsk ask, IReadOnlyList<string>? people, IReadOnlySet<int>? titles)
    {
        int from = ask.From is { } first ? PublishedDay.Of(Date(first)) : 0;
        int to = ask.To is { } last ? PublishedDay.LastOf(Date(last)) : int.MaxValue;
        // Without a date an article is on no side of a bound.
        if (ask.To is not null) from = Math.Max(from, 1);
        int role = ask.Role is { } one ? (int)one : -1;
        IEnumerable<int> asked = people is null ? Enumerable.Range(0, columns.People.Count) : people.Select(columns.NumberOf).OfType<int>().Distinct();
        var sums = new List<Sum>();
        foreach (int person in asked)
        {
            var sum = new Sum(person);
            foreach (ref readonly PeopleColumns.Appearance row in columns.Of(person))
            {
                if (row.Published >= from && row.Published <= to && (role < 0 || row.Role == role) && (titles is null || titles.Contains(row.Title))) sum.Add(row);
            }
            if (sum.Articles > 0) sums.Add(sum);
        }
        // Numbers of people follow their names.
        IEnumerable<Sum> ordered = ask.Order switch
        {
            "name" => sums.OrderBy(sum => sum.Person),
            "last" => sums.OrderByDescending(sum => sum.Last).ThenBy(sum => sum.Person),
            _ => sums.OrderByDescending(sum => sum.Articles).ThenBy(sum => sum.Person),
        };
        return ([.. ordered.Skip(ask.Skip).Take(ask.Limit).Select(sum => sum.Row(columns.People[sum.Person]))], sums.Count);
    }

    /// <summary>A person's titles: those of the rank printed most in the last days before the last post read, then the others; the newest first in each, then those printed most.</summary>
    /// <param name="appearances">The person's appearances.</param>
    /// <returns>Numbers of titles.</returns>
    // One article that names a namesake, or a group ("senior officials"), must not give the title.
    public static IEnumerable<int> LatestTitles(ReadOnlySpan<PeopleColumns.Appearance> appearances, Func<int, string> rankOf)
    {
        int held = HeldRank(appearances, rankOf);
        var titles = new Dictionary<int, (bool IsHeld, bool HasRank, int Last, int Times)>();
        foreach (ref readonly PeopleColumns.Appearance row in appearances)
        {
            if (row.Title == 0) continue;
            (bool isHeld, bool hasRank, int last, int times) = titles.GetValueOrDefault(row.Title);
            titles[row.Title] = (isHeld || (row.Rank >= 0 && row.Rank == held), hasRank || row.Rank >= 0, Math.Max(last, row.Published), times + 1);
        }
        return titles.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => one.Key);
    }

    private static int HeldRank(ReadOnlySpan<PeopleColumns.Appearance> appearances, Func<int, string> rankOf)
    {
        int last = 0;
        foreach (ref readonly PeopleColumns.Appearance row in appearances)
        {
            if (row.Title > 0 && row.Rank >= 0) last = Math.Max(last, row.Published);
        }
        if (PublishedDay.Read(last) is not { } end) return -1;
        int late = PublishedDay.Of(PartialDate.Of(end.First.AddDays(-LateDays)));
        var ranks = new Dictionary<int, (int Times, int Last)>();
        foreach (ref readonly PeopleColumns.Appearance row in appearances)
        {
            if (row.Title == 0 || row.Rank < 0 || row.Published < late) continue;
            (int times, int seen) = ranks.GetValueOrDefault(row.Rank);
            ranks[row.Rank] = (times + 1, Math.Max(seen, row.Published));
        }
        return ranks.OrderByDescending(one => one.Value).ThenBy(one => rankOf(one.Key), StringComparer.Ordinal).First().Key;
    }

    private static PartialDate Date(string iso) => PartialDate.TryParse(iso, out PartialDate date) ? date : throw new ArgumentException($"'{iso}' is no date.", nameof(iso));

    private sealed class Sum(int person)
    {
        private readonly long[] _roles = new long[Roles];
        private int _first;
        private double _sure;

        public int Person => person;

        public long Articles { get; private set; }

        public int Last { get; private set; }

        public void Add(in PeopleColumns.Appearance row)
        {
            Articles++;
            _roles[row.Role]++;
            _sure += row.Sure;
            Last = Math.Max(Last, row.Published);
            if (row.Published > 0 && (_first == 0 || row.Published < _first)) _first = row.Published;
        }

        public PersonRow Row(RegisteredPerson one) => new(
            one.Id, one.Name, one.Pack, one.Known, Articles, _roles[(int)PersonRole.Present], _roles[(int)PersonRole.Speaker], _roles[(int)PersonRole.Sender], _roles[(int)PersonRole.Recipient],
            _roles[(int)PersonRole.Mentioned], PublishedDay.Read(_first)?.ToString(), PublishedDay.Read(Last)?.ToString(), Math.Round(_sure / Articles, 3));
    }
}
