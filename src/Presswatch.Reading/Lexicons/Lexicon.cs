using Presswatch.Packs.Model;
using Presswatch.Reading.Dates;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Lexicons;

/// <summary>An entry of the lexicon.</summary>
/// <param name="Class">Id of its class.</param>
/// <param name="Text">As printed.</param>
/// <param name="Value">What it stands for, or the id of the person, body or place that it names.</param>
/// <param name="List">Id of the list it stands in.</param>
/// <param name="Exact">Whether capitals count.</param>
internal sealed record LexiconEntry(int Class, string Text, string? Value, string List, bool Exact)
{
    /// <summary>Its words as printed, for the comparison of capitals.</summary>
    public required string[] Words { get; init; }
}

/// <summary>All word lists of a pack, made ready to be found together in one pass over the words of a text. Immutable, safe for concurrent use.</summary>
/// <remarks>Each folded word has a key; phrases are paths of keys in a trie, so that a word costs one look-up however many lists there are.</remarks>
internal sealed class Lexicon
{
    /// <summary>Longest word that a list may hold, in UTF-16 units.</summary>
    private const int LongestWord = 64;

    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _keyOf;
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly List<LexiconEntry> _entries = [];
    private readonly Dictionary<long, int> _children = [];
    private readonly List<int> _firstEntry = [-1];
    private readonly List<int> _nextEntry = [];
    private int[] _roots = [];

    private Lexicon() => _keyOf = _keys.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Classes of the pack's names of people, bodies and places; value: the id.</summary>
    public const string PersonName = "person-name", OrganisationName = "organisation-name", PlaceName = "place-name", WorldName = "world-name";

    /// <summary>Class of the words of the pack's eras; value: the id of the era's rule.</summary>
    public const string Era = "era";

    public IReadOnlyList<LexiconEntry> Entries => _entries;

    /// <summary>Parts words grown onto the names that the pack knows.</summary>
    public GluedNames Glued { get; private set; } = new([], _ => 0, []);

    /// <summary>Makes the lists ready; the names of people, bodies and places of the pack are lists too.</summary>
    public static Lexicon Compile(Pack pack)
    {
        var lexicon = new Lexicon();
        foreach (WordList list in pack.WordLists)
        {
            int type = lexicon.ClassOf(list.Class);
            foreach (WordEntry word in list.Words) lexicon.Add(new(type, word.Text, word.Value, list.Id, !list.IgnoreCase) { Words = WordsOf(word.Text) });
        }
        foreach (PackPerson person in pack.People) lexicon.AddNames(PersonName, person.Id, person.Name, person.Names);
        foreach (PackOrganisation body in pack.Organisations) lexicon.AddNames(OrganisationName, body.Id, body.Name, body.Names);
        foreach (PackPlace place in pack.Places) lexicon.AddNames(PlaceName, place.Id, place.Name, place.Names);
        foreach (PackPlace place in pack.World) lexicon.AddNames(WorldName, place.Id, place.Name, place.Names);
        foreach (DateRule rule in pack.DateRules.Where(rule => rule.Kind == EraYearRule.Kind)) lexicon.AddNames(Era, rule.Id, rule.Word, []);
        lexicon.Glued = new(pack.People, lexicon.KeyFor, lexicon._entries.Where(entry => entry.Exact && entry.Words.Length == 1).Select(entry => entry.Text));
        lexicon.Seal();
        return lexicon;
    }

    /// <summary>The id of a class, which is given one if it has none yet; only while compiling.</summary>
    public int ClassOf(string name)
    {
        if (!_classes.TryGetValue(name, out int id)) _classes.Add(name, id = _classes.Count + 1);
        return id;
    }

    /// <summary>The id of a class; -1 where the pack has none of that name.</summary>
    public int FindClass(string name) => _classes.GetValueOrDefault(name, -1);

    /// <summary>Key of a word of a rule, which is given one if it has none yet; only while compiling.</summary>
    public int KeyFor(string word)
    {
        string folded = Fold(word);
        if (!_keys.TryGetValue(folded, out int key)) _keys.Add(folded, key = _keys.Count + 1);
        return key;
    }

