using Presswatch.Core.Readings;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Words;

/// <summary>Finds how far a name goes behind its head: "of the Road Party of Velmara", "for Supporting Peace and Unity", "of Education, Culture and Sports", "of Friends in Ombra".</summary>
internal sealed class Continuation(WordFacts facts, ChainReader chains)
{
    private Scan Scan => facts.Scan;

    /// <summary>Index behind the name of a body.</summary>
    /// <param name="parser">Reads names inside of the name.</param>
    /// <param name="first">First word of the name.</param>
    /// <param name="head">Last word of the head.</param>
    /// <param name="at">Index behind the head.</param>
    /// <param name="limit">Index behind the sentence.</param>
    public int End(NameParser parser, int first, int head, int at, int limit)
    {
        bool brand = facts.Is(head, Fact.Brand) || HasTown(first, head) && !IsSociety(head), purpose = facts.Is(head, Fact.Purpose);
        if (Initialled(head, at, limit) is var comma and > 0)
        {
            // "Political Bureau of the C.C., the RPV".
            if (Scan.Words[comma].Is(WordShape.AllCapitals) && Scan.Words[comma].Length is >= 3 and <= 6 && !(comma + 1 < limit && chains.IsNameWord(comma + 1))) return comma + 1;
            NameSpan parent = parser.Parse(comma, limit, inside: true);
            return parent.Kind == NameKind.Body ? parent.End : at;
        }
        at = AfterCreed(at, limit);
        int end = AfterLetters(at, limit);
        if (end + 1 >= limit) return at;
        if (chains.IsWord(end, "of"))
        {
            int of = Of(parser, end, limit, brand && !IsBare(first, head));
            return of < 0 ? at : ForThem(parser, end, MoreOf(parser, of, limit, HasTown(first, head)), limit, purpose);
        }
        if (!purpose || Scan.Words[end].Is(WordShape.Sign) || !(chains.IsWord(end, "for") || chains.IsWord(end, "on") || chains.IsWord(end, "to") || chains.IsWord(end, "against") || chains.IsWord(end, "in"))) return at;
        int next = Skip(end + 1, limit);
        if (next >= limit) return at;
        if (chains.IsWord(end, "in")) return IsAbroad(first, next) ? facts.NameEnd(next) : at;
        if (!chains.IsNameWord(next) && !IsGerund(next) || facts.NameEnd(next) > 0 && !chains.IsWord(end, "for") || IsDate(next)) return at;
        int last = Purposes(parser, next, limit, brand);
        return brand ? BeforeCountry(next, last) : InThe(last, limit);
    }

    /// <summary>"Committee for Peace in the Ombra Strait": a wide place with a head behind a purpose; a town is where things happen.</summary>
    private int InThe(int at, int limit)
    {
        if (at + 2 >= limit || !chains.IsWord(at, "in") || !chains.IsAbstract(at - 1)) return at;
        int first = Skip(at + 1, limit);
        if (first >= limit || !chains.CanBegin(first, limit)) return at;
        // "East Arlund and Corvane Regions": the head stands behind the last.
        int last = chains.End(first, limit);
        if (last + 1 < limit && chains.IsAnd(last) && chains.CanBegin(last + 1, limit)) first = last + 1;
        int end = chains.End(first, limit);
        return end > first + 1 && facts.Is(end - 1, Fact.Place | Fact.Places) && NameRules.KindOf(facts.PlaceHead(end - 1).Value) == PlaceKind.Other ? end : at;
    }

    /// <summary>The end of a name without "of COUNTRY".</summary>
    private int BeforeCountry(int first, int end)
    {
        for (int of = end - 2; of > first && of >= end - 6; of--)
        {
            if (!chains.IsWord(of, "of")) continue;
            int country = Skip(of + 1, end);
            return facts.NameEnd(country) == end && facts.GazetteerKind(country, end) is PlaceKind.Country ? of : end;
        }
        return end;
    }

