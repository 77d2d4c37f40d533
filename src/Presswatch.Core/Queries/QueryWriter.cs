using System.Globalization;
using System.Text;

namespace Presswatch.Core.Queries;

/// <summary>Writes the canonical text of a query.</summary>
internal static class QueryWriter
{
    public static string Write(QueryNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, QueryNode node)
    {
        switch (node)
        {
            case AndNode and:
                AppendParts(text, and.Parts, " ", part => part is AndNode or OrNode || RepeatsFilter(and.Parts, part));
                break;
            case OrNode or:
                AppendParts(text, or.Parts, " OR ", part => part is OrNode);
                break;
            case NotNode not:
                text.Append('-');
                AppendPart(text, not.Part, inParentheses: NeedsParentheses(not.Part));
                break;
            case WordNode word:
                text.Append(word.Exact ? "=" : "").Append(word.Text).Append(word.Prefix ? "*" : "");
                break;
            case PhraseNode phrase:
                text.Append(phrase.Exact ? "=" : "").Append('"').Append(phrase.Text).Append('"');
                break;
            case NearNode near:
                Append(text, near.First);
                text.Append(" NEAR").Append(near.Distance == NearNode.UsualDistance ? "" : string.Create(CultureInfo.InvariantCulture, $"/{near.Distance}")).Append(' ');
                Append(text, near.Second);
                break;
            case FieldNode field:
                text.AppendJoin(' ', field.Values.Select(value => $"{QueryParser.NameOf(field.Field)}:{Quoted(value)}"));
                break;
            case DateNode date:
                text.AppendJoin(' ', date.Dates.Select(value => $"{(date.IsFrom ? "from" : "to")}:{value}"));
                break;
        }
    }

    private static void AppendParts(StringBuilder text, IReadOnlyList<QueryNode> parts, string between, Func<QueryNode, bool> inParentheses)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(between);
            AppendPart(text, parts[i], inParentheses(parts[i]));
        }
    }

    private static void AppendPart(StringBuilder text, QueryNode part, bool inParentheses)
    {
        if (inParentheses) text.Append('(');
        Append(text, part);
        if (inParentheses) text.Append(')');
    }

    /// <summary>Whether a filter has the name of one before it: without parentheses the two would be read as one.</summary>
    public static bool RepeatsFilter(IReadOnlyList<QueryNode> parts, QueryNode part) => parts.TakeWhile(other => !ReferenceEquals(other, part)).Any(other => (other, part) switch
    {
        (FieldNode before, FieldNode field) => before.Field == field.Field,
        (DateNode before, DateNode date) => before.IsFrom == date.IsFrom,
        _ => false,
    });

    /// <summary>What a minus would not negate as a whole, or at all: a second minus is a dash.</summary>
    private static bool NeedsParentheses(QueryNode part) => part switch
    {
        AndNode or OrNode or NotNode => true,
        FieldNode field => field.Values.Count > 1,
        DateNode date => date.Dates.Count > 1,
        WordNode word => !word.Exact && word.Text[0] == '-',
        NearNode near => NeedsParentheses(near.First),
        _ => false,
    };

    private static string Quoted(string value) => value.Any(c => char.IsWhiteSpace(c) || c is '(' or ')' or '„') ? $"\"{value}\"" : value;
}
