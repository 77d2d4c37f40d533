namespace Presswatch.Intake.Pipeline;

/// <summary>A store derived from the versions of the catalogue, as an <see cref="ArchiveFeed"/> keeps it in step.</summary>
public interface IFedStore
{
    /// <summary>Up to which capture of the catalogue it was fed, saved with what it was fed; below 0 where it never was.</summary>
    long FedUpTo { get; }

    /// <summary>How many versions it takes at once while it catches up.</summary>
    int Share { get; }

    /// <summary>Takes in versions. A document that is known stands as it is given now.</summary>
    /// <param name="versions">Versions, each document once.</param>
    /// <param name="retired">Documents that are no longer there; some may have gone before.</param>
    /// <param name="fedUpTo">The new <see cref="FedUpTo"/>.</param>
    void Feed(IReadOnlyList<FedVersion> versions, IReadOnlyList<long> retired, long fedUpTo);

    /// <summary>Does what follows from all that was fed; called once the store is in step.</summary>
    void Settle()
    {
    }

    /// <summary>Brings the files into the form that is fastest to ask; called after a bulk load.</summary>
    void Optimise()
    {
    }
}
