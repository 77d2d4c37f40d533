namespace Presswatch.Web.Pages;

/// <summary>Numbers, days, times and addresses as pages print them.</summary>
internal static class Show
{
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A figure with two digits after the point.</summary>
    public static string Decimal(double number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>A figure of a column, each with as many digits after the point.</summary>
    public static string Fixed(double number, int digits) => Math.Round(number, digits).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>"1.2–3.4", to a tenth.</summary>
    public static string Range(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{low:N1}–{high:N1}");

    /// <summary>"1 article", "2 articles".</summary>
    public static string Count(long number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    public static string Day(PartialDate date) =>
        date.First.ToString(date.Day is not null ? "d MMMM yyyy" : date.Month is not null ? "MMMM yyyy" : "yyyy", CultureInfo.InvariantCulture);

    public static string ShortDay(PartialDate? date) => date is not { } day ? "undated"
        : day.First.ToString(day.Day is not null ? "d MMM yyyy" : day.Month is not null ? "MMM yyyy" : "yyyy", CultureInfo.InvariantCulture);

    public static string ShortDay(DateOnly day) => ShortDay((PartialDate?)PartialDate.Of(day));

    public static string ShortDay(string? date) => PartialDate.TryParse(date, out PartialDate day) ? ShortDay(day) : "undated";

    /// <summary>A period as it is said: "2031", "August 2031", "19 Aug 2031", "1 Aug 2031 to 5 Sep 2031".</summary>
    public static string Period(DateOnly from, DateOnly to)
    {
        if (from == to) return ShortDay(from);
        bool whole = from.Day == 1 && to.Day == DateTime.DaysInMonth(to.Year, to.Month) && from.Year == to.Year;
        if (whole && from.Month == to.Month) return from.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return whole && from.Month == 1 && to.Month == 12 ? from.ToString("yyyy", CultureInfo.InvariantCulture) : $"{ShortDay(from)} to {ShortDay(to)}";
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A share from 0 to 1 as a length: "34.2%". What is not nothing stays visible.</summary>
    public static string Share(double share) => (share > 0 ? Math.Clamp(share, 0.005, 1) : 0).ToString("0.##%", CultureInfo.InvariantCulture);

    /// <summary>A span of time in its two greatest units: "2 d 5 h", "6 s".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => span.Hours > 0 ? $"{(int)span.TotalDays} d {span.Hours} h" : $"{(int)span.TotalDays} d",
        { TotalHours: >= 1 } => span.Minutes > 0 ? $"{span.Hours} h {span.Minutes} min" : $"{span.Hours} h",
        { TotalMinutes: >= 1 } => span.Seconds > 0 ? $"{span.Minutes} min {span.Seconds} s" : $"{span.Minutes} min",
        _ => $"{span.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
    };

    /// <summary>What is known to be missed, as the end of a sentence; empty where nothing is.</summary>
    public static string Loss(string? why, long missed) => why switch
    {
        "known-missed" => $"; {Count(missed, "article")} known to be missed",
        "source-down" => "; a source gave no answer for a day or more",
        "not-looked" => "; a source was not looked at for a day or more",
        "nothing-held" => "; nothing in the archive",
        _ => "",
    };

    /// <summary>How much of a bar's place is hatched: the share that is known to be missed, a tenth where nobody knows how much.</summary>
    public static double LossShare(string? why, long missed, long expected) => why switch
    {
        "known-missed" => Math.Clamp(missed / (double)Math.Max(1, expected), 0, 1),
        "source-down" or "not-looked" => 0.1,
        _ => 0,
    };

    public static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    public static string Milliseconds(double seconds) => (seconds * 1000).ToString(seconds < 0.01 ? "0.0 ms" : "0 ms", CultureInfo.InvariantCulture);

    /// <summary>The language in words, where this machine knows it.</summary>
    public static string Language(string code)
    {
        if (code is "und" or "") return "language unknown";
        try
        {
            string name = CultureInfo.GetCultureInfo(code).EnglishName;
            return name.StartsWith("Unknown", StringComparison.Ordinal) || name.Contains("Invariant", StringComparison.Ordinal) ? code : name;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    /// <summary>The value of an HTML lang attribute, none where the language is not known.</summary>
    public static string? LangAttribute(string? code) => code is null or "und" or "" ? null : code;

    /// <summary>An address that may be a link: http and https alone, so that nothing a page wrote can run here.</summary>
    public static Uri? Link(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0 ? uri : null;

    /// <summary>What a piece of evidence allows, its bounds in words.</summary>
    public static string Supports(string supports) => supports.Replace("<= ", "not after ").Replace(">= ", "not before ");

    /// <summary>What a page holds, by the name of its kind.</summary>
    public static string PageKind(string kind) => kind switch
    {
        "article" => "A page with one article",
        "day" => "A page with several articles",
        "list" => "A list of teasers",
        "block" => "A page in place of the content",
        _ => "Nothing that could be read",
    };

    public static string Method(DateMethod method) => method switch
    {
        DateMethod.Dateline => "dateline",
        DateMethod.Weekday => "weekday",
        DateMethod.Calendar => "calendar of the pack",
        DateMethod.Bound => "bound",
        DateMethod.Page => "stated by page or file",
        DateMethod.Url => "address",
        DateMethod.Capture => "time of capture",
        _ => "pattern in the text",
    };
}
