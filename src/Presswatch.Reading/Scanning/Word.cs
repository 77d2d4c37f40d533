namespace Presswatch.Reading.Scanning;

/// <summary>How a word is written.</summary>
[Flags]
internal enum WordShape : ushort
{
    None = 0,
    /// <summary>Has letters.</summary>
    Letters = 1,
    /// <summary>Has digits.</summary>
    Digits = 2,
    /// <summary>One sign that is neither.</summary>
    Sign = 4,
    /// <summary>Begins with a capital.</summary>
    Capital = 8,
    /// <summary>Two capitals or more and no small letter.</summary>
    AllCapitals = 16,
    /// <summary>White space before it.</summary>
    SpaceBefore = 32,
    /// <summary>Grown together with the word before, as in "PresidentOren".</summary>
    Glued = 64,
    /// <summary>Initials with full stops, as in "U.N.".</summary>
    Initials = 128,
    /// <summary>First word of a sentence.</summary>
    SentenceStart = 256,
    /// <summary>First word of a paragraph.</summary>
    ParagraphStart = 512,
}

/// <summary>A word, number or sign of a text.</summary>
internal struct Word
{
    /// <summary>First UTF-16 unit.</summary>
    public int Start;
    /// <summary>UTF-16 units.</summary>
    public int Length;
    public WordShape Shape;
    /// <summary>Key of the folded word in the lexicon; 0 where no list has it.</summary>
    public int Key;
    /// <summary>Index of its sentence.</summary>
    public int Sentence;

    public readonly int End => Start + Length;

    public readonly bool Is(WordShape shape) => (Shape & shape) == shape;
}

/// <summary>A sentence: words from <paramref name="First"/> to before <paramref name="End"/>.</summary>
/// <param name="First">Index of its first word.</param>
/// <param name="End">Index behind its last word.</param>
/// <param name="Paragraph">Index of the paragraph, from 0.</param>
internal readonly record struct Sentence(int First, int End, int Paragraph);

/// <summary>Something known of a run of words: a hit of the lexicon, or a finding of an earlier reader that later ones build on.</summary>
/// <param name="First">Index of the first word.</param>
/// <param name="Count">Number of words, 1 or more.</param>
/// <param name="Class">Id of the class in the lexicon.</param>
/// <param name="Entry">Index of the lexicon's entry; -1 for findings.</param>
/// <param name="Item">Index of the finding in its reader's list; -1 for hits.</param>
/// <param name="Next">Index of the next mark at the same first word; -1 at the end.</param>
internal readonly record struct Mark(int First, int Count, int Class, int Entry, int Item, int Next);
