namespace Presswatch.Corpus.Phrases;

/// <summary>A run of documents of one part.</summary>
/// <param name="Part">Index of the part.</param>
/// <param name="From">First document.</param>
/// <param name="To">One more than the last.</param>
internal readonly record struct DocumentRun(int Part, int From, int To);

/// <summary>All phrases of one to seven words that stand in so many articles of a set, with their counts.</summary>
/// <remarks>
/// Counted level by level: a phrase can stand in so many articles only if its first and its last n - 1 words do (Agrawal and Srikant 1994, here for contiguous sequences), so that
/// longer ones are looked for only where both are frequent. A number names a phrase; 0 is none. Documents that do not count are passed over.
/// </remarks>
internal sealed class PhraseCensus
{
    /// <summary>Most words of a phrase.</summary>
    public const int MostWords = 7;

    private readonly IReadOnlyList<IWordPart> _parts;
    private readonly Dictionary<ulong, int> _words = [];
    private readonly List<CensusPhrase> _phrases = [default];

    private PhraseCensus(IReadOnlyList<IWordPart> parts) => _parts = parts;

    /// <summary>The phrases by number; element 0 is none. Shorter ones come first.</summary>
    public IReadOnlyList<CensusPhrase> Phrases => _phrases;

    /// <summary>Pairs of phrases to longer ones.</summary>
    public PairTable Pairs { get; private set; } = new();

    /// <summary>Words of the documents that were counted.</summary>
    public long Words { get; private set; }

    /// <summary>Documents that were counted.</summary>
    public int Documents { get; private set; }

    /// <summary>Counts the phrases of some documents.</summary>
    /// <param name="runs">The documents.</param>
    /// <param name="fewestArticles">Fewest documents that a phrase must stand in.</param>
    /// <param name="leftOut">Phrases whose words are no part of any phrase.</param>
    public static PhraseCensus Take(IReadOnlyList<IWordPart> parts, IReadOnlyList<DocumentRun> runs, int fewestArticles, PhraseSet? leftOut, CancellationToken cancel)
    {
        var census = new PhraseCensus(parts);
        CensusText[] texts = [.. runs.Select(run => census.Read(run, leftOut, cancel))];
        census.Keep(texts, 1, first: 1, fewestArticles);
        for (int length = 2; length <= MostWords; length++)
        {
            cancel.ThrowIfCancellationRequested();
            int first = census._phrases.Count;
            var pairs = new PairTable();
            foreach (CensusText text in texts) census.Join(text, length, pairs);
            census.Keep(texts, length, first, fewestArticles);
            if (census._phrases.Count == first) break;
        }
        return census;
    }

    /// <summary>The number of each form of a part, where it is a frequent word; 0 otherwise.</summary>
    public int[] NumbersOfForms(IWordPart part)
    {
        ReadOnlySpan<ulong> hashes = part.FormHashes;
        int[] numbers = new int[hashes.Length];
        for (int form = 1; form < numbers.Length; form++) numbers[form] = _words.GetValueOrDefault(hashes[form]);
        return numbers;
    }

    /// <summary>Gives the words of a run their numbers, and counts them.</summary>
    private CensusText Read(DocumentRun run, PhraseSet? leftOut, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        IWordPart part = _parts[run.Part];
        ReadOnlySpan<int> starts = part.DocumentStarts;
        ReadOnlySpan<ulong> hashes = part.FormHashes;
        int origin = starts[run.From];
        ReadOnlySpan<int> stream = part.Stream[origin..starts[run.To]];
        int[] ofForm = new int[hashes.Length];
        int[] numbers = new int[stream.Length];
        bool[]? marks = Marks(leftOut, stream, hashes);
        for (int document = run.From; document < run.To; document++)
        {
            if (!part.Counted[document]) continue;
            Documents++;
            for (int i = starts[document] - origin; i < starts[document + 1] - origin; i++)
            {
                int form = stream[i];
                if (form == 0) continue;
                Words++;
                if (marks is not null && marks[i]) continue;
                if (ofForm[form] == 0) ofForm[form] = NumberOf(hashes[form]);
                numbers[i] = ofForm[form];
                Tally(numbers[i], new(run.Part, origin + i), document, part.FirstDays[document]);
            }
        }
        return new(run, origin, numbers);
    }

