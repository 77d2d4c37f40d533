using System.Globalization;
using System.Text;
using Presswatch.Core.Dates;

namespace Presswatch.Analysis.Articles;

/// <summary>How to cite one version of an article: publisher, headline, date, address, and the capture that anybody can check it against.</summary>
/// <param name="Permanent">"/a/ARTICLE/VERSION", which never changes; with the server's own address in front where one is known.</param>
public sealed record Citation(
    string Article, string Version, string Publisher, string? Headline, PartialDate? Published, string Language, string Source, string Address,
    DateTimeOffset Captured, bool Claim, string Sha256, string Capture, string Permanent)
{
    /// <summary>The citation of a version, by its first sighting.</summary>
    public static Citation Of(ArticleReport report, string server = "") => new(
        report.Article, report.Version, report.Publisher, report.Headline, report.Published, report.Language, report.First.Source, report.First.Address,
        report.First.Time, report.Captured.Claim, report.First.Sha256, report.First.Capture, $"{server}/a/{report.Article}/{report.Version}");

    /// <summary>One sentence for a footnote.</summary>
    public string ToText()
    {
        string date = Published is { } published ? Words(published) : "undated";
        string captured = Captured.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
        string address = IsWeb ? $", {Address}" : "";
        return $"{Publisher}, “{Headline ?? "untitled"}”, {date}{address} (captured from {Source}, {captured}{(Claim ? " by its file" : "")}; SHA-256 {Sha256}; Presswatch {Permanent}).";
    }

    /// <summary>An entry for BibTeX, its text in UTF-8 with the signs that TeX would run escaped.</summary>
    public string ToBibTeX()
    {
        var entry = new StringBuilder();
        entry.Append("@misc{presswatch-").Append(Article).Append('-').Append(Version).Append(",\n");
        Field("author", "{" + TeX(Publisher) + "}");
        Field("title", "{" + TeX(Headline ?? "untitled") + "}");
        if (Published is { } published)
        {
            Field("year", published.Year.ToString("0000", CultureInfo.InvariantCulture));
            if (published.Month is not null) Field("date", published.ToString());
        }
        Field("langid", TeX(Language));
        Field("howpublished", TeX(Source));
        if (IsWeb) Field("url", Address.Replace("{", "%7B").Replace("}", "%7D").Replace("\\", "%5C"));
        Field("note", $"captured {Captured.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}{(Claim ? " by its file" : "")}, SHA-256 {Sha256}, Presswatch {TeX(Permanent)}");
        return entry.Append("}\n").ToString();

        void Field(string name, string value) => entry.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");
    }

    private bool IsWeb => Address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string Words(PartialDate date) => date.First.ToString(date.Day is not null ? "d MMMM yyyy" : date.Month is not null ? "MMMM yyyy" : "yyyy", CultureInfo.InvariantCulture);

    private static string TeX(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            safe.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '{' or '}' or '$' or '&' or '#' or '_' or '%' => $"\\{c}",
                '\n' or '\r' or '\t' => " ",
                _ => c.ToString(),
            });
        }
        return safe.ToString();
    }
}
