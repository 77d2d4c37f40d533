using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Lexicons;

namespace Presswatch.Reading.Scanning;

/// <summary>A headline or a text as words, sentences and marks: what all readers work on. Reused from article to article, so that no word allocates.</summary>
internal sealed class Scan(TextPart part, Lexicon lexicon)
{
    private readonly List<Sentence> _sentences = [];
    private readonly SentenceSplitter _splitter = new(lexicon);
    private Word[] _words = new Word[1024];
    private int[] _heads = new int[1024];
    private ulong[] _classes = new ulong[64];
    private ulong[] _classesAt = new ulong[1024];
    private Mark[] _marks = new Mark[1024];
    private int _markCount;

    public TextPart Part { get; } = part;

    public Lexicon Lexicon { get; } = lexicon;

    public string Text { get; private set; } = "";

    /// <summary>Number of words.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<Word> Words => _words.AsSpan(0, Count);

    public IReadOnlyList<Sentence> Sentences => _sentences;

    /// <summary>All marks, in the order in which they were made; asked for anew after <see cref="Add"/>.</summary>
    public ReadOnlySpan<Mark> Marks => _marks.AsSpan(0, _markCount);

    /// <summary>Takes in a text: its words, sentences and the hits of the lexicon.</summary>
    /// <param name="text">The text that spans count in.</param>
    /// <param name="from">First UTF-16 unit that is read.</param>
    public void Read(string text, int from = 0)
    {
        Text = text;
        Count = 0;
        _markCount = 0;
        var splitter = new WordSplitter(text, from);
        while (splitter.Next(out Word word))
        {
            Append(word);
        }
        if (_heads.Length < _words.Length) (_heads, _classesAt) = (new int[_words.Length], new ulong[_words.Length]);
        _heads.AsSpan(0, Count).Fill(-1);
        _classesAt.AsSpan(0, Count).Clear();
        _splitter.Split(text, _words.AsSpan(0, Count), _sentences);
        if (_classes.Length < _sentences.Count) _classes = new ulong[_sentences.Count * 2];
        _classes.AsSpan(0, _sentences.Count).Clear();
        Lexicon.Find(this);
    }

    private void Append(Word word)
    {
        if (Count == _words.Length) Array.Resize(ref _words, Count * 2);
        ReadOnlySpan<char> printed = Text.AsSpan(word.Start, word.Length);
        word.Key = Lexicon.KeyOf(printed);
        if (word.Is(WordShape.Letters | WordShape.Capital) && Lexicon.Glued.CutAt(printed, Words, Text) is var cut and > 0)
        {
            _words[Count++] = word with { Length = cut, Key = Lexicon.KeyOf(printed[..cut]), Shape = word.Shape & ~WordShape.AllCapitals };
            Append(new() { Start = word.Start + cut, Length = word.Length - cut, Shape = WordShape.Letters | WordShape.Glued | (char.IsUpper(printed[cut]) ? WordShape.Capital : WordShape.None) });
            return;
        }
        _words[Count++] = word;
    }

    public ReadOnlySpan<char> TextOf(int word) => Text.AsSpan(_words[word].Start, _words[word].Length);

    /// <summary>The span from the first of some words to the last.</summary>
    public TextSpan SpanOf(int first, int count) => new(_words[first].Start, _words[first + count - 1].End - _words[first].Start);

    public string Printed(int first, int count) => SpanOf(first, count).Of(Text).ToString();

    /// <summary>Marks a run of words.</summary>
    public void Add(int first, int count, int type, int entry, int item)
    {
        if (_markCount == _marks.Length) Array.Resize(ref _marks, _markCount * 2);
        _marks[_markCount] = new(first, count, type, entry, item, _heads[first]);
        _heads[first] = _markCount++;
        _classesAt[first] |= BitOf(type);
        _classes[_words[first].Sentence] |= BitOf(type);
    }

    /// <summary>The classes of the marks in a word's sentence, each as <see cref="BitOf"/>: a class whose bit is not set has none there.</summary>
    public ulong ClassesAround(int word) => _classes[_words[word].Sentence];

    /// <summary>The classes of the marks that begin at a word, each as <see cref="BitOf"/>.</summary>
    public ulong ClassesAt(int word) => _classesAt[word];

    /// <summary>The bit of a class; classes may share one.</summary>
    public static ulong BitOf(int type) => 1UL << (type & 63);

    /// <summary>Index of the first mark at a word; -1 where none. Longer hits of the lexicon come before shorter ones.</summary>
    public int FirstMark(int word) => _heads[word];

    /// <summary>The longest mark of a class at a word.</summary>
    public bool TryMark(int word, int type, out Mark mark)
    {
        mark = default;
        if ((_classesAt[word] & BitOf(type)) == 0) return false;
        for (int at = _heads[word]; at >= 0; at = _marks[at].Next)
        {
            if (_marks[at].Class == type && _marks[at].Count > mark.Count) mark = _marks[at];
        }
        return mark.Count > 0;
    }

    /// <summary>What the entry of a mark stands for.</summary>
    public string? ValueOf(Mark mark) => mark.Entry >= 0 ? Lexicon.Entries[mark.Entry].Value : null;
}
