using System.Buffers;

namespace Presswatch.Extraction.Html;

/// <summary>
/// Takes out of a page, before it is parsed, what no rule looks at: scripts, styles, drawings, comments and most attributes; often more than half of it. What
/// is left parses to the same tree without these. One pass without recursion, which also bounds how deep the page nests.
/// </summary>
internal ref struct Skimmer
{
    /// <summary>Attributes that some rule looks at.</summary>
    internal static readonly HashSet<string> KeptNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "class", "id", "href", "src", "itemprop", "property", "content", "name", "datetime", "style", "role", "rel", "type", "align", "alt", "lang", "hidden", "data-src", "data-original", "data-lazy-src", "data-srcset", "srcset", "color", "size", "value",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Kept = KeptNames.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Dropped = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "iframe", "noembed", "noframes", "svg", "template",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Elements that hold nothing or that close each other: they add no depth.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "br", "p", "img", "hr", "meta", "link", "input", "li", "td", "tr", "th", "option", "dd", "dt", "source", "wbr", "col", "area", "param", "base", "embed", "track",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> _html;
    private readonly Span<char> _target;
    private int _at;
    private int _length;
    private int _depth;
    private int _deepest;
    private bool _scripted;

    private Skimmer(ReadOnlySpan<char> html, Span<char> target)
    {
        _html = html;
        _target = target;
    }

    /// <summary>The page without these, and the largest number of start tags minus end tags: an upper bound of its depth.</summary>
    public static (string Text, int Deepest) Skim(ReadOnlySpan<char> html)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(RoomFor(html));
        (int length, int deepest) = Skim(html, buffer);
        string text = buffer.AsSpan(0, length).ToString();
        ArrayPool<char>.Shared.Return(buffer);
        return (text, deepest);
    }

    /// <summary>The same into a target with <see cref="RoomFor"/> it; gives the length written.</summary>
    public static (int Length, int Deepest) Skim(ReadOnlySpan<char> html, Span<char> target)
    {
        var skimmer = new Skimmer(html, target);
        skimmer.Run();
        return (skimmer._length, skimmer._deepest);
    }

    /// <summary>Most that skimming can write: attributes that stand close together are parted.</summary>
    public static int RoomFor(ReadOnlySpan<char> html) => html.Length + html.Length / 2 + 64;

    private void Run()
    {
        while (_at < _html.Length)
        {
            int open = _html[_at..].IndexOf('<');
            if (open < 0)
            {
                Put(_html[_at..]);
                return;
            }
            Put(_html.Slice(_at, open));
            _at += open;
            char next = _at + 1 < _html.Length ? _html[_at + 1] : '\0';
            if (char.IsAsciiLetter(next)) StartTag();
            else if (next == '/') EndTag();
            else if (_html[_at..].StartsWith("<!--")) Comment();
            else Put(_html.Slice(_at++, 1));
        }
    }

    private void Comment()
    {
        ReadOnlySpan<char> inside = _html[(_at + 4)..];
        int length = inside.StartsWith(">") ? 1 : inside.StartsWith("->") ? 2 : EndOfComment(inside);
        _at = length < 0 ? _html.Length : _at + 4 + length;
    }

    private static int EndOfComment(ReadOnlySpan<char> inside)
    {
        int end = inside.IndexOf("-->", StringComparison.Ordinal);
        int other = (end < 0 ? inside : inside[..end]).IndexOf("--!>", StringComparison.Ordinal);
        return other >= 0 ? other + 4 : end < 0 ? -1 : end + 3;
    }

    private void EndTag()
    {
        int close = _html[_at..].IndexOf('>');
        int end = close < 0 ? _html.Length : _at + close + 1;
        Put(_html[_at..end]);
        _at = end;
        _depth = Math.Max(0, _depth - 1);
    }

    private void StartTag()
    {
        int start = _at, mark = _length;
        int nameEnd = start + 1;
        while (nameEnd < _html.Length && !IsSpace(_html[nameEnd]) && _html[nameEnd] is not ('/' or '>')) nameEnd++;
        ReadOnlySpan<char> name = _html[(start + 1)..nameEnd];
        Put(_html[start..nameEnd]);
        _at = nameEnd;
        bool closed = Attributes(out bool empty);
        if (!closed)
        {
            // A tag that the page's end cuts off is no tag.
            _length = mark;
            _at = _html.Length;
            return;
        }
        Put(empty ? "/>" : ">");
        if (Dropped.Contains(name) && SkipContent(name, empty))
        {
            _length = mark;
            if (!_scripted && name.Equals("script", StringComparison.OrdinalIgnoreCase))
            {
                Put("<script></script>");
                _scripted = true;
            }
        }
        else if (name.Equals("title", StringComparison.OrdinalIgnoreCase) || name.Equals("textarea", StringComparison.OrdinalIgnoreCase)) CopyContent(name);
        else if (!empty && !Flat.Contains(name)) _deepest = Math.Max(_deepest, ++_depth);
    }

    /// <summary>Goes over the attributes to behind the tag's end, and puts those that are kept.</summary>
    private bool Attributes(out bool empty)
    {
        empty = false;
        while (_at < _html.Length)
        {
            char c = _html[_at];
            if (c == '>')
            {
                _at++;
                return true;
            }
            if (IsSpace(c) || c == '/')
            {
                empty = c == '/';
                _at++;
                continue;
            }
            empty = false;
            int start = _at;
            _at++;
            while (_at < _html.Length && !IsSpace(_html[_at]) && _html[_at] is not ('/' or '>' or '=')) _at++;
            ReadOnlySpan<char> name = _html[start.._at];
            if (!Value()) return false;
            if (!Kept.Contains(name)) continue;
            Put(" ");
            Put(_html[start.._at]);
        }
        return false;
    }

    /// <summary>Goes behind the value of an attribute, where it has one; false where the page ends in it.</summary>
    private bool Value()
    {
        int at = _at;
        while (at < _html.Length && IsSpace(_html[at])) at++;
        if (at >= _html.Length || _html[at] != '=') return true;
        at++;
        while (at < _html.Length && IsSpace(_html[at])) at++;
        if (at >= _html.Length) return false;
        if (_html[at] is '"' or '\'')
        {
            int close = _html[(at + 1)..].IndexOf(_html[at]);
            if (close < 0) return false;
            _at = at + close + 2;
            return true;
        }
        while (at < _html.Length && !IsSpace(_html[at]) && _html[at] != '>') at++;
        _at = at;
        return true;
    }

    private bool SkipContent(ReadOnlySpan<char> name, bool empty)
    {
        bool drawn = name.Equals("svg", StringComparison.OrdinalIgnoreCase);
        if (drawn && empty) return true;
        int end = CloseOf(name, out int behind);
        // What nothing closes swallows the rest of the page, save where it holds elements.
        if (end < 0 && (drawn || name.Equals("template", StringComparison.OrdinalIgnoreCase))) return false;
        _at = end < 0 ? _html.Length : behind;
        return true;
    }

    private void CopyContent(ReadOnlySpan<char> name)
    {
        int end = CloseOf(name, out int behind);
        if (end < 0) return;
        Put(_html[_at..behind]);
        _at = behind;
    }

    private readonly int CloseOf(ReadOnlySpan<char> name, out int behind)
    {
        Span<char> close = stackalloc char[name.Length + 2];
        "</".CopyTo(close);
        name.CopyTo(close[2..]);
        int at = _at;
        while (true)
        {
            behind = _html.Length;
            int found = _html[at..].IndexOf(close, StringComparison.OrdinalIgnoreCase);
            if (found < 0) return -1;
            int end = at + found + close.Length;
            if (end >= _html.Length) return -1;
            if (IsSpace(_html[end]) || _html[end] is '/' or '>')
            {
                int right = _html[end..].IndexOf('>');
                if (right >= 0) behind = end + right + 1;
                return at + found;
            }
            at = end;
        }
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private void Put(scoped ReadOnlySpan<char> text)
    {
        text.CopyTo(_target[_length..]);
        _length += text.Length;
    }
}
