using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>Finds who commits himself, to whom, and until when. Not safe for concurrent use.</summary>
internal sealed class CommitmentParties(CommitmentRules rules)
{
    private readonly ClauseSubjects _subjects = new(rules.Classes);
    private readonly Discourse _discourse = new(rules.Classes);

    private CommitmentClasses Classes => rules.Classes;

    /// <summary>Forgets the article before.</summary>
    public void Begin(Draft draft) => _discourse.Begin(draft);

    /// <summary>Takes note of who speaks in a sentence and whom it is about.</summary>
    public void Enter(Draft draft, Sentence sentence) => _discourse.Enter(draft, sentence);

    /// <summary>Who commits himself: the subject of what is said, for calls by "should" and the like the one who says them, for "we" and "I" the one who speaks.</summary>
    public string? By(Draft draft, Sentence sentence, CommitmentKind kind)
    {
        Scan scan = draft.Body;
        (int trigger, bool modal) = TriggerOf(scan, sentence, kind);
        bool isSaid = kind is CommitmentKind.Call or CommitmentKind.Demand or CommitmentKind.Warning;
        if (modal && Closing(draft, scan, trigger, sentence, kind) is { } told) return told;
        if (trigger < 0 || (modal && isSaid)) return _discourse.Anybody;
        if (scan.TextOf(Math.Min(trigger + 1, sentence.End - 1)) is "by" && _discourse.Meant(draft, _subjects.At(draft, scan, trigger + 2, sentence.End)) is { } agent) return agent;
        if (kind is CommitmentKind.Pledge or CommitmentKind.Plan && OwnerOf(draft, scan, trigger, sentence) is { } owner) return owner;
        if (modal && IsPassive(scan, trigger, sentence)) return kind is CommitmentKind.Plan && !_discourse.IsStatement ? null : _discourse.Anybody;
        Subject subject = _subjects.Of(draft, scan, trigger, sentence);
        return _discourse.Meant(draft, subject) ?? subject.Text ?? (isSaid || _discourse.IsStatement || trigger == sentence.First ? _discourse.Anybody : null);
    }

    /// <summary>To whom: the body, country or people that a verb such as "urge" or "call on" takes; where somebody else says it, the one who "should" or "will never".</summary>
    public string? To(Draft draft, Sentence sentence, CommitmentKind kind) => Addressed(draft.Body, sentence) ?? (kind is CommitmentKind.Call or CommitmentKind.Demand or CommitmentKind.Warning ? Bound(draft, sentence, kind) : null);

    /// <summary>The subject of a modal verb whose sentence binds another than the one who says it.</summary>
    private string? Bound(Draft draft, Sentence sentence, CommitmentKind kind)
    {
        (int trigger, bool modal) = TriggerOf(draft.Body, sentence, kind);
        if (!modal) return null;
        Subject subject = _subjects.Of(draft, draft.Body, trigger, sentence);
        return subject.Kind is SubjectKind.It or SubjectKind.They ? _discourse.Meant(draft, subject) : subject.Text;
    }

    /// <summary>What stands between a verb that takes the one addressed and "to", and behind "the need for".</summary>
    private string? Addressed(Scan scan, Sentence sentence)
    {
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

    /// <summary>"…, the guild demanded": whose a word of the kind is that closes the sentence in a clause of its own.</summary>
    private string? Closing(Draft draft, Scan scan, int modal, Sentence sentence, CommitmentKind kind)
    {
        for (int i = sentence.End - 1; i > modal; i--)
        {
            if (scan.TextOf(i) is ",") return null;
            if (!scan.TryMark(i, Classes.Word, out Mark mark) || CommitmentRules.KindOf(scan.ValueOf(mark)) != kind) continue;
            int from = i;
            while (from > modal && scan.TextOf(from - 1) is not ("," or "\"" or "”")) from--;
            return from == modal ? null : _discourse.Meant(draft, _subjects.At(draft, scan, from, i));
        }
        return null;
    }

    /// <summary>"The resolve of the weavers to …": whose a promise is that is named by a noun.</summary>
    private string? OwnerOf(Draft draft, Scan scan, int trigger, Sentence sentence)
    {
        int of = trigger + 1;
        if (of + 1 >= sentence.End || scan.TextOf(of) is not "of") return null;
        int end = of + 1;
        while (end < sentence.End && scan.TextOf(end) is not ("to" or "," or "." or ";")) end++;
        return end < sentence.End && scan.TextOf(end) is "to" ? _discourse.Meant(draft, _subjects.At(draft, scan, of + 1, end)) : null;
    }

    /// <summary>"will be held": nobody is named as doing it.</summary>
    private static bool IsPassive(Scan scan, int modal, Sentence sentence)
    {
        for (int i = modal + 1; i + 1 < sentence.End && i <= modal + 4; i++)
        {
            if (scan.TextOf(i) is "take" && scan.TextOf(i + 1) is "place") return true;
            if (scan.TextOf(i) is "be") return scan.TextOf(i + 1) is "held" || scan.TextOf(i + 1).EndsWith("ed", StringComparison.Ordinal) || (i + 2 < sentence.End && scan.TextOf(i + 1).EndsWith("ly", StringComparison.Ordinal) && scan.TextOf(i + 2).EndsWith("ed", StringComparison.Ordinal));
        }
        return false;
    }

    /// <summary>The first verb or noun of the kind by which somebody binds himself or others, else the first of any kind before a modal verb, else the first modal verb.</summary>
    private (int At, bool Modal) TriggerOf(Scan scan, Sentence sentence, CommitmentKind kind)
    {
        int modal = -1, word = -1;
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (modal < 0 && scan.TryMark(i, Classes.Modal, out _)) modal = i;
            if (modal >= 0 || !scan.TryMark(i, Classes.Word, out Mark mark)) continue;
            if (CommitmentRules.KindOf(scan.ValueOf(mark)) == kind) return (i, false);
            if (word < 0) word = i;
        }
        return word >= 0 ? (word, false) : (modal, modal >= 0);
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