    /// <summary>"Estmark Youth League in Ombra": a body of one people in another's country.</summary>
    private bool IsAbroad(int first, int country) =>
        facts.NameEnd(first) is var nation and > 0 && facts.Is(nation - 1, Fact.Nation) && facts.NameEnd(country) is var end and > 0 && facts.GazetteerKind(country, end) == PlaceKind.Country;

    /// <summary>Whether people join what is named, so that a town before it does not say of which country it is.</summary>
    private bool IsSociety(int head) => facts.BodyHead(head).Text is "association" or "society" or "union" or "league" or "federation" or "foundation" or "center" or "centre" or "institute" or "group";

    /// <summary>"University of Ombra", "People's University of Ombra": the head alone, or with nothing but a people before it, is told apart by its place.</summary>
    private bool IsBare(int first, int head) =>
        head == first && first > 0 && Scan.Words[first - 1].Is(WordShape.Letters) || facts.Is(first, Fact.PluralPeople) && chains.IsPossessive(first + 1) && head == first + 2 && !facts.IsWeak(head);

    /// <summary>"Union of Weavers in Ombra for Open Roads": whom it unites, where, and for what.</summary>
    private int ForThem(NameParser parser, int of, int at, int limit, bool purpose)
    {
        if (!purpose || at + 1 >= limit || !chains.IsWord(at, "for")) return at;
        int next = Skip(at + 1, limit);
        if (next >= limit || !chains.IsNameWord(next) || IsDate(next)) return at;
        bool whom = IsPlural(at - 1) && !facts.Is(at - 1, Fact.Known);
        for (int i = of + 1; i < at && !whom; i++) whom = chains.IsWord(i, "in");
        return whom ? InThe(Purposes(parser, next, limit, brand: false), limit) : at;
    }

    /// <summary>Whether a town or province stands in the name: such a name stands by itself, "of COUNTRY" behind it is no part.</summary>
    private bool HasTown(int first, int head)
    {
        for (int at = first; at < head; at++)
        {
            if (facts.NameEnd(at) is var end and > 0 && facts.GazetteerKind(at, end) is PlaceKind.City or PlaceKind.Province or PlaceKind.County) return true;
        }
        return false;
    }

    /// <summary>Behind "(Marxist-Leninist)".</summary>
    private int AfterCreed(int at, int limit)
    {
        if (at + 2 >= limit || !chains.IsSign(at, '(') || !Scan.Words[at + 1].Is(WordShape.Capital)) return at;
        // The hyphen may be a sign of its own.
        int last = at + 1;
        while (last + 1 < limit && last < at + 3 && !chains.IsSign(last + 1, ')')) last++;
        return last + 1 < limit && chains.IsSign(last + 1, ')') && Scan.TextOf(last).EndsWith("ist") ? last + 2 : at;
    }

    private bool IsGerund(int at) => Scan.Words[at].Is(WordShape.Capital) && Scan.TextOf(at).EndsWith("ing");

    /// <summary>Index behind the name of a site: "of" goes on to what is no place itself.</summary>
    public int EndOfSite(NameParser parser, int at, int limit)
    {
        if (at + 1 >= limit || !chains.IsWord(at, "of") && !chains.IsWord(at, "to")) return at;
        int first = Skip(at + 1, limit);
        if (first >= limit || chains.IsWord(at, "to") && Scan.TextOf(at - 1) is not ("Monument" or "Memorial")) return at;
        NameSpan next = parser.Parse(first, limit, inside: true);
        if (facts.NameEnd(first) > 0 || !chains.IsNameWord(first)) return next.Kind == NameKind.Body && chains.IsWord(at, "of") ? next.End : at;
        return next.Kind != NameKind.Place && next.End > first ? next.End : at;
    }

