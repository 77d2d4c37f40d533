using Presswatch.Core.Queries;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Readings;

/// <summary>Answers the filters of queries that ask for what was read.</summary>
public interface IReadingFilters
{
    /// <summary>Documents for which a filter on type, person, present, place or org holds.</summary>
    /// <returns>The documents, or: no such event type (PW4013), readings missing (PW4010).</returns>
    Outcome<IReadOnlyList<long>> Documents(FieldNode filter);

    /// <summary>Counts documents by what was read in them, for the filters of a search.</summary>
    /// <param name="documents">Keys of documents.</param>
    /// <param name="named">How many people the filter is given by name where that means nobody else; the rest by id.</param>
    /// <returns>The counts; <see langword="null"/> where readings are missing, so that none is counted short.</returns>
    ReadingSpread? Spread(IEnumerable<long> documents, int named);
}

/// <summary>Keeps the reading of every version, with rows to ask by, and the registry of people. Derived: fed from the catalogue, rebuilt alone.</summary>
/// <remarks>Many may ask while one feeds; writers wait for each other.</remarks>
public interface IReadingStore : IReadingFilters, IDisposable
{
    /// <summary>Up to which capture of the catalogue versions have been read; saved with the rows. -1 where nothing was ever read.</summary>
    long FedUpTo { get; }

    /// <summary>Number of versions read.</summary>
    long Count { get; }

    /// <summary>Takes in readings in one transaction; a document that is known is replaced.</summary>
    /// <param name="versions">Versions with their readings, corrections not applied.</param>
    /// <param name="retired">Documents that are no longer there.</param>
    /// <param name="fedUpTo">The new <see cref="FedUpTo"/>.</param>
    void Feed(IReadOnlyList<ReadVersion> versions, IReadOnlyList<long> retired, long fedUpTo);

    /// <summary>The corrections that rows show; they are laid over every reading that is fed from now on.</summary>
    Corrections Corrections { get; set; }

    /// <summary>Notes what the packs know of places and bodies, where it is not what was noted last.</summary>
    void Know(KnownNames names);

    /// <summary>The reading of a version; <see langword="null"/> where it was not read.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    HeldReading? Find(long document);

    /// <summary>Which makes of program and packs the readings are of, most first.</summary>
    IReadOnlyList<ReadingMaker> Makers();

    /// <summary>What the last rebuild read otherwise, in the order of articles.</summary>
    IReadOnlyList<ReadingChange> Changes();

    /// <summary>The registry of people.</summary>
    IPeopleRows People { get; }
}
