using Presswatch.Core.Readings;
using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Bodies;

/// <summary>A name whose head stands in small letters.</summary>
/// <param name="End">Index behind its last word.</param>
/// <param name="IsBody">Whether it is a body; else a place.</param>
/// <param name="Kind">Of places: what it is.</param>
/// <param name="Plural">Whether the head stands for several.</param>
internal readonly record struct SmallName(int End, bool IsBody, PlaceKind Kind, bool Plural);

/// <summary>Reads names that end in small letters: "Nongpho vegetable farms", "Estmark embassy", "Sorrel area".</summary>
internal sealed class SmallHeads(WordFacts facts, ChainReader chains)
{
    /// <summary>Most words between name and head.</summary>
    private const int MostModifiers = 4;

    private Scan Scan => facts.Scan;

    public bool TryRead(NameSpan chain, int limit, out SmallName name)
    {
        name = default;
        int at = chain.End, modifiers = 0;
        bool whole = facts.NameEnd(chain.First) == chain.End;
        bool nation = whole && facts.Is(chain.End - 1, Fact.Nation), known = whole && facts.Is(chain.End - 1, Fact.Gazetteer);
        if (at < limit && (nation || known) && StateBodyEnd(at) is var state and > 0 && !IsWithPeople(state, limit))
        {
            name = new(state, true, default, false);
            return true;
        }
        if (!IsGeneric(chain) && !(known && IsCountry(chain)) && BranchEnd(at, limit) is var branch and > 0)
        {
            name = new(branch, true, default, false);
            return true;
        }
        for (; at < limit && modifiers <= MostModifiers; at++, modifiers++)
        {
            if (!Scan.Words[at].Is(WordShape.SpaceBefore) && !facts.Is(at, Fact.SmallModifier)) return false;
            int head = HeadEnd(at, limit);
            // "Sorrel county people's committee": the county is the committee's.
            if (head >= 0 && facts.Is(head, Fact.SmallPlace) && facts.Is(head, Fact.SmallModifier) && TryRead(chain with { End = head + 1 }, chain, limit, out name)) return true;
            if (head >= 0) return Accept(chain, head, modifiers, nation, known, out name);
            if (at + 1 < limit && facts.Is(at + 1, Fact.SmallModifier) && Scan.Words[at + 1].Is(WordShape.Sign)) at++;
            else if (!IsSmall(at, Fact.SmallModifier)) return false;
        }
        return false;
    }

    /// <summary>Index behind a head in small letters that stands behind a state's name, "embassy" or "air force"; 0 where none begins at the word.</summary>
    private int StateBodyEnd(int at) => Scan.Words[at].Is(WordShape.SpaceBefore) && char.IsLower(Scan.Text[Scan.Words[at].Start]) ? facts.PhraseEnd(at + 1 < Scan.Count && chains.IsWord(at, "puppet") ? at + 1 : at, Fact.StateBody) : 0;

    /// <summary>Index behind "branch" of "Selvar City branch of the Weavers' Union"; 0 where none begins at the word.</summary>
    public int BranchEnd(int at, int limit) =>
        at + 1 < limit && IsSmall(at, Fact.SmallBody) && facts.BodyHead(at).Text is "branch" or "chapter" or "regional association" && chains.IsWord(at + 1, "of") ? at + 1 : 0;

    /// <summary>"the Estmark army and people": a nation, not its army.</summary>
    private bool IsWithPeople(int at, int limit) => at + 1 < limit && chains.IsAnd(at) && facts.Is(at + 1, Fact.PluralPeople);

    private bool TryRead(NameSpan behind, NameSpan chain, int limit, out SmallName name)
    {
        name = default;
        int at = behind.End, modifiers = 1;
        for (; at < limit && modifiers <= MostModifiers; at++, modifiers++)
        {
            int head = HeadEnd(at, limit);
            if (head >= 0) return facts.Is(head, Fact.SmallBody | Fact.Bodies) && Accept(chain, head, modifiers, false, false, out name);
            if (at + 1 < limit && facts.Is(at + 1, Fact.SmallModifier) && Scan.Words[at + 1].Is(WordShape.Sign)) at++;
            else if (!IsSmall(at, Fact.SmallModifier)) return false;
        }
        return false;
    }

    private bool Accept(NameSpan chain, int head, int modifiers, bool nation, bool known, out SmallName name)
    {
        name = default;
        bool person = facts.Is(chain.End - 1, Fact.Person | Fact.Known), alone = chain.End == chain.First + 1 && Scan.Words[chain.First].Is(WordShape.SentenceStart);
        if (nation && !known || person || IsGeneric(chain)) return false;
        bool joined = chain.First > 0 && chains.IsAnd(chain.First - 1);
        if (facts.Is(head, Fact.SmallBody | Fact.Bodies))
        {
            bool several = facts.Is(head, Fact.Bodies);
            // "URH headquarters": the letters are the body.
            if (modifiers == 0 && chain.End == chain.First + 1 && Scan.Words[chain.First].Is(WordShape.AllCapitals)) return false;
            if (modifiers == 0 && known && !(several && joined) || alone && !joined || known && facts.Is(chain.End - 1, Fact.Nation)) return false;
            if (known && IsCountry(chain)) return false;
            if (!several && facts.BodyHead(head).Text is "branch" or "chapter" && !(head + 1 < Scan.Count && chains.IsWord(head + 1, "of"))) return false;
            name = new(head + 1, true, default, several);
            return true;
        }
        PlaceKind kind = NameRules.KindOf(facts.PlaceHead(head).Value);
        if (known && IsCountry(chain) || alone && !known) return false;
        name = new(head + 1, false, kind, facts.Is(head, Fact.Places));
        return true;
    }

    /// <summary>"Party committees", "Selvar-based factory": no name before the head.</summary>
    private bool IsGeneric(NameSpan chain)
    {
        if (chain.End == chain.First + 1 && facts.Is(chain.First, Fact.Body)) return true;
        ReadOnlySpan<char> last = Scan.TextOf(chain.End - 1);
        return last.Contains('-') && last.EndsWith("ed");
    }

    private bool IsCountry(NameSpan chain) => facts.GazetteerKind(chain.First, chain.End) is PlaceKind.Country;

    /// <summary>Last word of the head in small letters that begins at the word; -1 where none does.</summary>
    private int HeadEnd(int at, int limit)
    {
        const Fact heads = Fact.SmallBody | Fact.Bodies | Fact.SmallPlace | Fact.Places;
        for (int end = Math.Min(limit - 1, at + 2); end >= at; end--)
        {
            if (IsSmall(end, heads) && char.IsLower(Scan.Text[Scan.Words[at].Start]) && (end == at || facts.FirstOf(end) == at)) return end;
        }
        return -1;
    }

    private bool IsSmall(int at, Fact fact) => facts.Is(at, fact) && char.IsLower(Scan.Text[Scan.Words[at].Start]);
}
