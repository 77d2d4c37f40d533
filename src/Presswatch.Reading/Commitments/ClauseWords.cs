using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>The words of a text as the model of commitments takes them: as printed, without their endings, and by what they are in the sentence, so that what is learnt of one word holds for others of its place. Reused from text to text; not safe for concurrent use.</summary>
internal sealed class ClauseWords(CommitmentClasses classes)
{
    /// <summary>Stands for each modal verb.</summary>
    public static readonly uint Modal = FeatureHash.Of("{modal}");

    private static readonly uint Person = FeatureHash.Of("{person}"), Body = FeatureHash.Of("{body}"), Place = FeatureHash.Of("{place}"), Date = FeatureHash.Of("{date}"), Reporting = FeatureHash.Of("{reporting}"), Number = FeatureHash.Of("{number}"),
        Capital = FeatureHash.Of("{capital}"), Plural = FeatureHash.Of("{-s}"), Past = FeatureHash.Of("{-ed}"), Acting = FeatureHash.Of("{-ing}"), Adverb = FeatureHash.Of("{-ly}"), Other = FeatureHash.Of("{word}"), Start = FeatureHash.Of("{start}");

    private readonly int[] _persons = [classes.KnownPerson, classes.FoundPerson];
    private readonly WordHashes _hashes = new();
    private uint[] _stems = new uint[1024], _shapes = new uint[1024], _triggers = new uint[1024];
    private bool[] _quoted = new bool[1024], _breaks = new bool[1024], _fillers = new bool[1024];

    /// <summary>Takes in a text.</summary>
    public void Read(Scan scan)
    {
        _hashes.Of(scan, _persons);
        if (_stems.Length < scan.Count)
        {
            int length = scan.Count * 2;
            (_stems, _shapes, _triggers, _quoted, _breaks, _fillers) = (new uint[length], new uint[length], new uint[length], new bool[length], new bool[length], new bool[length]);
        }
        bool open = false;
        ReadOnlySpan<Word> words = scan.Words;
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> text = scan.TextOf(i);
            if (words[i].Is(WordShape.ParagraphStart)) open = false;
            if (text[0] is '"' or '“' or '”') open = text[0] == '“' || (text[0] == '"' && !open);
            _quoted[i] = open;
            _triggers[i] = 0;
            _fillers[i] = false;
            _breaks[i] = text[0] is ',' or ';' or ':' or '"' or '“' or '”';
            uint word = _hashes.All[i];
            _stems[i] = word == 0 || words[i].Is(WordShape.Digits) || word == Person ? word : FeatureHash.Of(StemOf(text));
            _shapes[i] = ShapeOf(scan, i, word, words[i], text);
        }
    }

    public uint Word(int word) => _hashes.All[word];

    /// <summary>Hash of the word without its ending.</summary>
    public uint Stem(int word) => _stems[word];

    /// <summary>What the word is: itself where it is a word of grammar, a listed word's value, a finding's class, or how it is spelt.</summary>
    public uint Shape(int word) => _shapes[word];

    /// <summary>Whether the word stands in quotation marks that its paragraph opened.</summary>
    public bool IsQuoted(int word) => _quoted[word];

    /// <summary>The first modal verb or listed word of a sentence; 0 where it has none.</summary>
    public uint FirstTrigger(Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (_triggers[i] != 0) return _triggers[i];
        }
        return 0;
    }

    /// <summary>Where the clause that a word stands in begins, and what opens it.</summary>
    public (int From, uint Opener) ClauseOf(int word, Sentence sentence)
    {
        for (int i = word - 1; i >= sentence.First; i--)
        {
            if (_breaks[i]) return (i + 1, _hashes.All[i]);
        }
        return (sentence.First, Start);
    }

    /// <summary>The subject of a clause: the first word between its beginning and the verb that is no article or adverb, as a shape.</summary>
    public uint SubjectOf(int from, int verb)
    {
        for (int i = from; i < verb; i++)
        {
            if (_hashes.All[i] != 0 && _shapes[i] != Adverb && !_fillers[i]) return _shapes[i];
        }
        return Start;
    }

    /// <summary>The first word from one on that is no adverb or article.</summary>
    public int GovernedBy(int from, Sentence sentence)
    {
        int at = from;
        while (at < sentence.End && at - from < 4 && (_hashes.All[at] == 0 || _shapes[at] == Adverb || _fillers[at])) at++;
        return at;
    }

    private uint ShapeOf(Scan scan, int at, uint hash, Word word, ReadOnlySpan<char> text)
    {
        uint listed = 0, named = 0;
        bool function = false;
        for (int mark = scan.FirstMark(at); mark >= 0; mark = scan.Marks[mark].Next)
        {
            int type = scan.Marks[mark].Class;
            if (type == classes.FoundPerson) named = Person;
            else if (type == classes.Organisation) named = Body;
            else if (type == classes.Place) named = Place;
            else if (type == classes.Date) named = Date;
            else if (type == classes.Modal) listed = _triggers[at] = Modal;
            else if (type == classes.Word && listed != Modal) listed = _triggers[at] = FeatureHash.Of(scan.ValueOf(scan.Marks[mark]));
            else if (type == classes.Reporting && listed == 0) listed = Reporting;
            else if (type == classes.Function) function = true;
            else if (type == classes.Filler) _fillers[at] = true;
            else if (type == classes.Opener) _breaks[at] = true;
        }
        if (named != 0 || listed != 0) return named != 0 ? named : listed;
        return function || word.Is(WordShape.Sign) ? hash : word.Is(WordShape.Digits) ? Number : word.Is(WordShape.Capital) && !word.Is(WordShape.SentenceStart) ? Capital : EndingOf(text);
    }

    private static uint EndingOf(ReadOnlySpan<char> text) =>
        text.EndsWith("ing", StringComparison.Ordinal) ? Acting : text.EndsWith("ed", StringComparison.Ordinal) ? Past : text.EndsWith("ly", StringComparison.Ordinal) ? Adverb : text.EndsWith("s", StringComparison.Ordinal) ? Plural : Other;

    private static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> text)
    {
        int cut = text.EndsWith("ing", StringComparison.Ordinal) ? 3 : text.EndsWith("ed", StringComparison.Ordinal) || text.EndsWith("es", StringComparison.Ordinal) ? 2 : text.EndsWith("s", StringComparison.Ordinal) || text.EndsWith("e", StringComparison.Ordinal) ? 1 : 0;
        return text.Length - cut >= 3 ? text[..^cut] : text;
    }
}
