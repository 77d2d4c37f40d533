using Presswatch.Core.Dates;
using Presswatch.Core.Values;
using Presswatch.Core.Words;

namespace Presswatch.Core.Queries;

/// <summary>What a filter compares, other than the date of publication.</summary>
public enum QueryField
{
    Source,
    Publisher,
    Lang,
    Section,
    Type,
    Person,
    Present,
    Place,
    Org,
}

/// <summary>A part of a query. Its text form is canonical: it parses back to the same tree.</summary>
/// <param name="Span">Where it stands in the query, in UTF-16 units.</param>
public abstract record QueryNode(TextSpan Span)
{
    /// <summary>The canonical text.</summary>
    public sealed override string ToString() => QueryWriter.Write(this);
}

/// <summary>All articles: the empty query.</summary>
public sealed record AllNode(TextSpan Span) : QueryNode(Span);

/// <summary>All of two or more parts hold.</summary>
public sealed record AndNode(IReadOnlyList<QueryNode> Parts, TextSpan Span) : QueryNode(Span);

/// <summary>At least one of two or more parts holds.</summary>
public sealed record OrNode(IReadOnlyList<QueryNode> Parts, TextSpan Span) : QueryNode(Span);

/// <summary>The part does not hold.</summary>
public sealed record NotNode(QueryNode Part, TextSpan Span) : QueryNode(Span);

/// <summary>A word as typed; where it has several tokens ("single-hearted", a Hangul word) they follow each other.</summary>
/// <param name="Text">As typed, without <c>=</c> and <c>*</c>; has at least one token.</param>
/// <param name="Prefix">Whether words that begin so are meant; then the text has a single token.</param>
/// <param name="Exact">Whether the unfolded word is meant.</param>
/// <param name="Span">Where it stands, signs included.</param>
public sealed record WordNode(string Text, bool Prefix, bool Exact, TextSpan Span) : QueryNode(Span)
{
    /// <summary>Its tokens: folded, or the unfolded forms for an exact word.</summary>
    public IReadOnlyList<string> Terms => QueryTerms.Of(Text, Exact);
}

/// <summary>Words that follow each other within a paragraph.</summary>
/// <param name="Text">What stands between the quotes; has at least one token. A star right after a word makes it a beginning of words, one alone between spaces is any word.</param>
/// <param name="Exact">Whether the unfolded words are meant.</param>
/// <param name="Span">Where it stands, signs included.</param>
public sealed record PhraseNode(string Text, bool Exact, TextSpan Span) : QueryNode(Span)
{
    /// <inheritdoc cref="WordNode.Terms"/>
    public IReadOnlyList<string> Terms => QueryTerms.Of(Text, Exact);
}

/// <summary>A word or phrase has another near it, on either side, in the same paragraph. An occurrence is one of the first with at least one of the second near it.</summary>
/// <param name="First">A <see cref="WordNode"/> or <see cref="PhraseNode"/>.</param>
/// <param name="Second">Another.</param>
/// <param name="Distance">Most words between the two, from 0 to <see cref="MostDistance"/>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NearNode(QueryNode First, QueryNode Second, int Distance, TextSpan Span) : QueryNode(Span)
{
    /// <summary>Words between where none are said.</summary>
    public const int UsualDistance = 10;

    /// <summary>Most words between that can be asked for.</summary>
    public const int MostDistance = 100;
}

/// <summary>A field has one of the values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">One or more, as typed; case means nothing.</param>
/// <param name="Span">Where its first value stands.</param>
public sealed record FieldNode(QueryField Field, IReadOnlyList<string> Values, TextSpan Span) : QueryNode(Span);

/// <summary>The article was published on or after (or: on or before) one of the dates.</summary>
/// <param name="IsFrom"><c>from:</c>, which means the first day a date can be; otherwise <c>to:</c>, which means the last.</param>
/// <param name="Dates">One or more.</param>
/// <param name="Span">Where its first date stands.</param>
public sealed record DateNode(bool IsFrom, IReadOnlyList<PartialDate> Dates, TextSpan Span) : QueryNode(Span)
{
    /// <summary>The bound that the dates make together, being alternatives: the earliest first day, or the latest last day. Inclusive.</summary>
    public DateOnly Bound => IsFrom ? Dates.Min(date => date.First) : Dates.Max(date => date.Last);
}

/// <summary>A query as parsed.</summary>
/// <param name="Root">The tree.</param>
/// <param name="Text">As typed.</param>
public sealed record Query(QueryNode Root, string Text)
{
    /// <summary>The canonical text.</summary>
    public override string ToString() => Root.ToString();
}

internal static class QueryTerms
{
    public static IReadOnlyList<string> Of(string text, bool exact)
    {
        var terms = new List<string>();
        foreach (Token token in Tokeniser.Tokens(text)) terms.Add(exact ? Tokeniser.Exact(token.Span.Of(text)) : Tokeniser.Fold(token.Span.Of(text)));
        return terms;
    }
}
