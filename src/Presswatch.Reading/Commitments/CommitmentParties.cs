using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>Finds who commits himself, to whom, and until when. A pronoun stands for the last one named of its number. Not safe for concurrent use.</summary>
internal sealed class CommitmentParties(CommitmentRules rules)
{
    private CommitmentClasses Classes => rules.Classes;

    private string? _person, _body, _speaker, _subject;

    /// <summary>Forgets the article before.</summary>
    public void Begin(Draft draft)
    {
        (_person, _body, _speaker, _subject) = (null, null, null, null);
        foreach (Mark mark in draft.Title.Marks)
        {
            if (mark.Class == Classes.Organisation && mark.First == 0) _body = draft.Title.Printed(mark.First, mark.Count);
        }
    }

    /// <summary>Takes note of the subject of a sentence.</summary>
    public void Enter(Draft draft, Sentence sentence)
    {
        Scan scan = draft.Body;
        string? subject = SubjectOf(draft, sentence, out bool named, out bool person);
        _subject = subject;
        if (named && person) _person = subject;
        else if (named) _body = subject;
        if (subject is not null && Reports(scan, sentence)) _speaker = subject;
    }

    /// <summary>Who commits himself: the subject of the sentence; for "we", "I" and sentences of what somebody is quoted with, the one who speaks.</summary>
    public string? By(Draft draft, Sentence sentence)
    {
        Scan scan = draft.Body;
        int first = sentence.First;
        while (first < sentence.End && scan.Words[first].Is(WordShape.Sign)) first++;
        return first < sentence.End && scan.TryMark(first, Classes.FirstPerson, out _) ? _speaker ?? _subject : _subject ?? _speaker;
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

    /// <summary>The date behind a word such as "by" or "until".</summary>
    public string? Deadline(Draft draft, Sentence sentence)
    {
        Scan scan = draft.Body;
        for (int i = sentence.First + 1; i < sentence.End; i++)
        {
            if (!scan.TryMark(i, Classes.Date, out Mark date) || date.Item < 0) continue;
            if (scan.TryMark(i - 1, Classes.Limit, out _) || (i - 2 >= sentence.First && scan.TextOf(i - 1) is "the" && scan.TryMark(i - 2, Classes.Limit, out _))
                || (i - 3 >= sentence.First && scan.TryMark(i - 3, Classes.Limit, out Mark limit) && limit.Count <= 2 && scan.TextOf(i - 2) is "the" or "end"))
            {
                return draft.Dates[date.Item].Value;
            }
        }
        return null;
    }

    /// <summary>The subject: a person, or the noun phrase before the first verb of telling, modal or listed verb; pronouns resolved.</summary>
    private string? SubjectOf(Draft draft, Sentence sentence, out bool named, out bool person)
    {
        Scan scan = draft.Body;
        (named, person) = (false, false);
        int first = sentence.First;
        while (first < sentence.End && scan.Words[first].Is(WordShape.Sign)) first++;
        if (first >= sentence.End) return null;
        if (scan.TryMark(first, Classes.PersonPronoun, out _)) return _person ?? _body;
        if (scan.TryMark(first, Classes.BodyPronoun, out _)) return _body ?? _person;
        for (int i = first; i < sentence.End && i - first < 16; i++)
        {
            if (scan.TryMark(i, Classes.FoundPerson, out Mark mark))
            {
                (named, person) = (true, true);
                return mark.Item >= 0 && mark.Item < draft.People.Count ? draft.People[mark.Item].Name : scan.Printed(i, mark.Count);
            }
            if (i > first && (scan.TryMark(i, Classes.Modal, out _) || scan.TryMark(i, Classes.Reporting, out _) || scan.TryMark(i, Classes.Word, out _)))
            {
                named = true;
                return Trimmed(scan, first, i);
            }
        }
        return null;
    }

    private bool Reports(Scan scan, Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (scan.TryMark(i, Classes.Reporting, out _)) return true;
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
