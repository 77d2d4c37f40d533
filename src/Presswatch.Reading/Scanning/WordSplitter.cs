namespace Presswatch.Reading.Scanning;

/// <summary>Splits a text into words, numbers and signs, for grammar: unlike the tokeniser of search it keeps signs, hyphened words whole and groups of digits together,
/// cuts "'s" off and parts words that markup has grown together ("PresidentOren").</summary>
internal ref struct WordSplitter
{
    /// <summary>Least letters before a capital inside a word that part it; fewer are names such as "McCall" or "LaSalle".</summary>
    private const int LeastGluedHead = 4;

    /// <summary>The same of words that begin small, as in "ofOren".</summary>
    private const int LeastGluedSmallHead = 2;

    private readonly ReadOnlySpan<char> _text;
    private readonly int _from;
    private int _at;
    private bool _glued;

    /// <param name="text">The text.</param>
    /// <param name="from">First UTF-16 unit that is read.</param>
    public WordSplitter(ReadOnlySpan<char> text, int from = 0)
    {
        _text = text;
        _from = _at = from;
    }

    /// <summary>Goes on to the next word; false at the end.</summary>
    public bool Next(out Word word)
    {
        WordShape shape = WordShape.None;
        if (_glued) (shape, _glued) = (WordShape.Glued, false);
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            shape |= _text[_at] == '\n' ? WordShape.SpaceBefore | WordShape.ParagraphStart : WordShape.SpaceBefore;
            _at++;
        }
        word = default;
        if (_at >= _text.Length) return false;
        if (_at == _from) shape |= WordShape.ParagraphStart;
        int start = _at;
        char first = _text[start];
        shape |= char.IsLetterOrDigit(first) ? TakeWord(start) : TakeSign(start);
        word = new() { Start = start, Length = _at - start, Shape = shape };
        return true;
    }

    private WordShape TakeSign(int start)
    {
        char sign = _text[start];
        _at = start + 1;
        if (sign is '\'' or '’' && _at < _text.Length && _text[_at] is 's' or 'S' && start > 0 && char.IsLetterOrDigit(_text[start - 1]) && (_at + 1 == _text.Length || !char.IsLetterOrDigit(_text[_at + 1])))
        {
            _at++;
            return WordShape.Sign;
        }
        while (sign is '-' or '.' && _at < _text.Length && _text[_at] == sign) _at++;
        if (char.IsSurrogate(sign) && _at < _text.Length && char.IsLowSurrogate(_text[_at])) _at++;
        return WordShape.Sign;
    }

    private WordShape TakeWord(int start)
    {
        bool letters = false, digits = false, small = false;
        int capitals = 0, at = start;
        for (; at < _text.Length; at++)
        {
            char c = _text[at];
            if (char.IsLower(c)) small = true;
            else if (char.IsUpper(c))
            {
                if (small && at - start >= (char.IsLower(_text[start]) ? LeastGluedSmallHead : LeastGluedHead) && char.IsLower(_text[at - 1]) && at + 1 < _text.Length && char.IsLower(_text[at + 1]))
                {
                    _glued = true;
                    break;
                }
                capitals++;
            }
            else if (char.IsDigit(c))
            {
                digits = true;
                continue;
            }
            else if (char.IsLetter(c) || (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark))
            {
                small = true;
            }
            else if (!IsInner(_text, at, letters, digits) || (digits && !letters && PartsNumber(start, at)) || (letters && !digits && PartsYear(at))) break;
            else continue;
            letters = true;
        }
        _at = at;
        if (letters && !digits && at - start == 1 && TakeInitials(start)) return WordShape.Letters | WordShape.Capital | WordShape.Initials;
        if (digits && !letters) TakeGroups(start);
        WordShape shape = WordShape.None;
        if (letters) shape |= WordShape.Letters;
        if (digits) shape |= WordShape.Digits;
        if (char.IsUpper(_text[start])) shape |= WordShape.Capital;
        if (capitals > 1 && !small) shape |= WordShape.AllCapitals;
        return shape;
    }

    /// <summary>A hyphen between letters or digits, a point or comma between digits.</summary>
    private static bool IsInner(ReadOnlySpan<char> text, int at, bool letters, bool digits)
    {
        if (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1])) return false;
        return text[at] switch
        {
            // A hyphen before initials, as in "pro-U.N." and "Mirna-S. Taron", parts.
            '-' or '\u2010' or '\u2011' or '\uFF0D' => char.IsLetterOrDigit(text[at - 1]) && !(at + 3 < text.Length && char.IsUpper(text[at + 1]) && text[at + 2] == '.' && (char.IsUpper(text[at + 3]) || text[at + 3] == ' ')),
            '.' or ',' => digits && !letters && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]) && (text[at] == '.' || HasGroup(text, at + 1)),
            _ => false,
        };
    }

    /// <summary>A hyphen between a word and the year of an event called by it, as in "Harbour Fair in Ombra-2031": the year is a word of its own.</summary>
    private readonly bool PartsYear(int at) =>
        _text[at] == '-' && char.IsLower(_text[at - 1]) && at + 4 < _text.Length && _text[at + 1] is '1' or '2' && _text.Slice(at + 2, 3).ContainsAnyExceptInRange('0', '9') is false
        && (_text[at + 1] == '2' ? _text[at + 2] == '0' : _text[at + 2] == '9') && (at + 5 == _text.Length || !char.IsLetterOrDigit(_text[at + 5]));

    /// <summary>A hyphen between numbers, as in "19-25", or between a year and a month, as in "1950-July": what it joins are words of their own.</summary>
    private readonly bool PartsNumber(int start, int at)
    {
        if (_text[at] is '.' or ',') return false;
        return char.IsDigit(_text[at + 1]) || (at - start == 4 && char.IsUpper(_text[at + 1]) && at + 2 < _text.Length && char.IsLower(_text[at + 2]));
    }

    /// <summary>"U.N.", "U.S.": single letters with full stops.</summary>
    private bool TakeInitials(int start)
    {
        int at = start, count = 0;
        while (at + 1 < _text.Length && char.IsUpper(_text[at]) && _text[at + 1] == '.')
        {
            at += 2;
            count++;
        }
        if (count < 2)
        {
            // "U.S" at the end of a clause, its last full stop left out.
            if (count == 1 && at < _text.Length && char.IsUpper(_text[at]) && (at + 1 == _text.Length || !char.IsLetterOrDigit(_text[at + 1]))) at++;
            else return false;
        }
        _at = at;
        return true;
    }

    /// <summary>"300 000": groups of three digits behind thin or normal spaces belong to the number.</summary>
    private void TakeGroups(int start)
    {
        if (_at - start > 3) return;
        while (_at + 3 < _text.Length && _text[_at] is ' ' or '\u2009' or '\u202F' or '\u00A0' && HasGroup(_text, _at + 1)) _at += 4;
        if (_at + 1 < _text.Length && _text[_at] == '.' && char.IsDigit(_text[_at + 1]) && _text[start.._at].IndexOf('.') < 0)
        {
            _at++;
            while (_at < _text.Length && char.IsDigit(_text[_at])) _at++;
        }
    }

    private static bool HasGroup(ReadOnlySpan<char> text, int at) =>
        at + 3 <= text.Length && char.IsDigit(text[at]) && char.IsDigit(text[at + 1]) && char.IsDigit(text[at + 2]) && (at + 3 == text.Length || !char.IsLetterOrDigit(text[at + 3]));
}
