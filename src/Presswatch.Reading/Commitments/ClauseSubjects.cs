using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>What the subject of a clause is.</summary>
internal enum SubjectKind
{
    /// <summary>None that could act.</summary>
    None,
    Person,
    Body,
    /// <summary>People or bodies named by a noun phrase, as printed.</summary>
    Group,
    /// <summary>A title alone, which stands for the person who bears it.</summary>
    Office,
    /// <summary>"The statement": its author.</summary>
    Document,
    /// <summary>"I", "we".</summary>
    FirstPerson,
    He,
    It,
    They,
}

/// <summary>The subject of a clause.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Name or words as printed; <see langword="null"/> for pronouns.</param>
/// <param name="End">Index behind its last word.</param>
internal readonly record struct Subject(SubjectKind Kind, string? Text, int End);

/// <summary>A person or body named at a word.</summary>
/// <param name="Name">As the finding gives it, or as printed.</param>
/// <param name="IsPerson">Whether it is a person.</param>
/// <param name="Count">Words of it.</param>
internal readonly record struct Named(string Name, bool IsPerson, int Count);

/// <summary>Finds the subject of a clause: the name, pronoun or noun phrase at its head, up to the verb. A name behind a preposition is no subject.</summary>
internal sealed class ClauseSubjects(CommitmentClasses classes)
{
    /// <summary>Words of a title that stands alone.</summary>
    private const int MostOfOffice = 3;

    private readonly PartyPhrases _phrases = new(classes);

    /// <summary>The subject between the head of a clause and a word.</summary>
    /// <param name="draft">The article.</param>
    /// <param name="scan">Its words.</param>
    /// <param name="from">First word of the clause.</param>
    /// <param name="limit">Where it ends at the latest, such as at its verb.</param>
    public Subject At(Draft draft, Scan scan, int from, int limit)
    {
        while (from < limit && (scan.Words[from].Is(WordShape.Sign) || IsArticle(scan, from) || scan.TryMark(from, classes.SentenceAdverb, out _))) from++;
        if (from >= limit) return default;
        if (scan.TryMark(from, classes.FirstPerson, out _)) return new(SubjectKind.FirstPerson, null, from + 1);
        if (scan.TryMark(from, classes.PersonPronoun, out _)) return new(SubjectKind.He, null, from + 1);
        if (IsImpersonal(scan, from, limit)) return default;
        if (scan.TryMark(from, classes.BodyPronoun, out _)) return new(scan.TextOf(from).Equals("they", StringComparison.OrdinalIgnoreCase) ? SubjectKind.They : SubjectKind.It, null, from + 1);
        if (scan.TryMark(from, classes.Demonstrative, out _)) return default;
        if (IsLink(scan, from)) return BehindAdverbial(draft, scan, from, limit);
        bool hasHead = false, linked = false;
        int end = from;
        for (int i = from; i < limit; i++, end = i)
        {
            if (scan.TextOf(i) is "," or "\"" or "“" or "”")
            {
                if (!_phrases.Has(scan, from, i)) return At(draft, scan, i + 1, limit);
                break;
            }
            if (TryNamed(draft, scan, i, out Named named))
            {
                if (named.IsPerson && (!linked || hasHead)) return new(SubjectKind.Person, named.Name, i + named.Count);
                if (!linked && !hasHead && !IsHeadOf(scan, i + named.Count, limit)) return new(SubjectKind.Body, named.Name, i + named.Count);
                i += named.Count - 1;
                continue;
            }
            if (scan.TryMark(i, classes.Document, out _) && !linked && !hasHead) return new(SubjectKind.Document, scan.Printed(i, 1), i + 1);
            if (IsVerb(scan, i, from)) break;
            hasHead |= scan.TryMark(i, classes.TitleHead, out _);
            linked |= IsLink(scan, i);
        }
        if (_phrases.Of(scan, from, end) is not { } phrase) return default;
        return new(hasHead && !linked && end - from <= MostOfOffice && IsAfterArticle(scan, from) ? SubjectKind.Office : SubjectKind.Group, phrase, end);
    }

