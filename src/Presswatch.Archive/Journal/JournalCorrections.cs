using Presswatch.Archive.Readings;

namespace Presswatch.Archive.Journal;

/// <summary>The corrections that the journal holds.</summary>
public static class JournalCorrections
{
    /// <summary>All corrections that were not taken back, oldest first.</summary>
    public static Corrections Read(ArchiveJournal journal)
    {
        var standing = new List<Correction>();
        foreach (JournalEntry entry in journal.Read())
        {
            if (entry is { What: JournalEntry.Correct, Correction: { } correction }) standing.Add(correction);
            else if (entry is { What: JournalEntry.TakeBack, Id: { } id }) standing.RemoveAll(one => one.Id == id);
        }
        return new(standing);
    }
}