    /// <summary>Key of a word of a text; 0 where no list and no rule has it.</summary>
    public int KeyOf(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) return 0;
        Span<char> folded = stackalloc char[LongestWord];
        for (int i = 0; i < word.Length; i++) folded[i] = Fold(word[i]);
        return _keyOf.TryGetValue(folded[..word.Length], out int key) ? key : 0;
    }

    /// <summary>The entry of a class that is this one word, capitals and all; -1 where none is.</summary>
    public int EntryOf(ReadOnlySpan<char> word, int type)
    {
        int key = KeyOf(word);
        int node = key < _roots.Length ? _roots[key] : 0;
        for (int entry = _firstEntry[node]; entry >= 0; entry = _nextEntry[entry])
        {
            if (_entries[entry].Class == type && word.SequenceEqual(_entries[entry].Text)) return entry;
        }
        return -1;
    }

    /// <summary>Adds a mark for every entry that stands in the words, longest last where several start at one word.</summary>
    public void Find(Scan scan)
    {
        ReadOnlySpan<Word> words = scan.Words;
        for (int i = 0; i < words.Length; i++)
        {
            int key = words[i].Key;
            int node = key < _roots.Length ? _roots[key] : 0;
            for (int at = i; node != 0;)
            {
                for (int entry = _firstEntry[node]; entry >= 0; entry = _nextEntry[entry])
                {
                    if (!_entries[entry].Exact || IsExact(scan, i, _entries[entry].Words)) scan.Add(i, at - i + 1, _entries[entry].Class, entry, -1);
                }
                if (++at >= words.Length || words[at].Key == 0 || words[at].Is(WordShape.ParagraphStart) || !_children.TryGetValue(Edge(node, words[at].Key), out node)) break;
            }
        }
    }

    /// <summary>The plain twin of <see cref="Find"/>: every entry compared at every word.</summary>
    internal IEnumerable<(int First, int Count, int Entry)> FindPlainly(Scan scan)
    {
        for (int i = 0; i < scan.Count; i++)
        {
            for (int entry = 0; entry < _entries.Count; entry++)
            {
                string[] words = _entries[entry].Words;
                if (words.Length == 0 || i + words.Length > scan.Count) continue;
                bool same = true;
                for (int j = 0; j < words.Length && same; j++)
                {
                    same = Fold(scan.TextOf(i + j).ToString()) == Fold(words[j]) && (j == 0 || !scan.Words[i + j].Is(WordShape.ParagraphStart))
                        && (!_entries[entry].Exact || scan.TextOf(i + j).ToString().Replace('’', '\'') == words[j].Replace('’', '\''));
                }
                if (same) yield return (i, words.Length, entry);
            }
        }
    }

    private static string[] WordsOf(string text)
    {
        var words = new List<string>();
        var splitter = new WordSplitter(text);
        while (splitter.Next(out Word word)) words.Add(text.Substring(word.Start, word.Length));
        return [.. words];
    }

    private void AddNames(string type, string id, string name, IReadOnlyList<string> names)
    {
        foreach (string text in names.Prepend(name).Distinct(StringComparer.Ordinal)) Add(new(ClassOf(type), text, id, id, true) { Words = WordsOf(text) });
    }

    private void Add(LexiconEntry entry)
    {
        if (entry.Words.Length == 0) return;
        int node = 0;
        foreach (string word in entry.Words)
        {
            long edge = Edge(node, KeyFor(word));
            if (!_children.TryGetValue(edge, out int next))
            {
                next = _firstEntry.Count;
                _firstEntry.Add(-1);
                _children.Add(edge, next);
            }
            node = next;
        }
        _nextEntry.Add(_firstEntry[node]);
        _firstEntry[node] = _entries.Count;
        _entries.Add(entry);
    }

    private void Seal()
    {
        _roots = new int[_keys.Count + 1];
        foreach ((long edge, int node) in _children)
        {
            if (edge >> 32 == 0) _roots[(int)(edge & 0xFFFFFFFF)] = node;
        }
    }

    private static bool IsExact(Scan scan, int first, string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> printed = scan.TextOf(first + i);
            for (int j = 0; j < printed.Length; j++)
            {
                if (printed[j] != words[i][j] && (printed[j], words[i][j]) is not (('’', '\'') or ('\'', '’'))) return false;
            }
        }
        return true;
    }

    private static long Edge(int node, int key) => ((long)node << 32) | (uint)key;

    private static string Fold(string word) => string.Create(word.Length, word, (folded, from) =>
    {
        for (int i = 0; i < folded.Length; i++) folded[i] = Fold(from[i]);
    });

    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c < 128 ? c : c == '’' ? '\'' : char.ToLowerInvariant(c);
}
