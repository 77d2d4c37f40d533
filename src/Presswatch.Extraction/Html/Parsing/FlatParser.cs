using Presswatch.Core.Problems;
using static Presswatch.Extraction.Html.HtmlTag;

namespace Presswatch.Extraction.Html.Parsing;

/// <summary>
/// Builds the flat tree of a skimmed page after the HTML standard, 13.2.6, in one loop and without recursion: the tree that AngleSharp builds, several times faster.
/// It adds nodes in document order only. A page that needs more (text moved out of a table, formatting closed across blocks, foreign elements, frames) is
/// refused, and is AngleSharp's.
/// </summary>
internal sealed partial class FlatParser(ExtractionLimits limits, TimeProvider time)
{
    private enum Mode : byte { Initial, BeforeHtml, BeforeHead, InHead, AfterHead, InBody, InTable, InTableBody, InRow, InCell, InCaption, InColumnGroup, InSelect, InSelectInTable, AfterBody, AfterAfterBody }

    private readonly List<KeyValuePair<string, string>> _attributes = new(512);
    private OpenElements _open = null!;
    private Mode _mode;
    private bool? _standard = false;
    private int _form = -1;

    /// <summary>Why the page is left to AngleSharp; nothing where it was built.</summary>
    public string? Refused { get; private set; }

    /// <summary>The tree or why the page is declined; <see langword="null"/> where it is left to AngleSharp.</summary>
    public Outcome<HtmlTree>? Parse(ReadOnlySpan<char> skimmed)
    {
        long start = time.GetTimestamp();
        _open = new(_attributes, StringShare.OfThread);
        var tokens = new Tokeniser(skimmed, _attributes, StringShare.OfThread);
        Problem? declined = null;
        for (int turn = 1; Refused is null && declined is null; turn++)
        {
            Token token = tokens.Next();
            Take(ref tokens, ref token);
            Refused ??= tokens.Refused;
            declined = _open.Count > limits.Nodes ? new(ProblemCodes.TooManyNodes, $"the page has more than {limits.Nodes:N0} elements")
                : _open.Deepest > limits.Depth ? new(ProblemCodes.TooDeep, $"the page nests its elements deeper than {limits.Depth:N0}")
                : (turn & 255) == 0 && time.GetElapsedTime(start) > limits.Time ? new(ProblemCodes.TooSlow, $"the page took longer than {limits.Time.TotalSeconds:0.#} s") : null;
            if (token.Kind == TokenKind.Eof) break;
        }
        tokens.Dispose();
        if (Refused is null && declined is null) return _open.Finish();
        _open.Abandon();
        return declined is null ? null : (Outcome<HtmlTree>?)declined;
    }

    private void Take(ref Tokeniser tokens, ref Token token)
    {
        if (token.Kind == TokenKind.Comment)
        {
            if (_mode is Mode.AfterBody or Mode.AfterAfterBody) Refused = "comment behind the body";
            _open.PartText();
            return;
        }
        if (token.Kind == TokenKind.Start && ElementKinds.IsRefused(token.Tag))
        {
            Refused = token.Name;
            return;
        }
        ReadOnlySpan<char> text = tokens.Text;
        while (Refused is null)
        {
            bool again = _mode switch
            {
                Mode.Initial or Mode.BeforeHtml or Mode.BeforeHead => BeforeTheHead(ref token, ref text),
                Mode.InHead => InHead(ref tokens, ref token, ref text),
                Mode.AfterHead => AfterHead(ref tokens, ref token, ref text),
                Mode.InTable => InTable(ref tokens, ref token, text),
                Mode.InTableBody => InTableBody(ref tokens, ref token, text),
                Mode.InRow => InRow(ref tokens, ref token, text),
                Mode.InCell => InCell(ref tokens, ref token, text),
                Mode.InCaption => InCaption(ref tokens, ref token, text),
                Mode.InColumnGroup => InColumnGroup(ref token, text),
                Mode.InSelect or Mode.InSelectInTable => InSelect(ref tokens, ref token, text),
                Mode.AfterBody or Mode.AfterAfterBody => AfterBody(ref tokens, ref token, text),
                _ => InBody(ref tokens, ref token, text),
            };
            if (!again) return;
        }
    }