    /// <summary>"C.C., the Road Party".</summary>
    private int Initialled(int head, int at, int limit)
    {
        if (!Scan.Words[head].Is(WordShape.Initials)) return 0;
        if (at + 1 >= limit || !chains.IsSign(at, ',') && !Scan.Words[at].Is(WordShape.Capital)) return 0;
        int first = Skip(chains.IsSign(at, ',') ? at + 1 : at, limit);
        return first < limit && chains.CanBegin(first, limit) ? first : 0;
    }

    /// <summary>Behind "(SPA)" where "of" follows.</summary>
    private int AfterLetters(int at, int limit) =>
        at + 3 < limit && chains.IsSign(at, '(') && Scan.Words[at + 1].Is(WordShape.AllCapitals) && chains.IsSign(at + 2, ')') && chains.IsWord(at + 3, "of") ? at + 3 : at;

    private int Skip(int at, int limit)
    {
        if (at < limit && (chains.IsWord(at, "the") || chains.IsWord(at, "a"))) at++;
        if (at < limit && (chains.IsWord(at, "great") || chains.IsWord(at, "puppet"))) at++;
        return at;
    }

    /// <summary>Behind what "of" at <paramref name="at"/> brings; -1 where that is no part of the name.</summary>
    private int Of(NameParser parser, int at, int limit, bool brand)
    {
        int first = Skip(at + 1, limit);
        if (first < limit && facts.SmallNameEnd(first) is var small and > 0) return small;
        if (first < limit && first > at + 1 && facts.Is(at - 1, Fact.Numbered | Fact.Unit) && facts.PhraseEnd(first, Fact.Unit) is var unit and > 0) return unit;
        if (first < limit && (facts.Is(at - 1, Fact.Numbered | Fact.Unit) || facts.Is(at - 1, Fact.Body) && facts.BodyHead(at - 1).Words.Length > 2) && StateBody(first, limit) is var armed and > 0) return armed;
        if (first >= limit || !chains.CanBegin(first, limit)) return -1;
        int known = facts.NameEnd(first), end = chains.End(first, limit, inside: true);
        if (known == end && facts.IsPlaceName(first)) return brand ? -1 : AfterCreed(end, limit);
        // "of the Estmark people": an adjective alone is no part of a name.
        if (known == end && facts.Is(end - 1, Fact.Nation) && !IsPlural(end - 1)) return -1;
        NameSpan next = parser.Parse(first, limit, inside: true);
        if (next.Kind == NameKind.Body) return next.End;
        if (next.Kind != NameKind.None) return Fields(next.End, limit);
        if (known > 0 && facts.IsPlaceName(first) && !facts.Is(end - 1, Fact.Field) && !IsPlural(end - 1)) return brand ? -1 : known;
        return In(parser, Fields(end, limit), limit);
    }

    /// <summary>Index behind "Arlund army" or "Arlund puppet army"; 0 where none begins at the word.</summary>
    private int StateBody(int first, int limit)
    {
        if (facts.NameEnd(first) is not (var nation and > 0) || !facts.Is(nation - 1, Fact.Nation | Fact.Gazetteer)) return 0;
        int head = Skip(nation, limit);
        return head < limit && char.IsLower(Scan.Text[Scan.Words[head].Start]) ? facts.PhraseEnd(head, Fact.StateBody) : 0;
    }

    /// <summary>Behind "of COUNTRY", as in "Ministry of Lamps of Ombra"; the same index where none stands there.</summary>
    public int OfCountry(int at, int limit)
    {
        int first = at + 1 < limit && chains.IsWord(at, "of") ? Skip(at + 1, limit) : limit;
        return first < limit && facts.NameEnd(first) is var end and > 0 && facts.GazetteerKind(first, end) == PlaceKind.Country ? end : at;
    }

    /// <summary>Whether a country whose name begins with a small letter begins at the word: what a name has no need of, it does not take in.</summary>
    private bool IsSmallCountry(int at) => at < Scan.Count && char.IsLower(Scan.Text[Scan.Words[at].Start]) && facts.NameEnd(at) is var end and > 0 && facts.GazetteerKind(at, end) is PlaceKind.Country;

