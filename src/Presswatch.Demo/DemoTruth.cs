namespace Presswatch.Demo;

/// <summary>What one captured page holds, known from the making of it.</summary>
/// <param name="Article">Id of the article, the same in all its versions.</param>
/// <param name="Title">Headline; not printed on a page of saved text.</param>
/// <param name="Text">Text as printed, dateline and end mark included, paragraphs joined by a line feed.</param>
/// <param name="Published">Publication date, publisher's zone.</param>
/// <param name="Section">Section.</param>
/// <param name="Saved">A page saved as plain text: without headline, date or section.</param>
/// <param name="Kind">Which kind of article the generator made.</param>
/// <param name="Frames">Which set of sentence frames.</param>
/// <param name="Reading">People, places and the rest, in the form of the gold standard.</param>
/// <param name="Reprint">What it prints again; <see langword="null"/> for a text of its own.</param>
/// <param name="Change">How it differs from the capture of this address before.</param>
/// <param name="Thread">Id of the commitment that it makes or takes up.</param>
/// <param name="Phrases">How often each set phrase stands in headline and text; those that do not occur are left out.</param>
/// <param name="Teasers">Pointers to other articles on the page, in its order.</param>
public sealed record DemoTruth(
    string Article, string Title, string Text, DateOnly Published, string Section, bool Saved, string Kind, DemoFrames Frames, DemoReading Reading,
    DemoReprint? Reprint, DemoChange? Change, string? Thread, IReadOnlyList<DemoPhraseCount> Phrases, IReadOnlyList<DemoTeaser> Teasers);

/// <summary>Which text was printed again.</summary>
/// <param name="Original">Id of the article first printed.</param>
/// <param name="Mode">"identical", "shortened", "next-day" or "headline".</param>
public sealed record DemoReprint(string Original, string Mode);

/// <summary>What changed at an address.</summary>
/// <param name="Kind">"unchanged", "name", "number", "headline", "typography", "title" or "returned".</param>
/// <param name="Before">Words that went; <see langword="null"/> where nothing did.</param>
/// <param name="After">Words that came in their place.</param>
public sealed record DemoChange(string Kind, string? Before, string? After);

/// <summary>How often a set phrase occurs.</summary>
public sealed record DemoPhraseCount(string Phrase, int Count);

/// <summary>A headline that points to another article; saved text has no address for it.</summary>
public sealed record DemoTeaser(string Lead, DateOnly Date, string? Url);

/// <summary>A set phrase with its exact first and last day of use; <see langword="null"/> is outside the two years.</summary>
public sealed record DemoPhrase(string Words, DateOnly? First, DateOnly? Last);

/// <summary>The findings of one article in the form of the gold standard; every text is an exact part of headline or text.</summary>
public sealed record DemoReading(
    DemoDateline? Dateline, string EventType, string? EventDate, string? EventPlace, IReadOnlyList<DemoPerson> People, IReadOnlyList<string> Organisations,
    IReadOnlyList<DemoPlace> Places, IReadOnlyList<DemoDate> Dates, IReadOnlyList<DemoQuantity> Quantities, IReadOnlyList<DemoCommitment> Commitments);

/// <summary>The opening of the wire text.</summary>
public sealed record DemoDateline(string Place, int Month, int Day, string Agency);

/// <summary>A named individual, the longest title printed beside the name, and the role at the event.</summary>
public sealed record DemoPerson(string Name, string? Title, string Role);

/// <summary>A named place and its kind.</summary>
public sealed record DemoPlace(string Name, string Kind);

/// <summary>Words of time and the ISO date they mean.</summary>
public sealed record DemoDate(string Text, string Value);

/// <summary>A count or measure.</summary>
public sealed record DemoQuantity(string Text, double Value, string Unit, string Bound);

/// <summary>A sentence in which somebody calls, pledges, decides, plans, demands or warns.</summary>
public sealed record DemoCommitment(string Kind, string? By, string Text, string? Deadline);

/// <summary>One line of the gold standard: a reading with the id of its article.</summary>
internal sealed record GoldLine(
    string Id, DemoDateline? Dateline, string EventType, string? EventDate, string? EventPlace, IReadOnlyList<DemoPerson> People, IReadOnlyList<string> Organisations,
    IReadOnlyList<DemoPlace> Places, IReadOnlyList<DemoDate> Dates, IReadOnlyList<DemoQuantity> Quantities, IReadOnlyList<DemoCommitment> Commitments);
