using System.Text.RegularExpressions;
using Presswatch.Archive.Catalogue;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Intake.Watching;
using Presswatch.Packs.Model;
using Presswatch.Reading.Dates;

namespace Presswatch.Intake.Completeness;

/// <summary>How an address of an article came out.</summary>
internal enum AddressEnd
{
    Got,
    Gone,
    Refused,
    Failed,
    Unread,
    Waiting,
    Late,
}

/// <summary>Counts what one source was expected to give, day by day.</summary>
internal sealed class SourceTally(SourceProfile profile, DatingRules dating)
{
    private static readonly TimeSpan MayWait = TimeSpan.FromDays(1);

    private readonly SourceReach _reach = new(profile);
    private readonly Regex[] _numbered = [.. profile.UrlDates.Where(date => date.Pattern.Contains("(?<number>", StringComparison.Ordinal)).Select(date => new Regex(date.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))];
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, bool> _asked = [];
    private DateOnly _firstAsked = DateOnly.MaxValue;
    private DateOnly _lastAsked = DateOnly.MinValue;

    public string Name => profile.Name;

    public string Id => profile.Id;

    public bool Follows(Uri address) => _reach.Follows(address);

    public bool Holds(Uri address) => _reach.Holds(address);

    /// <summary>Enters an address that a list or a feed has named.</summary>
    public void Announce(string address, NamedAddress named)
    {
        Known known = Of(address);
        known.IsNamed = true;
        if (known.Named is null || named.First < known.Named) known.Named = named.First;
        if (PartialDate.TryParse(named.Date, out PartialDate date) && date.Exact is { } day) known.Stated = day;
    }

    /// <summary>Enters how an address stands in the catalogue.</summary>
    public void Stand(string address, AddressStanding standing)
    {
        Known known = Of(address);
        known.End = EndOf(standing);
        if (PartialDate.TryParse(standing.Published, out PartialDate date) && date.Exact is { } day) known.Published = day;
    }

    /// <summary>Enters what the queue knows of an address; what the catalogue says of one that was captured comes first.</summary>
    public void Queue(string address, QueuedPlace place)
    {
        Known known = Of(address);
        known.IsNamed = true;
        known.Found ??= place.Found;
        known.End ??= EndOf(place);
    }

    /// <summary>Enters that the source was asked on a day, and whether it answered as itself; once is enough.</summary>
    public void Ask(DateOnly day, bool isHeard)
    {
        _asked[day] = isHeard || _asked.GetValueOrDefault(day);
        if (day < _firstAsked) _firstAsked = day;
        if (day > _lastAsked) _lastAsked = day;
    }

    /// <summary>The days, in order; those of which nothing is known are left out.</summary>
    /// <param name="now">The last capture of the archive: what was named up to a day before it may still come.</param>
    public IEnumerable<SourceDay> Days(DateTimeOffset now)
    {
        var counts = new SortedDictionary<DateOnly, Sum>();
        var undated = new Sum();
        var numbers = new NumberGaps();
        foreach ((string address, Known known) in _known)
        {
            DateOnly? day = DayOf(address, known);
            Sum sum = day is { } dated ? counts.TryGetValue(dated, out Sum? of) ? of : counts[dated] = new() : undated;
            sum.Add(known, now - MayWait);
            if (day is not { } at) continue;
            foreach (Regex pattern in _numbered)
            {
                if (pattern.Match(address) is { Success: true } match) numbers.Add(match, address, at);
            }
        }
        foreach ((DateOnly day, int skipped) in numbers.Find()) counts[day].Skipped += skipped;
        for (DateOnly day = _firstAsked; day <= _lastAsked; day = day.AddDays(1)) counts.TryAdd(day, new());
        foreach ((DateOnly day, Sum sum) in counts) yield return sum.ToDay(Name, day, LookOf(day, sum));
        if (undated.Expected > 0) yield return undated.ToDay(Name, null, DayLook.Unwatched);
    }

