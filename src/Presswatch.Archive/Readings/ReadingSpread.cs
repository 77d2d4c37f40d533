using Presswatch.Archive.Search;

namespace Presswatch.Archive.Readings;

/// <summary>How documents are spread over what was read in them: the values of the filters type, person and place, most first.</summary>
/// <param name="Types">Documents by event type; adds up to their number.</param>
/// <param name="People">Documents that name a person.</param>
/// <param name="Places">Documents that name a place or something that lies in it.</param>
public sealed record ReadingSpread(IReadOnlyList<FacetCount> Types, IReadOnlyList<ReadCount> People, IReadOnlyList<ReadCount> Places);

/// <summary>Number of documents with a value.</summary>
/// <param name="Value">As the filter takes it.</param>
/// <param name="Name">As it is shown.</param>
/// <param name="Id">Id of a person in the registry; <see langword="null"/> for places.</param>
public sealed record ReadCount(string Value, string Name, string? Id, int Count);
