using System.Globalization;
using Presswatch.Reading.Patterns;
using Presswatch.Reading.Quantities;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.TimeExpressions;

/// <summary>What the words of one expression say of a time, before it is resolved against the day of publication and the text around.</summary>
internal sealed class TimeFields
{
    /// <summary>"2 000 years ago" is no year.</summary>
    private const int MostYearsAgo = 150;

    public int? Year { get; private set; }
    public int? Month { get; private set; }
    public int? Day { get; private set; }
    public int? ToYear { get; private set; }
    public int? ToMonth { get; private set; }
    public int? ToDay { get; private set; }

    /// <summary>Years from the year of publication to that of the end.</summary>
    public int? ToShift { get; private set; }

    /// <summary>0 for Sunday to 6 for Saturday.</summary>
    public int? Weekday { get; private set; }
    public int? ToWeekday { get; private set; }

    /// <summary>Years, months, weeks or days, by the rule's meaning, from the day of publication or from the time last named in the text.</summary>
    public int? Shift { get; private set; }

    /// <summary>Years from the year last named in the text.</summary>
    public int? TextYear { get; private set; }

    /// <summary>"last", "this" or "next" before a month or season: -1, 0 or 1.</summary>
    public int? Said { get; private set; }

    /// <summary>First and last month of a season or another part of a year, "03/05".</summary>
    public string? Piece { get; private set; }

    /// <summary>Month and day that words stand for, "01-01".</summary>
    public string? Fixed { get; private set; }

    /// <summary>Whether the year of an era and the common year beside it disagree.</summary>
    public bool YearsDisagree { get; private set; }

    /// <summary>Whether the words name a year, in whatever way.</summary>
    public bool HasYear => Year is not null || Shift is not null || TextYear is not null;

    /// <summary>Whether the words give a year from the day of publication, or no month: such a time is told beside the story.</summary>
    public bool IsAttached => Shift is not null || Said is not null || Month is null;

    /// <summary>Takes the fields from the names of a rule's pattern.</summary>
    public void Take(Scan scan, RuleMatch match, TimeRules rules, List<Amount> amounts)
    {
        (Year, Month, Day) = (Number(scan, match["year"]), Value(scan, match["month"]), Number(scan, match["day"]));
        (ToYear, ToMonth, ToDay) = (Number(scan, match["to-year"]), Value(scan, match["to-month"]), Number(scan, match["to-day"]));
        (Weekday, ToWeekday) = (Value(scan, match["weekday"]), Value(scan, match["to-weekday"]));
        Shift = Value(scan, match["shift"]) ?? Value(scan, match["day-shift"]) ?? Value(scan, match["month-shift"]) ?? Value(scan, match["week-shift"]) ?? Value(scan, match["text-day"]);
        ToShift = Value(scan, match["to-shift"]);
        TextYear = Value(scan, match["text-year"]);
        Said = Value(scan, match["said"]);
        Piece = Text(scan, match["piece"]) ?? Text(scan, match["season"]);
        Fixed = Text(scan, match["holiday"]) ?? Text(scan, match["first"]);
        YearsDisagree = false;
        if (rules.YearOfEra(Text(scan, match["era"]), Number(scan, match["era-year"])) is { } year)
        {
            Year = year;
            YearsDisagree = Number(scan, match["stated"]) is { } stated && stated != year;
        }
        if (match["ago"] is { IsSet: true, Mark: >= 0 } ago && amounts[scan.Marks[ago.Mark].Item] is { IsMore: false, Value: <= MostYearsAgo } amount) Shift = -(int)amount.Value;
    }

    /// <summary>Takes over the year of the expression that follows in the same list, as in "in June and August last year".</summary>
    public void TakeYear(TimeFields next) => (Year, Shift, TextYear) = (next.Year, next.Shift, next.TextYear);

    private static string? Text(Scan scan, Captured captured) => captured is { IsSet: true, Mark: >= 0 } ? scan.ValueOf(scan.Marks[captured.Mark]) : null;

    private static int? Value(Scan scan, Captured captured) =>
        Text(scan, captured) is { } text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    /// <summary>The number of a word of digits, or of an ordinal.</summary>
    private static int? Number(Scan scan, Captured captured)
    {
        if (!captured.IsSet) return null;
        ReadOnlySpan<char> text = scan.TextOf(captured.First);
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
