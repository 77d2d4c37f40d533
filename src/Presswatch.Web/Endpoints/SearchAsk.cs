using Presswatch.Archive.Search;
using Presswatch.Core.Queries;

namespace Presswatch.Web.Endpoints;

/// <summary>A search as an address states it: q, sort, after, limit, versions, reprints.</summary>
internal sealed record SearchAsk(Query Query, SearchOrder Order, string? After, int? Limit, bool AllVersions, bool Once = false)
{
    public const int PageSize = 20;
    private const int MostItems = 1_000;

    /// <summary>Whether the query has words, by which the best can stand first.</summary>
    public bool HasWords => Holds(Query.Root);

    /// <summary>Reads an address. Each value that is not taken is a problem; none is passed over in silence.</summary>
    public static Outcome<SearchAsk> Read(HttpRequest request)
    {
        Outcome<Query> parsed = QueryParser.Parse(request.Query["q"].ToString());
        if (!parsed.TryGet(out Query query)) return parsed.Problem!;
        SearchOrder order = Holds(query.Root) ? SearchOrder.Relevance : SearchOrder.Newest;
        string sort = request.Query["sort"].ToString();
        if (sort.Length > 0 && (!Enum.TryParse(sort, ignoreCase: true, out order) || char.IsAsciiDigit(sort[0]))) return Bad("sort", sort, "relevance, newest or oldest");
        string versions = request.Query["versions"].ToString();
        if (versions is not ("" or "newest" or "all")) return Bad("versions", versions, "newest or all");
        string reprints = request.Query["reprints"].ToString();
        if (reprints is not ("" or "all" or "once")) return Bad("reprints", reprints, "all or once");
        string after = request.Query["after"].ToString();
        string limit = request.Query["limit"].ToString();
        int? most = null;
        if (limit.Length > 0)
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > MostItems) return Bad("limit", limit, $"1 to {MostItems}");
            most = number;
        }
        return new SearchAsk(query, order, after.Length > 0 ? after : null, most, versions == "all", reprints == "once");
    }

    /// <summary>The request to the index.</summary>
    public SearchRequest Request(bool overview = false) => new(Query, Order, Limit ?? PageSize, After, AllVersions, overview, Once);

    /// <summary>The address of the same search under another path, with another order or page.</summary>
    public string Address(string path, SearchOrder? order = null, string? after = null, bool? allVersions = null, bool? once = null)
    {
        string address = $"{path}?q={Uri.EscapeDataString(Query.Text)}";
        SearchOrder sort = order ?? Order;
        if (sort != (HasWords ? SearchOrder.Relevance : SearchOrder.Newest)) address += "&sort=" + sort.ToString().ToLowerInvariant();
        if (allVersions ?? AllVersions) address += "&versions=all";
        if (once ?? Once) address += "&reprints=once";
        if (after is not null) address += "&after=" + Uri.EscapeDataString(after);
        return address;
    }

    internal static Problem Bad(string name, string value, string takes) => new(ProblemCodes.BadParameter, $"'{name}' does not take '{value}'.", Try: $"write {name}= with {takes}");

    private static bool Holds(QueryNode node) => node switch
    {
        WordNode or PhraseNode or NearNode => true,
        AndNode and => and.Parts.Any(Holds),
        OrNode or => or.Parts.Any(Holds),
        _ => false,
    };
}
