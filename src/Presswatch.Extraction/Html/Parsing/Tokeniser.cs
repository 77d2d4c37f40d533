using System.Buffers;

namespace Presswatch.Extraction.Html.Parsing;

/// <summary>
/// Cuts a skimmed page into tokens after the HTML standard, 13.2.5, in one pass. What it does not do faithfully (NUL, comments that skimming made, raw text) it
/// refuses: <see cref="Refused"/> then says what, and the page is left to AngleSharp.
/// </summary>
internal ref struct Tokeniser
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = Skimmer.KeptNames.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> _html;
    private readonly List<KeyValuePair<string, string>> _attributes;
    private readonly StringShare _strings;
    private char[] _buffer = ArrayPool<char>.Shared.Rent(1024);
    private int _at;

    public Tokeniser(ReadOnlySpan<char> html, List<KeyValuePair<string, string>> attributes, StringShare strings)
    {
        _html = html;
        (_attributes, _strings) = (attributes, strings);
        if (html.Contains('\0')) Refused = "NUL";
    }

    /// <summary>What was met that is left to AngleSharp; nothing so far where <see langword="null"/>.</summary>
    public string? Refused { get; private set; }

    /// <summary>The text of the last text token, references resolved and line ends made line feeds.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    public readonly void Dispose() => ArrayPool<char>.Shared.Return(_buffer);

    public Token Next()
    {
        if (_at >= _html.Length) return new() { Kind = TokenKind.Eof };
        int start = _at, from = _at;
        while (true)
        {
            int open = _html[from..].IndexOf('<');
            if (open < 0) return TextOf(start, _html.Length);
            open += from;
            char next = open + 1 < _html.Length ? _html[open + 1] : '\0';
            if (char.IsAsciiLetter(next) || next is '/' or '!' or '?' && open + 2 < _html.Length)
            {
                if (open > start) return TextOf(start, open);
                return next switch { '/' => EndTag(), '!' or '?' => Declaration(), _ => StartTag() };
            }
            if (next is '!' or '?') Refused = "declaration cut off";
            from = open + 1;
        }
    }

    /// <summary>The text up to the end tag of an element that holds text alone, behind which it goes.</summary>
    public void ReadRaw(string name)
    {
        int at = _at;
        while (true)
        {
            int found = _html[at..].IndexOf("</", StringComparison.Ordinal);
            if (found < 0 || at + found + 2 + name.Length >= _html.Length)
            {
                Refused = "text without end";
                Text = default;
                return;
            }
            int end = at + found + 2;
            at = end;
            if (!_html.Slice(end, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase) || !IsEndOfName(_html[end + name.Length]))
            {
                if (char.IsAsciiLetter(_html[end])) Refused = "end tag in a text";
                continue;
            }
            int close = _html[end..].IndexOf('>');
            if (close != name.Length) Refused = "end tag with attributes";
            Text = Resolve(_html[_at..(end - 2)], attribute: false);
            _at = end + Math.Max(0, close) + 1;
            return;
        }
    }

    /// <summary>Whether an end tag of that name follows at once; goes behind it.</summary>
    public bool SkipEndTag(ReadOnlySpan<char> tag)
    {
        if (!_html[_at..].StartsWith(tag, StringComparison.Ordinal)) return false;
        _at += tag.Length;
        return true;
    }

    /// <summary>Goes behind one line feed.</summary>
    public void SkipLineFeed()
    {
        if (_html[_at..].StartsWith("\r\n")) _at += 2;
        else if (_html[_at..] is ['\n' or '\r', ..]) _at++;
    }

    private Token TextOf(int start, int end)
    {
        _at = end;
        Text = Resolve(_html[start..end], attribute: false);
        return new() { Kind = TokenKind.Text, IsBlank = !Text.ContainsAnyExcept(" \t\n\f\r") };
    }

    private ReadOnlySpan<char> Resolve(ReadOnlySpan<char> text, bool attribute)
    {
        bool lines = text.Contains('\r');
        if (!lines && !text.Contains('&')) return text;
        if (_buffer.Length < text.Length)
        {
            ArrayPool<char>.Shared.Return(_buffer);
            _buffer = ArrayPool<char>.Shared.Rent(text.Length);
        }
        if (lines) text = WithLineFeeds(text);
        if (!text.Contains('&')) return text;
        int length = CharacterReferences.Decode(text, _buffer, attribute);
        if (length < 0) Refused = "rare reference";
        return _buffer.AsSpan(0, Math.Max(0, length));
    }

    private static string WithLineFeeds(ReadOnlySpan<char> text) => text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private Token EndTag()
    {
        if (!char.IsAsciiLetter(_html[_at + 2])) return BogusComment(2);
        int start = _at + 2, end = start;
        while (end < _html.Length && !IsEndOfName(_html[end])) end++;
        int close = _html[end..].IndexOf('>');
        if (close < 0) return CutOff();
        if (_html.Slice(end, close).ContainsAny('"', '\'')) Refused = "end tag with attributes";
        _at = end + close + 1;
        return Named(TokenKind.End, _html[start..end]);
    }

    private Token StartTag()
    {
        int start = _at + 1, end = start;
        while (end < _html.Length && !IsEndOfName(_html[end])) end++;
        Token token = Named(TokenKind.Start, _html[start..end]);
        token.Attributes = _attributes.Count;
        _at = end;
        while (_at < _html.Length)
        {
            char c = _html[_at];
            if (c == '>')
            {
                _at++;
                int count = _attributes.Count - token.Attributes;
                if (count > short.MaxValue) Refused = "many attributes";
                token.AttributeCount = (short)count;
                return token;
            }
            if (IsSpace(c) || c == '/') _at++;
            else if (!Attribute(ref token)) return CutOff();
        }
        return CutOff();
    }

    private bool Attribute(ref Token token)
    {
        int start = _at++;
        while (_at < _html.Length && _html[_at] is not ('=' or '/' or '>') && !IsSpace(_html[_at])) _at++;
        ReadOnlySpan<char> name = _html[start.._at], value = default;
        int at = _at;
        while (at < _html.Length && IsSpace(_html[at])) at++;
        if (at < _html.Length && _html[at] == '=')
        {
            at++;
            while (at < _html.Length && IsSpace(_html[at])) at++;
            if (at >= _html.Length) return false;
            if (_html[at] is '"' or '\'')
            {
                int close = _html[(at + 1)..].IndexOf(_html[at]);
                if (close < 0) return false;
                value = _html.Slice(at + 1, close);
                _at = at + close + 2;
            }
            else
            {
                int from = at;
                while (at < _html.Length && !IsSpace(_html[at]) && _html[at] != '>') at++;
                value = _html[from..at];
                _at = at;
            }
        }
        if (Names.TryGetValue(name, out string? known)) Put(ref token, known, Resolve(value, attribute: true));
        else Refused = "attribute that skimming drops";
        return true;
    }

    /// <summary>Adds an attribute to the tag's; of two of one name the first counts.</summary>
    private readonly void Put(ref Token token, string name, ReadOnlySpan<char> value)
    {
        string text = _strings.Of(value);
        if (name == "class")
        {
            token.Class ??= text;
            return;
        }
        if (name == "id")
        {
            token.Id ??= text;
            return;
        }
        for (int i = token.Attributes; i < _attributes.Count; i++)
        {
            if (ReferenceEquals(_attributes[i].Key, name)) return;
        }
        _attributes.Add(new(name, text));
    }

    private Token Declaration()
    {
        ReadOnlySpan<char> rest = _html[(_at + 1)..];
        if (rest.StartsWith("!--")) Refused = "comment";
        return rest.StartsWith("!doctype", StringComparison.OrdinalIgnoreCase) ? Doctype() : BogusComment(1);
    }

    private Token BogusComment(int offset)
    {
        int close = _html[(_at + offset)..].IndexOf('>');
        _at = close < 0 ? _html.Length : _at + offset + close + 1;
        if (offset == 2 && close == 0) Refused = "end tag without a name";
        return new() { Kind = TokenKind.Comment };
    }

    private Token Doctype()
    {
        int close = _html[_at..].IndexOf('>');
        if (close < 0) return CutOff();
        string type = string.Join(' ', _html.Slice(_at + 9, close - 9).ToString().ToLowerInvariant().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        _at += close + 1;
        bool? standard = type switch
        {
            "html" => true,
            _ when type.StartsWith("html public \"-//w3c//dtd xhtml 1.", StringComparison.Ordinal) && type.Contains("\" \"http", StringComparison.Ordinal) => true,
            _ when type.StartsWith("html public \"-//w3c//dtd html 4.01 transitional//", StringComparison.Ordinal) && type.Contains("\" \"http", StringComparison.Ordinal) => true,
            _ when type.StartsWith("html public \"-//w3c//dtd html 4.01//", StringComparison.Ordinal) => true,
            _ => null,
        };
        return new() { Kind = TokenKind.Doctype, Standard = standard };
    }

    /// <summary>A tag that the page's end cuts off is no tag.</summary>
    private Token CutOff()
    {
        _at = _html.Length;
        return new() { Kind = TokenKind.Eof };
    }

    private readonly Token Named(TokenKind kind, ReadOnlySpan<char> name)
    {
        HtmlTag tag = HtmlTags.Of(name);
        return new() { Kind = kind, Tag = tag, Name = tag == HtmlTag.Other ? _strings.OfLower(name) : HtmlTags.NameOf(tag) };
    }

    private static bool IsEndOfName(char c) => IsSpace(c) || c is '/' or '>';

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
