using Presswatch.Reading.Lexicons;

namespace Presswatch.Reading.Commitments;

/// <summary>Classes of the lexicon that the features use.</summary>
internal sealed class CommitmentClasses(Lexicon lexicon)
{
    public int KnownPerson { get; } = lexicon.ClassOf(Lexicon.PersonName);

    public int FoundPerson { get; } = lexicon.ClassOf("person");

    public int Organisation { get; } = lexicon.ClassOf("organisation");

    public int Date { get; } = lexicon.ClassOf("date");

    /// <summary>Words by which people bind themselves or others; value: the kind.</summary>
    public int Word { get; } = lexicon.ClassOf("commitment-word");

    public int Modal { get; } = lexicon.ClassOf("modal");

    public int Condition { get; } = lexicon.ClassOf("commitment-condition");

    /// <summary>Verbs of telling.</summary>
    public int Reporting { get; } = lexicon.ClassOf("reporting");

    /// <summary>Verbs that take the one addressed, such as "urged".</summary>
    public int Addressing { get; } = lexicon.ClassOf("addressing");

    /// <summary>Words before a deadline, such as "by".</summary>
    public int Limit { get; } = lexicon.ClassOf("deadline-word");

    /// <summary>"I", "we".</summary>
    public int FirstPerson { get; } = lexicon.ClassOf("first-person");

    public int Place { get; } = lexicon.ClassOf("place");

    /// <summary>Words that open a clause, such as "that" and "which".</summary>
    public int Opener { get; } = lexicon.ClassOf("clause-opener");

    /// <summary>Words passed over between a clause's opening, its subject and its verb, such as "the" and "also".</summary>
    public int Filler { get; } = lexicon.ClassOf("clause-filler");

    /// <summary>Words of grammar.</summary>
    public int Function { get; } = lexicon.ClassOf("function-word");

    /// <summary>"he", "she".</summary>
    public int PersonPronoun { get; } = lexicon.ClassOf("person-pronoun");

    /// <summary>"it", "they".</summary>
    public int BodyPronoun { get; } = lexicon.ClassOf("body-pronoun");

    /// <summary>What speaks for its author, such as "statement".</summary>
    public int Document { get; } = lexicon.ClassOf("document-word");

    /// <summary>Heads of the titles of single people, such as "minister".</summary>
    public int TitleHead { get; } = lexicon.ClassOf("title-head");

    /// <summary>Heads of the titles of several, such as "ministers".</summary>
    public int PluralTitleHead { get; } = lexicon.ClassOf("title-head-plural");

    /// <summary>Groups of people, such as "officials".</summary>
    public int Group { get; } = lexicon.ClassOf("group-noun");

    /// <summary>Prepositions.</summary>
    public int Preposition { get; } = lexicon.ClassOf("role-preposition");

    /// <summary>Prepositions of time and place that open a sentence, such as "during".</summary>
    public int Adverbial { get; } = lexicon.ClassOf("adverbial-opener");

    /// <summary>Adverbs that join a sentence to the one before, such as "therefore".</summary>
    public int SentenceAdverb { get; } = lexicon.ClassOf("sentence-adverb");

    /// <summary>Past forms that do not end in "ed", such as "met".</summary>
    public int IrregularVerb { get; } = lexicon.ClassOf("irregular-verb");

    /// <summary>Words that point back to something said, such as "this".</summary>
    public int Demonstrative { get; } = lexicon.ClassOf("demonstrative");

    /// <summary>Heads of what can commit itself: places that stand for their state, words for people, offices and bodies.</summary>
    public int[] Parties { get; } = [lexicon.ClassOf("place"), lexicon.ClassOf("party-word"), lexicon.ClassOf("group-noun"), lexicon.ClassOf("plural-people"), lexicon.ClassOf("title-head"), lexicon.ClassOf("title-head-plural"), lexicon.ClassOf("body-head")];
}
