using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.TimeExpressions;

/// <summary>Whether the words around an expression tell of what is done or of what is to come.</summary>
internal enum Tense
{
    Unknown,
    Past,
    Ahead,
}

/// <summary>Finds the tense around an expression: the nearest verb or word of the future in its sentence decides.</summary>
internal static class Tenses
{
    /// <summary>Words looked at on either side.</summary>
    private const int Reach = 9;

    public static Tense Around(Scan scan, int first, int count, TimeRules rules)
    {
        Sentence sentence = scan.Sentences[scan.Words[first].Sentence];
        for (int i = first - 1; i >= Math.Max(sentence.First, first - Reach); i--)
        {
            if (TenseAt(scan, i, rules) is not Tense.Unknown and var tense && !(tense == Tense.Past && i > sentence.First && scan.Words[i - 1].Key == rules.BeKey)) return tense;
        }
        // Only an expression that opens its sentence takes its tense from what follows.
        if (first - sentence.First > 3) return Tense.Unknown;
        for (int i = first + count; i < Math.Min(sentence.End, first + count + Reach); i++)
        {
            if (TenseAt(scan, i, rules) is not Tense.Unknown and var tense) return tense;
        }
        return Tense.Unknown;
    }

    /// <summary>Whether a past participle that hangs on a noun stands before the preposition of an expression, as in "the work, published on": its year is no year of the story.</summary>
    public static bool HangsOnNoun(Scan scan, int first, TimeRules rules)
    {
        Sentence sentence = scan.Sentences[scan.Words[first].Sentence];
        int participle = first - 2;
        if (participle <= sentence.First || !scan.TextOf(participle).EndsWith("ed", StringComparison.Ordinal) && !scan.TextOf(participle).EndsWith("ic", StringComparison.Ordinal) && !scan.TextOf(participle).EndsWith("n", StringComparison.Ordinal)) return false;
        return !HasMark(scan, participle - 1, rules.AuxiliaryClass);
    }

    /// <summary>Whether a sentence has words by which news are reported.</summary>
    public static bool Reports(Scan scan, int sentence, TimeRules rules) => HasMark(scan, scan.Sentences[sentence], rules.ReportClass);

    /// <summary>Whether a sentence has a word of a class.</summary>
    public static bool HasMark(Scan scan, Sentence sentence, int type)
    {
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (HasMark(scan, i, type)) return true;
        }
        return false;
    }

    private static Tense TenseAt(Scan scan, int word, TimeRules rules)
    {
        for (int at = scan.FirstMark(word); at >= 0; at = scan.Marks[at].Next)
        {
            int type = scan.Marks[at].Class;
            if (type == rules.AheadClass) return Tense.Ahead;
            if (type == rules.PastClass) return Tense.Past;
        }
        Word found = scan.Words[word];
        return found.Length > 3 && !found.Is(WordShape.Capital) && scan.TextOf(word).EndsWith("ed", StringComparison.Ordinal) ? Tense.Past : Tense.Unknown;
    }

    private static bool HasMark(Scan scan, int word, int type)
    {
        for (int at = scan.FirstMark(word); at >= 0; at = scan.Marks[at].Next)
        {
            if (scan.Marks[at].Class == type) return true;
        }
        return false;
    }
}
