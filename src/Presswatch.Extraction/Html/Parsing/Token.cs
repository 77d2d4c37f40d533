namespace Presswatch.Extraction.Html.Parsing;

internal enum TokenKind : byte
{
    Text,
    Start,
    End,
    Doctype,
    /// <summary>What is read as a comment: parts two texts, and is nothing else.</summary>
    Comment,
    Eof,
}

/// <summary>One token of a page; the text of a text token and the attributes of a start tag stay with the tokeniser.</summary>
internal struct Token
{
    public TokenKind Kind;
    public HtmlTag Tag;

    /// <summary>Local name of a tag, in lower case.</summary>
    public string Name;

    /// <summary>Value of the first class attribute; <see langword="null"/> where there is none.</summary>
    public string? Class;
    public string? Id;

    /// <summary>First attribute of a start tag in the list of attributes, class and id aside, and how many there are.</summary>
    public int Attributes;
    public short AttributeCount;

    /// <summary>Whether a text is white space alone.</summary>
    public bool IsBlank;

    /// <summary>Whether a document type leaves a table outside the paragraph before it; nothing where that is not known.</summary>
    public bool? Standard;
}
