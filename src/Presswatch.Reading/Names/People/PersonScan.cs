using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.People;

/// <summary>A scan as names and titles see it: what each word is, where names and runs stand. Reused from article to article.</summary>
internal sealed class PersonScan(NameRules rules)
{
    /// <summary>Words of a body's name that are looked back over.</summary>
    private const int LongestBody = 30;

    private PersonWord[] _words = new PersonWord[1024];
    private int[] _runEnd = new int[1024];
    private bool[] _endsName = new bool[1024];
    private int[] _nameEnd = new int[1024];
    private int[] _bodyEnd = new int[1024];

    public Scan Scan { get; private set; } = null!;

    public int Count => Scan.Count;

    /// <summary>Whether this is a headline, where capitals say nothing.</summary>
    public bool Headline { get; private set; }

    public PersonWord this[int word] => word >= 0 && word < Scan.Count ? _words[word] : PersonWord.None;

    public void Begin(Scan scan, bool headline)
    {
        (Scan, Headline) = (scan, headline);
        if (_words.Length < scan.Count)
        {
            _words = new PersonWord[scan.Count * 2];
            _runEnd = new int[scan.Count * 2];
            _nameEnd = new int[scan.Count * 2];
            _bodyEnd = new int[scan.Count * 2];
            _endsName = new bool[scan.Count * 2];
        }
        _words.AsSpan(0, scan.Count).Clear();
        _runEnd.AsSpan(0, scan.Count).Clear();
        _nameEnd.AsSpan(0, scan.Count).Clear();
        _bodyEnd.AsSpan(0, scan.Count).Clear();
        _endsName.AsSpan(0, scan.Count).Clear();
        for (int i = 0; i < scan.Marks.Length; i++)
        {
            Mark mark = scan.Marks[i];
            PersonWord word = rules.People.WordOf(mark.Class);
            if (mark.Entry < 0 && (mark.Class == rules.Organisation || mark.Class == rules.Place || (mark.Class == rules.Thing && !IsQuote(mark.First - 1)))) word = PersonWord.Covered;
            if ((mark.Entry < 0 && mark.Class == rules.Organisation) || mark.Class == rules.OrganisationName) _bodyEnd[mark.First] = Math.Max(_bodyEnd[mark.First], mark.First + mark.Count);
            if (word != PersonWord.None) Add(mark.First, mark.First + mark.Count, word);
        }
        for (int i = 0; i < scan.Count; i++)
        {
            if (scan.Words[i].Is(WordShape.Capital) && scan.Words[i].Length > 4 && IsHyphenedGiven(scan.TextOf(i))) scan.Add(i, 1, rules.People.HyphenedGiven, -1, -1);
            if (scan.Words[i].Length == 1 && scan.Text[scan.Words[i].Start] is ',' or ';') _words[i] |= PersonWord.Comma;
        }
        FindWorks();
    }

    public bool Is(int word, PersonWord any) => (this[word] & any) != PersonWord.None;

    public void Add(int first, int end, PersonWord word)
    {
        for (int i = first; i < end; i++) _words[i] |= word;
    }

    public void AddName(int first, int end)
    {
        Add(first, end, PersonWord.Name);
        _nameEnd[first] = end;
        _endsName[end - 1] = true;
    }

    public void AddRun(int first, int end)
    {
        _runEnd[first] = end;
        _endsName[end - 1] = true;
    }

    /// <summary>Index behind the name that begins at a word; 0 where none does.</summary>
    public int NameAt(int word) => word >= 0 && word < Scan.Count ? _nameEnd[word] : 0;

    /// <summary>Index behind the run that begins at a word; 0 where none does.</summary>
    public int RunAt(int word) => word >= 0 && word < Scan.Count ? _runEnd[word] : 0;

    /// <summary>Index behind the body whose name begins at a word; 0 where none does.</summary>
    public int BodyEnd(int word) => word >= 0 && word < Scan.Count ? _bodyEnd[word] : 0;

