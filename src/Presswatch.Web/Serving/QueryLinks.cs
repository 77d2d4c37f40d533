using Presswatch.Core.Queries;
using Presswatch.Core.Values;

namespace Presswatch.Web.Serving;

/// <summary>Addresses of searches that differ from one at hand by a filter.</summary>
internal static class QueryLinks
{
    public static string Search(string query) => "/search?q=" + Uri.EscapeDataString(query);

    /// <summary>An address of a search, counting as a figure does that leads to it.</summary>
    /// <param name="allVersions">Whether all versions count, not the newest alone.</param>
    /// <param name="once">Whether of each reprint group one article counts.</param>
    public static string Counted(string address, bool allVersions, bool once) => address + (allVersions ? "&versions=all" : "") + (once ? "&reprints=once" : "");

    /// <summary>All articles of a source.</summary>
    public static string Source(string name) => Filter(QueryField.Source, name) ?? Search("");

    /// <summary>All articles that a filter finds; <see langword="null"/> for a value that the grammar cannot write.</summary>
    public static string? Filter(QueryField field, string value) => FilterText(field, value) is { } text ? Search(text) : null;

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

    private static string Between(Query? query, string from, string to) => Search(Join(All([.. Parts(query).Where(part => part is not DateNode)]), $"from:{from} to:{to}"));

    /// <summary>Whether the query as a whole is narrowed to that value.</summary>
    public static bool Has(Query query, QueryField field, string value) => Parts(query).OfType<FieldNode>().Any(part => part.Field == field && part.Values.Any(one => Same(one, value)));

    /// <summary>The query with a value of a filter more, or without it where it has it; <see langword="null"/> for a value that the grammar cannot write.</summary>
    /// <param name="isBoth">Whether, beside another value of the filter, both must hold; otherwise either will do.</param>
    public static string? Toggle(Query query, QueryField field, string value, bool isBoth = false)
    {
        if (FilterText(field, value) is not { } filter) return null;
        IReadOnlyList<QueryNode> parts = Parts(query);
        if (!Has(query, field, value)) return Search(Join(All(parts), isBoth && parts.Any(part => part is FieldNode other && other.Field == field) ? $"({filter})" : filter));
        return Search(All([.. parts.Select(part => part is FieldNode known && known.Field == field ? known with { Values = [.. known.Values.Where(one => !Same(one, value))] } : part)
            .Where(part => part is not FieldNode { Values.Count: 0 })]));
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Join(string query, string filter) => query.Length > 0 ? $"{query} {filter}" : filter;

    /// <summary>What the query demands as a whole, part by part.</summary>
    private static IReadOnlyList<QueryNode> Parts(Query? query) => query?.Root switch
    {
        null or AllNode => [],
        AndNode and => and.Parts,
        QueryNode other => [other],
    };

    private static string All(IReadOnlyList<QueryNode> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0] is OrNode ? $"({parts[0]})" : parts[0].ToString(),
        _ => new AndNode(parts, default).ToString(),
    };

    private static string? FilterText(QueryField field, string value)
    {
        string text = new FieldNode(field, [value], default(TextSpan)).ToString();
        if (!Reads(text)) text = $"{QueryParser.NameOf(field)}:\"{value}\"";
        return Reads(text) ? text : null;

        bool Reads(string filter) => QueryParser.Parse(filter).TryGet(out Query parsed) && parsed.Root is FieldNode { Values: [var only] } node && node.Field == field && only == value;
    }
}
