using System.Buffers;
using System.Text;

namespace Presswatch.Extraction.Html.Parsing;

/// <summary>
/// The nodes made so far, the stack of open elements and the list of formatting elements (HTML standard, 13.2.4). Nodes are only ever added at the end of an open
/// element, so that they stand in document order; what would add them elsewhere is refused before it comes here.
/// </summary>
internal sealed class OpenElements(List<KeyValuePair<string, string>> attributes, StringShare strings)
{
    /// <summary>Stands in the list of formatting elements where a cell or the like began.</summary>
    private const int Marker = -1;

    private readonly List<int> _stack = new(64);
    private readonly List<int> _formatting = new(16);
    private readonly Dictionary<int, StringBuilder> _grown = [];
    private HtmlNode[] _nodes = ArrayPool<HtmlNode>.Shared.Rent(4096);
    private int _paragraphs;

    public int Count { get; private set; }

    public int Depth => _stack.Count;

    public int Deepest { get; private set; }

    public int Current => _stack[^1];

    public HtmlTag CurrentTag => _nodes[_stack[^1]].Tag;

    public HtmlTag TagAt(int depth) => _nodes[_stack[depth]].Tag;

    /// <summary>Last child of the current element where that is a text; -1 otherwise.</summary>
    private int _lastText = -1;

    public int Push(in Token token)
    {
        int made = Add(token);
        _stack.Add(made);
        Deepest = Math.Max(Deepest, _stack.Count);
        if (token.Tag == HtmlTag.P) _paragraphs++;
        return made;
    }

    public int Add(in Token token)
    {
        int made = Make();
        _nodes[made] = new(token.Tag, token.Name, _stack.Count > 0 ? Current : -1) { Attributes = token.Attributes, AttributeCount = token.AttributeCount, Class = token.Class ?? string.Empty, Id = token.Id ?? string.Empty };
        _lastText = -1;
        return made;
    }

