using Presswatch.Analysis.Searching;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>What the search page shows.</summary>
public sealed class SearchView
{
    private const int MostValues = 12;
    private readonly SearchAsk _ask;
    private readonly Dictionary<string, MonthRow> _gaps;

    internal SearchView(SearchAsk ask, SearchReport report, long? occurrences, long? words, long behind, IReadOnlyList<MonthRow> archive) =>
        (_ask, Report, Occurrences, Words, Behind, _gaps) = (ask, report, occurrences, words, behind, archive.Where(month => month.Why is not null).ToDictionary(month => month.Month, StringComparer.Ordinal));

    /// <summary>What was found.</summary>
    public SearchReport Report { get; }

    /// <summary>How often the words stand in what was found; <see langword="null"/> for filters alone.</summary>
    public long? Occurrences { get; }

    /// <summary>Words of all that the filters leave.</summary>
    public long? Words { get; }

    /// <summary>Captures that the index does not hold yet.</summary>
    public long Behind { get; }

    /// <summary>As asked.</summary>
    public string Text => _ask.Query.Text;

    internal SearchOrder Order => _ask.Order;

    internal bool HasWords => _ask.HasWords;

    internal bool AllVersions => _ask.AllVersions;

    /// <summary>Whether of each reprint group one counts alone.</summary>
    internal bool Once => _ask.Once;

    internal bool IsFirstPage => _ask.After is null;

    internal string Address(string path, SearchOrder? order = null, string? after = null, bool? allVersions = null, bool? once = null) => _ask.Address(path, order, after, allVersions, once);

    internal IReadOnlyList<Bar> Bars =>
    [
        .. MonthRow.Fill(SearchEndpoints.MonthsOf(Report.Overview!)).Select(month => (Found: month, Gap: _gaps.GetValueOrDefault(month.Month))).Select(month => new Bar(
            month.Found.Month, month.Found.Articles, Show.Number(month.Found.Articles), $"{Show.ShortDay(month.Found.Month)}: {Show.Count(month.Found.Articles, "article")}{Show.Loss(month.Gap?.Why, month.Gap?.Missed ?? 0)}",
            QueryLinks.Month(_ask.Query, month.Found.Month), month.Gap is { Articles: 0 }) { Missing = month.Gap is { } gap ? Show.LossShare(gap.Why, gap.Missed, gap.Articles + gap.Missed) : 0 }),
    ];

    /// <summary>Articles that no month could be given to.</summary>
    internal int Undated => Report.Overview!.Months.Where(month => month.Period is not { Month: not null }).Sum(month => month.Count);

    internal IEnumerable<FacetList> Facets =>
    [
        List("Publisher", QueryField.Publisher, Report.Overview!.Publishers),
        List("Source", QueryField.Source, Report.Overview!.Sources),
        List("Language", QueryField.Lang, Report.Overview!.Languages),
        List("Section", QueryField.Section, Report.Overview!.Sections),
        .. Report.Overview!.Read is not { } read ? Array.Empty<FacetList>() :
        [
            ListRead("Event", QueryField.Type, read.Types.Select(type => new ReadCount(type.Value!, type.Value!.Replace('-', ' '), null, type.Count)), read.Types.Count),
            ListRead("Person", QueryField.Person, read.People, read.People.Count),
            ListRead("Place", QueryField.Place, read.Places, read.Places.Count),
        ],
    ];

    // Of people and places a text names many: a second one narrows further, where a second publisher widens.
    private FacetList ListRead(string title, QueryField field, IEnumerable<ReadCount> counts, int all)
    {
        FacetValue[] values = [.. counts.Take(MostValues).Select(count =>
        {
            string value = count.Id is { } id && QueryLinks.Has(_ask.Query, field, id) ? id : count.Value;
            return new FacetValue(count.Name, count.Count, Share(count.Count), QueryLinks.Toggle(_ask.Query, field, value, isBoth: field != QueryField.Type), QueryLinks.Has(_ask.Query, field, value));
        })];
        return new(title, values, Math.Max(0, all - MostValues));
    }

    private double Share(int count) => Report.Total == 0 ? 0 : (double)count / Report.Total;

    private FacetList List(string title, QueryField field, IReadOnlyList<FacetCount> counts)
    {
        FacetValue[] values =
        [
            .. counts.Where(count => count.Value is not null).Take(MostValues).Select(count => new FacetValue(
                field == QueryField.Lang ? Show.Language(count.Value!) : count.Value!, count.Count, Share(count.Count),
                QueryLinks.Toggle(_ask.Query, field, count.Value!), QueryLinks.Has(_ask.Query, field, count.Value!))),
        ];
        return new(title, values, Math.Max(0, counts.Count(count => count.Value is not null) - MostValues));
    }
}

/// <summary>The values of one filter.</summary>
/// <param name="More">Values that are not shown.</param>
internal sealed record FacetList(string Title, IReadOnlyList<FacetValue> Values, int More);

/// <summary>One value of a filter: a link that narrows, or takes the filter away where it holds.</summary>
internal sealed record FacetValue(string Name, int Count, double Share, string? Address, bool IsOn);