    private DayLook LookOf(DateOnly day, Sum sum)
    {
        if (day < _firstAsked || day > _lastAsked) return DayLook.Unwatched;
        bool asked = _asked.TryGetValue(day, out bool heard);
        return heard ? DayLook.Looked : sum.LastNamed is { } named && dating.DayOf(named) > day ? DayLook.Covered : asked ? DayLook.Down : DayLook.NotLooked;
    }

    private DateOnly? DayOf(string address, Known known) =>
        known.Published ?? known.Stated ?? (dating.DateIn(address) is { Date.Exact: { } day } ? day : known.Named is { } named ? dating.DayOf(named) : null);

    private Known Of(string address)
    {
        if (!_known.TryGetValue(address, out Known? known)) _known.Add(address, known = new());
        return known;
    }

    // A text that was had once counts as got, whatever became of its address; so does a file that is no page.
    private static AddressEnd EndOf(AddressStanding standing) => standing switch
    {
        { IsSighted: true } => AddressEnd.Got,
        { Status: 404 or 410 } => AddressEnd.Gone,
        _ when standing.Code == ProblemCodes.UnknownAddress.Id => AddressEnd.Gone,
        _ when standing.Kind == "block" || standing.Code == ProblemCodes.BlockPage.Id || standing.Code == ProblemCodes.ConsentWall.Id => AddressEnd.Refused,
        { Status: 429 or >= 500 } => AddressEnd.Failed,
        { Status: >= 400 } => AddressEnd.Refused,
        { Status: >= 300 } => AddressEnd.Got,
        { Kind: "list" } => AddressEnd.Got,
        _ when standing.Code == ProblemCodes.NotText.Id || standing.Code == ProblemCodes.PdfFile.Id => AddressEnd.Got,
        _ => AddressEnd.Unread,
    };

    private static AddressEnd? EndOf(QueuedPlace place) => place.End switch
    {
        null => place.HasPage ? AddressEnd.Got : null,
        VisitEnd.Taken or VisitEnd.Unchanged => AddressEnd.Got,
        VisitEnd.Missing => AddressEnd.Gone,
        VisitEnd.Blocked or VisitEnd.Forbidden => AddressEnd.Refused,
        VisitEnd.Failed => AddressEnd.Failed,
        _ => AddressEnd.Unread,
    };

    private sealed class Known
    {
        public bool IsNamed { get; set; }

        /// <summary>When a list first named it.</summary>
        public DateTimeOffset? Named { get; set; }

        /// <summary>When the watcher found it.</summary>
        public DateTimeOffset? Found { get; set; }

        public DateOnly? Stated { get; set; }

        public DateOnly? Published { get; set; }

        public AddressEnd? End { get; set; }
    }

    private sealed class Sum
    {
        private readonly int[] _ends = new int[7];
        private int _named;

        public int Skipped { get; set; }

        public int Expected => _ends.Sum() + Skipped;

        /// <summary>When the last of its addresses was first named.</summary>
        public DateTimeOffset? LastNamed { get; private set; }

        public void Add(Known known, DateTimeOffset early)
        {
            DateTimeOffset? since = known.Named ?? known.Found;
            _ends[(int)(known.End ?? (since < early ? AddressEnd.Late : AddressEnd.Waiting))]++;
            if (known.IsNamed) _named++;
            if (known.Named is { } named && !(named <= LastNamed)) LastNamed = named;
        }

        public SourceDay ToDay(string source, DateOnly? day, DayLook look) => new(source, day, Expected, _named, Of(AddressEnd.Got), Of(AddressEnd.Gone), Of(AddressEnd.Refused), Of(AddressEnd.Failed),
            Of(AddressEnd.Unread), Of(AddressEnd.Waiting) + Of(AddressEnd.Late), Of(AddressEnd.Late), Skipped, look);

        private int Of(AddressEnd end) => _ends[(int)end];
    }
}
