using static Presswatch.Extraction.Html.HtmlTag;

namespace Presswatch.Extraction.Html.Parsing;

/// <summary>The sets of elements that tree construction tells apart (HTML standard, 13.2.4.2 and 13.2.6).</summary>
internal static class ElementKinds
{
    /// <summary>As the standard lists them; time beside them, since AngleSharp counts it among them.</summary>
    private static readonly bool[] SpecialTags = Table(
        Address, Applet, Area, Article, Aside, Base, Basefont, Bgsound, Blockquote, Body, Br, Button, HtmlTag.Caption, Center, Col, Colgroup, Dd, Details, Dir, Div, Dl, Dt, Embed, Fieldset, Figcaption,
        Figure, Footer, Form, Frame, Frameset, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, HtmlTag.Html, Iframe, Img, Input, Keygen, Li, Link, Listing, Main, Marquee, Menu, Meta, Nav, Noembed, Noframes,
        Noscript, HtmlTag.Object, Ol, P, Param, Plaintext, Pre, Script, Search, Section, Select, Source, Style, Summary, HtmlTag.Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Track, Ul, Wbr, Xmp);

    private static readonly bool[] FormattingTags = Table(A, B, Big, Code, Em, Font, I, Nobr, S, Small, Strike, Strong, Tt, U);

    private static readonly bool[] ScopeTags = Table(Applet, HtmlTag.Caption, HtmlTag.Html, HtmlTag.Table, Td, Th, Marquee, HtmlTag.Object, Template);

    private static readonly bool[] ImpliedEndTags = Table(Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc);

    private static readonly bool[] VoidTags = Table(Area, Base, Basefont, Bgsound, Br, Col, Embed, Hr, Img, Input, Keygen, Link, Meta, Param, Source, Track, Wbr);

    private static readonly bool[] PlainBlockTags = Table(
        Address, Article, Aside, Blockquote, Center, Details, Dialog, Dir, Div, Dl, Fieldset, Figcaption, Figure, Footer, Header, Hgroup, Main, Menu, Nav, Ol, Search, Section, Summary, Ul);

    private static readonly bool[] TablePartTags = Table(HtmlTag.Caption, Col, Colgroup, Tbody, Td, Tfoot, Th, Thead, Tr);

    private static readonly bool[] RefusedTags = Table(Frameset, Frame, Template, Svg, HtmlTag.Math, Plaintext, Xmp, Iframe, Noembed, Noframes, Noscript, Style, Keygen, Image, Menuitem, Search);

    public static bool IsSpecial(HtmlTag tag) => SpecialTags[(int)tag];

    public static bool IsFormatting(HtmlTag tag) => FormattingTags[(int)tag];

    /// <summary>Whether a search for an open element ends here.</summary>
    public static bool BoundsScope(HtmlTag tag) => ScopeTags[(int)tag];

    /// <summary>Whether the element is closed by what cannot stand inside it.</summary>
    public static bool EndsByItself(HtmlTag tag) => ImpliedEndTags[(int)tag];

    public static bool IsVoid(HtmlTag tag) => VoidTags[(int)tag];

    /// <summary>Blocks without rules but that they close a paragraph.</summary>
    public static bool IsPlainBlock(HtmlTag tag) => PlainBlockTags[(int)tag];

    public static bool IsTablePart(HtmlTag tag) => TablePartTags[(int)tag];

    /// <summary>Elements that are left to AngleSharp with their page.</summary>
    public static bool IsRefused(HtmlTag tag) => RefusedTags[(int)tag];

    private static bool[] Table(params HtmlTag[] tags)
    {
        bool[] table = new bool[256];
        foreach (HtmlTag tag in tags) table[(int)tag] = true;
        return table;
    }
}