    /// <summary>Whether a body's name ends at a word.</summary>
    public bool EndsBody(int word)
    {
        for (int first = word; first >= 0 && word - first < LongestBody; first--)
        {
            if (BodyEnd(first) == word + 1) return true;
        }
        return false;
    }

    /// <summary>Whether a person's name stands among some words.</summary>
    public bool HoldsName(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (Is(i, PersonWord.Name)) return true;
        }
        return false;
    }

    /// <summary>The word before "83-year-old" that ends at a word; the same index where none does.</summary>
    public int BeforeAge(int word)
    {
        if (word < 2 || !Scan.TextOf(word).EndsWith("year-old")) return word;
        word--;
        while (word > 0 && (IsSign(word, '-') || Scan.Words[word].Is(WordShape.Digits))) word--;
        return word;
    }

    /// <summary>Whether a name, or a run that may be one, ends with this word.</summary>
    public bool EndsName(int word) => word >= 0 && word < Scan.Count && _endsName[word];

    public bool IsCap(int word) => word >= 0 && word < Scan.Count && Scan.Words[word].Is(WordShape.Capital);

    public bool IsLower(int word) => word >= 0 && word < Scan.Count && Scan.Words[word].Is(WordShape.Letters) && char.IsLower(Scan.Text[Scan.Words[word].Start]);

    public bool IsSign(int word, char sign) => word >= 0 && word < Scan.Count && Scan.Words[word].Length == 1 && Scan.Text[Scan.Words[word].Start] == sign;

    /// <summary>"'s" or the apostrophe of a plural.</summary>
    public bool IsPossessive(int word) =>
        word > 0 && word < Scan.Count && Scan.Words[word].Is(WordShape.Sign) && Scan.Text[Scan.Words[word].Start] is '\'' or '’' && !Scan.Words[word].Is(WordShape.SpaceBefore);

    public int SentenceEnd(int word) => Scan.Sentences[Scan.Words[word].Sentence].End;

    public int SentenceStart(int word) => Scan.Sentences[Scan.Words[word].Sentence].First;

    /// <summary>Whether a quotation opens here: what is quoted is judged by <see cref="FindWorks"/>.</summary>
    private bool IsQuote(int word) => word >= 0 && Scan.Text[Scan.Words[word].Start] is '"' or '“' or '«' or '\'' or '‘';

    /// <summary>"Jong-un": two syllables of given names.</summary>
    private bool IsHyphenedGiven(ReadOnlySpan<char> word)
    {
        int hyphen = word.IndexOf('-');
        return hyphen > 0 && rules.People.IsGiven(Scan.Lexicon.KeyOf(word[..hyphen])) && rules.People.IsGiven(Scan.Lexicon.KeyOf(word[(hyphen + 1)..]));
    }

    /// <summary>Quoted words that all begin with capitals, small words aside, are the title of a work.</summary>
    private void FindWorks()
    {
        const int longest = 40;
        for (int i = 0; i < Scan.Count; i++)
        {
            char sign = Scan.Text[Scan.Words[i].Start];
            if (sign is not ('"' or '“' or '«') || !Scan.Words[i].Is(WordShape.Sign) || (sign == '"' && !Scan.Words[i].Is(WordShape.SpaceBefore) && !Scan.Words[i].Is(WordShape.SentenceStart))) continue;
            int end = i + 1, caps = 0;
            bool title = true;
            for (; end < Scan.Count && end - i < longest && Scan.Text[Scan.Words[end].Start] is not ('"' or '”' or '»'); end++)
            {
                Word word = Scan.Words[end];
                if (word.Is(WordShape.Capital)) caps++;
                else if (word.Is(WordShape.Letters) && word.Length > 4 && !Is(end, PersonWord.Preposition | PersonWord.Determiner | PersonWord.And)) title = false;
            }
            if (end == Scan.Count || end - i >= longest) continue;
            if (title && caps >= 2 && IsCap(i + 1)) Add(i + 1, end, PersonWord.Work);
            i = end;
        }
    }
}
