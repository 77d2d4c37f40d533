using System.Security.Cryptography;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Readings;
using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Pipeline;

/// <summary>A correction as a user asks for it.</summary>
/// <param name="Of">"person" or "event" of an article, or "registry".</param>
/// <param name="Subject">ARTICLE, ARTICLE/VERSION, or id of a person.</param>
/// <param name="Person">Name as read in the article, for "person".</param>
/// <param name="Field">As in <see cref="Correction.Field"/>.</param>
/// <param name="Value">The right value; <see langword="null"/> for none.</param>
/// <param name="Note">Why.</param>
public sealed record CorrectionAsk(string Of, string Subject, string? Person, string Field, string? Value, string? Note);

/// <summary>Takes users' corrections: checks them, writes them to the journal, and lays them over the rows.</summary>
public sealed class CorrectionDesk(PressArchive archive, IReadingStore store, ReadingDrawer drawer)
{
    private const int MostCharacters = 500;

    /// <summary>Keeps corrections; all or none.</summary>
    /// <returns>The corrections as kept, or: nothing to correct or a value that cannot be (PW4014), no such article (PW3008) or person (PW3034).</returns>
    /// <exception cref="ArchiveException">The journal cannot be written to.</exception>
    public Outcome<IReadOnlyList<Correction>> Add(IReadOnlyList<CorrectionAsk> asked, string author)
    {
        if (asked.Count == 0) return new Problem(ProblemCodes.BadCorrection, "Nothing was named to correct.");
        if (author.Length is 0 or > MostCharacters) return new Problem(ProblemCodes.BadCorrection, "A correction needs an author of at most 500 characters.");
        DateTimeOffset now = CaptureTime.Whole(archive.Clock.GetUtcNow());
        var made = new List<Correction>();
        foreach (CorrectionAsk ask in asked)
        {
            Outcome<Correction> checkedOne = Check(ask, author, now);
            if (!checkedOne.TryGet(out Correction correction)) return checkedOne.Problem!;
            made.Add(correction);
        }
        archive.Journal.Append([.. made.Select(one => new JournalEntry(one.At, JournalEntry.Correct, Correction: one))]);
        Apply(made);
        return made;
    }

    /// <summary>Takes a correction back: it stays in the journal, with who took it back, and no longer holds.</summary>
    public Outcome<IReadOnlyList<Correction>> TakeBack(string id, string author)
    {
        if (JournalCorrections.Read(archive.Journal).All.FirstOrDefault(one => one.Id == id) is not { } correction) return new Problem(ProblemCodes.BadCorrection, $"No correction '{id}' stands.");
        archive.Journal.Append([new(CaptureTime.Whole(archive.Clock.GetUtcNow()), JournalEntry.TakeBack, Id: id, Author: author)]);
        Apply([correction]);
        return Outcome.Of<IReadOnlyList<Correction>>([correction]);
    }

    private void Apply(IReadOnlyList<Correction> changed)
    {
        store.Corrections = JournalCorrections.Read(archive.Journal);
        var feed = new ReadingFeed(store, drawer);
        ArticleId[] articles = [.. changed.Select(one => one.Article).OfType<string>().Distinct().Select(article => new ArticleId(article))];
        if (articles.Length > 0) feed.Again(archive.Catalogue, articles);
        if (changed.Any(one => one.Subject == Correction.OfRegistry)) feed.Link(store.People.Names());
    }

    private Outcome<Correction> Check(CorrectionAsk ask, string author, DateTimeOffset now)
    {
        if (ask.Value?.Length > MostCharacters || ask.Note?.Length > MostCharacters) return new Problem(ProblemCodes.BadCorrection, "A value or note has more than 500 characters.");
        string id = Base32.Encode(RandomNumberGenerator.GetBytes(10), 16);
        if (ask.Of == Correction.OfRegistry)
        {
            if (store.People.Find(ask.Subject) is not { } person) return new Problem(ProblemCodes.UnknownPerson, $"The registry holds no '{ask.Subject}'.");
            if (ask.Field == "same-as" && (ask.Value is null || store.People.Find(ask.Value) is not { } other || other.Id == person.Id)) return new Problem(ProblemCodes.UnknownPerson, $"The registry holds no other '{ask.Value}'.");
            return new Correction(id, now, author, ask.Of, ask.Field, ask.Value, Person: person.Id, Note: ask.Note);
        }
        string[] name = ask.Subject.Split('/', 2);
        if (!Base32.IsId(name[0]) || archive.Catalogue.FindArticle(new(name[0])) is not { } row) return new Problem(ProblemCodes.UnknownArticle, $"No article is named '{name[0]}'.");
        string? version = name.Length > 1 ? name[1] : null;
        List<VersionRow> versions = [.. archive.Catalogue.Versions(new(row.Id)).Where(one => version is null || one.Version == version)];
        if (versions.Count == 0) return new Problem(ProblemCodes.UnknownArticle, $"Article {row.Id} has no version '{version}'.");
        if (ask.Of == Correction.OfPerson && WrongPerson(ask, versions) is { } wrong) return wrong;
        if (WrongValue(ask) is { } value) return value;
        return new Correction(id, now, author, ask.Of, ask.Field, ask.Value, row.Id, version, ask.Of == Correction.OfPerson ? ask.Person : null, ask.Note);
    }

    private Problem? WrongPerson(CorrectionAsk ask, List<VersionRow> versions)
    {
        if (ask.Person is null) return new(ProblemCodes.BadCorrection, "Whom it is about is not named.", Try: "--person NAME, as presswatch show ARTICLE prints it");
        bool isRead = versions.Any(version => store.Find(version.Document) is { } held
            && store.Corrections.Apply(held.Article, held.Version, held.Reading).People.Any(person => person.Name == ask.Person));
        return isRead ? null : new(ProblemCodes.BadCorrection, $"No person was read as '{ask.Person}' there.");
    }

    private Problem? WrongValue(CorrectionAsk ask)
    {
        bool isRight = (ask.Of, ask.Field) switch
        {
            (Correction.OfEvent, "type") => Enum.GetValues<EventType>().Any(type => JsonText.NameOf(type) == ask.Value),
            (Correction.OfEvent, "date") => ask.Value is null || PartialDate.TryParse(ask.Value, out _),
            (Correction.OfEvent, "place") => true,
            (Correction.OfPerson, "role") => Enum.GetValues<PersonRole>().Any(role => JsonText.NameOf(role) == ask.Value),
            (Correction.OfPerson, "is") => ask.Value is not null && store.People.Find(ask.Value) is not null,
            (Correction.OfPerson, "name") => !string.IsNullOrWhiteSpace(ask.Value),
            (Correction.OfPerson, "title" or "drop") => true,
            _ => false,
        };
        return isRight ? null : new(ProblemCodes.BadCorrection, $"'{ask.Value}' cannot be the {ask.Field} of {(ask.Of == Correction.OfEvent ? "an event" : "a person")}.");
    }
}
