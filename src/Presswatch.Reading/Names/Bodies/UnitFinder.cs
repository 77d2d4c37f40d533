using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Bodies;

/// <summary>Reads armed units in small letters: "9th corps", "3rd and 9th divisions of the ground force", "eastern fleet command of the Lamp Guard".</summary>
internal sealed class UnitFinder(WordFacts facts, ChainReader chains, NameParser parser)
{
    private Scan Scan => facts.Scan;

    /// <summary>Index behind the unit at a word; 0 where there is none.</summary>
    /// <param name="first">Its number, or the first word of a command.</param>
    /// <param name="limit">Index behind the sentence.</param>
    /// <param name="several">Whether the unit's word is a plural, so that a number joined to the left is a unit too.</param>
    public int End(int first, int limit, out bool several)
    {
        several = false;
        if (IsNumber(first))
        {
            // "8th Arlund army".
            int unit = first + 1 < limit && facts.NameEnd(first + 1) is var nation and > 0 && nation < limit && facts.Is(nation - 1, Fact.Nation | Fact.Gazetteer) ? nation : first + 1;
            if (unit >= limit || facts.PhraseEnd(unit, Fact.Unit) is not (var end and > 0) || !IsSmall(unit)) return 0;
            several = facts.Is(end - 1, Fact.Bodies);
            return Of(first, end, limit);
        }
        int head = facts.Is(first, Fact.Direction) ? first + 1 : first;
        if (head >= limit || !IsSmall(first) || !IsSmall(head) || facts.PhraseEnd(head, Fact.Command) is not (var command and > 0)) return 0;
        int whole = Of(first, command, limit);
        return whole > command ? whole : 0;
    }

    /// <summary>Index of the number joined by "and" to the number at <paramref name="first"/>; -1 where none is.</summary>
    public int Joined(int first) => first >= 2 && chains.IsAnd(first - 1) && IsNumber(first - 2) ? first - 2 : -1;

    private int Of(int first, int end, int limit)
    {
        if (end + 1 >= limit || !chains.IsWord(end, "of")) return end;
        int next = chains.IsWord(end + 1, "the") ? end + 2 : end + 1;
        if (next < limit && IsSmall(next) && facts.PhraseEnd(next, Fact.Unit) is var small and > 0) return small;
        return parser.ContinueSmall(first, end, limit);
    }

    private bool IsNumber(int at) => Scan.Words[at].Is(WordShape.Digits) && Scan.Words[at].Is(WordShape.Letters) && char.IsDigit(Scan.Text[Scan.Words[at].Start]) && Scan.Words[at].Length <= 5;

    private bool IsSmall(int at) => char.IsLower(Scan.Text[Scan.Words[at].Start]);
}
