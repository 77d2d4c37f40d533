using Presswatch.Core.Dates;

namespace Presswatch.Packs.Model;

/// <summary>All that is known of one country. Immutable; read from YAML by the loader, overlays already applied.</summary>
public sealed record Pack
{
    /// <summary>Stands where no pack fits: without words and rules.</summary>
    public static Pack None { get; } = new() { Name = "none", Title = "no pack", Version = "" };

    /// <summary>Folder name, such as "demo": what --pack names.</summary>
    public required string Name { get; init; }
    /// <summary>The country in words.</summary>
    public required string Title { get; init; }
    /// <summary>An invented country, set aside when the pack is chosen without being named.</summary>
    public bool Invented { get; init; }
    /// <summary>First 12 hex digits of the digest of all its files: derived rows name it.</summary>
    public required string Version { get; init; }
    /// <summary>First day of the press that the pack deals with: no year before it is a candidate for a date without one.</summary>
    public PartialDate? PressFrom { get; init; }
    /// <summary>Publishers by the name printed in datelines and profiles, such as an agency's initials.</summary>
    public IReadOnlyList<SourceProfile> Sources { get; init; } = [];
    public IReadOnlyList<DatelineForm> Datelines { get; init; } = [];
    public IReadOnlyList<EndMark> EndMarks { get; init; } = [];
    public IReadOnlyList<TeaserMark> TeaserMarks { get; init; } = [];
    /// <summary>Lines that belong to the site, never to an article, in saved text.</summary>
    public IReadOnlyList<BoilerplateLine> Boilerplate { get; init; } = [];
    public IReadOnlyList<CalendarEntry> Calendar { get; init; } = [];
    /// <summary>Clock of the publisher over time, in order; later spans win.</summary>
    public IReadOnlyList<ZoneSpan> Zones { get; init; } = [];
    public IReadOnlyList<DateRule> DateRules { get; init; } = [];
    public IReadOnlyList<DateWords> DateWords { get; init; } = [];
    public IReadOnlyList<PackPerson> People { get; init; } = [];
    public IReadOnlyList<PackOrganisation> Organisations { get; init; } = [];
    public IReadOnlyList<PackPlace> Places { get; init; } = [];
    /// <summary>Names of the language packs whose words and rules this one uses; a language pack is itself used by others and never chosen for a text.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];
    /// <summary>BCP 47 language of a language pack: words and rules that any country's press in that language shares; <see langword="null"/> for a country's.</summary>
    public string? Language { get; init; }
    /// <summary>Languages whose words and rules this pack has: texts in others are not read by them.</summary>
    public IReadOnlyList<string> ReadingLanguages { get; init; } = [];
    /// <summary>Lists of words; those of the language packs first, once the set is loaded.</summary>
    public IReadOnlyList<WordList> WordLists { get; init; } = [];
    /// <summary>Rules of reading; those of the language packs first, once the set is loaded.</summary>
    public IReadOnlyList<ReadingRule> ReadingRules { get; init; } = [];
    /// <summary>How spellings of one name are brought together.</summary>
    public IReadOnlyList<Romanisation> Romanisations { get; init; } = [];
    /// <summary>What posts say of who can hold them; those of the language packs first, once the set is loaded.</summary>
    public IReadOnlyList<PostTier> PostTiers { get; init; } = [];
    /// <summary>Places of the rest of the world, from the language packs.</summary>
    public IReadOnlyList<PackPlace> World { get; init; } = [];
}

