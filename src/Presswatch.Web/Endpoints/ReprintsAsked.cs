using Presswatch.Analysis;
using Presswatch.Archive.Reprints;

namespace Presswatch.Web.Endpoints;

/// <summary>A list of reprint groups as an address states it: source, from, to, after, limit.</summary>
internal sealed record ReprintsAsked(string? Source, string? From, string? To, int Skip, int? Limit)
{
    public const int PageSize = 20;

    public bool IsNarrowed => (Source, From, To) is not (null, null, null);

    /// <summary>Reads an address. Each value that is not taken is a problem; none is passed over in silence.</summary>
    public static Outcome<ReprintsAsked> Read(HttpRequest request)
    {
        string? Given(string name) => request.Query[name].ToString().Trim() is { Length: > 0 } value ? value : null;
        foreach (string bound in (string[])["from", "to"])
        {
            if (Given(bound) is { } day && !PartialDate.TryParse(day, out _)) return SearchAsk.Bad(bound, day, "a year, month or day: 2031, 2031-08 or 2031-08-19");
        }
        Outcome<int> skip = ListCursor.Skip(Given("after"));
        if (skip.Problem is { } cursor) return cursor;
        Outcome<int?> limit = PeopleAsked.Limit(request);
        return limit.Problem is { } most ? most : new ReprintsAsked(Given("source"), Given("from"), Given("to"), skip.Value, limit.Value);
    }

    /// <summary>What the store is asked for.</summary>
    public ReprintFilter Filter() => new(Source, Bound(From)?.First, Bound(To)?.Last);

    /// <summary>The address of the same list under another path, or from another group on.</summary>
    public string Address(string path, string? after = null)
    {
        string[] parts = [.. new (string Name, string? Value)[] { ("source", Source), ("from", From), ("to", To), ("after", after) }
            .Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")];
        return parts.Length == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    private static PartialDate? Bound(string? given) => PartialDate.TryParse(given ?? "", out PartialDate date) ? date : null;
}
