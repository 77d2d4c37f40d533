using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>Finds who commits himself, to whom, and until when. A pronoun stands for the last one named of its number. Not safe for concurrent use.</summary>
internal sealed class CommitmentParties(CommitmentRules rules)
{
    private readonly PartyPhrases _phrases = new(rules.Classes);

    private CommitmentClasses Classes => rules.Classes;

    /// <summary>Words behind a verb of telling in which the one who tells may be named, as in "said A".</summary>
    private const int MostBehind = 4;

    /// <summary>Words that may stand before the one who tells, as in "The ministry said".</summary>
    private const int MostBefore = 2;

    /// <summary>Words of a group that tells something, as in "The speakers at the meeting stressed".</summary>
    private const int MostOfGroup = 7;

    private string? _person, _body, _speaker;

    /// <summary>Forgets the article before; the first who speaks at the event or sends the message, or the body that the headline opens with, speaks until the text names another.</summary>
    public void Begin(Draft draft)
    {
        (_person, _body, _speaker) = (null, null, null);
        foreach (PersonFinding person in draft.People)
        {
            if (person.Role is PersonRole.Speaker or PersonRole.Sender) _speaker ??= person.Name;
        }
        if (draft.Title.Count > 0 && TryNamed(draft, draft.Title, 0, out string name, out bool isPerson, out _))
        {
            if (isPerson) _person = name;
            else _body = name;
            _speaker ??= name;
        }
    }

    /// <summary>Takes note of who speaks in a sentence and whom it is about.</summary>
    public void Enter(Draft draft, Sentence sentence)
    {
        Scan scan = draft.Body;
        int verb = sentence.First;
        while (verb < sentence.End && !scan.TryMark(verb, Classes.Reporting, out _)) verb++;
        string? first = null;
        bool told = false;
        for (int i = sentence.First; i < sentence.End;)
        {
            if (!TryNamed(draft, scan, i, out string name, out bool isPerson, out int count))
            {
                i++;
                continue;
            }
            if (!told && verb < sentence.End && (i < verb ? first is null && i - sentence.First <= MostBefore : i - verb <= MostBehind && !HasPronoun(scan, sentence.First, verb)))
            {
                _speaker = name;
                told = true;
            }
            if (first is null)
            {
                first = name;
                if (isPerson) _person = name;
                else _body = name;
            }
            i += count;
        }
        if (told || verb == sentence.End) return;
        int from = MainFrom(scan, sentence);
        if (HasPerson(scan, sentence.First, verb) || Has(scan, Classes.TitleHead, from, verb)) _speaker = _person ?? _speaker;
        else if (first is null && verb - from <= MostOfGroup && !HasPronoun(scan, sentence.First, verb) && !Has(scan, Classes.Document, from, verb) && _phrases.Of(scan, from, verb) is { } group) _speaker = _body = group;
    }

    /// <summary>Who commits himself: the subject of what is said, for calls by "should" and the like the one who says them, for "we" and "I" the one who speaks.</summary>
    public string? By(Draft draft, Sentence sentence, CommitmentKind kind)
    {
        Scan scan = draft.Body;
        (int trigger, bool modal) = TriggerOf(scan, sentence);
        if (trigger < 0) return _speaker ?? _body;
        if (modal && kind is CommitmentKind.Call or CommitmentKind.Demand or CommitmentKind.Warning && !HasFirstPerson(scan, sentence.First, trigger)) return _speaker ?? _body;
        if (OwnerOf(draft, scan, trigger, sentence) is { } owner) return owner;
        if (modal && IsPassive(scan, trigger, sentence)) return kind is CommitmentKind.Plan ? null : _speaker ?? _body;
        int from = trigger;
        while (from > sentence.First && !scan.TryMark(from - 1, Classes.Opener, out _) && !(scan.Words[from - 1].Is(WordShape.Sign) && scan.TextOf(from - 1)[0] is ',' or ';' or ':' or '"' or '“' or '”')) from--;
        if (trigger - from < 1) from = MainFrom(scan, sentence);
        string? subject = Resolved(draft, scan, from, trigger);
        return subject is null && kind is CommitmentKind.Call or CommitmentKind.Demand or CommitmentKind.Warning ? _speaker ?? _person ?? _body : subject;
    }