    /// <summary>Everything up to the head; true where the token is to be looked at again in the next mode.</summary>
    private bool BeforeTheHead(ref Token token, ref ReadOnlySpan<char> text)
    {
        if (token.Kind == TokenKind.Text)
        {
            text = text.TrimStart(" \t\n\f\r");
            if (text.IsEmpty) return false;
        }
        if (token.Kind == TokenKind.Doctype)
        {
            if (_mode == Mode.Initial) (_standard, _mode) = (token.Standard, Mode.BeforeHtml);
            return false;
        }
        if (_mode == Mode.Initial) _mode = Mode.BeforeHtml;
        if (token.Kind == TokenKind.End && token.Tag is not (Head or Body or HtmlTag.Html or Br)) return false;
        if (_mode == Mode.BeforeHtml)
        {
            bool named = token is { Kind: TokenKind.Start, Tag: HtmlTag.Html };
            _open.Push(named ? token : Implied(HtmlTag.Html));
            _mode = Mode.BeforeHead;
            return !named;
        }
        if (token is { Kind: TokenKind.Start, Tag: HtmlTag.Html }) return Repeated(token);
        bool head = token is { Kind: TokenKind.Start, Tag: Head };
        _open.Push(head ? token : Implied(Head));
        _mode = Mode.InHead;
        return !head;
    }

    private bool InHead(ref Tokeniser tokens, ref Token token, ref ReadOnlySpan<char> text)
    {
        if (token.Kind == TokenKind.Doctype) return false;
        if (token.Kind == TokenKind.Text && TakeBlank(ref text)) return false;
        if (token.Kind == TokenKind.Start)
        {
            if (token.Tag == HtmlTag.Html) return Repeated(token);
            if (token.Tag == Head) return false;
            if (TakeMetadata(ref tokens, ref token)) return false;
        }
        if (token.Kind == TokenKind.End)
        {
            if (token.Tag is not (Head or Body or HtmlTag.Html or Br)) return false;
            if (token.Tag == Head)
            {
                _open.Pop();
                _mode = Mode.AfterHead;
                return false;
            }
        }
        _open.Pop();
        _mode = Mode.AfterHead;
        return true;
    }

    private bool AfterHead(ref Tokeniser tokens, ref Token token, ref ReadOnlySpan<char> text)
    {
        if (token.Kind == TokenKind.Doctype) return false;
        if (token.Kind == TokenKind.Text && TakeBlank(ref text)) return false;
        if (token.Kind == TokenKind.Start)
        {
            if (token.Tag == HtmlTag.Html) return Repeated(token);
            if (token.Tag == Head) return false;
            if (token.Tag == Body)
            {
                _open.Push(token);
                _mode = Mode.InBody;
                return false;
            }
            if (token.Tag is Base or Basefont or Bgsound or Link or Meta or Script or Title)
            {
                Refused = "metadata behind the head";
                return false;
            }
        }
        if (token.Kind == TokenKind.End && token.Tag is not (Body or HtmlTag.Html or Br)) return false;
        _open.Push(Implied(Body));
        _mode = Mode.InBody;
        return true;
    }

    private bool AfterBody(ref Tokeniser tokens, ref Token token, ReadOnlySpan<char> text)
    {
        if (token.Kind is TokenKind.Eof or TokenKind.Doctype) return false;
        if (token.Kind == TokenKind.Text && token.IsBlank) return InBody(ref tokens, ref token, text);
        if (token is { Kind: TokenKind.End, Tag: HtmlTag.Html } && _mode == Mode.AfterBody)
        {
            _mode = Mode.AfterAfterBody;
            return false;
        }
        if (token is { Kind: TokenKind.Start, Tag: HtmlTag.Html }) return Repeated(token);
        _mode = Mode.InBody;
        return true;
    }

    /// <summary>Puts the white space that a text begins with into the current element; true where that is all.</summary>
    private bool TakeBlank(ref ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text.TrimStart(" \t\n\f\r");
        _open.AddText(text[..(text.Length - rest.Length)]);
        text = rest;
        return rest.IsEmpty;
    }

    /// <summary>Elements of the head, wherever they stand.</summary>
    private bool TakeMetadata(ref Tokeniser tokens, ref Token token)
    {
        switch (token.Tag)
        {
            case Base or Basefont or Bgsound or Link or Meta:
                _open.Add(token);
                return true;
            case Title:
                AddRaw(ref tokens, token);
                return true;
            case Script:
                _open.Add(token);
                if (!tokens.SkipEndTag("</script>")) Refused = "script";
                return true;
            default:
                return false;
        }
    }

    private void AddRaw(ref Tokeniser tokens, in Token token)
    {
        _open.Push(token);
        if (token.Tag == Textarea) tokens.SkipLineFeed();
        tokens.ReadRaw(token.Name);
        _open.AddText(tokens.Text);
        _open.Pop();
    }

    /// <summary>A second html or body element gives its attributes to the first: rare, and refused where it has any.</summary>
    private bool Repeated(in Token token)
    {
        if (token.AttributeCount > 0 || token.Class is not null || token.Id is not null) Refused = "second " + token.Name;
        return false;
    }

    private static Token Implied(HtmlTag tag) => new() { Kind = TokenKind.Start, Tag = tag, Name = HtmlTags.NameOf(tag) };
}
