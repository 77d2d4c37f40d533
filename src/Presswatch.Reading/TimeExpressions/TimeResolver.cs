using System.Globalization;
using Presswatch.Core.Dates;
using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.TimeExpressions;

/// <summary>Resolves expressions against the day of publication and what the text named before. Not safe for concurrent use.</summary>
internal sealed class TimeResolver(TimeRules rules)
{
    /// <summary>Sentences over which the year of a story that is told carries on.</summary>
    private const int StoryReach = 25;

    /// <summary>The same for months without a day.</summary>
    private const int StoryReachOfMonths = 4;

    /// <summary>Days before publication that news are told of.</summary>
    private const int NewsDays = 45;

    /// <summary>What a day ahead counts against a day past, where no word tells: reports tell of what is done.</summary>
    private const double AheadCost = 1.6;

    /// <summary>The same where the words tell of the other direction.</summary>
    private const double AgainstTense = 6;

    private readonly Dictionary<(int Month, int Day), int> _years = [];
    private DateOnly? _published;
    private PartialDate? _last;
    private PartialDate? _lastMonth;
    private int? _lastYear;
    private int? _storyYear;
    private int _storySentence;

    /// <summary>Why the last expression was left.</summary>
    public string Why { get; private set; } = "";

    public void Begin(PartialDate? published)
    {
        _years.Clear();
        _published = published?.First;
        _last = _lastMonth = null;
        _lastYear = _storyYear = null;
    }

    /// <summary>The value in ISO 8601; <see langword="null"/> where the expression cannot be resolved: <see cref="Why"/> says what is wanting.</summary>
    /// <param name="scan">The words.</param>
    /// <param name="match">The expression.</param>
    /// <param name="fields">What its words say.</param>
    /// <param name="nearest">Whether the year was not named and the nearest was taken.</param>
    public string? Resolve(Scan scan, RuleMatch match, TimeFields fields, out bool nearest)
    {
        nearest = false;
        Why = "the day of publication or a time before it is wanting";
        return match.Rule.Means switch
        {
            "calendar" => Calendar(scan, match, fields, out nearest),
            "weekday" => Weekday(scan, match, fields),
            "day-shift" => Days(fields.Shift ?? 0),
            "today" => Days(0),
            "text-day" => TextDay(fields),
            "text-year" => TextYear(fields.TextYear) is { } year ? Keep(new PartialDate(year)) : null,
            "text-month" => TextMonth(fields),
            "month-shift" => _published is { } day ? Keep(Month(day.AddMonths(fields.Shift ?? 0))) : null,
            "week-shift" => Week(fields),
            "piece" => Piece(scan, match, fields),
            "holiday" => Holiday(scan, match, fields, out nearest),
            "day-of-month" => DayOfMonth(fields),
            _ => null,
        };
    }

    private string? Calendar(Scan scan, RuleMatch match, TimeFields fields, out bool nearest)
    {
        nearest = false;
        if (fields.YearsDisagree)
        {
            Why = "the years disagree";
            return null;
        }
        if (fields.Fixed is not null) return Holiday(scan, match, fields, out nearest);
        int? month = fields.Month;
        if (month is null && fields.Day is not null)
        {
            month = (_last ?? (_published is { } day ? PartialDate.Of(day) : null))?.Month;
            if (month is null) return null;
        }
        int? named = NamedYear(fields);
        if (named is null && fields.HasYear || (named is null && month is null)) return null;
        int? chosen = named ?? NearestYear(scan, match, month!.Value, fields, out nearest);
        if (chosen is not { } year || year is < 1 or > 9999) return null;
        if (!TryDate(year, month, fields.Day, out PartialDate from)) return null;
        NoteYear(scan, match, from, fields);
        if (fields.ToDay is null && fields.ToMonth is null && fields.ToYear is null) return fields.IsAttached ? Passing(from) : Keep(from);
        int? namedEnd = fields.ToYear ?? _published?.Year + fields.ToShift;
        int toYear = namedEnd ?? year;
        int? toMonth = fields.ToMonth ?? (fields.ToDay is null ? null : month);
        if (namedEnd is null && toMonth < month) toYear++;
        if (!TryDate(toYear, toMonth, fields.ToDay, out PartialDate to) || to < from)
        {
            Why = "the end lies before the start";
            return null;
        }
        Keep(from);
        return $"{from}/{to}";
    }

    private int? NamedYear(TimeFields fields)
    {
        if (fields.Year is { } year) return year;
        if (fields.Shift is { } shift) return _published?.Year + shift;
        if (fields.TextYear is { } text) return TextYear(text);
        if (fields.Said is { } said && fields.Month is { } month && _published is { } day)
        {
            return said switch
            {
                < 0 => month < day.Month || month == day.Month && (fields.ToDay ?? fields.Day) < day.Day ? day.Year : day.Year - 1,
                0 => day.Year,
                _ => month > day.Month ? day.Year : day.Year + 1,
            };
        }
        return null;
    }

