using System.Globalization;

namespace Presswatch.Extraction.Profiles;

/// <summary>Reads the selectors that <see cref="Selector"/> knows. One use per text.</summary>
internal sealed class SelectorParser(string text)
{
    private int _at;

    /// <summary>The alternatives, each from left to right; <see langword="null"/> where the text is no such selector.</summary>
    public SelectorStep[][]? Read()
    {
        var alternatives = new List<SelectorStep[]>();
        var steps = new List<SelectorStep>();
        char joint = ' ';
        SkipSpace();
        while (_at < text.Length)
        {
            if (ReadTest() is not { } test) return null;
            steps.Add(new(joint, test));
            bool space = SkipSpace();
            if (_at == text.Length) break;
            char c = text[_at];
            if (c == ',')
            {
                alternatives.Add([.. steps]);
                steps.Clear();
                joint = ' ';
                _at++;
            }
            else if (c is '>' or '+' or '~')
            {
                joint = c;
                _at++;
            }
            else if (space) joint = ' ';
            else return null;
            SkipSpace();
        }
        if (steps.Count == 0) return null;
        alternatives.Add([.. steps]);
        return [.. alternatives];
    }

    private SelectorTest? ReadTest()
    {
        var test = new SelectorTest();
        int start = _at;
        if (_at < text.Length && text[_at] == '*') _at++;
        else if (ReadName() is { Length: > 0 } type) test.Type = type;
        while (_at < text.Length)
        {
            switch (text[_at])
            {
                case '#':
                    _at++;
                    test.Id = ReadName();
                    break;
                case '.':
                    _at++;
                    test.Classes.Add(ReadName());
                    break;
                case '[':
                    if (!ReadAttribute(test)) return null;
                    break;
                case ':':
                    if (!ReadPseudo(test)) return null;
                    break;
                default:
                    return _at > start ? test : null;
            }
        }
        return _at > start ? test : null;
    }

    private bool ReadAttribute(SelectorTest test)
    {
        _at++;
        string name = ReadName();
        char op = '\0';
        string value = string.Empty;
        if (_at < text.Length && text[_at] != ']')
        {
            op = text[_at++];
            if (op != '=' && (_at == text.Length || text[_at++] != '=')) return false;
            value = ReadValue();
        }
        if (name.Length == 0 || _at == text.Length || text[_at++] != ']') return false;
        test.Attributes.Add((name, op, value));
        return true;
    }

    private string ReadValue()
    {
        if (_at < text.Length && text[_at] is '"' or '\'')
        {
            char quote = text[_at++];
            int end = text.IndexOf(quote, _at);
            if (end < 0) end = text.Length;
            string quoted = text[_at..end];
            _at = Math.Min(text.Length, end + 1);
            return quoted;
        }
        int start = _at;
        while (_at < text.Length && text[_at] != ']') _at++;
        return text[start.._at].Trim();
    }

    private bool ReadPseudo(SelectorTest test)
    {
        _at++;
        string name = ReadName();
        switch (name)
        {
            case "first-of-type" or "last-of-type" or "first-child" or "last-child":
                test.Places.Add((name.EndsWith("type", StringComparison.Ordinal), name.StartsWith("first", StringComparison.Ordinal) ? 1 : -1));
                return true;
            case "nth-of-type" or "nth-child" or "nth-last-of-type" or "nth-last-child":
                if (!int.TryParse(ReadBracket(), NumberStyles.None, CultureInfo.InvariantCulture, out int place) || place == 0) return false;
                test.Places.Add((name.EndsWith("type", StringComparison.Ordinal), name.Contains("last", StringComparison.Ordinal) ? -place : place));
                return true;
            case "not" or "has":
                var inner = new SelectorParser(ReadBracket());
                if (inner.ReadTest() is not { } nested || inner._at < inner.Length) return false;
                (name == "not" ? test.Not : test.Has).Add(nested);
                return true;
            default:
                return false;
        }
    }

    private int Length => text.Length;

    private string ReadBracket()
    {
        if (_at == text.Length || text[_at] != '(') return string.Empty;
        int depth = 0, start = _at + 1;
        for (; _at < text.Length; _at++)
        {
            if (text[_at] == '(') depth++;
            else if (text[_at] == ')' && --depth == 0) return text[start.._at++].Trim();
        }
        return string.Empty;
    }

    private string ReadName()
    {
        int start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '-' or '_')) _at++;
        return text[start.._at];
    }

    private bool SkipSpace()
    {
        int start = _at;
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        return _at > start;
    }
}
