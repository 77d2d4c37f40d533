using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Readings;
using Presswatch.Core.Dates;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Pipeline;

/// <summary>A version as the stores derived from the catalogue are fed with it.</summary>
/// <param name="Document">The version's key in the catalogue.</param>
/// <param name="Article">The article.</param>
/// <param name="Version">The version's text.</param>
/// <param name="Sources">Where it was captured, the first being the one shown; at least one.</param>
/// <param name="Publisher">Who issued it.</param>
/// <param name="Language">Its language's code.</param>
/// <param name="Section">The section of the paper; <see langword="null"/> where none is known.</param>
/// <param name="Published">Publication date as far as it is known.</param>
/// <param name="IsNewest">Whether it is the newest version of its article.</param>
/// <param name="Text">Article and date as extracted.</param>
/// <param name="Maker">Program and pack that drew it.</param>
/// <param name="Reading">What was read in it already; <see langword="null"/> where nothing was.</param>
public sealed record FedVersion(
    long Document, ArticleId Article, VersionId Version, IReadOnlyList<string> Sources, string Publisher, string Language, string? Section, PartialDate? Published, bool IsNewest,
    StoredText Text, string Maker, DrawnReading? Reading)
{
    /// <summary>A version as the catalogue holds it.</summary>
    public static FedVersion Of(IndexableRow row) => new(
        row.Document, new(row.Article), new(row.Version), row.Sources, row.Publisher, row.Language, row.Section, PartialDate.TryParse(row.Published, out PartialDate published) ? published : null,
        row.IsNewest, row.Text, row.Maker, null);

    /// <summary>The version of an article that a capture brought first.</summary>
    /// <param name="taken">The capture.</param>
    /// <param name="n">Which of its articles.</param>
    public static FedVersion Of(TakenCapture taken, int n)
    {
        (Sighted sighted, SightedText text) = (taken.Sighted[n], taken.Entry.Articles[n]);
        return new(
            sighted.Document, sighted.Article, VersionId.From(text.Text), [taken.Entry.Capture.Source], text.Publisher, text.Language, text.Article.Section, text.Published.Value, true,
            new(text.Article, text.Published), taken.Entry.Maker, text.Reading);
    }
}
