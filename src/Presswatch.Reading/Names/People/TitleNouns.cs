using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.People;

/// <summary>The nouns inside of titles: the bodies and fields of offices.</summary>
/// <param name="scan">The text.</param>
/// <param name="end">Index behind the last word that is read.</param>
internal readonly struct TitleNouns(PersonScan scan, int end)
{
    public bool IsName(int word) => word < end && (scan.NameAt(word) > 0 || scan.RunAt(word) > 0);

    /// <summary>Index behind a noun phrase without list; the same index where none begins.</summary>
    public int Phrase(int from)
    {
        int at = from;
        bool any = false, cap = false;
        if (at < end && scan.Is(at, PersonWord.Determiner)) at++;
        for (; at < end; at++)
        {
            Word word = scan.Scan.Words[at];
            if (scan.BodyEnd(at) is var body && body > at + 1 && body <= end && !scan.HoldsName(at, body))
            {
                at = body - 1;
                (any, cap) = (true, true);
                continue;
            }
            if (scan.Is(at, PersonWord.Name) || BeginsName(at, from)) break;
            if (word.Is(WordShape.Sign))
            {
                if (at > from && !any && Quoted(at) is var quoted && quoted > at)
                {
                    at = quoted;
                    (any, cap) = (true, true);
                    continue;
                }
                if (!any || !IsInnerSign(at)) break;
                continue;
            }
            if (word.Is(WordShape.Capital) || word.Is(WordShape.Digits))
            {
                if (scan.Headline && !scan.Is(at, PersonWord.Inner | PersonWord.Thing | PersonWord.Place | PersonWord.Nationality | PersonWord.Covered | PersonWord.AnyHead) && !word.Is(WordShape.AllCapitals) && !word.Is(WordShape.Initials) && !word.Is(WordShape.Digits)) break;
                if ((scan.Is(at, PersonWord.NoName) && !scan.IsSign(at + 1, '.')) || (any && scan.Is(at, PersonWord.AnyHead | PersonWord.Honorific) && !IsBodyNoun(at))) break;
                (any, cap) = (true, true);
                continue;
            }
            if (scan.Is(at, PersonWord.Stop | PersonWord.Preposition | PersonWord.And | PersonWord.Kinship | PersonWord.Joiner | PersonWord.Determiner)) break;
            if (!scan.Is(at, PersonWord.Inner | PersonWord.Heads))
            {
                ReadOnlySpan<char> text = scan.Scan.TextOf(at);
                if (cap || text.EndsWith("ed") || text.EndsWith("ly") || scan.Is(at, PersonWord.Head)) break;
            }
            any = true;
        }
        if (!any) return from;
        if (scan.Is(at - 1, PersonWord.Abbreviation) && scan.IsCap(at - 1) && scan.IsSign(at, '.') && !scan.Scan.Words[at].Is(WordShape.SpaceBefore) && at + 1 == end) at++;
        // "members of traitor Oren Valdis's family": no title ends before a name with an unknown small word.
        bool unknown = scan.IsLower(at - 1) && !scan.Is(at - 1, PersonWord.Inner | PersonWord.Heads);
        return unknown && IsName(at) ? from : at;
    }

    /// <summary>The mark that closes a quoted name of a body, "Front for Open Roads", that opens at a word; the same index where none does.</summary>
    private int Quoted(int open)
    {
        if (!scan.IsSign(open, '"') && !scan.IsSign(open, '“') || open + 2 >= end || !scan.IsCap(open + 1)) return open;
        for (int at = open + 2; at < Math.Min(end, open + 10); at++)
        {
            if (scan.IsSign(at, '"') || scan.IsSign(at, '”')) return at > open + 2 && scan.IsCap(at - 1) ? at : open;
        }
        return open;
    }

    /// <summary>"Minister of Trade Ulla Brandvik": a run of two words or more behind the noun of a body is its own.</summary>
    public bool BeginsName(int at, int from) =>
        at > from && scan.Is(at, PersonWord.Surname) && scan.IsCap(at - 1) || at > from && scan.RunAt(at) > at + 1 && scan.IsCap(at - 1) && (scan.Is(at - 1, PersonWord.Inner | PersonWord.Thing | PersonWord.Common | PersonWord.Place) || scan.Scan.Words[at - 1].Is(WordShape.AllCapitals)) && !scan.Is(at, PersonWord.Common) && !scan.Is(scan.RunAt(at), PersonWord.Inner | PersonWord.Thing);

    /// <summary>"Chiefs of Staff", "Workers": an office inside the name of a body.</summary>
    private bool IsBodyNoun(int word) => (scan.Is(word, PersonWord.Heads) && !scan.Is(word, PersonWord.Head)) || scan.IsPossessive(word + 1) || (scan.Is(word - 1, PersonWord.Inner) && scan.IsCap(word - 1)) || (scan.IsCap(word + 1) && scan.Is(word + 1, PersonWord.Inner | PersonWord.Thing));

    private bool IsInnerSign(int at)
    {
        if (scan.IsPossessive(at)) return at + 1 < end && (scan.IsCap(at + 1) || scan.Is(at + 1, PersonWord.Inner | PersonWord.Heads));
        if (scan.IsSign(at, '&')) return true;
        if (!scan.IsSign(at, '.') || scan.Scan.Words[at].Is(WordShape.SpaceBefore) || at + 1 >= end) return false;
        // "No. 3", "Co. Ltd.": the stop of an abbreviation.
        if (scan.Scan.Words[at + 1].Is(WordShape.ParagraphStart)) return scan.IsCap(at + 1);
        return scan.Scan.Words[at + 1].Is(WordShape.Digits) || (scan.IsCap(at + 1) && !scan.Scan.Words[at + 1].Is(WordShape.SentenceStart)) || scan.Is(at + 1, PersonWord.Preposition | PersonWord.Comma | PersonWord.And);
    }
}
