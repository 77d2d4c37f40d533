using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>Keeps, sentence by sentence, who speaks in an article and who its pronouns stand for: those who were the subject last, not those who were only named. Not safe for concurrent use.</summary>
internal sealed class Discourse(CommitmentClasses classes)
{
    /// <summary>Words behind a verb of telling in which the one who tells may be named, as in "said A".</summary>
    private const int MostBehind = 4;

    /// <summary>Sentences at the head of the text in which the author of a statement, letter or article is named.</summary>
    private const int MostBeforeSigned = 2;

    private readonly ClauseSubjects _subjects = new(classes);

    private string? _person, _named, _body, _group, _author;
    private bool _isSigned;

    /// <summary>Who speaks: named with a verb of telling in this sentence or one before, or the author of a statement.</summary>
    public string? Speaker { get; private set; }

    /// <summary>Whether the article is a statement or commentary, in which all that nobody else says is its author's.</summary>
    public bool IsStatement { get; private set; }

    /// <summary>The one to whom a sentence without a subject of its own falls.</summary>
    public string? Anybody => Speaker ?? _author ?? _body ?? _person;

    /// <summary>Forgets the article before. The first who speaks at the event, acts or sends the message speaks until the text names another; so does the body that the headline opens with.</summary>
    public void Begin(Draft draft)
    {
        (_person, _named, _body, _group, _author, Speaker) = (null, null, null, null, null, null);
        IsStatement = draft.Event?.Type is EventType.Statement;
        foreach (PersonFinding person in draft.People)
        {
            if (person.Role is PersonRole.Speaker or PersonRole.Sender) Speaker ??= person.Name;
        }
        _isSigned = IsStatement && Speaker is not null;
        if (draft.Title.Count > 0 && _subjects.TryNamed(draft, draft.Title, 0, out Named named))
        {
            if (named.IsPerson) _person = named.Name;
            else _body = named.Name;
            Speaker ??= named.Name;
        }
        if (IsStatement) _author = Speaker;
    }

    /// <summary>Takes note of a sentence's subject and of who speaks in it. In a statement others speak for one sentence only.</summary>
    public void Enter(Draft draft, Sentence sentence)
    {
        if (IsStatement && _author is not null) Speaker = _author;
        Scan scan = draft.Body;
        int verb = sentence.First;
        while (verb < sentence.End && !scan.TryMark(verb, classes.Reporting, out _)) verb++;
        Subject subject = _subjects.At(draft, scan, _subjects.MainFrom(scan, sentence), sentence.End);
        string? told = null;
        if (verb < sentence.End) told = NamedBehind(draft, scan, verb, sentence) ?? Meant(draft, TellerBefore(draft, scan, verb, sentence));
        Note(subject);
        _named ??= FirstPersonNamed(draft, scan, sentence);
        if (told is not null) Speaker = told;
        if (!_isSigned && scan.Words[sentence.First].Sentence < MostBeforeSigned && HasDocument(scan, sentence) && (told ?? Meant(draft, subject)) is { } signed)
        {
            (_author, _isSigned) = (signed, true);
            Speaker = signed;
        }
    }

    /// <summary>Whom a subject means.</summary>
    public string? Meant(Draft draft, Subject subject) => subject.Kind switch
    {
        SubjectKind.Person or SubjectKind.Body or SubjectKind.Group => subject.Text,
        SubjectKind.FirstPerson => Speaker ?? _author ?? _body,
        SubjectKind.Document => _author ?? Speaker ?? _body,
        SubjectKind.He => _person ?? Speaker ?? _named,
        SubjectKind.It => _body ?? _author ?? Speaker,
        SubjectKind.They => _group ?? _body ?? Speaker,
        SubjectKind.Office => WithTitle(draft, subject.Text!) ?? subject.Text,
        _ => null,
    };

    /// <summary>The person who bears a title that stands alone, as in "the minister": the one last spoken of, if it is his, else the first.</summary>
    private string? WithTitle(Draft draft, string office)
    {
        string? found = null;
        foreach (PersonFinding person in draft.People)
        {
            if (person.Title is null || !person.Title.Contains(office, StringComparison.OrdinalIgnoreCase)) continue;
            if (person.Name == _person) return _person;
            found ??= person.Name;
        }
        return found;
    }

    private void Note(Subject subject)
    {
        switch (subject.Kind)
        {
            case SubjectKind.Person: _person = subject.Text; break;
            case SubjectKind.Body: (_body, _group) = (subject.Text, null); break;
            case SubjectKind.Group: _group = subject.Text; break;
            default: break;
        }
    }

    /// <summary>The subject of a verb of telling: a name or pronoun at the head of the sentence also where a comma parts them, a group only where none does.</summary>
    private Subject TellerBefore(Draft draft, Scan scan, int verb, Sentence sentence)
    {
        Subject teller = _subjects.Of(draft, scan, verb, sentence);
        return teller.Kind is SubjectKind.Group && scan.Words[verb - 1].Is(WordShape.Sign) ? default : teller;
    }

    /// <summary>"…, said A": the name close behind a verb of telling whose subject is not named before it.</summary>
    private string? NamedBehind(Draft draft, Scan scan, int verb, Sentence sentence)
    {
        if (scan.TryMark(verb, classes.Addressing, out _)) return null;
        for (int i = verb + 1; i < sentence.End && i - verb <= MostBehind; i++)
        {
            if (scan.TryMark(i, classes.Opener, out _) || scan.TryMark(i, classes.Preposition, out _) || scan.TryMark(i, classes.PersonPronoun, out _) || scan.TryMark(i, classes.BodyPronoun, out _)) return null;
            if (_subjects.TryNamed(draft, scan, i, out Named named)) return named.Name;
            if (scan.TryMark(i, classes.Document, out _)) return _author;
        }
        return null;
    }

    private string? FirstPersonNamed(Draft draft, Scan scan, Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (_subjects.TryNamed(draft, scan, i, out Named named) && named.IsPerson) return named.Name;
        }
        return null;
    }

    private bool HasDocument(Scan scan, Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (scan.TryMark(i, classes.Document, out _)) return true;
        }
        return false;
    }
}
