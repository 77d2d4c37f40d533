namespace Presswatch.Analysis.Changes.Alarms;

/// <summary>What makes many changes one alarm.</summary>
public sealed record AlarmRules
{
    public static readonly AlarmRules Default = new();

    /// <summary>Fewest articles from which one name was removed; 3 by default.</summary>
    public int LeastRemoved { get; init; } = 3;

    /// <summary>Fewest articles lost on one day (UTC); 10 by default.</summary>
    public int LeastLost { get; init; } = 10;

    /// <summary>How many times the usual number of a day these must be; 5 by default.</summary>
    public double TimesUsual { get; init; } = 5;

    /// <summary>Longest time between two changes of one alarm; 7 days by default.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromDays(7);
}

/// <summary>A name with how much of what names it was altered or lost.</summary>
/// <param name="Person">Id of the person; of several people of the name the one who is named most.</param>
/// <param name="Name">The name.</param>
/// <param name="Articles">Articles of this alarm with the name.</param>
/// <param name="Of">Articles of the source with the name.</param>
public sealed record AlarmName(string Person, string Name, int Articles, int Of);

/// <summary>A section with the number of articles.</summary>
public sealed record AlarmSection(string? Section, int Articles);

/// <summary>How often the like happened before at this source.</summary>
/// <param name="Days">Days of the record before the alarm.</param>
/// <param name="Articles">Articles that were altered or lost in the same way in these days.</param>
/// <param name="MostInADay">Most of them on one day (UTC).</param>
/// <param name="Alarms">Alarms of the kind among them.</param>
public sealed record BaseRate(int Days, int Articles, int MostInADay, int Alarms);

/// <summary>One article of an alarm.</summary>
/// <param name="What">"removed", "missing", "gone", "unchecked".</param>
/// <param name="Seen">When it was seen; <see langword="null"/> for what was not looked at since.</param>
/// <param name="Version">The version that named the person, or was lost.</param>
public sealed record AlarmArticle(string Article, string Version, string What, DateTimeOffset? Seen, string Address, string? Headline, string? Published, string? Capture);

/// <summary>A mass event: many articles of one source altered or lost in one way, with the facts.</summary>
/// <param name="Id">Id: the same whatever the order in which captures came in, as long as no earlier change becomes known.</param>
/// <param name="Kind">"name-removed" or "mass-loss".</param>
/// <param name="Source">Where.</param>
/// <param name="Names">Which names, those hit most first.</param>
/// <param name="After">Last time before that the first of them was seen unaltered: it began after this.</param>
/// <param name="Since">When the first was seen.</param>
/// <param name="Last">When the last was seen.</param>
/// <param name="Confirmed">Articles altered, or gone.</param>
/// <param name="Suspected">Articles that are missing and not yet gone; for a name also those that name it and were not looked at since.</param>
/// <param name="Removed">Articles from which a name was removed.</param>
/// <param name="Gone">Articles gone.</param>
/// <param name="Missing">Articles missing, not yet gone.</param>
/// <param name="Unchecked">Articles with the name that were not looked at since the alarm began.</param>
/// <param name="Standing">Articles that stand as before, or again.</param>
/// <param name="Of">Articles that it could have hit: those that name the person, or all of the source.</param>
/// <param name="FirstDay">First publication day of those hit.</param>
/// <param name="LastDay">Last publication day of those hit.</param>
/// <param name="Sections">Their sections, most first.</param>
/// <param name="Before">How often the like happened before.</param>
/// <param name="Articles">Those hit, and those not looked at since, in the order in which they were seen.</param>
public sealed record Alarm(
    string Id, string Kind, string Source, IReadOnlyList<AlarmName> Names, DateTimeOffset? After, DateTimeOffset Since, DateTimeOffset Last, int Confirmed, int Suspected, int Removed, int Gone, int Missing, int Unchecked,
    int Standing, int Of, string? FirstDay, string? LastDay, IReadOnlyList<AlarmSection> Sections, BaseRate Before, IReadOnlyList<AlarmArticle> Articles)
{
    /// <summary>Where all its articles are listed.</summary>
    public string Query => $"/api/v1/alarms/{Id}";

    /// <summary>The page that shows it with all its articles.</summary>
    public string Page => $"/alarms/{Id}";
}
