using Presswatch.Core.Readings;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Words;

/// <summary>The facts of all words of one scan, drawn from its marks once, so that the finders look a word up in constant time. Reused from text to text.</summary>
internal sealed class WordFacts(NameRules rules)
{
    private Fact[] _facts = new Fact[1024];
    private int[] _nameEnds = new int[1024];
    private int[] _bodyHeads = new int[1024];
    private int[] _placeHeads = new int[1024];
    private int[] _firsts = new int[1024];
    private int[] _weak = new int[1024];

    /// <summary>Class of the marks of dates.</summary>
    public int DateClass => rules.Date;

    public Scan Scan { get; private set; } = null!;

    public void Read(Scan scan)
    {
        Scan = scan;
        int count = scan.Count + 1;
        if (_facts.Length < count)
        {
            int size = Math.Max(count, _facts.Length * 2);
            (_facts, _nameEnds, _bodyHeads, _placeHeads, _firsts, _weak) = (new Fact[size], new int[size], new int[size], new int[size], new int[size], new int[size]);
        }
        _facts.AsSpan(0, count).Clear();
        _nameEnds.AsSpan(0, count).Clear();
        IReadOnlyList<LexiconEntry> entries = scan.Lexicon.Entries;
        for (int at = 0; at < scan.Marks.Length; at++)
        {
            Mark mark = scan.Marks[at];
            Fact fact = rules.FactOf(mark.Class);
            if (fact == Fact.None) continue;
            int last = mark.First + mark.Count - 1;
            if ((fact & (Fact.Known | Fact.Gazetteer | Fact.Nation | Fact.Person)) != Fact.None)
            {
                if (!scan.Words[last].Is(WordShape.Capital) && fact != Fact.Known) continue;
                // The longest name decides what its last word is.
                if (mark.First + mark.Count < _nameEnds[mark.First]) continue;
                _nameEnds[mark.First] = mark.First + mark.Count;
                _facts[mark.First] |= Fact.Starts;
            }
            if ((fact & (Fact.Body | Fact.Place | Fact.SmallPlace | Fact.Places | Fact.PlaceBefore | Fact.Bodies | Fact.SmallBody | Fact.Thing)) != Fact.None) Head(fact, mark, last, entries);
            if (fact == Fact.Weak) _weak[last] = (_facts[last] & Fact.Weak) == Fact.None ? mark.Count : Math.Max(_weak[last], mark.Count);
            _facts[last] |= fact;
        }
    }

    public Fact this[int word] => _facts[word];

    public bool Is(int word, Fact fact) => (_facts[word] & fact) != Fact.None;

    /// <summary>Index behind the longest name known whole that begins at the word; 0 where none does.</summary>
    public int NameEnd(int word) => _nameEnds[word];

    /// <summary>Entry of the longest head of a body, or of a thing, that ends at the word.</summary>
    public LexiconEntry BodyHead(int word) => Scan.Lexicon.Entries[_bodyHeads[word]];

    /// <summary>Whether the longest head that ends at the word is a weak one.</summary>
    public bool IsWeak(int word) => Is(word, Fact.Weak) && _weak[word] >= BodyHead(word).Words.Length;

    /// <summary>Entry of the longest head of a place that ends at the word.</summary>
    public LexiconEntry PlaceHead(int word) => Scan.Lexicon.Entries[_placeHeads[word]];

    /// <summary>Whether a longer head of a place than of a body ends at the word: "Secret Camp".</summary>
    public bool IsRatherPlace(int word) => Is(word, Fact.Place) && (!Is(word, Fact.Body | Fact.Thing) || PlaceHead(word).Words.Length > BodyHead(word).Words.Length);

    /// <summary>Whether a longer head of a thing than of a body ends at the word: "World Congress".</summary>
    public bool IsRatherThing(int word) => Is(word, Fact.Thing) && BodyHead(word).Words.Length > 1 && rules.FactOf(BodyHead(word).Class) == Fact.Thing;

    /// <summary>First word of a phrase in small letters that ends at the word.</summary>
    public int FirstOf(int word) => _firsts[word];

    /// <summary>Whether the longest name known whole that begins at the word is a place's.</summary>
    public bool IsPlaceName(int first) => _nameEnds[first] > 0 && GazetteerKind(first, _nameEnds[first]) is not null;

    /// <summary>Index behind a body in small letters that begins at the word; 0 where none does.</summary>
    public int SmallNameEnd(int first) => PhraseEnd(first, Fact.SmallName);

    /// <summary>Index behind the longest phrase with a fact that begins at the word; 0 where none does.</summary>
    public int PhraseEnd(int first, Fact fact)
    {
        int end = 0;
        for (int at = Scan.FirstMark(first); at >= 0; at = Scan.Marks[at].Next)
        {
            if (rules.FactOf(Scan.Marks[at].Class) == fact) end = Math.Max(end, first + Scan.Marks[at].Count);
        }
        return end;
    }

    /// <summary>The kind of the place known whole by exactly these words; <see langword="null"/> where there is none.</summary>
    public PlaceKind? GazetteerKind(int first, int end)
    {
        for (int at = Scan.FirstMark(first); at >= 0; at = Scan.Marks[at].Next)
        {
            Mark mark = Scan.Marks[at];
            if (mark.Count == end - first && (mark.Class == rules.PlaceName || mark.Class == rules.WorldName) && rules.PlaceOf(Scan.Lexicon.Entries[mark.Entry].Value!) is { } place) return NameRules.KindOf(place.Kind);
        }
        return null;
    }

    private void Head(Fact fact, Mark mark, int last, IReadOnlyList<LexiconEntry> entries)
    {
        bool place = (fact & (Fact.Place | Fact.SmallPlace | Fact.Places | Fact.PlaceBefore)) != Fact.None;
        int[] heads = place ? _placeHeads : _bodyHeads;
        Fact same = place ? Fact.Place | Fact.SmallPlace | Fact.Places | Fact.PlaceBefore : Fact.Body | Fact.Bodies | Fact.SmallBody | Fact.Thing;
        if (Is(last, same) && entries[heads[last]].Words.Length > mark.Count) return;
        heads[last] = mark.Entry;
        _firsts[last] = mark.First;
    }
}
