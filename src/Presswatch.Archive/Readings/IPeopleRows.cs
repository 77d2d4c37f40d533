using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>Spellings that are taken for one name, within one pack.</summary>
/// <param name="Id">Key of the rows.</param>
public sealed record NameKey(long Id, string Pack, string Key);

/// <summary>One name with one title, over all articles.</summary>
/// <param name="TitleId">0 where no title was printed.</param>
/// <param name="Title">As printed.</param>
/// <param name="First">Number of the first day; <see langword="null"/> where no day is known.</param>
/// <param name="Last">Number of the last day.</param>
/// <param name="Count">Appearances in newest versions.</param>
public sealed record TitleSighting(long TitleId, string? Title, long? First, long? Last, long Count);

/// <summary>How one name was printed, over all articles.</summary>
/// <param name="Spelling">Printed most; the first by its letters among equals; "" where it is printed no more.</param>
/// <param name="Sightings">With which titles, in no order.</param>
public sealed record SightedName(NameKey Key, string Spelling, IReadOnlyList<TitleSighting> Sightings);

/// <summary>A person of the registry.</summary>
/// <param name="Id">The pack's id, or 16 base32 characters.</param>
/// <param name="Pack">The pack whose press names the person.</param>
/// <param name="Name">The pack's name, else the spelling printed most.</param>
/// <param name="Known">Whether the pack knows the person.</param>
/// <param name="Names">All names that the pack gives; empty for those it does not know.</param>
public sealed record RegisteredPerson(string Id, string Pack, string Name, bool Known, IReadOnlyList<string> Names);

/// <summary>Who bears a name with a title.</summary>
/// <param name="TitleId">0 for appearances without one.</param>
/// <param name="Sure">0 to 1.</param>
/// <param name="Why">What decided it: "pack-name", "only-bearer", "post", "post-and-time", "career", "guess", "correction".</param>
/// <param name="Rank">The word for the post in the title.</param>
/// <param name="Body">What the post is of.</param>
public sealed record PersonLink(long TitleId, string Person, double Sure, string Why, string? Rank = null, string? Body = null);

/// <summary>What linking one key gives.</summary>
/// <param name="Former">Ids under which the people of the key were known, with who bears them now.</param>
public sealed record LinkedKey(NameKey Key, IReadOnlyList<RegisteredPerson> People, IReadOnlyList<PersonLink> Links, IReadOnlyList<(string Former, string Person)> Former);

/// <summary>One appearance of a person in one version, as read.</summary>
public sealed record AppearanceRow(
    long Document, string Article, string Version, string? Published, string Publisher, EventType Type, string? EventDate, string? EventPlace, int Number, string Name, string? Title,
    PersonRole Role, int? List, int? Position, double Sure, string Why);

/// <summary>A person in the list of people: counts over the newest versions.</summary>
public sealed record PersonRow(string Id, string Name, string Pack, bool Known, long Articles, long Present, long Speaker, long Sender, long Recipient, long Mentioned, string? First, string? Last, double Sure);

/// <summary>What the list of people is asked for.</summary>
/// <param name="Text">A part of the name, in any spelling; <see langword="null"/> for all.</param>
/// <param name="Role">Only people who appeared so.</param>
/// <param name="From">First day, ISO.</param>
/// <param name="To">Last day, ISO.</param>
/// <param name="Order">"appearances", "name" or "last".</param>
/// <param name="Skip">People before this page.</param>
public sealed record PeopleAsk(string? Text = null, PersonRole? Role = null, string? Title = null, string? From = null, string? To = null, string Order = "appearances", int Skip = 0, int Limit = 50);

/// <summary>The registry of people, and the rows it links.</summary>
public interface IPeopleRows
{
    /// <summary>How the names were printed whose appearances changed since they were linked.</summary>
    IReadOnlyList<SightedName> Touched();

    /// <summary>How all names were printed.</summary>
    IReadOnlyList<SightedName> Names();

    /// <summary>Puts links in the place of those of the same keys, in one transaction, and takes the keys off the touched ones.</summary>
    void Link(IReadOnlyList<LinkedKey> linked);

    /// <summary>Ids of the people whom a name can mean: an id, any spelling, or a part of a name in whole words.</summary>
    /// <param name="name">As a user writes it.</param>
    IReadOnlyList<string> Resolve(string name);

    RegisteredPerson? Find(string id);

    /// <summary>People and the number of all that fit.</summary>
    (IReadOnlyList<PersonRow> Rows, long Total) List(PeopleAsk ask);

    /// <summary>Appearances in the newest versions, by date; and the number of all.</summary>
    /// <param name="role">Only those in that role.</param>
    (IReadOnlyList<AppearanceRow> Rows, long Total) Appearances(string person, int skip, int limit, PersonRole? role = null);

    /// <summary>Number of appearances in the newest versions by month of publication ("2031-08"), in order of time; those without a month are left out.</summary>
    IReadOnlyList<(string Month, long Count)> Months(string person);

    /// <summary>People present at the same events, most first.</summary>
    IReadOnlyList<(RegisteredPerson Person, long Together)> Companions(string person, int limit);

    /// <summary>Titles printed beside the person's name with how often and from when to when, first seen first.</summary>
    IReadOnlyList<TitleRow> Titles(string person);

    /// <summary>Titles printed beside the person's name: first those of the rank that was printed most in the 90 days up to the last post read, then the others; the newest first in each.</summary>
    IReadOnlyList<string> LatestTitles(string person, int limit);

    /// <summary>Others who bear one of the person's names.</summary>
    IReadOnlyList<RegisteredPerson> Namesakes(string person);

    /// <summary>Spellings printed, with how often.</summary>
    IReadOnlyList<(string Text, long Count)> Spellings(string person);

    /// <summary>The people named in some versions, each once a version.</summary>
    IReadOnlyList<NamedPerson> NamedIn(IReadOnlyCollection<long> documents);

    /// <summary>All versions that name some people, newest or not.</summary>
    IReadOnlyList<NamingVersion> Naming(IReadOnlyCollection<string> people);

    /// <summary>Name, id and sureness of each person of a version, in the reading's order.</summary>
    IReadOnlyList<(int Number, string Person, double Sure, string Why)> LinksOf(long document);
}

/// <summary>A title printed beside a person's name.</summary>
/// <param name="Rank">The word for the post in it, folded.</param>
/// <param name="Body">What the post is of, folded.</param>
/// <param name="First">Its first appearance.</param>
/// <param name="Last">Its last one.</param>
public sealed record TitleRow(string Title, string? Rank, string? Body, long Count, AppearanceRow First, AppearanceRow Last);

/// <summary>A person named in a version.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="Name">As the registry names the person.</param>
public sealed record NamedPerson(long Document, string Person, string Name);

/// <summary>A version that names a person.</summary>
/// <param name="Published">ISO date or part of one.</param>
public sealed record NamingVersion(string Person, long Document, string Article, string? Published);
