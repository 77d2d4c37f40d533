using Presswatch.Reading.Lexicons;

namespace Presswatch.Reading.Patterns;

/// <summary>What one step of a compiled pattern does.</summary>
internal enum StepKind : byte
{
    /// <summary>The word has this key.</summary>
    Key,
    /// <summary>A mark of this class begins at the word; goes on behind it.</summary>
    Class,
    /// <summary>The word is of a built-in kind.</summary>
    Builtin,
    /// <summary>Goes on at one step, or else at the other.</summary>
    Split,
    /// <summary>Goes on at another step.</summary>
    Jump,
    /// <summary>A capture begins here.</summary>
    Open,
    /// <summary>A capture ends here.</summary>
    Close,
    /// <summary>The first word of a sentence stands here.</summary>
    SentenceStart,
    /// <summary>The sentence ends here, its last sign aside.</summary>
    SentenceEnd,
    /// <summary>The match begins here: what stands before is context.</summary>
    MatchStart,
    /// <summary>The match ends here: what stands behind is context.</summary>
    MatchEnd,
    /// <summary>The pattern is through.</summary>
    Done,
}

/// <summary>Words that need no list.</summary>
internal enum Builtin
{
    Any,
    Word,
    Cap,
    Caps,
    Lower,
    Number,
    Day,
    Year,
    Ordinal,
}

/// <summary>A step: <paramref name="A"/> is the key, class, built-in kind, capture or first target, <paramref name="B"/> the second target.</summary>
internal readonly record struct Step(StepKind Kind, int A, int B = 0);

/// <summary>What is wrong with a pattern.</summary>
internal sealed class PatternFormatException(string message) : Exception(message);

/// <summary>Reads the language of patterns, docs/reading.md: words, {class}, {name:class}, ( a | b ), ? * +, "..." for up to twelve words and "...5" for up to five, ^ and $ for the edges of the sentence,
/// &lt; and &gt; for the edges of the match: what stands before the one and behind the other is context.</summary>
internal sealed class PatternParser
{
    /// <summary>Words that "..." may leap over.</summary>
    private const int Gap = 12;

    private readonly string[] _parts;
    private readonly Lexicon _lexicon;
    private readonly List<Step> _steps = [];
    private int _at;

    private PatternParser(string pattern, Lexicon lexicon)
    {
        _lexicon = lexicon;
        foreach (string sign in (string[])["(", ")", "|"]) pattern = pattern.Replace($"\\{sign}", $"\u0001{(int)sign[0]}", StringComparison.Ordinal).Replace(sign, $" {sign} ", StringComparison.Ordinal);
        _parts = [.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Suffixed)];
    }

    /// <summary>Names of the captures, in the order of their numbers.</summary>
    private List<string> Captures { get; } = [];

    /// <summary>Compiles a pattern; its words get keys and its classes ids.</summary>
    /// <exception cref="PatternFormatException">The pattern cannot be read; the message says where.</exception>
    public static (Step[] Steps, string[] Captures) Parse(string pattern, Lexicon lexicon)
    {
        var parser = new PatternParser(pattern, lexicon);
        parser.Alternatives();
        if (parser._at < parser._parts.Length) throw new PatternFormatException($"')' closes nothing at part {parser._at + 1}");
        parser._steps.Add(new(StepKind.Done, 0));
        return ([.. parser._steps], [.. parser.Captures]);
    }

    /// <summary>"word?" is a word and a sign of repetition.</summary>
    private static IEnumerable<string> Suffixed(string part)
    {
        if (part.Length > 1 && part[^1] is '?' or '*' or '+' && part[0] != '\u0001') return [part[..^1], part[^1..]];
        return [part];
    }

    private void Alternatives()
    {
        int start = _steps.Count;
        Sequence();
        while (_at < _parts.Length && _parts[_at] == "|")
        {
            _at++;
            Insert(start, new(StepKind.Split, start + 1, _steps.Count + 2));
            int jump = _steps.Count;
            _steps.Add(default);
            Alternatives();
            _steps[jump] = new(StepKind.Jump, _steps.Count);
        }
    }

    private void Sequence()
    {
        while (_at < _parts.Length && _parts[_at] is not (")" or "|"))
        {
            int start = _steps.Count;
            Element();
            if (_at < _parts.Length && _parts[_at] is "?" or "*" or "+") Repeat(start, _parts[_at++][0]);
        }
    }

    private void Repeat(int start, char sign)
    {
        if (sign == '+')
        {
            _steps.Add(new(StepKind.Split, start, _steps.Count + 1));
            return;
        }
        Insert(start, new(StepKind.Split, start + 1, _steps.Count + (sign == '*' ? 2 : 1)));
        if (sign == '*') _steps.Add(new(StepKind.Jump, start));
    }

    private void Element()
    {
        string part = _parts[_at++];
        if (part == "(")
        {
            Alternatives();
            if (_at == _parts.Length || _parts[_at++] != ")") throw new PatternFormatException("a '(' is not closed");
            return;
        }
        if (part.StartsWith("...", StringComparison.Ordinal))
        {
            AddGap(part);
            return;
        }
        if (part is "^" or "$")
        {
            _steps.Add(new(part == "^" ? StepKind.SentenceStart : StepKind.SentenceEnd, 0));
            return;
        }
        if (part is "<" or ">")
        {
            _steps.Add(new(part == "<" ? StepKind.MatchStart : StepKind.MatchEnd, 0));
            return;
        }
        if (part[0] == '{') AddNamed(part);
        else _steps.Add(new(StepKind.Key, _lexicon.KeyFor(part[0] == '\u0001' ? ((char)int.Parse(part.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)).ToString() : part)));
    }

    private void AddGap(string part)
    {
        int most = part.Length == 3 ? Gap : int.TryParse(part.AsSpan(3), out int number) && number is > 0 and <= 40 ? number : throw new PatternFormatException($"'{part}' is not a gap");
        int end = _steps.Count + most * 2;
        for (int i = 0; i < most; i++)
        {
            // As few words as will do.
            _steps.Add(new(StepKind.Split, end, _steps.Count + 1));
            _steps.Add(new(StepKind.Builtin, (int)Builtin.Any));
        }
    }

    private void AddNamed(string part)
    {
        if (part[^1] != '}') throw new PatternFormatException($"'{part}' is not closed");
        string[] names = part[1..^1].Split(':');
        string type = names[^1];
        if (type.Length == 0 || names.Length > 2) throw new PatternFormatException($"'{part}' names no class");
        string capture = names[0];
        int slot = Captures.IndexOf(capture);
        if (slot < 0)
        {
            slot = Captures.Count;
            Captures.Add(capture);
        }
        _steps.Add(new(StepKind.Open, slot));
        _steps.Add(Enum.TryParse(type, ignoreCase: true, out Builtin builtin) ? new(StepKind.Builtin, (int)builtin) : new(StepKind.Class, _lexicon.ClassOf(type)));
        _steps.Add(new(StepKind.Close, slot));
    }

    /// <summary>Puts a step in at a place; targets behind it move on.</summary>
    private void Insert(int place, Step step)
    {
        for (int i = place; i < _steps.Count; i++)
        {
            Step other = _steps[i];
            if (other.Kind == StepKind.Split) _steps[i] = other with { A = Moved(other.A, place), B = Moved(other.B, place) };
            else if (other.Kind == StepKind.Jump) _steps[i] = other with { A = Moved(other.A, place) };
        }
        _steps.Insert(place, step);
    }

    private static int Moved(int target, int place) => target >= place ? target + 1 : target;
}