/// <summary>A site and how its pages look.</summary>
public sealed record SourceProfile
{
    /// <summary>Permanent id, such as "demo.lantern".</summary>
    public required string Id { get; init; }
    /// <summary>Name for readers and for the filter source:, mostly the host.</summary>
    public required string Name { get; init; }
    /// <summary>Who issues what the site prints, unless a layout or the page says otherwise.</summary>
    public required string Publisher { get; init; }
    /// <summary>Hosts whose pages follow this profile, without "www.".</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
    /// <summary>Publishers whose texts the site carries, for layouts that read the publisher off the page.</summary>
    public IReadOnlyList<PublisherName> Publishers { get; init; } = [];
    /// <summary>Words by which the site says, with status 200, that it knows no such address.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
    /// <summary>Words that stand inside the text of a page whose rest is for subscribers: such a page is a teaser of itself, no article.</summary>
    public IReadOnlyList<string> Walls { get; init; } = [];
    /// <summary>Where the facts of the profile come from.</summary>
    public string? Evidence { get; init; }
    /// <summary>Ways its pages are built, tried in order; none for a source known only from files.</summary>
    public IReadOnlyList<PageLayout> Layouts { get; init; } = [];
    /// <summary>Ways its addresses hold the day of publication, tried in order.</summary>
    public IReadOnlyList<UrlDate> UrlDates { get; init; } = [];
    /// <summary>How the site is captured; <see langword="null"/> where it is not.</summary>
    public WatchProfile? Watch { get; init; }
}

/// <summary>A publisher's name as a site prints it, and the name it goes by here.</summary>
/// <param name="Printed">As printed; "*" at the end stands for any rest.</param>
/// <param name="Name">As used in datelines and filters.</param>
public sealed record PublisherName(string Printed, string Name);

/// <summary>A date in the addresses of a source.</summary>
/// <param name="Id">Permanent id.</param>
/// <param name="Pattern">Regular expression (non-backtracking) with the groups year, month and day; day may be missing.</param>
/// <param name="Examples">Addresses, and the date they hold or why none.</param>
public sealed record UrlDate(string Id, string Pattern, IReadOnlyList<DateExample> Examples);

/// <summary>One way a site's pages are built. Selectors are CSS, "selector::attr(name)" takes an attribute's value; each list is tried in order and the first that finds something counts.</summary>
public sealed record PageLayout
{
    public required string Id { get; init; }
    /// <summary>Pattern of the addresses it holds for (regular expression, non-backtracking); <see langword="null"/> for all.</summary>
    public string? Address { get; init; }
    public IReadOnlyList<string> Headline { get; init; } = [];
    public IReadOnlyList<string> Date { get; init; } = [];
    public IReadOnlyList<string> Section { get; init; } = [];
    public IReadOnlyList<string> Byline { get; init; } = [];
    /// <summary>Each match is one paragraph.</summary>
    public IReadOnlyList<string> Body { get; init; } = [];
    public IReadOnlyList<string> Captions { get; init; } = [];
    /// <summary>Each match is one teaser.</summary>
    public IReadOnlyList<string> Teasers { get; init; } = [];
    /// <summary>Each match is one article, for pages that hold several; the other selectors then look inside it.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];
    /// <summary>Who issued the text, on sites that carry several publishers.</summary>
    public IReadOnlyList<string> Publisher { get; init; } = [];
    /// <summary>Pictures of the article.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];
    /// <summary>Taken out before anything is read.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];
    /// <summary>Fewest paragraphs of a whole page.</summary>
    public int LeastParagraphs { get; init; } = 1;
}

/// <summary>A shape of dateline: literal text with {place}, {month}, {day}, {year}, {agency}, {dash} and {reporter}; without month and day it only takes the place off the text; a space stands for any run of white space or none.</summary>
public sealed record DatelineForm(string Id, string Language, string Form, IReadOnlyList<string> Agencies)
{
    public IReadOnlyList<DatelineExample> Examples { get; init; } = [];
}

/// <summary>An opening of a text that a form reads, with what it finds; or, with <paramref name="Declines"/>, one that it must not read.</summary>
public sealed record DatelineExample(string Text, string? Place, int? Month, int? Day, int? Year, string? Agency, string? Declines);

/// <summary>What closes a wire text, such as "-0-".</summary>
public sealed record EndMark(string Id, string Text);

/// <summary>A line of saved text that opens or closes a block of teasers; "*" at the end stands for any rest.</summary>
public sealed record TeaserMark(string Id, string Line, bool Opens);

/// <summary>A line of a site's own; "*" at the end stands for any rest.</summary>
public sealed record BoilerplateLine(string Id, string Line);

