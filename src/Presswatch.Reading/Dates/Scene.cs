using System.Globalization;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;

namespace Presswatch.Reading.Dates;

/// <summary>All that bears on the date of one article, gathered once.</summary>
internal sealed class Scene
{
    /// <summary>Years beyond the pack's own knowledge that are weighed where nothing bounds a text from above.</summary>
    private const int YearsBeyond = 1;

    /// <summary>Least share of the weight of an alternative to a date that the capture decided.</summary>
    private const double LeastAlternative = 0.01;

    private readonly DatingContext _context;
    private readonly DateOnly? _captured;
    private readonly DateOnly? _newestTeaser;

    public Scene(PageArticle article, DatingContext context)
    {
        _context = context;
        Dateline = article.Dateline;
        Clues = new ClueSpotter(context.Rules).Spot(article.Headline, article.Body);
        AllStated = StatedDates(article, context);
        Stated = AllStated.Count > 0 ? AllStated[0] : null;
        _captured = context.Captured is { } moment ? context.Rules.DayOf(moment) : null;
        _newestTeaser = context.Teasers.Max(teaser => teaser.Date?.Last);
        // A page captured in the publisher's evening may be dated the next day.
        DateOnly bound = Least(_captured?.AddDays(1), _newestTeaser?.AddDays(1)) ?? new DateOnly(context.Rules.Newest.Year + YearsBeyond, 12, 31);
        Latest = bound;
        Earliest = context.Rules.PressFrom;
        foreach (SpottedClue clue in Clues)
        {
            if (clue.Kind == ClueKind.NeverBefore && clue.Clues[0].From > Earliest) Earliest = clue.Clues[0].From;
        }
    }

    public Dateline? Dateline { get; }

    public IReadOnlyList<SpottedClue> Clues { get; }

    /// <summary>Dates stated as the article's own, those of the page first.</summary>
    public IReadOnlyList<StatedDate> AllStated { get; }

    public StatedDate? Stated { get; }

    /// <summary>First day that is possible.</summary>
    public DateOnly Earliest { get; }

    /// <summary>Last day that is possible.</summary>
    public DateOnly Latest { get; }

    /// <summary>Whether the text can be dated at all beyond doubt: it is bounded from above, or something names its year.</summary>
    public bool Decides => _captured is not null || _newestTeaser is not null
        || Clues.Any(clue => clue.Kind is ClueKind.Within or ClueKind.Anniversary || clue is { Kind: ClueKind.Era, Day: not null });

    /// <summary>Days from the dateline's day, in the nearest year, to that day.</summary>
    public static int DaysFrom(Dateline dateline, DateOnly day)
    {
        int nearest = int.MaxValue;
        for (int year = Math.Max(1, day.Year - 1); year <= Math.Min(9999, day.Year + 1); year++)
        {
            if (dateline.Day > DateTime.DaysInMonth(year, dateline.Month) || (dateline.Year ?? year) != year) continue;
            int days = day.DayNumber - new DateOnly(year, dateline.Month, dateline.Day).DayNumber;
            if (Math.Abs((long)days) < Math.Abs((long)nearest)) nearest = days;
        }
        return nearest;
    }

    /// <summary>The days the dateline can mean, oldest first.</summary>
    public DateOnly[] Candidates()
    {
        if (Dateline is not { } dateline) return [];
        var days = new List<DateOnly>();
        (int first, int last) = dateline.Year is { } printed ? (printed, printed) : (Earliest.Year, Latest.Year);
        for (int year = first; year <= last; year++)
        {
            if (dateline.Day > DateTime.DaysInMonth(year, dateline.Month)) continue;
            var day = new DateOnly(year, dateline.Month, dateline.Day);
            if (dateline.Year is not null || (day >= Earliest && day <= Latest)) days.Add(day);
        }
        return [.. days];
    }

    /// <summary>Captures mostly follow within the year: the candidate nearest before weighs most.</summary>
    public double WeightOfCapture(DateOnly[] candidates, int index) =>
        _captured is null || index == candidates.Length - 1 ? 1 : Likelihood.CapturedYearsLater * Math.Pow(Likelihood.CapturedYetAYearLater, candidates.Length - 2 - index);