    /// <summary>The subject of a verb: that of its clause, or of the whole sentence where the clause has none of its own, as in "…, vowing to".</summary>
    public Subject Of(Draft draft, Scan scan, int verb, Sentence sentence)
    {
        if (scan.TryMark(verb, classes.FirstPerson, out _)) return new(SubjectKind.FirstPerson, null, verb + 1);
        int from = verb;
        while (from > sentence.First && !scan.TryMark(from - 1, classes.Opener, out _) && !(scan.Words[from - 1].Is(WordShape.Sign) && scan.TextOf(from - 1)[0] is ',' or ';' or ':' or '"' or '“' or '”')) from--;
        Subject own = At(draft, scan, from, verb);
        int main = MainFrom(scan, sentence);
        return own.Kind is SubjectKind.None && main < from ? At(draft, scan, main, verb) : own;
    }

    /// <summary>Where the main clause begins: behind the first comma, or at the first "he", where the sentence opens with a clause or phrase of another kind.</summary>
    public int MainFrom(Scan scan, Sentence sentence)
    {
        int first = sentence.First;
        while (first < sentence.End && scan.Words[first].Is(WordShape.Sign)) first++;
        if (first >= sentence.End || !(scan.TryMark(first, classes.Opener, out _) || IsLink(scan, first) || scan.TextOf(first).EndsWith("ing", StringComparison.Ordinal))) return first;
        for (int i = first; i + 1 < sentence.End; i++)
        {
            if (scan.TextOf(i) is ",") return i + 1;
            if (i > first + 1 && scan.TryMark(i, classes.PersonPronoun, out _)) return i;
        }
        return first;
    }

    /// <summary>A person or body named at a word.</summary>
    public bool TryNamed(Draft draft, Scan scan, int word, out Named named)
    {
        named = default;
        if (scan.TryMark(word, classes.FoundPerson, out Mark mark)) named = new(mark.Item >= 0 && mark.Item < draft.People.Count ? draft.People[mark.Item].Name : scan.Printed(word, mark.Count), true, mark.Count);
        else if (scan.TryMark(word, classes.Organisation, out mark)) named = new(scan.Printed(word, mark.Count), false, mark.Count);
        return named.Count > 0;
    }

    /// <summary>"Ministry officials": whether a body is followed by the noun that it only describes.</summary>
    private bool IsHeadOf(Scan scan, int word, int limit) =>
        word < limit && !scan.Words[word].Is(WordShape.Sign) && (scan.TryMark(word, classes.TitleHead, out _) || scan.TryMark(word, classes.PluralTitleHead, out _) || scan.TryMark(word, classes.Group, out _));

    /// <summary>"In reply A vowed", "with raised hands the crowd vowed": the last name before the verb, else what stands behind the last article.</summary>
    private Subject BehindAdverbial(Draft draft, Scan scan, int from, int limit)
    {
        for (int i = limit - 1; i > from; i--)
        {
            if (IsVerb(scan, i, limit)) limit = i;
            if (IsLink(scan, i)) return default;
            if (TryNamed(draft, scan, i, out Named named)) return new(named.IsPerson ? SubjectKind.Person : SubjectKind.Body, named.Name, i + named.Count);
            if (IsArticle(scan, i)) return _phrases.Of(scan, i, limit) is { } phrase ? new(SubjectKind.Group, phrase, limit) : default;
        }
        return default;
    }

    /// <summary>"It was decided", "it is necessary": it stands for nobody.</summary>
    private static bool IsImpersonal(Scan scan, int word, int limit) =>
        scan.TextOf(word) is "it" or "It" && word + 1 < limit && scan.TextOf(word + 1) is "is" or "was" && (word + 2 == limit || !scan.TextOf(word + 2).EndsWith("ing", StringComparison.Ordinal));

    private bool IsVerb(Scan scan, int word, int from)
    {
        if (scan.TryMark(word, classes.Reporting, out _) || scan.TryMark(word, classes.Modal, out _) || scan.TryMark(word, classes.Word, out _)) return true;
        ReadOnlySpan<char> text = scan.TextOf(word);
        if (text is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "does" or "do" or "did" or ";" or ":" || scan.TryMark(word, classes.IrregularVerb, out _)) return true;
        return word > from && text.EndsWith("ed", StringComparison.Ordinal) && !scan.Words[word].Is(WordShape.Capital) && _phrases.Has(scan, from, word);
    }

    private bool IsLink(Scan scan, int word) => scan.TryMark(word, classes.Preposition, out _) || scan.TryMark(word, classes.Adverbial, out _);

    private static bool IsArticle(Scan scan, int word) => scan.TextOf(word) is "the" or "The" or "a" or "A" or "an" or "An";

    private static bool IsAfterArticle(Scan scan, int word) => word > 0 && scan.TextOf(word - 1) is "the" or "The";
}