    private static bool[]? Marks(PhraseSet? leftOut, ReadOnlySpan<int> stream, ReadOnlySpan<ulong> hashes)
    {
        if (leftOut is null || leftOut.IsEmpty) return null;
        ulong[] words = new ulong[stream.Length];
        for (int i = 0; i < words.Length; i++) words[i] = hashes[stream[i]];
        bool[] marks = new bool[words.Length];
        leftOut.Mark(words, marks);
        return marks;
    }

    private int NumberOf(ulong hash)
    {
        if (_words.TryGetValue(hash, out int number)) return number;
        _words.Add(hash, _phrases.Count);
        _phrases.Add(new() { Length = 1 });
        return _phrases.Count - 1;
    }

    /// <summary>Makes phrases of one word more out of those that the text's numbers name, and counts them.</summary>
    private void Join(CensusText text, int length, PairTable pairs)
    {
        IWordPart part = _parts[text.Run.Part];
        ReadOnlySpan<int> starts = part.DocumentStarts;
        int[] numbers = text.Numbers;
        for (int document = text.Run.From; document < text.Run.To; document++)
        {
            int end = starts[document + 1] - text.Origin - 1;
            int day = part.FirstDays[document];
            for (int i = starts[document] - text.Origin; i < end; i++)
            {
                (int first, int second) = (numbers[i], numbers[i + 1]);
                if (first == 0) continue;
                numbers[i] = 0;
                if (second == 0) continue;
                int number = pairs.Add(first, second, _phrases.Count);
                if (number == _phrases.Count) _phrases.Add(new() { Length = length, First = first, Last = second });
                numbers[i] = number;
                Tally(number, new(text.Run.Part, text.Origin + i), document, day);
            }
            numbers[end] = 0;
        }
    }

    private void Tally(int number, WordPlace place, int document, int day)
    {
        ref CensusPhrase phrase = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_phrases)[number];
        phrase.Occurrences++;
        if (phrase.Articles > 0 && phrase.LastPart == place.Part && phrase.LastDocument == document) return;
        if (phrase.Articles++ == 0 || day < phrase.FirstDay) (phrase.Place, phrase.FirstDay) = (place, day);
        (phrase.LastPart, phrase.LastDocument) = (place.Part, document);
    }

    /// <summary>Drops the phrases of one length that are too rare, and gives the others the numbers that follow.</summary>
    private void Keep(CensusText[] texts, int length, int first, int fewest)
    {
        int[] moved = new int[_phrases.Count - first];
        int kept = first;
        for (int i = first; i < _phrases.Count; i++)
        {
            if (_phrases[i].Articles < fewest) continue;
            moved[i - first] = kept;
            _phrases[kept] = _phrases[i];
            if (length > 1) Pairs.Add(_phrases[i].First, _phrases[i].Last, kept);
            kept++;
        }
        _phrases.RemoveRange(kept, _phrases.Count - kept);
        foreach (CensusText text in texts)
        {
            int[] numbers = text.Numbers;
            for (int i = 0; i < numbers.Length; i++) numbers[i] = numbers[i] == 0 ? 0 : moved[numbers[i] - first];
        }
        if (length > 1) return;
        foreach (ulong hash in _words.Keys.ToArray())
        {
            int number = moved[_words[hash] - first];
            if (number == 0) _words.Remove(hash);
            else _words[hash] = number;
        }
    }

    /// <summary>A run, the position of its first word, and for each position the number of the longest phrase of the present length that begins there.</summary>
    private sealed record CensusText(DocumentRun Run, int Origin, int[] Numbers);
}

/// <summary>A phrase with its counts.</summary>
internal struct CensusPhrase
{
    /// <summary>Its words.</summary>
    public int Length;

    /// <summary>Number of its first words, all but one; 0 for a word.</summary>
    public int First;

    /// <summary>Number of its last words, all but one; 0 for a word.</summary>
    public int Last;

    /// <summary>How often it stands in the documents counted; overlaps count.</summary>
    public int Occurrences;

    /// <summary>In how many documents.</summary>
    public int Articles;

    /// <summary>Where it stands first in the document of the earliest day.</summary>
    public WordPlace Place;

    /// <summary>First day that the date of that document can mean.</summary>
    public int FirstDay;

    /// <summary>The document last counted, while counting.</summary>
    internal int LastPart, LastDocument;
}
