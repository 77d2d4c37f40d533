using static Presswatch.Extraction.Html.HtmlTag;

namespace Presswatch.Extraction.Html.Parsing;

/// <content>The modes of tables and of choices in forms (13.2.6.4.9 to 13.2.6.4.17).</content>
internal sealed partial class FlatParser
{
    private bool InTable(ref Tokeniser tokens, ref Token token, ReadOnlySpan<char> text)
    {
        if (token.Kind == TokenKind.Eof || token.Kind == TokenKind.Doctype) return false;
        if (token.Kind == TokenKind.Text && token.IsBlank && (_open.CurrentTag is HtmlTag.Table or Tbody or Tfoot or Thead or Tr))
        {
            _open.AddText(text);
            return false;
        }
        if (token.Kind == TokenKind.Start && StartInTable(ref tokens, ref token) is { } again) return again;
        if (token.Kind == TokenKind.End)
        {
            if (token.Tag == HtmlTag.Table)
            {
                EndTable();
                return false;
            }
            if (token.Tag is Body or HtmlTag.Html || ElementKinds.IsTablePart(token.Tag)) return false;
        }
        Refused = "something else in a table";
        return false;
    }

    private bool? StartInTable(ref Tokeniser tokens, ref Token token)
    {
        switch (token.Tag)
        {
            case HtmlTag.Caption:
                _open.ClearTo(HtmlTag.Table);
                _open.Mark();
                _open.Push(token);
                _mode = Mode.InCaption;
                return false;
            case Colgroup or Col:
                _open.ClearTo(HtmlTag.Table);
                _open.Push(token.Tag == Colgroup ? token : Implied(Colgroup));
                _mode = Mode.InColumnGroup;
                return token.Tag == Col;
            case Tbody or Tfoot or Thead or Td or Th or Tr:
                bool part = token.Tag is Tbody or Tfoot or Thead;
                _open.ClearTo(HtmlTag.Table);
                _open.Push(part ? token : Implied(Tbody));
                _mode = Mode.InTableBody;
                return !part;
            case HtmlTag.Table:
                return EndTable();
            case Script:
                TakeMetadata(ref tokens, ref token);
                return false;
            case Input when IsHiddenInput(token):
                _open.Add(token);
                return false;
            case Form:
                if (_form < 0) _form = _open.Add(token);
                return false;
            default:
                return null;
        }
    }

