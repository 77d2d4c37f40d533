using static Presswatch.Extraction.Html.HtmlTag;

namespace Presswatch.Extraction.Html.Parsing;

/// <content>The mode "in body" (13.2.6.4.7).</content>
internal sealed partial class FlatParser
{
    private bool InBody(ref Tokeniser tokens, ref Token token, ReadOnlySpan<char> text)
    {
        switch (token.Kind)
        {
            case TokenKind.Text:
                _open.Reconstruct();
                _open.AddText(text);
                return false;
            case TokenKind.Start:
                StartInBody(ref tokens, ref token);
                return false;
            case TokenKind.End:
                return EndInBody(ref token);
            default:
                return false;
        }
    }

    private void StartInBody(ref Tokeniser tokens, ref Token token)
    {
        HtmlTag tag = token.Tag;
        if (ElementKinds.IsPlainBlock(tag) || tag is P)
        {
            CloseParagraph();
            _open.Push(token);
        }
        else if (ElementKinds.IsFormatting(tag)) StartFormatting(ref token);
        else if (HtmlTags.IsHeading(tag))
        {
            CloseParagraph();
            if (HtmlTags.IsHeading(_open.CurrentTag)) _open.Pop();
            _open.Push(token);
        }
        else if (tag is Li or Dd or Dt) StartItem(ref token);
        else if (ElementKinds.IsTablePart(tag) || tag == Head) return;
        else if (tag is HtmlTag.Html or Body) Repeated(token);
        else if (tag is HtmlTag.Table or Form or Pre or Listing or Hr) StartBlock(ref tokens, ref token);
        else if (tag is Select or Textarea or Button) StartControl(ref tokens, ref token);
        else if (tag is Base or Basefont or Bgsound or Link or Meta or Title or Script) TakeMetadata(ref tokens, ref token);
        else if (tag is Param or Source or Track) _open.Add(token);
        else if (tag is Rb or Rtc or Rp or Rt) StartRuby(ref token);
        else
        {
            if ((tag is Optgroup or Option) && _open.CurrentTag == Option) _open.Pop();
            _open.Reconstruct();
            if (ElementKinds.IsVoid(tag)) _open.Add(token);
            else _open.Push(token);
            if (tag is Applet or Marquee or HtmlTag.Object) _open.Mark();
        }
    }

    private void StartBlock(ref Tokeniser tokens, ref Token token)
    {
        if (token.Tag == Form && _form >= 0) return;
        if (token.Tag == HtmlTag.Table && _standard != true)
        {
            if (_standard is null && _open.InScope(P, button: true) >= 0) Refused = "table in a paragraph under a rare document type";
        }
        else CloseParagraph();
        if (token.Tag == Hr)
        {
            _open.Add(token);
            return;
        }
        int made = _open.Push(token);
        if (token.Tag == Form) _form = made;
        else if (token.Tag == HtmlTag.Table) _mode = Mode.InTable;
        else tokens.SkipLineFeed();
    }

    private void StartControl(ref Tokeniser tokens, ref Token token)
    {
        if (token.Tag == Textarea)
        {
            AddRaw(ref tokens, token);
            return;
        }
        if (token.Tag == Button && _open.InScope(Button) >= 0)
        {
            _open.CloseImplied();
            _open.PopTo(Button);
        }
        _open.Reconstruct();
        _open.Push(token);
        if (token.Tag == Select) _mode = _mode is Mode.InTable or Mode.InCaption or Mode.InTableBody or Mode.InRow or Mode.InCell ? Mode.InSelectInTable : Mode.InSelect;
    }

    private void StartRuby(ref Token token)
    {
        if (_open.InScope(Ruby) >= 0) _open.CloseImplied(token.Tag is Rp or Rt ? Rtc : HtmlTag.Html);
        _open.Push(token);
    }

    private void StartItem(ref Token token)
    {
        for (int depth = _open.Depth - 1; depth > 0; depth--)
        {
            HtmlTag at = _open.TagAt(depth);
            if (token.Tag == Li ? at == Li : at is Dd or Dt)
            {
                _open.CloseImplied(at);
                _open.PopTo(at);
                break;
            }
            if (ElementKinds.IsSpecial(at) && at is not (Address or Div or P)) break;
        }
        CloseParagraph();
        _open.Push(token);
    }

