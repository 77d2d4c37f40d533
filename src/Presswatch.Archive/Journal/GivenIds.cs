using System.Globalization;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Journal;

/// <summary>The article ids that the journal holds: once given, an id stays.</summary>
internal static class GivenIds
{
    /// <summary>Ids by capture and number of the article within its page; the first given counts.</summary>
    public static IReadOnlyDictionary<(string Capture, int Number), ArticleId> Read(ArchiveJournal journal)
    {
        var ids = new Dictionary<(string, int), ArticleId>();
        foreach (string given in journal.Read().Where(entry => entry is { What: JournalEntry.Ids, Given: not null }).SelectMany(entry => entry.Given!))
        {
            if (given.Split(' ') is [var capture, var number, var id] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n))
            {
                ids.TryAdd((capture, n), new(id));
            }
        }
        return ids;
    }
}