/// <summary>A dated event, with the words by which texts name it and how long reports on it run.</summary>
/// <param name="Id">Permanent id, such as "demo.calendar.assembly-5".</param>
/// <param name="Name">Name for readers.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Words">Phrases that name this very event: a text that holds one is not older than the event, or than its announcement.</param>
/// <param name="ReportDays">Days after <paramref name="To"/> within which texts that hold <paramref name="ReportWords"/> appear.</param>
/// <param name="ReportWords">Phrases that only reports close after the event use.</param>
/// <param name="Source">Where the fact comes from.</param>
public sealed record CalendarEntry(string Id, string Name, PartialDate From, PartialDate To, IReadOnlyList<string> Words, int? ReportDays, IReadOnlyList<string> ReportWords, string Source)
{
    /// <summary>When it was announced, if before <see cref="From"/>: from then on texts may name it.</summary>
    public PartialDate? Announced { get; init; }
    /// <summary>Phrases that only texts after its end use, for ever: its decisions, its outcome.</summary>
    public IReadOnlyList<string> AfterWords { get; init; } = [];
    /// <summary>Phrases that follow an ordinal number of years since, as in "the 75th founding anniversary of the League".</summary>
    public IReadOnlyList<string> AnniversaryWords { get; init; } = [];
    /// <summary>Whether the day returns each year.</summary>
    public bool Yearly { get; init; }
    /// <summary>Sentences, and what they say of the day of publication ("2021-01", ">= 2021-01-12"), or why nothing.</summary>
    public IReadOnlyList<DateExample> Examples { get; init; } = [];
}

/// <summary>The publisher's clock from a day on.</summary>
/// <param name="From">First day; <see langword="null"/> from the beginning.</param>
public sealed record ZoneSpan(DateOnly? From, TimeSpan Offset)
{
    /// <summary>How far the clock was ahead of UTC on a day; 0 where nothing is known of it.</summary>
    /// <param name="zones">In the order of days.</param>
    public static TimeSpan OffsetOn(IReadOnlyList<ZoneSpan> zones, DateOnly day)
    {
        TimeSpan offset = default;
        foreach (ZoneSpan zone in zones)
        {
            if (zone.From is null || zone.From <= day) offset = zone.Offset;
        }
        return offset;
    }
}

/// <summary>Names of months and weekdays in one language, as printed, January and Monday first; each has its spellings.</summary>
public sealed record DateWords(string Language, IReadOnlyList<IReadOnlyList<string>> Months, IReadOnlyList<IReadOnlyList<string>> Weekdays);

/// <summary>A rule of dates as data.</summary>
/// <param name="Kind">Which engine runs it, such as "era-year".</param>
public sealed record DateRule(string Id, string Kind, string Language, string Word, int? FirstYear, string Source, IReadOnlyList<DateExample> Examples);

/// <summary>An example that stands in a pack: what a rule reads in a text, or why it declines.</summary>
public sealed record DateExample(string Text, string? Value, string? Declines);

/// <summary>A person the pack knows, with names and posts over time.</summary>
public sealed record PackPerson(string Id, string Name, IReadOnlyList<string> Names, IReadOnlyList<PackPost> Posts, string Source)
{
    /// <summary>First day on which the press named the person: a text that does is not older.</summary>
    public PartialDate? FirstNamed { get; init; }
    public PartialDate? Born { get; init; }
    public PartialDate? Died { get; init; }
}

/// <summary>A post held over time.</summary>
/// <param name="Title">The post in words.</param>
/// <param name="From">First day; <see langword="null"/> where unknown.</param>
/// <param name="To">Last day; <see langword="null"/> where it lasts or is unknown.</param>
public sealed record PackPost(string Title, PartialDate? From, PartialDate? To)
{
    /// <summary>Phrases, as printed, that only texts from the time of the post use; empty where the title is used of others or later too.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>A body, with the names it went by over time.</summary>
public sealed record PackOrganisation(string Id, string Name, IReadOnlyList<string> Names, PartialDate? Founded, PartialDate? From, PartialDate? To, string Source);

/// <summary>A place: coordinates are of an area's middle, never an exact point.</summary>
public sealed record PackPlace(string Id, string Name, string Kind, IReadOnlyList<string> Names, string? In, double? Latitude, double? Longitude)
{
    /// <summary>ISO 3166-2 code of a first-level unit.</summary>
    public string? Code { get; init; }
}
