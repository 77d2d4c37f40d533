using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Analysis.Changes.Edits;
using Presswatch.Core.Output;
using Presswatch.Reading.Edits;

namespace Presswatch.Web.Pages;

/// <summary>What the page of changes shows.</summary>
public sealed class ChangesView
{
    private const int PlacesShown = 3;
    private const int DifferencesShown = 4;

    private readonly EditList _edits;

    internal ChangesView(ChangesAsk ask, ChangesReport report, EditList edits, IReadOnlyList<Alarm> alarms) => (Ask, Report, _edits, Alarms) = (ask, report, edits, alarms);

    /// <summary>The mass events to be shown above the list.</summary>
    internal IReadOnlyList<Alarm> Alarms { get; }

    internal ChangesAsk Ask { get; }

    internal ChangesReport Report { get; }

    internal bool IsNarrowed => Ask is not { Since: null, Until: null, Source: null, Kind: null, What: null, Person: null, Article: null, AsOf: null };

    /// <summary>The address of the same list under another path, with some filters changed.</summary>
    internal string Address(string path, Func<ChangesAsk, ChangesAsk>? change = null, string? after = null)
    {
        ChangesAsk ask = change is null ? Ask : change(Ask);
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 }) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("kind", ask.Kind is { } kind ? JsonText.NameOf(kind) : null);
        Add("what", ask.What is { } what ? JsonText.NameOf(what) : null);
        Add("source", ask.Source);
        Add("person", ask.Person);
        Add("since", ask.Since is { } since ? PartialDate.Of(since).ToString() : null);
        Add("until", ask.Until is { } until ? PartialDate.Of(until).ToString() : null);
        Add("article", ask.Article);
        Add("as-of", ask.AsOf is { } asOf ? PartialDate.Of(asOf).ToString() : null);
        Add("after", after);
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    /// <summary>The headline and the first changed places of a change, and how many more there are.</summary>
    internal (List<DifferencePiece>? Headline, List<List<DifferencePiece>> Places, int More) Shown(ReportedChange change)
    {
        if (change.MissingSince is not null || !_edits.Between(change.Article, change.From, change.To).TryGet(out VersionComparison found)) return (null, [], 0);
        bool headline = found.Difference.Headline.Any(stretch => stretch.Kind != StretchKind.Same);
        List<List<DifferencePiece>> places = DifferenceText.Excerpts(found.Difference.Body, found.Was.Text, found.Now.Text, PlacesShown, out int more);
        return (headline ? DifferenceText.Inline(found.Difference.Headline, found.Was.Headline ?? "", found.Now.Headline ?? "") : null, places, more);
    }

    /// <summary>What is worth a word of its own beside the text: names, numbers, dates, titles.</summary>
    internal static IEnumerable<ReportedDifference> Told(ReportedChange change) => change.What.Where(one => one.Kind <= DifferenceKind.Title).Take(DifferencesShown);

    /// <summary>The kinds of a change with how many there are: "2 numbers, wording".</summary>
    internal static string Kinds(ReportedChange change) => string.Join(", ", change.What.CountBy(one => one.Kind).OrderBy(count => count.Key).Select(count => Count(count.Key, count.Value)));

    /// <summary>How an article stands that went or came back.</summary>
    internal static string Stands(ReportedChange change) => change.Kind switch
    {
        ChangeKind.Gone => "article gone",
        ChangeKind.Missing => "article missing, not yet gone",
        _ => change.WasGone == true ? "article back that was gone" : "article back",
    };

    private static string Count(DifferenceKind kind, int count) => kind switch
    {
        DifferenceKind.Wording => count == 1 ? "wording" : $"wording at {Show.Number(count)} places",
        DifferenceKind.Typography => "typography",
        _ => count == 1 ? Words.Of(kind) : $"{Show.Number(count)} {Words.Of(kind)}s",
    };
}
