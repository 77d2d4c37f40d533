using Presswatch.Core.Queries;
using Presswatch.Core.Values;

namespace Presswatch.Web.Serving;

/// <summary>Addresses of searches that differ from one at hand by a filter.</summary>
internal static class QueryLinks
{
    public static string Search(string query) => "/search?q=" + Uri.EscapeDataString(query);

    /// <summary>All articles of a source.</summary>
    public static string Source(string name) => Search(FilterText(QueryField.Source, name) ?? "");

    /// <summary>The query within one month ("2031-08") or year or day, in place of other bounds it had.</summary>
    public static string Month(Query? query, string month) => Between(query, month, month);

    /// <summary>The query within a period of a trend: "2031", "2031-Q3", "2031-08", "2031-W33" or "2031-08-19".</summary>
    public static string Period(Query? query, string period)
    {
        if (period.Length < 6 || !int.TryParse(period.AsSpan(0, 4), out int year)) return Month(query, period);
        if (period[5] == 'Q' && int.TryParse(period.AsSpan(6), out int quarter)) return Between(query, $"{year:0000}-{(quarter * 3) - 2:00}", $"{year:0000}-{quarter * 3:00}");
        if (period[5] != 'W' || !int.TryParse(period.AsSpan(6), out int week)) return Month(query, period);
        DateOnly monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return Between(query, PartialDate.Of(monday).ToString(), PartialDate.Of(monday.AddDays(6)).ToString());
    }

    private static string Between(Query? query, string from, string to) => Search(Join([.. Parts(query).Where(part => part is not DateNode).Select(Text), $"from:{from} to:{to}"]));

    /// <summary>Whether the query as a whole is narrowed to that value.</summary>
    public static bool Has(Query query, QueryField field, string value) => Parts(query).OfType<FieldNode>().Any(part => part.Field == field && part.Values.Any(one => Same(one, value)));

    /// <summary>The query with a value of a filter more, or without it where it has it; <see langword="null"/> for a value that the grammar cannot write.</summary>
    public static string? Toggle(Query query, QueryField field, string value)
    {
        if (FilterText(field, value) is not { } filter) return null;
        if (!Has(query, field, value)) return Search(Join([.. Parts(query).Select(Text), filter]));
        IEnumerable<string> left = Parts(query).Select(part => part is FieldNode known && known.Field == field
            ? string.Join(' ', known.Values.Where(one => !Same(one, value)).Select(one => FilterText(field, one)))
            : Text(part));
        return Search(Join(left));
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Join(IEnumerable<string> parts) => string.Join(' ', parts.Where(part => part.Length > 0));

    /// <summary>What the query demands as a whole, part by part.</summary>
    private static IReadOnlyList<QueryNode> Parts(Query? query) => query?.Root switch
    {
        null or AllNode => [],
        AndNode and => and.Parts,
        QueryNode other => [other],
    };

    private static string Text(QueryNode part) => part is OrNode ? $"({part})" : part.ToString();

    private static string? FilterText(QueryField field, string value)
    {
        string text = new FieldNode(field, [value], default(TextSpan)).ToString();
        if (!Reads(text)) text = $"{QueryParser.NameOf(field)}:\"{value}\"";
        return Reads(text) ? text : null;

        bool Reads(string filter) => QueryParser.Parse(filter).TryGet(out Query parsed) && parsed.Root is FieldNode { Values: [var only] } node && node.Field == field && only == value;
    }
}
