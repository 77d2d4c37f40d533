using Presswatch.Analysis.Phrases;

namespace Presswatch.Web.Endpoints;

/// <summary>A list of phrases as an address states it: from, to, articles, after, limit.</summary>
/// <param name="From">First year, month or day, as the address has it; the period that is shown where it has none.</param>
/// <param name="To">Last, as the address has it.</param>
/// <param name="Articles">Fewest articles, as the address has it.</param>
/// <param name="Ask">What that means.</param>
public sealed record PhrasesAsked(string? From, string? To, int? Articles, PhrasesAsk Ask)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = PhrasesAsk.PageSize;
    private const int MostArticles = 1_000_000;

    /// <summary>Tells this question from others.</summary>
    public string Key => $"{Ask.From:O} {Ask.To:O} {Ask.Articles} {Ask.Skip} {Ask.Limit}";

    /// <summary>Reads an address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="period">The period where the address names none; <see langword="null"/> for all time.</param>
    /// <param name="fewest">Fewest articles where it says nothing.</param>
    /// <param name="limit">Most rows where it says nothing.</param>
    public static Outcome<PhrasesAsked> Read(HttpRequest request, string? period, int fewest, int limit)
    {
        string? Given(string name) => request.Query[name].ToString().Trim() is { Length: > 0 } value ? value : null;
        foreach (string bound in (string[])["from", "to"])
        {
            if (Given(bound) is { } day && !PartialDate.TryParse(day, out _)) return SearchAsk.Bad(bound, day, "a year, month or day: 2031, 2031-08 or 2031-08-19");
        }
        int? articles = null;
        if (Given("articles") is { } number)
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int least) || least is < 2 or > MostArticles) return SearchAsk.Bad("articles", number, "a number from 2 on");
            articles = least;
        }
        Outcome<int?> most = PeopleAsked.Limit(request);
        if (most.Problem is { } bad) return bad;
        (string? from, string? to) = (Given("from"), Given("to"));
        if (to is not null && from is null) return SearchAsk.Bad("to", to, "a from before it");
        from ??= period;
        Outcome<PhrasesAsk> ask = PhrasesAsk.Read(from, to, articles ?? fewest, Given("after"), most.Value ?? limit);
        if (ask.TryGet(out PhrasesAsk read)) return new PhrasesAsked(from, to, articles, read);
        return ask.Problem!.Code == ProblemCodes.BadCursor ? ask.Problem : SearchAsk.Bad("to", to ?? "", "a day that is not before from");
    }

    /// <summary>The address of the same list under another path, or from another row on.</summary>
    public string Address(string path, string? after = null)
    {
        string[] parts = [.. new (string Name, string? Value)[] { ("from", From), ("to", To), ("articles", Articles?.ToString(CultureInfo.InvariantCulture)), ("after", after) }
            .Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")];
        return parts.Length == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }
}