    private void StartFormatting(ref Token token)
    {
        if (token.Tag == A && _open.FormattingOf(A) is >= 0 and int link)
        {
            Adopt(Ended(A));
            _open.RemoveFormatting(link);
            if (_open.DepthOf(link) >= 0) Refused = "link in a link";
        }
        _open.Reconstruct();
        if (token.Tag == Nobr && _open.InScope(Nobr) >= 0)
        {
            Adopt(Ended(Nobr));
            _open.Reconstruct();
        }
        _open.PushFormatting(_open.Push(token));
    }

    private bool EndInBody(ref Token token)
    {
        HtmlTag tag = token.Tag;
        if (ElementKinds.IsFormatting(tag)) Adopt(token);
        else if (tag == P)
        {
            if (_open.InScope(P, button: true) < 0) _open.Push(Implied(P));
            CloseParagraph();
        }
        else if (ElementKinds.IsPlainBlock(tag) || tag is Pre or Listing or Button or Applet or Marquee or HtmlTag.Object) EndBlock(tag);
        else if (HtmlTags.IsHeading(tag)) EndHeading();
        else if (tag is Li or Dd or Dt)
        {
            if (_open.InScope(tag, list: tag == Li) < 0) return false;
            _open.CloseImplied(tag);
            _open.PopTo(tag);
        }
        else if (tag == Form) EndForm();
        else if (tag is Body or HtmlTag.Html)
        {
            if (_open.InScope(Body) < 0) return false;
            _mode = Mode.AfterBody;
            return tag == HtmlTag.Html;
        }
        else if (tag == Br)
        {
            _open.Reconstruct();
            _open.Add(Implied(Br));
        }
        else EndOther(token);
        return false;
    }

    private void EndBlock(HtmlTag tag)
    {
        if (_open.InScope(tag) < 0) return;
        _open.CloseImplied();
        _open.PopTo(tag);
        if (tag is Applet or Marquee or HtmlTag.Object) _open.ClearToMarker();
    }

    private void EndHeading()
    {
        bool found = false;
        for (HtmlTag tag = H1; tag <= H6 && !found; tag++) found = _open.InScope(tag) >= 0;
        if (!found) return;
        _open.CloseImplied();
        while (!HtmlTags.IsHeading(_open.CurrentTag)) _open.Pop();
        _open.Pop();
    }

    private void EndForm()
    {
        int form = _form;
        _form = -1;
        int depth = form < 0 ? -1 : _open.DepthOf(form);
        if (depth < 0 || _open.InScope(Form) < depth) return;
        _open.CloseImplied();
        if (_open.Current == form) _open.Pop();
        else _open.Remove(depth);
    }

    /// <summary>An end tag without a rule of its own.</summary>
    private void EndOther(in Token token)
    {
        for (int depth = _open.Depth - 1; depth > 0; depth--)
        {
            if (_open.IsNamed(depth, token))
            {
                _open.CloseImplied(token.Tag);
                _open.PopToDepth(depth);
                return;
            }
            if (ElementKinds.IsSpecial(_open.TagAt(depth))) return;
        }
    }

    /// <summary>The adoption agency algorithm, as far as it moves no nodes.</summary>
    private void Adopt(in Token end)
    {
        if (_open.IsNamed(_open.Depth - 1, end) && !_open.IsFormatting(_open.Current))
        {
            _open.Pop();
            return;
        }
        int element = _open.FormattingOf(end.Tag);
        if (element < 0)
        {
            EndOther(end);
            return;
        }
        int depth = _open.DepthOf(element);
        if (depth < 0)
        {
            _open.RemoveFormatting(element);
            return;
        }
        for (int above = _open.Depth - 1; above > depth; above--)
        {
            HtmlTag tag = _open.TagAt(above);
            if (ElementKinds.BoundsScope(tag)) return;
        }
        for (int above = _open.Depth - 1; above > depth; above--)
        {
            if (!ElementKinds.IsSpecial(_open.TagAt(above))) continue;
            Refused = "formatting closed across a block";
            return;
        }
        _open.PopToDepth(depth);
        _open.RemoveFormatting(element);
    }

    private void CloseParagraph()
    {
        if (_open.InScope(P, button: true) < 0) return;
        _open.CloseImplied(P);
        _open.PopTo(P);
    }

    private static Token Ended(HtmlTag tag) => new() { Kind = TokenKind.End, Tag = tag, Name = HtmlTags.NameOf(tag) };
}