    /// <summary>The year of a month or day without one: that of the same day named before, that of the story told, or else the nearest to publication in the direction that the words point.</summary>
    private int? NearestYear(Scan scan, RuleMatch match, int month, TimeFields fields, out bool nearest)
    {
        nearest = true;
        Tense tense = Tenses.Around(scan, match.First, match.Count, rules);
        int? near = Nearest(month, fields, tense);
        if (fields.Day is { } day)
        {
            if (_years.TryGetValue((month, day), out int known) && !(IsNews(near, month, day) && Tenses.Reports(scan, scan.Words[match.First].Sentence, rules))) return known;
            int end = match.First + match.Count;
            if (end + 1 < scan.Count && scan.Words[end].Key == rules.CommaKey && scan.Words[end + 1].Key == rules.WhenKey && rules.FirstYearOf(month, day) is { } first) return first;
        }
        if (near is not { } year) return _storyYear;
        return _storyYear is { } story && tense != Tense.Ahead && BelongsToStory(scan, match, month, year, fields) ? story : year;
    }

    /// <summary>Whether a day or month without a year is one of the story that is told: not where its sentence reports news and it was just before publication.</summary>
    private bool BelongsToStory(Scan scan, RuleMatch match, int month, int nearest, TimeFields fields)
    {
        int sentence = scan.Words[match.First].Sentence;
        if (sentence - _storySentence > (fields.Day is null ? StoryReachOfMonths : StoryReach)) return false;
        if (!IsNews(nearest, month, fields.Day)) return true;
        return fields.Day is not null && !Tenses.Reports(scan, sentence, rules);
    }

    /// <summary>Whether a time lies so close to publication that news are told of it.</summary>
    private bool IsNews(int? year, int month, int? day) =>
        year is { } near && TryDate(near, month, day, out PartialDate date) && _published?.DayNumber - date.Last.DayNumber is >= -NewsDays and <= NewsDays;

    private int? Nearest(int month, TimeFields fields, Tense tense)
    {
        if (_published is not { } published) return null;
        int best = published.Year;
        double least = double.MaxValue;
        for (int year = Math.Max(1, published.Year - 1); year <= Math.Min(9999, published.Year + 1); year++)
        {
            if (!TryDate(year, month, fields.Day, out PartialDate date)) continue;
            PartialDate end = fields.ToMonth is { } toMonth && TryDate(toMonth < month ? year + 1 : year, toMonth, fields.ToDay, out PartialDate to) ? to : date;
            double cost = Cost(date, end, published, tense);
            if (cost < least) (least, best) = (cost, year);
        }
        return best;
    }

    /// <summary>How far a time lies from publication, the more where it lies on the side that the words do not point to.</summary>
    private static double Cost(PartialDate from, PartialDate to, DateOnly published, Tense tense)
    {
        int past = published.DayNumber - to.Last.DayNumber, ahead = from.First.DayNumber - published.DayNumber;
        if (past > 0) return tense == Tense.Ahead ? past * AgainstTense : past;
        if (ahead <= 0) return 0;
        return tense switch { Tense.Ahead => ahead, Tense.Past => ahead * AgainstTense, _ => ahead * AheadCost };
    }

    /// <summary>Takes down a year named, for days and months without one that follow.</summary>
    private void NoteYear(Scan scan, RuleMatch match, PartialDate date, TimeFields fields)
    {
        if (!fields.HasYear)
        {
            if (date.Year == _published?.Year) _storyYear = null;
            return;
        }
        if (date is { Month: { } month, Day: { } day }) _years.TryAdd((month, day), date.Year);
        if (date.Year >= _published?.Year || fields.Shift is not null) _storyYear = null;
        else if (date.Month is not null && !Tenses.HangsOnNoun(scan, match.First, rules)) (_storyYear, _storySentence) = (date.Year, scan.Words[match.First].Sentence);
    }

    private string? Weekday(Scan scan, RuleMatch match, TimeFields fields)
    {
        if (_published is not { } published || fields.Weekday is not { } weekday) return null;
        int back = ((int)published.DayOfWeek - weekday + 7) % 7;
        bool ahead = fields.Said > 0 || (fields.Said is null or 0 && Tenses.Around(scan, match.First, match.Count, rules) == Tense.Ahead);
        if (fields.Said < 0 && back == 0) back = 7;
        DateOnly day = published.AddDays(ahead ? 7 - back : -back);
        if (ahead && back == 0 && fields.Said is null) day = published;
        string from = Keep(PartialDate.Of(day));
        return fields.ToWeekday is { } last ? $"{from}/{PartialDate.Of(day.AddDays((last - weekday + 7) % 7))}" : from;
    }