    private int MoreOf(NameParser parser, int at, int limit, bool town)
    {
        while (at + 1 < limit && chains.IsWord(at, "of") && !facts.Is(at - 1, Fact.Gazetteer | Fact.Known) && !(town && IsSmallCountry(Skip(at + 1, limit))))
        {
            int next = Of(parser, at, limit, brand: false);
            if (next < 0) break;
            at = next;
        }
        if (at + 1 < limit && chains.IsWord(at, "of") && facts.Is(at - 1, Fact.Gazetteer))
        {
            int first = Skip(at + 1, limit);
            if (first < limit && chains.CanBegin(first, limit) && parser.Parse(first, limit, inside: true) is { Kind: NameKind.Body } body) return body.End;
        }
        return at;
    }

    /// <summary>"... of Koreans in Ombra", "... of Students in the 21st Century".</summary>
    private int In(NameParser parser, int at, int limit)
    {
        if (at + 1 >= limit || !chains.IsWord(at, "in") || !IsPlural(at - 1)) return at;
        int first = Skip(at + 1, limit);
        if (first >= limit || !chains.CanBegin(first, limit) || IsDate(first) || IsSmallCountry(first)) return at;
        int end = chains.End(first, limit);
        NameSpan place = parser.Parse(first, limit, inside: true);
        if (place.Kind == NameKind.None && facts.NameEnd(first) is var known and > 0) end = known;
        if (end + 1 < limit && chains.IsWord(end, "in") && facts.GazetteerKind(Skip(end + 1, limit), facts.NameEnd(Skip(end + 1, limit))) == PlaceKind.Country) return facts.NameEnd(Skip(end + 1, limit));
        if (end + 1 < limit && chains.IsWord(end, "of") && facts.NameEnd(Skip(end + 1, limit)) is var country and > 0 && facts.Is(country - 1, Fact.Gazetteer)) return country;
        return end;
    }

    private bool IsPlural(int at) => facts.Is(at, Fact.PluralPeople) || (!facts.Is(at, Fact.Field) && Scan.Words[at].Is(WordShape.Capital) && Scan.Text[Scan.Words[at].End - 1] == 's');

    /// <summary>", Culture, Sports and Science" behind a field of work.</summary>
    private int Fields(int at, int limit)
    {
        bool people = IsPlural(at - 1) && at + 1 < limit && (chains.IsAnd(at) || IsListOfPeople(at, limit));
        while (at + 1 < limit && (chains.IsAbstract(at - 1) || people))
        {
            int next = chains.IsSign(at, ',') || chains.IsAnd(at) ? at + 1 : limit;
            if (next < limit && chains.IsSign(at, ',') && chains.IsAnd(next)) next++;
            bool article = next < limit && chains.IsWord(next, "the");
            if (article) next++;
            if (next >= limit || !chains.IsNameWord(next) || facts.NameEnd(next) > 0) break;
            int end = chains.End(next, limit, inside: true);
            // "Union of Weavers and the League of ...": an article and a head begin another name.
            if (article && (people && !chains.IsAbstract(end - 1) || facts.Is(end - 1, Fact.Body))) break;
            if (!chains.IsAbstract(end - 1) && !(people && IsPlural(end - 1)) || facts.Is(end - 1, Fact.Body) && !facts.Is(end - 1, Fact.Field) || facts.Is(end - 1, Fact.Known)) break;
            if (chains.IsSign(at, ',') && !EndsInAnd(end, limit)) break;
            at = end;
        }
        return at;
    }

    /// <summary>", Masons and Joiners": plurals of one word each, up to the one behind "and".</summary>
    private bool IsListOfPeople(int at, int limit)
    {
        while (at + 1 < limit && (chains.IsSign(at, ',') || chains.IsAnd(at)))
        {
            bool last = chains.IsAnd(at);
            if (!chains.IsNameWord(at + 1) || !IsPlural(at + 1) || facts.Is(at + 1, Fact.Body | Fact.Bodies) || facts.NameEnd(at + 1) > 0) return false;
            if (last) return !(at + 2 < limit && (chains.IsNameWord(at + 2) || chains.IsSign(at + 2, '\'')));
            at += 2;
        }
        return false;
    }

