using Presswatch.Analysis.Readings;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;

namespace Presswatch.Web.Endpoints;

/// <summary>One finding of an article, as lists have it.</summary>
/// <param name="Kind">person, organisation, place, date, quantity or commitment.</param>
/// <param name="Text">What was found, as printed.</param>
/// <param name="Value">What it means: title of a person, id of a body or place, date, number.</param>
/// <param name="What">Role, kind of place, bound or kind of commitment.</param>
/// <param name="Person">Id in the registry.</param>
internal sealed record FindingRow(string Kind, string Text, string? Value, string? What, string? Person, TextPart In, int Start, int Length, string Rule, double Confidence)
{
    public static readonly Column<FindingRow>[] Columns =
    [
        new("kind", row => row.Kind), new("text", row => row.Text), new("value", row => row.Value), new("what", row => row.What), new("person", row => row.Person),
        new("in", row => JsonText.NameOf(row.In)), new("start", row => row.Start.ToString()), new("length", row => row.Length.ToString()), new("rule", row => row.Rule),
        new("confidence", row => row.Confidence.ToString("0.###")),
    ];

    /// <summary>All findings, kind by kind.</summary>
    public static IEnumerable<FindingRow> All(ReadingReport read)
    {
        ArticleReading reading = read.Reading;
        Dictionary<string, string> registry = read.Registry.DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Person, StringComparer.Ordinal);
        return
        [
            .. reading.People.Select(one => Of("person", one, one.Name, one.Title, JsonText.NameOf(one.Role)) with { Person = registry.GetValueOrDefault(one.Name) }),
            .. reading.Organisations.Select(one => Of("organisation", one, one.Name, one.Id, null)),
            .. reading.Places.Select(one => Of("place", one, one.Name, one.Id, JsonText.NameOf(one.Kind))),
            .. reading.Dates.Select(one => Of("date", one, one.Text, one.Value, null)),
            .. reading.Quantities.Select(one => Of("quantity", one, one.Text, one.Value.ToString(CultureInfo.InvariantCulture), JsonText.NameOf(one.Bound))),
            .. reading.Commitments.Select(one => Of("commitment", one, one.Text, one.Deadline, JsonText.NameOf(one.Kind))),
        ];
    }

    private static FindingRow Of(string kind, Finding finding, string text, string? value, string? what) =>
        new(kind, text, value, what, null, finding.In, finding.Start, finding.Length, finding.Rule, finding.Confidence);
}
