using Presswatch.Analysis.People;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;

namespace Presswatch.Web.Pages;

/// <summary>What the page of a person shows.</summary>
public sealed class PersonView
{
    private readonly IReadOnlyList<MonthRow> _archive;

    internal PersonView(PersonReport report, PersonRole? role, bool isFirst, FormSeal seal, IReadOnlyList<MonthRow> archive) =>
        (Report, Role, IsFirst, Seal, _archive) = (report, role, isFirst, seal, archive);

    internal PersonReport Report { get; }

    /// <summary>Appearances of that role alone are listed.</summary>
    internal PersonRole? Role { get; }

    /// <summary>Whether the list of appearances stands at its beginning.</summary>
    internal bool IsFirst { get; }

    internal FormSeal Seal { get; }

    internal string Path => "/people/" + Uri.EscapeDataString(Report.Person);

    internal string Data => "/api/v1/people/" + Uri.EscapeDataString(Report.Person);

    /// <summary>The address of the appearances in a role, or of all.</summary>
    internal string InRole(PersonRole? role) => $"{Path}{(role is { } one ? $"?role={JsonText.NameOf(one)}" : "")}#appearances";

    internal string? Next => Report.Next is not { } next ? null : $"{Path}?{(Role is { } role ? $"role={JsonText.NameOf(role)}&" : "")}after={next}#appearances";

    internal IEnumerable<(PersonRole Role, long Count)> Roles =>
    [
        (PersonRole.Present, Report.Counts.Present), (PersonRole.Speaker, Report.Counts.Speaker), (PersonRole.Sender, Report.Counts.Sender),
        (PersonRole.Recipient, Report.Counts.Recipient), (PersonRole.Mentioned, Report.Counts.Mentioned),
    ];

    /// <summary>Appearances by month over all months of the archive, so that absence shows.</summary>
    internal IReadOnlyList<Bar> Bars
    {
        get
        {
            Dictionary<string, long> counts = Report.Months.ToDictionary(month => month.Month, month => month.Count, StringComparer.Ordinal);
            Core.Queries.Query asked = Core.Queries.QueryParser.Parse(Report.Query).Value;
            return
            [
                .. _archive.Select(month => (Held: month, Count: counts.GetValueOrDefault(month.Month))).Select(month => new Bar(
                    month.Held.Month, month.Count, Show.Number(month.Count), $"{Show.ShortDay(month.Held.Month)}: {Show.Count(month.Count, "appearance")}{Show.Loss(month.Held.Why, month.Held.Missed)}",
                    QueryLinks.Month(asked, month.Held.Month), month.Held.Articles == 0) { Missing = Show.LossShare(month.Held.Why, month.Held.Missed, month.Held.Articles + month.Held.Missed) }),
            ];
        }
    }
}