    public void AddText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        if (_lastText >= 0 && _nodes[_lastText].Parent == Current)
        {
            if (!_grown.TryGetValue(_lastText, out StringBuilder? grown)) _grown[_lastText] = grown = new StringBuilder(_nodes[_lastText].Name);
            grown.Append(text);
            return;
        }
        int made = Make();
        _nodes[made] = new(HtmlTag.Text, strings.Of(text), Current);
        _lastText = made;
    }

    /// <summary>The next text is one of its own.</summary>
    public void PartText() => _lastText = -1;

    public void Pop()
    {
        if (CurrentTag == HtmlTag.P) _paragraphs--;
        _stack.RemoveAt(_stack.Count - 1);
        _lastText = -1;
    }

    public void PopTo(HtmlTag tag)
    {
        while (_stack.Count > 1)
        {
            HtmlTag popped = CurrentTag;
            Pop();
            if (popped == tag) return;
        }
    }

    public void PopToDepth(int depth)
    {
        while (_stack.Count > depth) Pop();
    }

    /// <summary>Pops down to one of the elements.</summary>
    public void ClearTo(HtmlTag one, HtmlTag two = HtmlTag.Html, HtmlTag three = HtmlTag.Html, HtmlTag four = HtmlTag.Html)
    {
        while (CurrentTag is var tag && tag != one && tag != two && tag != three && tag != four && tag != HtmlTag.Html) Pop();
    }

    /// <summary>Depth of the nearest open element of that kind with nothing of a bounding kind in between; -1 where there is none.</summary>
    public int InScope(HtmlTag tag, bool button = false, bool list = false)
    {
        if (tag == HtmlTag.P && _paragraphs == 0) return -1;
        for (int i = _stack.Count - 1; i >= 0; i--)
        {
            HtmlTag at = TagAt(i);
            if (at == tag) return i;
            if (ElementKinds.BoundsScope(at) || (button && at == HtmlTag.Button) || (list && at is HtmlTag.Ol or HtmlTag.Ul)) return -1;
        }
        return -1;
    }

    public bool IsInTableScope(HtmlTag tag)
    {
        for (int i = _stack.Count - 1; i >= 0; i--)
        {
            HtmlTag at = TagAt(i);
            if (at == tag) return true;
            if (at is HtmlTag.Html or HtmlTag.Table or HtmlTag.Template) return false;
        }
        return false;
    }

    /// <summary>Takes an element off the stack from among others.</summary>
    public void Remove(int depth) => _stack.RemoveAt(depth);

    public int DepthOf(int element) => _stack.LastIndexOf(element);

    /// <summary>Closes what ends by itself, save one kind.</summary>
    public void CloseImplied(HtmlTag save = HtmlTag.Html)
    {
        while (ElementKinds.EndsByItself(CurrentTag) && CurrentTag != save) Pop();
    }

    public bool IsNamed(int depth, in Token token)
    {
        ref HtmlNode node = ref _nodes[_stack[depth]];
        return node.Tag == token.Tag && (token.Tag != HtmlTag.Other || node.Name == token.Name);
    }

    public void Mark() => _formatting.Add(Marker);

    public void ClearToMarker()
    {
        while (_formatting.Count > 0)
        {
            int last = _formatting[^1];
            _formatting.RemoveAt(_formatting.Count - 1);
            if (last == Marker) return;
        }
    }

    /// <summary>Adds a formatting element; of four alike behind the last marker the first goes.</summary>
    public void PushFormatting(int element)
    {
        int alike = 0, first = -1;
        for (int i = _formatting.Count - 1; i >= 0 && _formatting[i] != Marker; i--)
        {
            if (!AreAlike(_formatting[i], element)) continue;
            alike++;
            first = i;
        }
        if (alike >= 3) _formatting.RemoveAt(first);
        _formatting.Add(element);
    }

    /// <summary>Last formatting element of that kind behind the last marker; -1 where there is none.</summary>
    public int FormattingOf(HtmlTag tag)
    {
        for (int i = _formatting.Count - 1; i >= 0 && _formatting[i] != Marker; i--)
        {
            if (_nodes[_formatting[i]].Tag == tag) return _formatting[i];
        }
        return -1;
    }

    public void RemoveFormatting(int element) => _formatting.Remove(element);

    public bool IsFormatting(int element) => _formatting.Contains(element);

    /// <summary>Opens again the formatting elements that something else closed.</summary>
    public void Reconstruct()
    {
        if (_formatting.Count == 0 || IsOpenOrMarker(_formatting[^1])) return;
        int from = _formatting.Count - 1;
        while (from > 0 && !IsOpenOrMarker(_formatting[from - 1])) from--;
        for (int i = from; i < _formatting.Count; i++)
        {
            HtmlNode like = _nodes[_formatting[i]];
            _formatting[i] = Push(new() { Kind = TokenKind.Start, Tag = like.Tag, Name = like.Name, Class = like.Class, Id = like.Id, Attributes = like.Attributes, AttributeCount = like.AttributeCount });
        }
    }

    private bool IsOpenOrMarker(int element) => element == Marker || _stack.Contains(element);

    private bool AreAlike(int one, int other)
    {
        ref HtmlNode a = ref _nodes[one], b = ref _nodes[other];
        if (a.Tag != b.Tag || a.AttributeCount != b.AttributeCount || a.Class != b.Class || a.Id != b.Id) return false;
        for (int i = 0; i < a.AttributeCount; i++)
        {
            bool found = false;
            (string name, string value) = attributes[a.Attributes + i];
            for (int j = b.Attributes; j < b.Attributes + b.AttributeCount && !found; j++) found = attributes[j].Key == name && attributes[j].Value == value;
            if (!found) return false;
        }
        return true;
    }

    private int Make()
    {
        if (Count == _nodes.Length)
        {
            HtmlNode[] larger = ArrayPool<HtmlNode>.Shared.Rent(Count * 2);
            _nodes.AsSpan().CopyTo(larger);
            ArrayPool<HtmlNode>.Shared.Return(_nodes, clearArray: true);
            _nodes = larger;
        }
        return Count++;
    }

    /// <summary>The tree; this object is not to be used any more.</summary>
    public HtmlTree Finish()
    {
        foreach ((int text, StringBuilder grown) in _grown) _nodes[text] = _nodes[text] with { Name = grown.ToString() };
        for (int i = Count - 1; i >= 0; i--)
        {
            _nodes[i].End = Math.Max(_nodes[i].End, i + 1);
            if (_nodes[i].Parent is >= 0 and int parent) _nodes[parent].End = Math.Max(_nodes[parent].End, _nodes[i].End);
        }
        return new(_nodes, Count, attributes);
    }

    public void Abandon() => ArrayPool<HtmlNode>.Shared.Return(_nodes, clearArray: true);
}
