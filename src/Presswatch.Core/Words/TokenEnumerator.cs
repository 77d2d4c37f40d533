using System.Runtime.CompilerServices;

namespace Presswatch.Core.Words;

/// <summary>Walks over the words of a text, in order, without allocating. Rules: <see cref="Tokeniser"/>.</summary>
public ref struct TokenEnumerator
{
    private readonly ReadOnlySpan<char> _text;
    private int _position;

    internal TokenEnumerator(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The word last found; meaningless before the first <see cref="MoveNext"/>.</summary>
    public Token Current { get; private set; }

    public readonly TokenEnumerator GetEnumerator() => this;

    /// <summary>Goes on to the next word; false at the end.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<char> text = _text;
        int at = _position;
        while (at < text.Length)
        {
            CharClass found = CharClasses.Of(text[at]);
            int units = 1;
            if (found == CharClass.Surrogate) found = CharClasses.At(text, at, out units);
            if (found is not (CharClass.None or CharClass.Extend))
            {
                Take(at, found, units);
                return true;
            }
            at += units;
        }
        _position = at;
        return false;
    }

    private void Take(int start, CharClass first, int units)
    {
        (int end, TokenKind kind) = first switch
        {
            CharClass.Letter or CharClass.Digit => TakeWord(start),
            CharClass.Single => (TakeWhile(start, start + units, CharClass.Extend), TokenKind.Ideograph),
            CharClass.Katakana => (TakeKatakana(start), TokenKind.Word),
            _ => (TakeSyllable(start, first), TokenKind.Syllable),
        };
        Current = new(new(start, end - start), kind);
        _position = end;
    }

    private readonly (int End, TokenKind Kind) TakeWord(int start)
    {
        int end = TakeRun(start, start, out bool letters, out bool marks);
        if (letters) return (end < _text.Length && _text[end] == '.' ? TakeInitials(start, end) : end, TokenKind.Word);
        if (marks) return (end, TokenKind.Number);
        end = TakeGroups(start, end, out bool byComma);
        // A group by commas may carry its unit ("1,400km"); after a space the letters begin a word of their own.
        if (byComma) end = TakeRun(start, end, out letters, out _);
        while (!letters && end + 1 < _text.Length && _text[end] == '.' && CharClasses.Of(_text[end + 1]) == CharClass.Digit && end + 2 - start <= Tokeniser.MaxTokenLength)
        {
            end = TakeRun(start, end + 1, out letters, out _);
        }
        return (end, letters ? TokenKind.Word : TokenKind.Number);
    }

    /// <summary>Letters, digits and what extends them, from <paramref name="at"/>, as long as the token has room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int TakeRun(int start, int at, out bool letters, out bool marks)
    {
        ReadOnlySpan<char> text = _text;
        (letters, marks) = (false, false);
        int limit = Math.Min(text.Length, start + Tokeniser.MaxTokenLength);
        while (at < limit)
        {
            CharClass found = CharClasses.Of(text[at]);
            int units = 1;
            if (found > CharClass.Extend)
            {
                if (found != CharClass.Surrogate) break;
                found = CharClasses.At(text, at, out units);
                if (found > CharClass.Extend) break;
            }
            if (found == CharClass.None || at + units > limit) break;
            letters |= found == CharClass.Letter;
            marks |= found == CharClass.Extend;
            at += units;
        }
        return at;
    }

    /// <summary>"U.S", "D.P.R.K": single letters, with their accents, and a full stop between.</summary>
    private readonly int TakeInitials(int start, int end)
    {
        if (TakeWhile(start, start + 1, CharClass.Extend) != end) return end;
        while (end + 1 < _text.Length && end + 2 - start <= Tokeniser.MaxTokenLength && _text[end] == '.' && CharClasses.Of(_text[end + 1]) == CharClass.Letter)
        {
            int next = TakeWhile(start, end + 2, CharClass.Extend);
            if (GoesOn(next)) break;
            end = next;
        }
        return end;
    }

    /// <summary>Groups of three digits after a first of one to three that does not begin with 0, all parted by commas or all by spaces.</summary>
    private readonly int TakeGroups(int start, int end, out bool byComma)
    {
        byComma = false;
        if (end - start > 3 || end >= _text.Length || _text[start] == '0') return end;
        bool comma = _text[end] == ',';
        if (!comma && !Tokeniser.IsGroupSpace(_text[end])) return end;
        while (end + 3 < _text.Length && end + 4 - start <= Tokeniser.MaxTokenLength
            && (comma ? _text[end] == ',' : Tokeniser.IsGroupSpace(_text[end])) && ThreeDigits(end + 1)
            && (comma ? !GoesOnWithDigit(end + 4) : !GoesOn(end + 4)))
        {
            end += 4;
            byComma = comma;
        }
        return end;
    }

    private readonly bool ThreeDigits(int at) =>
        CharClasses.Of(_text[at]) == CharClass.Digit && CharClasses.Of(_text[at + 1]) == CharClass.Digit && CharClasses.Of(_text[at + 2]) == CharClass.Digit;

    private readonly bool GoesOn(int at) => at < _text.Length && CharClasses.At(_text, at, out _) is CharClass.Letter or CharClass.Digit or CharClass.Extend;

    private readonly bool GoesOnWithDigit(int at) => at < _text.Length && CharClasses.Of(_text[at]) is CharClass.Digit or CharClass.Extend;

    /// <summary>One syllable, composed or not: leading jamo, vowels, trailing jamo (the rules GB6 to GB8 of UAX #29).</summary>
    private readonly int TakeSyllable(int start, CharClass first)
    {
        int end = start;
        if (first == CharClass.LeadingJamo) end = TakeWhile(start, end, CharClass.LeadingJamo);
        bool vowels = true;
        if (end < _text.Length && CharClasses.Of(_text[end]) == CharClass.Syllable && end - start < Tokeniser.MaxTokenLength)
        {
            char syllable = _text[end++];
            // A whole syllable with nothing to join is by far the most frequent.
            if (end >= _text.Length || CharClasses.Of(_text[end]) is CharClass.None or CharClass.Syllable) return end;
            if (syllable is < '\uAC00' or > '\uD7A3') return TakeWhile(start, end, CharClass.Extend);
            vowels = (syllable - '\uAC00') % 28 == 0;
        }
        if (vowels) end = TakeWhile(start, end, CharClass.VowelJamo);
        end = TakeWhile(start, end, CharClass.TrailingJamo);
        return TakeWhile(start, end, CharClass.Extend);
    }

    private readonly int TakeKatakana(int start)
    {
        int end = start;
        int limit = Math.Min(_text.Length, start + Tokeniser.MaxTokenLength);
        while (end < limit && CharClasses.At(_text, end, out int units) is CharClass.Katakana or CharClass.Extend && end + units <= limit) end += units;
        return end;
    }

    private readonly int TakeWhile(int start, int end, CharClass wanted)
    {
        int limit = Math.Min(_text.Length, start + Tokeniser.MaxTokenLength);
        while (end < limit && CharClasses.At(_text, end, out int units) == wanted && end + units <= limit) end += units;
        return end;
    }
}
