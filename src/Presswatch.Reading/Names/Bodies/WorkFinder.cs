using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Bodies;

/// <summary>Finds titles of works between quotation marks, whose names are not read: most words stand in capitals, or a word for a work goes before.</summary>
internal sealed class WorkFinder(NameRules rules, WordFacts facts, ChainReader chains, NameParser parser)
{
    /// <summary>Longest title in words.</summary>
    private const int Longest = 30;

    public void Find(Scan scan)
    {
        for (int at = 0; at + 2 < scan.Count; at++)
        {
            if (!IsQuote(scan, at)) continue;
            int end = Closing(scan, at);
            if (end < 0) continue;
            if (IsTitle(scan, at, end) && !IsBody(scan, at, end)) scan.Add(at, end - at + 1, rules.Thing, -1, -1);
            at = end;
        }
    }

    /// <summary>Index behind the head of a name whose first part is quoted, as in "United Dawn" Party; 0 where none begins at the word.</summary>
    public int QuotedHead(Scan scan, int at)
    {
        if (!IsQuote(scan, at) || Closing(scan, at) is not (var end and > 0) || end - at > 5 || end + 1 >= scan.Count) return 0;
        return facts.Is(end + 1, Fact.Body) && scan.Words[end + 1].Is(WordShape.Capital) && scan.Words[at + 1].Is(WordShape.Capital) ? end + 2 : 0;
    }

    /// <summary>Whether a body's name alone is quoted, and no word for a work goes before.</summary>
    private bool IsBody(Scan scan, int open, int close)
    {
        if (open > 0 && facts.Is(open - 1, Fact.Work)) return false;
        // "… of the "Dawn Party," said": the sign stands inside the marks.
        while (close > open + 1 && scan.Words[close - 1].Is(WordShape.Sign)) close--;
        NameSpan name = parser.Parse(open + 1, close);
        return name.Kind == NameKind.Body && name.End == close && chains.CanBegin(open + 1, close);
    }

    private static bool IsQuote(Scan scan, int at) => scan.Words[at].Is(WordShape.Sign) && scan.Text[scan.Words[at].Start] is '"' or '“' or '”';

    private static int Closing(Scan scan, int open)
    {
        int limit = Math.Min(scan.Sentences[scan.Words[open].Sentence].End, open + Longest);
        for (int at = open + 1; at < limit; at++)
        {
            if (IsQuote(scan, at)) return at;
        }
        return -1;
    }

    private bool IsTitle(Scan scan, int open, int close)
    {
        int capitals = 0, small = 0;
        for (int at = open + 1; at < close; at++)
        {
            Word word = scan.Words[at];
            if (!word.Is(WordShape.Letters)) continue;
            if (word.Is(WordShape.Capital)) capitals++;
            else if (!facts.Is(at, Fact.Function) && word.Length > 3) small++;
        }
        if (capitals == 0 || facts.NameEnd(open + 1) == close && facts.Is(close - 1, Fact.Known)) return false;
        // "United Dawn" Party: the quotation is part of a body's name.
        if (close + 1 < scan.Count && facts.Is(close + 1, Fact.Body) && scan.Words[close + 1].Is(WordShape.Capital)) return false;
        bool work = open > 0 && (facts.Is(open - 1, Fact.Work) || chains.IsSign(open - 1, ',') && open > 1 && facts.Is(open - 2, Fact.Work));
        return work ? capitals >= small : small == 0 && capitals + 1 >= (close - open - 1) / 2;
    }
}