    private string? Days(int shift) => _published is { } day ? Keep(PartialDate.Of(day.AddDays(shift))) : null;

    private string? TextDay(TimeFields fields) => _last?.Exact is { } day ? Keep(PartialDate.Of(day.AddDays(fields.Shift ?? 0))) : null;

    private int? TextYear(int? shift) => _lastYear + shift;

    private string? TextMonth(TimeFields fields)
    {
        int? year = fields.Shift is { } shift ? _published?.Year + shift : _lastYear - 1;
        if (year is null) return null;
        return _lastMonth?.Month is { } month && _lastMonth.Value.Year > year ? Keep(new PartialDate(year.Value, month)) : Keep(new PartialDate(year.Value));
    }

    private string? Week(TimeFields fields)
    {
        if (_published is not { } day) return null;
        DateOnly monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7) + 7 * (fields.Shift ?? 0));
        return $"{PartialDate.Of(monday)}/{PartialDate.Of(monday.AddDays(6))}";
    }

    private string? Piece(Scan scan, RuleMatch match, TimeFields fields)
    {
        if (fields.Piece is not { Length: 5 } piece) return null;
        int from = int.Parse(piece.AsSpan(0, 2), CultureInfo.InvariantCulture), to = int.Parse(piece.AsSpan(3, 2), CultureInfo.InvariantCulture);
        int? year = NamedYear(fields) ?? (fields is { HasYear: false, Said: null } ? _published?.Year : null);
        if (year is null && !fields.HasYear && fields.Said is { } said && _published is { } day)
        {
            bool turns = to < from;
            year = said switch
            {
                < 0 when turns || to >= day.Month => day.Year - 1,
                0 when turns && day.Month < 7 => day.Year - 1,
                > 0 when !turns && from <= day.Month => day.Year + 1,
                _ => day.Year,
            };
        }
        if (year is not { } first || first is < 1 or > 9998) return null;
        _lastYear = first;
        return $"{new PartialDate(first, from)}/{new PartialDate(to < from ? first + 1 : first, to)}";
    }

    private string? Holiday(Scan scan, RuleMatch match, TimeFields fields, out bool nearest)
    {
        nearest = false;
        if (fields.Fixed is not { Length: 5 } words) return null;
        int month = int.Parse(words.AsSpan(0, 2), CultureInfo.InvariantCulture), day = int.Parse(words.AsSpan(3, 2), CultureInfo.InvariantCulture);
        int? year = NamedYear(fields);
        if (year is null && _published is { } published)
        {
            nearest = true;
            var here = new PartialDate(published.Year, month, day);
            var next = new PartialDate(Math.Min(9999, published.Year + 1), month, day);
            Tense tense = Tenses.Around(scan, match.First, match.Count, rules);
            year = Cost(next, next, published, tense) < Cost(here, here, published, tense) ? next.Year : here.Year;
        }
        return year is { } named && TryDate(named, month, day, out PartialDate date) ? Keep(date) : null;
    }

    private string? DayOfMonth(TimeFields fields)
    {
        if (_published is not { } published || fields.Day is not { } day) return null;
        if (_last is { Month: { } named } last && TryDate(last.Year, named, day, out PartialDate there) && (last.Day is null || last.Day < day)) return Keep(there);
        for (int back = 0; back < 12; back++)
        {
            DateOnly month = published.AddMonths(-back);
            if (TryDate(month.Year, month.Month, day, out PartialDate date) && date.First <= published) return Keep(date);
        }
        return null;
    }

    /// <summary>A month or year that hangs on a thing ("the summit held last June") does not move the story's day.</summary>
    private string Passing(PartialDate date)
    {
        PartialDate? day = _last;
        string value = Keep(date);
        if (date.Day is null && day?.Day is not null) _last = day;
        return value;
    }

    private string Keep(PartialDate date)
    {
        _last = date;
        _lastYear = date.Year;
        if (date.Month is not null) _lastMonth = date;
        return date.ToString();
    }

    private bool TryDate(int year, int? month, int? day, out PartialDate date)
    {
        date = default;
        Why = "there is no such day";
        if (year is < 1 or > 9999 || month is < 1 or > 12 || (day is not null && (month is null || day < 1 || day > DateTime.DaysInMonth(year, month.Value)))) return false;
        date = new(year, month, day);
        return true;
    }

    private static PartialDate Month(DateOnly day) => new(day.Year, day.Month);
}
