using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Patterns;

/// <summary>Tries one pattern at one word. Every way through is tried within the step limit, and the longest kept; a pattern never leaves its sentence.</summary>
internal ref struct PatternRun
{
    private readonly Scan _scan;
    private readonly ReadOnlySpan<Step> _steps;
    private readonly int _captureCount;
    private Captured[]? _captures;
    private int _left;
    private int _sentenceEnd;
    private int _best;
    private int _first;
    private int _end;

    public PatternRun(Scan scan, ReadOnlySpan<Step> steps, int captures, int mostSteps)
    {
        _scan = scan;
        _steps = steps;
        (_captureCount, _left) = (captures, mostSteps);
        Best = [];
    }

    /// <summary>Captures of the longest match.</summary>
    public Captured[] Best { get; private set; }

    /// <summary>First word of the longest match, context aside.</summary>
    public int BestFirst { get; private set; }

    /// <summary>Index of the word behind the longest match, context aside.</summary>
    public int BestEnd { get; private set; }

    /// <summary>Whether the pattern fits from <paramref name="word"/> on; the way that takes in most words is kept.</summary>
    public bool Match(int word)
    {
        (_best, _first, _end) = (-1, word, -1);
        _sentenceEnd = _scan.Sentences[_scan.Words[word].Sentence].End;
        Run(0, word);
        return _best > word && BestEnd > BestFirst;
    }

    private void Run(int at, int word)
    {
        while (--_left >= 0)
        {
            Step step = _steps[at];
            switch (step.Kind)
            {
                case StepKind.Key:
                    if (word >= _sentenceEnd || _scan.Words[word].Key != step.A) return;
                    word++;
                    at++;
                    break;
                case StepKind.Builtin:
                    if (word >= _sentenceEnd || !Is((Builtin)step.A, word)) return;
                    word++;
                    at++;
                    break;
                case StepKind.Class:
                    RunMarks(at, word, step.A);
                    return;
                case StepKind.Split:
                    Run(step.A, word);
                    at = step.B;
                    break;
                case StepKind.Jump:
                    at = step.A;
                    break;
                case StepKind.Open:
                    if (_steps[at + 1].Kind == StepKind.Builtin && (word >= _sentenceEnd || !Is((Builtin)_steps[at + 1].A, word))) return;
                    if (_steps[at + 1].Kind == StepKind.Builtin)
                    {
                        RunCaptured(at + 3, word + 1, step.A, new(word, 1, -1));
                        return;
                    }
                    at++;
                    break;
                case StepKind.Close:
                    at++;
                    break;
                case StepKind.SentenceStart:
                    if (word >= _scan.Count || !_scan.Words[word].Is(WordShape.SentenceStart)) return;
                    at++;
                    break;
                case StepKind.SentenceEnd:
                    if (word < _sentenceEnd - 1 || (word == _sentenceEnd - 1 && !_scan.Words[word].Is(WordShape.Sign))) return;
                    at++;
                    break;
                case StepKind.MatchStart:
                    int first = _first;
                    _first = word;
                    Run(at + 1, word);
                    _first = first;
                    return;
                case StepKind.MatchEnd:
                    int end = _end;
                    _end = word;
                    Run(at + 1, word);
                    _end = end;
                    return;
                default:
                    Keep(word);
                    return;
            }
        }
    }

    /// <summary>Every mark of the class at the word is a way on.</summary>
    private void RunMarks(int at, int word, int type)
    {
        if (word >= _sentenceEnd) return;
        int slot = _steps[at + 1].A;
        for (int mark = _scan.FirstMark(word); mark >= 0; mark = _scan.Marks[mark].Next)
        {
            Mark found = _scan.Marks[mark];
            if (found.Class == type && word + found.Count <= _sentenceEnd) RunCaptured(at + 2, word + found.Count, slot, new(word, found.Count, mark));
        }
    }

    private void RunCaptured(int at, int word, int slot, Captured captured)
    {
        _captures ??= new Captured[_captureCount];
        Captured before = _captures[slot];
        // A name that stands several times keeps all of its words.
        _captures[slot] = before.IsSet && before.First + before.Count == captured.First ? new(before.First, before.Count + captured.Count, -1) : captured;
        Run(at, word);
        _captures[slot] = before;
    }

    private void Keep(int word)
    {
        if (word <= _best) return;
        (_best, BestFirst, BestEnd) = (word, _first, _end < 0 ? word : _end);
        if (_captures is not null) Best = [.. _captures];
        else if (_captureCount > 0) Best = new Captured[_captureCount];
    }

    private readonly bool Is(Builtin kind, int word)
    {
        Word found = _scan.Words[word];
        ReadOnlySpan<char> text = _scan.TextOf(word);
        return kind switch
        {
            Builtin.Any => true,
            Builtin.Word => found.Is(WordShape.Letters),
            Builtin.Cap => found.Is(WordShape.Capital),
            Builtin.Caps => found.Is(WordShape.AllCapitals),
            Builtin.Lower => found.Is(WordShape.Letters) && char.IsLower(text[0]),
            Builtin.Number => found.Is(WordShape.Digits) && !found.Is(WordShape.Letters),
            Builtin.Day => text.Length is 1 or 2 && int.TryParse(text, out int day) && day is >= 1 and <= 31,
            Builtin.Year => text.Length == 4 && int.TryParse(text, out int year) && year is >= 1000 and <= 2999,
            _ => found.Is(WordShape.Digits | WordShape.Letters) && char.IsDigit(text[0]) && (text.EndsWith("st") || text.EndsWith("nd") || text.EndsWith("rd") || text.EndsWith("th")),
        };
    }
}