    /// <summary>Whether a candidate stays an alternative to the one chosen: the text's words allow it but for one of them; a capture years later keeps only what still has some weight.</summary>
    public bool IsAlternative(DateOnly day, double share) =>
        (_captured is null || share >= LeastAlternative) && Clues.Count(clue => ClueWeight.Against(clue, day)) <= 1;

    /// <summary>The evidence, in the order: page, address, dateline, weekday, calendar, bounds, patterns, capture.</summary>
    public IReadOnlyList<DateEvidence> Evidence(IReadOnlyList<DateOnly> candidates, DateOnly? value)
    {
        var evidence = new List<DateEvidence>();
        foreach (StatedDate stated in AllStated)
        {
            bool against = value is { } day && (stated.Date.Last < day.AddDays(-1) || stated.Date.First > day.AddDays(1));
            evidence.Add(new(stated.By, stated.Text, stated.Date.ToString(), stated.Rule, Against: against));
        }
        if (Dateline is { } dateline)
        {
            string day = string.Create(CultureInfo.InvariantCulture, $"{dateline.Month:00}-{dateline.Day:00}");
            bool against = value is { } chosen && DaysFrom(dateline, chosen) is < -1 or > 7;
            evidence.Add(new(DateMethod.Dateline, DatelineWords(dateline), dateline.Year is { } year ? $"{year:0000}-{day}" : day, dateline.Rule, Against: against));
        }
        foreach (SpottedClue clue in Clues.OrderBy(clue => clue.By)) AddClue(evidence, clue, candidates, value);
        AddTeasers(evidence);
        if (_captured is { } captured)
        {
            evidence.Add(new(DateMethod.Capture, PartialDate.Of(captured).ToString(), $"<= {PartialDate.Of(captured)}", Against: value > captured.AddDays(1)));
        }
        return evidence;
    }

    private static void AddClue(List<DateEvidence> evidence, SpottedClue clue, IReadOnlyList<DateOnly> candidates, DateOnly? value)
    {
        if (clue.Kind == ClueKind.Weekday && candidates.Count == 0) return;
        string supports = ClueWeight.Supports(clue, candidates);
        if (supports.Length == 0) supports = clue.Kind == ClueKind.Weekday ? "none" : "";
        bool against = value is { } day && ClueWeight.Against(clue, day);
        string? source = clue.Kind == ClueKind.Within && candidates.Count > 0
            ? clue.Clues.FirstOrDefault(meaning => candidates.Any(day => day >= meaning.From && day <= meaning.To))?.Source ?? clue.Source : clue.Source;
        evidence.Add(new(clue.By, clue.Words, supports, source, clue.Span, against));
    }

    private void AddTeasers(List<DateEvidence> evidence)
    {
        if (_newestTeaser is not { } newest) return;
        DateOnly[] days = [.. _context.Teasers.Select(teaser => teaser.Date?.Last).OfType<DateOnly>().Distinct().Order()];
        string text = $"teasers of {string.Join(", ", days.TakeLast(4).Select(day => PartialDate.Of(day).ToString()))}";
        evidence.Add(new(DateMethod.Bound, text, $"<= {PartialDate.Of(newest)}"));
    }

    private static string DatelineWords(Dateline dateline)
    {
        // The day as printed: what stands between the place and the agency.
        string text = dateline.Text;
        int from = text.IndexOf(dateline.Place, StringComparison.Ordinal) is var at and >= 0 ? at + dateline.Place.Length : 0;
        int to = dateline.Agency is { } agency && text.IndexOf(agency, from, StringComparison.Ordinal) is var end and >= 0 ? end : text.Length;
        string day = text[from..to].Trim(' ', ',', '(', ')', '-', '\u2013', '\u2014');
        return day.Length > 0 ? day : text;
    }

    private static List<StatedDate> StatedDates(PageArticle article, DatingContext context)
    {
        var stated = new List<StatedDate>(article.StatedDates);
        if (context.Address is { } address && context.Rules.DateIn(address) is { } found && !stated.Exists(other => other.By == DateMethod.Url && other.Date == found.Date))
        {
            stated.Add(new(DateMethod.Url, found.Text, found.Date, found.Rule));
        }
        return [.. stated.OrderBy(date => date.By == DateMethod.Page ? 0 : 1).ThenBy(date => date.Date.Exact is null ? 1 : 0)];
    }

    private static DateOnly? Least(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a < b ? a : b;
}
