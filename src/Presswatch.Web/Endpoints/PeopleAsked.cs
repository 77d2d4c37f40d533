using Presswatch.Analysis;
using Presswatch.Archive.Readings;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;

namespace Presswatch.Web.Endpoints;

/// <summary>A list of people as an address states it: q, role, title, from, to, sort, after, limit.</summary>
internal sealed record PeopleAsked(PeopleAsk Ask, bool HasLimit)
{
    public const int PageSize = 50;
    private const int MostItems = 1_000;
    private static readonly string[] Orders = ["appearances", "name", "last"];

    /// <summary>Reads an address. Each value that is not taken is a problem; none is passed over in silence.</summary>
    public static Outcome<PeopleAsked> Read(HttpRequest request)
    {
        string Value(string name) => request.Query[name].ToString().Trim();
        string? Given(string name) => Value(name) is { Length: > 0 } value ? value : null;
        Outcome<PersonRole?> role = Role(Value("role"));
        if (role.Problem is { } unknown) return unknown;
        foreach (string bound in (string[])["from", "to"])
        {
            if (Given(bound) is { } day && !PartialDate.TryParse(day, out _)) return SearchAsk.Bad(bound, day, "a year, month or day: 2031, 2031-08 or 2031-08-19");
        }
        string sort = Given("sort") ?? Orders[0];
        if (!Orders.Contains(sort)) return SearchAsk.Bad("sort", sort, "appearances, name or last");
        Outcome<int> skip = ListCursor.Skip(Given("after"));
        if (skip.Problem is { } cursor) return cursor;
        Outcome<int?> limit = Limit(request);
        if (limit.Problem is { } most) return most;
        return new PeopleAsked(new(Given("q"), role.Value, Given("title"), Given("from"), Given("to"), sort, skip.Value, limit.Value ?? PageSize), limit.Value is not null);
    }

    public static Outcome<int?> Limit(HttpRequest request)
    {
        string limit = request.Query["limit"].ToString();
        if (limit.Length == 0) return Outcome.Of<int?>(null);
        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= MostItems ? Outcome.Of<int?>(number) : SearchAsk.Bad("limit", limit, $"1 to {MostItems}");
    }

    public static Outcome<PersonRole?> Role(string role)
    {
        if (role.Length == 0) return Outcome.Of<PersonRole?>(null);
        foreach (PersonRole known in Enum.GetValues<PersonRole>())
        {
            if (JsonText.NameOf(known) == role) return Outcome.Of<PersonRole?>(known);
        }
        return SearchAsk.Bad("role", role, string.Join(", ", Enum.GetValues<PersonRole>().Select(JsonText.NameOf)));
    }

    /// <summary>The address of the same list under another path, in another order, or from another person on.</summary>
    public string Address(string path, string? order = null, string? after = null)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 }) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("q", Ask.Text);
        Add("role", Ask.Role is { } role ? JsonText.NameOf(role) : null);
        Add("title", Ask.Title);
        Add("from", Ask.From);
        Add("to", Ask.To);
        string sort = order ?? Ask.Order;
        Add("sort", sort == Orders[0] ? null : sort);
        Add("after", after);
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }
}
