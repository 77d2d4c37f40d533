using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Core.Readings;
using Presswatch.Reading.Edits;
using TextChange = Presswatch.Archive.States.TextChange;

namespace Presswatch.Intake.Edits;

/// <summary>An edit after which an article no longer names a person.</summary>
/// <param name="Change">The edit.</param>
/// <param name="Person">Id of the person.</param>
/// <param name="Name">As the registry names the person.</param>
public sealed record NameRemoval(TextChange Change, string Person, string Name);

/// <summary>Finds edits that remove names, as <see cref="EditComparer"/> tells them: who is printed in the new text, found there or not, was not removed. Safe for concurrent use.</summary>
/// <param name="archive">The archive.</param>
/// <param name="drawing">Tells texts that only our own extraction draws otherwise: they are no edits.</param>
public sealed class NameRemovals(PressArchive archive, OwnDrawing drawing)
{
    // A text of which not even a quarter is left was cut, or came in part: that it names nobody says nothing of anybody.
    private const int LeastLeft = 4;

    /// <summary>The edits, in the order of articles, addresses and time.</summary>
    /// <param name="store">The readings: what is not read yet names nobody.</param>
    /// <param name="afterCaptures">Only articles sighted by a capture after the first so many.</param>
    public IReadOnlyList<NameRemoval> Of(IReadingStore store, long afterCaptures = 0)
    {
        TextChange[] changes = [.. archive.Catalogue.States.Changes(afterCaptures).Where(change => change.ToWords * LeastLeft >= change.FromWords)];
        if (changes.Length == 0) return [];
        ILookup<long, NamedPerson> named = store.People.NamedIn([.. changes.SelectMany(change => new[] { change.From, change.To }).Distinct()]).ToLookup(one => one.Document);
        return [.. changes.AsParallel().AsOrdered().SelectMany(change =>
        {
            // Who is in both registers of people needs no look at the texts.
            NamedPerson[] missed = [.. named[change.From].Where(one => !named[change.To].Any(other => other.Person == one.Person))];
            if (missed.Length == 0) return [];
            HashSet<string> cut = Cut(store, change);
            return missed.Where(one => cut.Contains(one.Person)).Select(one => new NameRemoval(change, one.Person, one.Name));
        })];
    }

    private HashSet<string> Cut(IReadingStore store, TextChange change)
    {
        if (Text(store, change.From) is not { Reading: { } was } before || Text(store, change.To) is not { } after) return [];
        IReadOnlyList<PersonFinding> cut = EditComparer.NamesCut(before, after);
        if (cut.Count == 0 || drawing.Made(change.FromCapture, change.Capture)) return [];
        // A person printed under two names is cut with the last of them.
        return [.. store.People.LinksOf(change.From).Where(link => link.Number < was.People.Count).GroupBy(link => link.Person, StringComparer.Ordinal)
            .Where(person => person.All(link => cut.Contains(was.People[link.Number]))).Select(person => person.Key)];
    }

    private ComparedText? Text(IReadingStore store, long document) => store.Find(document) is { } held && archive.Catalogue.Text(document) is { } text
        ? ComparedText.Of(text.Article, store.Corrections.Apply(held.Article, held.Version, held.Reading))
        : null;
}
