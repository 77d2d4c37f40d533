using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Tests.Sequences;

/// <summary>One document of a test: its day, its article and its paragraphs, words parted by spaces, paragraphs by " / ".</summary>
internal sealed record Text(int Day, string Words, int Article = 0, int LastDay = 0, bool Counts = true)
{
    public string[][] Paragraphs => [.. Words.Split(" / ").Select(paragraph => paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Hashes as questions have them: 0 ends each paragraph.</summary>
    public ulong[] Hashes => [.. Paragraphs.SelectMany(paragraph => paragraph.Select(TextPart.Hash).Append(0ul))];
}

/// <summary>A part of the archive made of a few texts in memory.</summary>
internal sealed class TextPart : IWordPart
{
    private readonly int[] _stream, _starts, _firstDays, _lastDays;
    private readonly ulong[] _hashes;
    private readonly UInt128[] _articles;
    private readonly bool[] _counted;

    /// <param name="texts">Sorted by day here; articles without a number get one of their own.</param>
    /// <param name="salt">Gives the forms other ids, as another segment would have.</param>
    public TextPart(IEnumerable<Text> texts, int salt = 0)
    {
        Texts = [.. texts.OrderBy(text => text.Day)];
        string[] vocabulary = [.. Texts.SelectMany(text => text.Paragraphs).SelectMany(words => words).Distinct().OrderBy(word => Hash(word + salt))];
        Dictionary<string, int> ids = vocabulary.Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => pair.i + 1);
        _hashes = [0, .. vocabulary.Select(Hash)];
        var stream = new List<int> { 0 };
        var starts = new List<int>();
        foreach (Text text in Texts)
        {
            starts.Add(stream.Count);
            foreach (string[] paragraph in text.Paragraphs) stream.AddRange([.. paragraph.Select(word => ids[word]), 0]);
        }
        _stream = [.. stream];
        _starts = [.. starts, stream.Count];
        _firstDays = [.. Texts.Select(text => text.Day)];
        _lastDays = [.. Texts.Select(text => text.LastDay > text.Day ? text.LastDay : text.Day)];
        _articles = [.. Texts.Select((text, i) => text.Article > 0 ? (UInt128)text.Article : (UInt128)(1_000_000 * (salt + 1)) + (UInt128)i)];
        _counted = [.. Texts.Select(text => text.Counts)];
    }

    public Text[] Texts { get; }

    public ReadOnlySpan<int> Stream => _stream;

    public ReadOnlySpan<ulong> FormHashes => _hashes;

    public ReadOnlySpan<int> DocumentStarts => _starts;

    public ReadOnlySpan<int> FirstDays => _firstDays;

    public ReadOnlySpan<int> LastDays => _lastDays;

    public ReadOnlySpan<UInt128> Articles => _articles;

    public ReadOnlySpan<bool> Counted => _counted;

    /// <summary>FNV-1a of 64 bits over the characters, never 0.</summary>
    public static ulong Hash(string word)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in word) hash = unchecked((hash ^ c) * 1099511628211);
        return hash == 0 ? 1 : hash;
    }

    /// <summary>The words at a place.</summary>
    public string WordsAt(int position, int count)
    {
        string[] words = [.. Texts.SelectMany(text => text.Paragraphs).SelectMany(paragraph => paragraph.Append("/")).Prepend("/")];
        return string.Join(' ', words.Skip(position).Take(count));
    }
}
