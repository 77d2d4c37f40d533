using System.Collections.Frozen;

namespace Presswatch.Extraction.Html;

/// <summary>The elements that extraction tells apart.</summary>
internal enum HtmlTag : byte
{
    /// <summary>No element but a text.</summary>
    Text,
    /// <summary>An element without a rule of its own: inline.</summary>
    Other,
    Html, Head, Body, Title, Meta, Link, Base,
    Div, P, Section, Article, Main, Header, Footer, Nav, Aside, Figure, Figcaption, Picture,
    H1, H2, H3, H4, H5, H6, Ul, Ol, Li, Dl, Dt, Dd, Blockquote, Pre, Hr, Br, Address, Center, Details, Summary, Form, Fieldset, Label,
    Table, Thead, Tbody, Tfoot, Tr, Td, Th, Caption,
    A, B, Strong, Em, I, Span, Font, Nobr, Time, Img, Small, Cite, Q, Button, Input, Select, Textarea,
    Script, Style, Noscript, Template, Svg, Iframe, Object, Video, Audio, Canvas, Math, Embed, Source, Map,
    // Told apart by the parser alone.
    Applet, Area, Basefont, Bgsound, Big, Code, Col, Colgroup, Dialog, Dir, Frame, Frameset, Hgroup, Image, Keygen, Listing, Marquee, Menu, Menuitem, Noembed, Noframes, Optgroup, Option, Param,
    Plaintext, Rb, Rp, Rt, Rtc, Ruby, S, Search, Strike, Track, Tt, U, Wbr, Xmp,
}

/// <summary>What kind of thing an element is.</summary>
internal static class HtmlTags
{
    private static readonly FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> ByName = Enum.GetValues<HtmlTag>()
        .Where(tag => tag > HtmlTag.Other).ToFrozenDictionary(tag => tag.ToString(), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly bool[] Blocks = Table(
        HtmlTag.Html, HtmlTag.Body, HtmlTag.Div, HtmlTag.P, HtmlTag.Section, HtmlTag.Article, HtmlTag.Main, HtmlTag.Header, HtmlTag.Footer, HtmlTag.Nav, HtmlTag.Aside, HtmlTag.Figure,
        HtmlTag.Figcaption, HtmlTag.H1, HtmlTag.H2, HtmlTag.H3, HtmlTag.H4, HtmlTag.H5, HtmlTag.H6, HtmlTag.Ul, HtmlTag.Ol, HtmlTag.Li, HtmlTag.Dl, HtmlTag.Dt, HtmlTag.Dd, HtmlTag.Blockquote,
        HtmlTag.Pre, HtmlTag.Hr, HtmlTag.Address, HtmlTag.Center, HtmlTag.Details, HtmlTag.Summary, HtmlTag.Form, HtmlTag.Fieldset, HtmlTag.Table, HtmlTag.Thead, HtmlTag.Tbody, HtmlTag.Tfoot,
        HtmlTag.Tr, HtmlTag.Td, HtmlTag.Th, HtmlTag.Caption);

    private static readonly bool[] Silent = Table(
        HtmlTag.Head, HtmlTag.Script, HtmlTag.Style, HtmlTag.Noscript, HtmlTag.Template, HtmlTag.Svg, HtmlTag.Iframe, HtmlTag.Object, HtmlTag.Video, HtmlTag.Audio, HtmlTag.Canvas,
        HtmlTag.Math, HtmlTag.Embed, HtmlTag.Select, HtmlTag.Textarea, HtmlTag.Input, HtmlTag.Button, HtmlTag.Map);

    private static readonly string[] Names = [.. Enum.GetValues<HtmlTag>().Select(tag => tag.ToString().ToLowerInvariant())];

    /// <summary>Local name of a known element.</summary>
    public static string NameOf(HtmlTag tag) => Names[(int)tag];

    public static HtmlTag Of(ReadOnlySpan<char> name) => ByName.TryGetValue(name, out HtmlTag tag) ? tag : HtmlTag.Other;

    /// <summary>Whether the element starts and ends a line of its own.</summary>
    public static bool IsBlock(HtmlTag tag) => Blocks[(int)tag];

    /// <summary>Whether nothing inside the element is text to read.</summary>
    public static bool IsSilent(HtmlTag tag) => Silent[(int)tag];

    public static bool IsHeading(HtmlTag tag) => tag is >= HtmlTag.H1 and <= HtmlTag.H6;

    private static bool[] Table(params HtmlTag[] tags)
    {
        bool[] table = new bool[256];
        foreach (HtmlTag tag in tags) table[(int)tag] = true;
        return table;
    }
}
