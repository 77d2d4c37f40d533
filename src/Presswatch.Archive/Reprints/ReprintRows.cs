using Presswatch.Core.Dates;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Reprints;

/// <summary>A version as the store of reprints takes it.</summary>
/// <param name="Document">The version's key in the catalogue.</param>
/// <param name="Article">The article.</param>
/// <param name="IsNewest">Whether it is the newest of its article: only those are in groups.</param>
/// <param name="Published">Publication date as far as it is known.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Sources">Where it was captured.</param>
/// <param name="Headline">The headline.</param>
/// <param name="Body">Paragraphs.</param>
public sealed record ReprintText(int Document, string Article, bool IsNewest, PartialDate? Published, string Language, IReadOnlyList<string> Sources, string? Headline, IReadOnlyList<string> Body);

/// <summary>Which reprint groups are wanted: those with a member of which all that is given holds.</summary>
/// <param name="Source">One of its sources.</param>
/// <param name="From">First day of publication.</param>
/// <param name="To">Last day of publication.</param>
public sealed record ReprintFilter(string? Source = null, DateOnly? From = null, DateOnly? To = null)
{
    public bool IsEmpty => (Source, From, To) is (null, null, null);
}

/// <summary>A reprint group as the store holds it: articles joined by pairs of texts that resemble each other.</summary>
/// <param name="Group">The first article by date, which names the group.</param>
/// <param name="Members">Documents, by date and article.</param>
public sealed record ReprintTeam(string Group, IReadOnlyList<ReprintMemberRow> Members);

/// <summary>A member of a group.</summary>
public sealed record ReprintMemberRow(long Document, string Article);

/// <summary>A newest version among those of its day.</summary>
/// <param name="Words">Words of its body.</param>
/// <param name="Group">Number of its reprint group; <see langword="null"/> where it is in none.</param>
public sealed record DayText(long Document, string Article, string Language, int Words, long? Group);

/// <summary>A part of the groups, newest first.</summary>
/// <param name="Total">How many groups fit.</param>
/// <param name="Articles">Articles held in all.</param>
/// <param name="Items">The groups of the part.</param>
public sealed record ReprintTeams(int Total, int Articles, IReadOnlyList<ReprintTeam> Items);

/// <summary>Says of documents which group they are in, for counting each group once.</summary>
public interface IReprintGroups
{
    /// <summary>Where each document that is in a group stands, as the groups are now; or why they are not known.</summary>
    Outcome<IReadOnlyDictionary<int, ReprintPlace>> Places();
}

/// <summary>Where a document stands among the reprint groups.</summary>
/// <param name="Group">Number of its group.</param>
/// <param name="Place">Its place in the group by date and article, from 0.</param>
public readonly record struct ReprintPlace(int Group, int Place);
