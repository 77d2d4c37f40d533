using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Bodies;

/// <summary>Brings the mentions of each body together, under the longest form printed: the same words, the same id in the pack, letters that a name's words begin with, and the name without its parent or its country.</summary>
internal sealed class BodyMerger(NameRules rules)
{
    private readonly BodyKeys _keys = new(rules);
    private readonly List<int> _group = [];
    private readonly List<int> _best = [];

    public void Merge(List<NameMention> found, Draft draft)
    {
        _group.Clear();
        _best.Clear();
        _keys.Clear();
        for (int i = 0; i < found.Count; i++)
        {
            _keys.Add(found[i]);
            int same = -1;
            for (int j = 0; j < i && same < 0; j++)
            {
                if (Same(found[i], found[j], i, j) && !IsOfAnother(i, _group[j])) same = _group[j];
            }
            if (same < 0)
            {
                same = _best.Count;
                _best.Add(i);
            }
            else if (IsLonger(found[i], found[_best[same]])) _best[same] = i;
            _group.Add(same);
        }
        Write(found, draft);
    }

    /// <summary>Whether the group has a body of another country: "Road Party" stands for "Road Party of Velmara" or "Road Party of Ombra", not for both.</summary>
    private bool IsOfAnother(int mention, int group)
    {
        for (int j = 0; j < mention; j++)
        {
            if (_group[j] == group && _keys.DifferInCountry(mention, j)) return true;
        }
        return false;
    }

    private void Write(List<NameMention> found, Draft draft)
    {
        int offset = draft.Organisations.Count;
        for (int group = 0; group < _best.Count; group++)
        {
            NameMention best = found[_best[group]];
            string? id = null;
            for (int i = 0; i < found.Count && id is null; i++)
            {
                if (_group[i] == group && found[i].Entry >= 0) id = rules.Lexicon.Entries[found[i].Entry].Value;
            }
            best = Full(best, draft);
            var span = best.Span;
            string name = best.Text.ToString();
            draft.Organisations.Add(new() { Name = name, Id = id, In = best.Scan.Part, Start = span.Start, Length = span.Length, Rule = best.Rule, Confidence = best.Confidence });
            draft.Trace?.Fired(best.Scan.Part, span.Start, span.Length, best.Rule, name);
        }
        for (int i = 0; i < found.Count; i++) found[i].Scan.Add(found[i].First, found[i].Count, rules.Organisation, found[i].Entry, offset + _group[i]);
    }

    /// <summary>For letters and short forms, the longest form that the pack knows where it is printed inside of another name.</summary>
    private NameMention Full(NameMention best, Draft draft)
    {
        if (best.Entry < 0) return best.Scan.TryMark(best.First, rules.HeadLetters, out Mark letters) ? Spelt(best, letters, draft.Body) : best;
        string? id = rules.Lexicon.Entries[best.Entry].Value;
        for (int at = 0; at < draft.Body.Marks.Length; at++)
        {
            Mark mark = draft.Body.Marks[at];
            if (mark.Count >= best.Count && draft.Body.SpanOf(mark.First, mark.Count).Length > best.Span.Length && mark.Entry >= 0 && (rules.FactOf(mark.Class) & Fact.Known) != Fact.None && rules.Lexicon.Entries[mark.Entry].Value == id) best = best with { Scan = draft.Body, First = mark.First, Count = mark.Count };
        }
        return best;
    }

    /// <summary>For "C.C., the LNA", where its words are printed inside of another name: "Office of the Central Committee of the Lantern News Agency".</summary>
    private NameMention Spelt(NameMention best, Mark letters, Scan body)
    {
        string[] head = best.Scan.ValueOf(letters)?.Split(' ') ?? [];
        Mark parent = KnownAtEnd(best);
        if (parent.Count == 0) return best;
        for (int at = 0; at < body.Marks.Length; at++)
        {
            Mark mark = body.Marks[at];
            if (mark.Entry < 0 || (rules.FactOf(mark.Class) & Fact.Known) == Fact.None || rules.Lexicon.Entries[mark.Entry].Value != rules.Lexicon.Entries[parent.Entry].Value) continue;
            int of = mark.First - 1;
            if (of > 0 && body.TextOf(of) is "the") of--;
            int first = of - head.Length;
            if (first < 0 || body.TextOf(of) is not "of") continue;
            int word = 0;
            while (word < head.Length && body.TextOf(first + word).SequenceEqual(head[word])) word++;
            if (word == head.Length) return best with { Scan = body, First = first, Count = mark.First + mark.Count - first };
        }
        return best;
    }

    private Mark KnownAtEnd(NameMention name)
    {
        int end = name.First + name.Count;
        for (int first = name.First + 1; first < end; first++)
        {
            for (int at = name.Scan.FirstMark(first); at >= 0; at = name.Scan.Marks[at].Next)
            {
                Mark mark = name.Scan.Marks[at];
                if (mark.First + mark.Count == end && mark.Entry >= 0 && (rules.FactOf(mark.Class) & Fact.Known) != Fact.None) return mark;
            }
        }
        return default;
    }

    private static bool IsLonger(NameMention a, NameMention b) => a.Span.Length > b.Span.Length && (a.Scan.Part == TextPart.Text || b.Scan.Part == TextPart.Title);

    private bool Same(NameMention a, NameMention b, int i, int j)
    {
        if (a.Entry >= 0 && b.Entry >= 0 && rules.Lexicon.Entries[a.Entry].Value == rules.Lexicon.Entries[b.Entry].Value) return true;
        if (a.SameAs == j || b.SameAs == i || _keys.Same(i, j)) return true;
        return a.Count == b.Count ? SameWords(a, b, a.Count) : a.Count < b.Count ? IsShort(a, b) : IsShort(b, a);
    }

    /// <summary>Whether the shorter is a short form of the longer.</summary>
    private static bool IsShort(NameMention brief, NameMention full)
    {
        if (brief.Count == 1) return brief.Entry < 0 && IsInitials(brief, full);
        return SameWords(brief, full, brief.Count) && full.Scan.TextOf(full.First + brief.Count) is "of" or "for";
    }

    private static bool IsInitials(NameMention letters, NameMention full)
    {
        ReadOnlySpan<char> text = letters.Text;
        if (!letters.Scan.Words[letters.First].Is(WordShape.AllCapitals)) return false;
        int at = 0;
        for (int word = full.First; word < full.First + full.Count; word++)
        {
            Word printed = full.Scan.Words[word];
            if (!printed.Is(WordShape.Capital)) continue;
            if (at == text.Length || char.ToUpperInvariant(full.Scan.Text[printed.Start]) != text[at]) return false;
            at++;
        }
        return at == text.Length;
    }

    private static bool SameWords(NameMention a, NameMention b, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<char> x = a.Scan.TextOf(a.First + i), y = b.Scan.TextOf(b.First + i);
            if (x.Length != y.Length) return false;
            for (int c = 0; c < x.Length; c++)
            {
                if (char.ToLowerInvariant(x[c]) != char.ToLowerInvariant(y[c]) && !(x[c] is '\'' or '’' && y[c] is '\'' or '’')) return false;
            }
        }
        return true;
    }
}