    /// <summary>To whom: the body, country or people that a verb such as "urge" or "call on" takes.</summary>
    public string? To(Draft draft, Sentence sentence)
    {
        Scan scan = draft.Body;
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (!scan.TryMark(i, Classes.Addressing, out Mark verb)) continue;
            int first = i + verb.Count, end = first;
            while (end < sentence.End && end - first < 14 && scan.TextOf(end) is not ("to" or "," or "." or ";" or "for")) end++;
            if (end > first && end < sentence.End && scan.TextOf(end) is "to" or "for") return Trimmed(scan, first, end);
        }
        return null;
    }

    /// <summary>Until when, or when: the first date behind a word such as "by" or "until" that is not over, else the first that lies ahead; of a range its start.</summary>
    public string? Deadline(Draft draft, Sentence sentence)
    {
        Scan scan = draft.Body;
        string? ahead = null;
        for (int i = sentence.First + 1; i < sentence.End; i++)
        {
            if (!scan.TryMark(i, Classes.Date, out Mark date) || date.Item < 0) continue;
            string value = draft.Dates[date.Item].Value;
            int slash = value.IndexOf('/', StringComparison.Ordinal);
            if (slash >= 0) value = value[..slash];
            if (draft.Input.Published is not { } published || !PartialDate.TryParse(value, out PartialDate day) || day.Last < published.First) continue;
            if (IsLimited(scan, i, sentence)) return value;
            if (day.First > published.Last) ahead ??= value;
        }
        return ahead;
    }

    /// <summary>Whether "by", "until", "by the end of" or the like stands before a word.</summary>
    private bool IsLimited(Scan scan, int word, Sentence sentence)
    {
        for (int back = 1; back <= 5 && word - back >= sentence.First; back++)
        {
            if (scan.TryMark(word - back, Classes.Limit, out Mark limit) && limit.Count + (scan.TextOf(word - 1) is "the" ? 1 : 0) >= back) return true;
        }
        return false;
    }

    /// <summary>"The resolve of the weavers to …": whose a promise is that is named by a noun.</summary>
    private string? OwnerOf(Draft draft, Scan scan, int trigger, Sentence sentence)
    {
        int of = trigger + 1;
        if (of + 1 >= sentence.End || scan.TextOf(of) is not "of") return null;
        int end = of + 1;
        while (end < sentence.End && scan.TextOf(end) is not ("to" or "," or "." or ";")) end++;
        return end < sentence.End && scan.TextOf(end) is "to" ? Resolved(draft, scan, of + 1, end) : null;
    }

    /// <summary>"will be held": nobody is named as doing it.</summary>
    private static bool IsPassive(Scan scan, int modal, Sentence sentence)
    {
        for (int i = modal + 1; i + 1 < sentence.End && i <= modal + 4; i++)
        {
            if (scan.TextOf(i) is "be") return scan.TextOf(i + 1) is "held" || scan.TextOf(i + 1).EndsWith("ed", StringComparison.Ordinal) || (i + 2 < sentence.End && scan.TextOf(i + 1).EndsWith("ly", StringComparison.Ordinal) && scan.TextOf(i + 2).EndsWith("ed", StringComparison.Ordinal));
        }
        return false;
    }

    /// <summary>The first verb or noun by which somebody binds himself, or the first modal verb where there is none.</summary>
    private (int At, bool Modal) TriggerOf(Scan scan, Sentence sentence)
    {
        int modal = -1;
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (scan.TryMark(i, Classes.Modal, out _))
            {
                if (modal < 0) modal = i;
            }
            else if (scan.TryMark(i, Classes.Word, out _) && modal < 0)
            {
                return (i, false);
            }
        }
        return (modal, modal >= 0);
    }

    /// <summary>Where the main clause begins: behind the first comma where the sentence opens with a clause or phrase of another kind.</summary>
    private int MainFrom(Scan scan, Sentence sentence)
    {
        int first = sentence.First;
        while (first < sentence.End && scan.Words[first].Is(WordShape.Sign)) first++;
        if (first >= sentence.End || !(scan.TryMark(first, Classes.Opener, out _) || scan.TryMark(first, Classes.Preposition, out _) || scan.TextOf(first).EndsWith("ing", StringComparison.Ordinal))) return first;
        for (int i = first; i + 1 < sentence.End; i++)
        {
            if (scan.TextOf(i) is ",") return i + 1;
        }
        return first;
    }

    /// <summary>Whom a subject means: the one who speaks for "we" and for "the statement", the one last named for a pronoun, the name in it, else its words where they name a party.</summary>
    private string? Resolved(Draft draft, Scan scan, int from, int to)
    {
        while (from < to && scan.Words[from].Is(WordShape.Sign)) from++;
        if (from >= to) return _speaker ?? _body;
        if (HasFirstPerson(scan, from, to)) return _speaker ?? _body;
        for (int i = from; i < to; i++)
        {
            if (TryNamed(draft, scan, i, out string name, out _, out _)) return name;
            if (scan.TryMark(i, Classes.Document, out _)) return _speaker ?? _body;
            if (scan.TryMark(i, Classes.PersonPronoun, out _)) return _person ?? _speaker;
            if (scan.TryMark(i, Classes.BodyPronoun, out _)) return _body ?? _speaker;
        }
        return _phrases.Of(scan, from, to);
    }

    /// <summary>A person or body named at a word.</summary>
    private bool TryNamed(Draft draft, Scan scan, int word, out string name, out bool person, out int count)
    {
        (name, person, count) = ("", false, 1);
        if (scan.TryMark(word, Classes.FoundPerson, out Mark mark))
        {
            (name, person, count) = (mark.Item >= 0 && mark.Item < draft.People.Count ? draft.People[mark.Item].Name : scan.Printed(word, mark.Count), true, mark.Count);
            return true;
        }
        if (!scan.TryMark(word, Classes.Organisation, out mark)) return false;
        (name, count) = (scan.Printed(word, mark.Count), mark.Count);
        return true;
    }

    private bool HasFirstPerson(Scan scan, int from, int to) => Has(scan, Classes.FirstPerson, from, to);

    private bool HasPerson(Scan scan, int from, int to) => Has(scan, Classes.PersonPronoun, from, to);

    private bool HasPronoun(Scan scan, int from, int to) => HasPerson(scan, from, to) || Has(scan, Classes.BodyPronoun, from, to);

    private static bool Has(Scan scan, int type, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (scan.TryMark(i, type, out _)) return true;
        }
        return false;
    }

    /// <summary>A noun phrase as printed, without a leading article and trailing signs.</summary>
    private static string? Trimmed(Scan scan, int first, int end)
    {
        while (first < end && (scan.Words[first].Is(WordShape.Sign) || scan.TextOf(first) is "the" or "The" or "a" or "A" or "an" or "An")) first++;
        while (end > first && (scan.Words[end - 1].Is(WordShape.Sign) || scan.TextOf(end - 1) is "also" or "again" or "firmly" or "strongly" or "has" or "have" or "is" or "are" or "was" or "were")) end--;
        TextSpan span = end > first ? scan.SpanOf(first, end - first) : default;
        return end > first ? span.Of(scan.Text).ToString() : null;
    }
}