    /// <summary>Whether a list of fields goes on to an "and".</summary>
    private bool EndsInAnd(int at, int limit)
    {
        for (int words = 0; at < limit && words < 12; at++, words++)
        {
            if (chains.IsAnd(at)) return true;
            if (!chains.IsSign(at, ',') && !chains.IsNameWord(at)) return false;
        }
        return false;
    }

    /// <summary>"Supporting Peace and Unity with Ombra": all that prepositions tie together.</summary>
    private int Purposes(NameParser parser, int first, int limit, bool brand)
    {
        int at = Part(parser, first, limit);
        while (at + 1 < limit)
        {
            // "the Study of the Lantern idea": the noun stands in small letters.
            if (chains.IsWord(at, "idea"))
            {
                at++;
                continue;
            }
            // "... of Hal Orvald's Works".
            if (chains.IsPossessive(at) && !Scan.Words[at].Is(WordShape.SpaceBefore) && facts.Is(at - 1, Fact.Person) && chains.IsNameWord(at + 1))
            {
                at += 2;
                continue;
            }
            bool and = chains.IsAnd(at);
            if (!and && !chains.IsWord(at, "of") && !chains.IsWord(at, "for") && !chains.IsWord(at, "with") && !chains.IsWord(at, "against") && !chains.IsWord(at, "to") && !chains.IsWord(at, "on")) break;
            int next = Skip(and && at + 1 < limit && chains.IsWord(at + 1, "of") ? at + 2 : at + 1, limit);
            if (next >= limit || !chains.CanBegin(next, limit) && !IsGerund(next) || IsDate(next) && !(chains.IsWord(at, "of") && chains.IsNameWord(next))) break;
            if (chains.IsWord(at, "to") && facts.NameEnd(next) > 0 || chains.IsWord(at, "of") && (brand && facts.GazetteerKind(next, facts.NameEnd(next)) is PlaceKind.Country || IsSmallCountry(next))) break;
            if (and && !IsGerund(next) && (facts.NameEnd(next) > 0 || !chains.IsAbstract(at - 1) || parser.Parse(next, limit, inside: true).Kind == NameKind.Body)) break;
            int part = Part(parser, next, limit);
            // "... for Progress and the Lantern People for ...": so does one with a purpose of its own.
            if (and && chains.IsWord(next - 1, "the") && part < limit && (chains.IsWord(part, "for") || parser.Parse(next, limit, inside: true).Kind == NameKind.Body)) break;
            at = part;
        }
        // "... of the History of Weavers in Ombra".
        return facts.Is(at - 1, Fact.Body | Fact.Bodies) ? at : In(parser, at, limit);
    }

    private int Part(NameParser parser, int first, int limit)
    {
        NameSpan part = parser.Parse(first, limit, inside: true);
        if (IsGerund(first) && part.End == first && first + 1 < limit && chains.CanBegin(first + 1, limit)) return Part(parser, first + 1, limit);
        int known = facts.NameEnd(first);
        // "Commemorating the 70th Birthday of ...": the gerund takes an object.
        if ((IsGerund(first) || chains.IsWord(first - 1, "to")) && part.End <= first + 1 && Skip(first + 1, limit) is var thing && thing > first + 1 && thing < limit && chains.CanBegin(thing, limit)) return Part(parser, thing, limit);
        return part.Kind == NameKind.None && known > 0 && facts.IsPlaceName(first) && !chains.IsAbstract(part.End - 1) && !IsPlural(part.End - 1) ? known : Fields(Math.Max(part.End, first + 1), limit);
    }

    private bool IsDate(int at) => facts.Is(at, Fact.Calendar) || Scan.TryMark(at, facts.DateClass, out _);
}