    private bool IsHiddenInput(in Token token)
    {
        for (int i = token.Attributes; i < token.Attributes + token.AttributeCount; i++)
        {
            if (_attributes[i].Key == "type") return _attributes[i].Value.Equals("hidden", StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }

    /// <summary>Closes the table; false where none is open.</summary>
    private bool EndTable()
    {
        if (!_open.IsInTableScope(HtmlTag.Table)) return false;
        _open.PopTo(HtmlTag.Table);
        ResetMode();
        return true;
    }

    private bool InTableBody(ref Tokeniser tokens, ref Token token, ReadOnlySpan<char> text)
    {
        HtmlTag tag = token.Tag;
        if (token.Kind == TokenKind.Start && (tag is Tr or Td or Th))
        {
            _open.ClearTo(Tbody, Tfoot, Thead);
            _open.Push(tag == Tr ? token : Implied(Tr));
            _mode = Mode.InRow;
            return tag != Tr;
        }
        bool ends = token.Kind == TokenKind.End && (tag is Tbody or Tfoot or Thead);
        bool next = token.Kind == TokenKind.Start ? tag is HtmlTag.Caption or Col or Colgroup or Tbody or Tfoot or Thead : token.Kind == TokenKind.End && tag == HtmlTag.Table;
        if (ends || next)
        {
            bool open = ends ? _open.IsInTableScope(tag) : _open.IsInTableScope(Tbody) || _open.IsInTableScope(Thead) || _open.IsInTableScope(Tfoot);
            if (!open) return false;
            _open.ClearTo(Tbody, Tfoot, Thead);
            _open.Pop();
            _mode = Mode.InTable;
            return next;
        }
        return InTable(ref tokens, ref token, text);
    }

    private bool InRow(ref Tokeniser tokens, ref Token token, ReadOnlySpan<char> text)
    {
        HtmlTag tag = token.Tag;
        if (token.Kind == TokenKind.Start && (tag is Td or Th))
        {
            _open.ClearTo(Tr);
            _open.Push(token);
            _open.Mark();
            _mode = Mode.InCell;
            return false;
        }
        bool ends = token.Kind == TokenKind.End && tag == Tr;
        bool next = token.Kind == TokenKind.Start ? ElementKinds.IsTablePart(tag) : token.Kind == TokenKind.End && (tag is HtmlTag.Table or Tbody or Tfoot or Thead);
        if (ends || next)
        {
            if (tag is Tbody or Tfoot or Thead && token.Kind == TokenKind.End && !_open.IsInTableScope(tag)) return false;
            if (!_open.IsInTableScope(Tr)) return false;
            _open.ClearTo(Tr);
            _open.Pop();
            _mode = Mode.InTableBody;
            return next;
        }
        return InTable(ref tokens, ref token, text);
    }

    private bool InCell(ref Tokeniser tokens, ref Token token, ReadOnlySpan<char> text)
    {
        HtmlTag tag = token.Tag;
        if (token.Kind == TokenKind.End)
        {
            if (tag is Td or Th)
            {
                if (_open.IsInTableScope(tag)) CloseCell(tag);
                else Refused = "end of another cell";
                return false;
            }
            if (tag is Body or HtmlTag.Html or HtmlTag.Caption or Col or Colgroup) return false;
            if (tag is HtmlTag.Table or Tbody or Tfoot or Thead or Tr)
            {
                if (!_open.IsInTableScope(tag)) return false;
                CloseCell(_open.IsInTableScope(Td) ? Td : Th);
                return true;
            }
        }
        if (token.Kind == TokenKind.Start && ElementKinds.IsTablePart(tag))
        {
            bool cell = _open.IsInTableScope(Td);
            if (!cell && !_open.IsInTableScope(Th)) return false;
            CloseCell(cell ? Td : Th);
            return true;
        }
        return InBody(ref tokens, ref token, text);
    }

    private void CloseCell(HtmlTag cell)
    {
        _open.CloseImplied();
        _open.PopTo(cell);
        _open.ClearToMarker();
        _mode = Mode.InRow;
    }

    private bool InCaption(ref Tokeniser tokens, ref Token token, ReadOnlySpan<char> text)
    {
        HtmlTag tag = token.Tag;
        bool ends = token.Kind == TokenKind.End && tag == HtmlTag.Caption;
        bool next = token.Kind == TokenKind.Start ? ElementKinds.IsTablePart(tag) : token.Kind == TokenKind.End && tag == HtmlTag.Table;
        if (ends || next)
        {
            if (!_open.IsInTableScope(HtmlTag.Caption)) return false;
            _open.CloseImplied();
            _open.PopTo(HtmlTag.Caption);
            _open.ClearToMarker();
            _mode = Mode.InTable;
            return next;
        }
        if (token.Kind == TokenKind.End && (tag is Body or HtmlTag.Html || ElementKinds.IsTablePart(tag))) return false;
        return InBody(ref tokens, ref token, text);
    }

    private bool InColumnGroup(ref Token token, ReadOnlySpan<char> text)
    {
        if (token.Kind is TokenKind.Eof or TokenKind.Doctype) return false;
        if (token.Kind == TokenKind.Text)
        {
            if (token.IsBlank) _open.AddText(text);
            else Refused = "something else in a table";
            return false;
        }
        if (token.Kind == TokenKind.Start && token.Tag == Col)
        {
            _open.Add(token);
            return false;
        }
        if (token is { Kind: TokenKind.Start, Tag: HtmlTag.Html }) return Repeated(token);
        if (token is { Kind: TokenKind.End, Tag: Col }) return false;
        if (_open.CurrentTag != Colgroup) return false;
        _open.Pop();
        _mode = Mode.InTable;
        return token is not { Kind: TokenKind.End, Tag: Colgroup };
    }

    private bool InSelect(ref Tokeniser tokens, ref Token token, ReadOnlySpan<char> text)
    {
        HtmlTag tag = token.Tag;
        if (token.Kind == TokenKind.Text) _open.AddText(text);
        if (token.Kind is not (TokenKind.Start or TokenKind.End)) return false;
        bool start = token.Kind == TokenKind.Start;
        if (tag is Option or Optgroup)
        {
            Choice(token, start);
            return false;
        }
        if (tag == Select)
        {
            if (start) Refused = "choice in a choice";
            _open.PopTo(Select);
            ResetMode();
            return false;
        }
        if (start && (tag is Input or Textarea || (_mode == Mode.InSelectInTable && (ElementKinds.IsTablePart(tag) || tag == HtmlTag.Table))))
        {
            _open.PopTo(Select);
            ResetMode();
            return true;
        }
        if (start && tag == Script) TakeMetadata(ref tokens, ref token);
        else if (start) Refused = "element in a choice";
        else if (_mode == Mode.InSelectInTable && (ElementKinds.IsTablePart(tag) || tag == HtmlTag.Table)) Refused = "end of a table in a choice";
        return false;
    }

    private void Choice(in Token token, bool start)
    {
        if (start)
        {
            if (_open.CurrentTag == Option) _open.Pop();
            if (token.Tag == Optgroup && _open.CurrentTag == Optgroup) _open.Pop();
            _open.Push(token);
            return;
        }
        if (token.Tag == Optgroup && _open.CurrentTag == Option && _open.TagAt(_open.Depth - 2) == Optgroup) _open.Pop();
        if (_open.CurrentTag == token.Tag) _open.Pop();
    }

    /// <summary>Finds the mode from what is open.</summary>
    private void ResetMode()
    {
        for (int depth = _open.Depth - 1; depth > 0; depth--)
        {
            switch (_open.TagAt(depth))
            {
                case Td or Th:
                    _mode = Mode.InCell;
                    return;
                case Tr:
                    _mode = Mode.InRow;
                    return;
                case Tbody or Thead or Tfoot:
                    _mode = Mode.InTableBody;
                    return;
                case HtmlTag.Caption:
                    _mode = Mode.InCaption;
                    return;
                case Colgroup:
                    _mode = Mode.InColumnGroup;
                    return;
                case HtmlTag.Table:
                    _mode = Mode.InTable;
                    return;
                case Body:
                    _mode = Mode.InBody;
                    return;
                case Select:
                    Refused = "choice in a choice";
                    return;
            }
        }
        _mode = Mode.InBody;
    }
}
