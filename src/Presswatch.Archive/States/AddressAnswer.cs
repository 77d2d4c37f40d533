using Presswatch.Archive.Catalogue;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.States;

/// <summary>What an answer tells of its address.</summary>
public enum AnswerKind
{
    /// <summary>A page with an article was served.</summary>
    Page = 0,
    /// <summary>404, 410, "unknown address" with status 200, or sent to the front page.</summary>
    Missing = 1,
    /// <summary>304: what was served before stands on.</summary>
    Unchanged = 2,
    /// <summary>Sent to the same address under https or http, with or without "www.": what is answered there counts.</summary>
    Twin = 3,
}

/// <summary>One answer that tells something of its address.</summary>
/// <param name="Time">Capture time.</param>
/// <param name="Capture">Id of the capture.</param>
/// <param name="Kind">What it tells.</param>
public readonly record struct AddressAnswer(DateTimeOffset Time, string Capture, AnswerKind Kind);

/// <summary>Tells from what was drawn from a capture what it says of its address and of its source.</summary>
public static class AnswerRule
{
    /// <summary>What the capture tells beside its articles; <see langword="null"/> for pages, whose sightings tell it, and for what counts for nothing: outages, block pages, empty pages, redirects elsewhere.</summary>
    public static AnswerKind? Of(CatalogueEntry entry)
    {
        if (entry.Capture.Status is null || entry.Articles.Count > 0 || First(entry) is not { } code) return null;
        if (code == ProblemCodes.NotModified) return AnswerKind.Unchanged;
        if (code == ProblemCodes.SentToTwin) return AnswerKind.Twin;
        return code == ProblemCodes.MissingPage || code == ProblemCodes.UnknownAddress || code == ProblemCodes.SentToFront ? AnswerKind.Missing : null;
    }

    /// <summary>Whether the source answered as itself, so that what it shows and does not show counts.</summary>
    public static bool IsHeard(CatalogueEntry entry) => entry.Capture.Status switch
    {
        304 or 404 or 410 => true,
        // "No such page" is the site's own word, though it stands in place of the page as a filter's does.
        >= 200 and <= 299 => First(entry) == ProblemCodes.UnknownAddress
            || (entry.Kind != PageKind.Block && (entry.Kind != PageKind.Empty || First(entry) is { } code && (code == ProblemCodes.ServiceAnswer || code == ProblemCodes.NotText || code == ProblemCodes.PdfFile))),
        _ => false,
    };

    /// <summary><see cref="IsHeard"/> as an SQL condition over a capture <c>c</c> and its first problem <c>p</c>, which may be missing; never NULL.</summary>
    internal static readonly string HeardSql = $"""
        coalesce(c.status IN (304, 404, 410) OR (c.status BETWEEN 200 AND 299 AND (p.code = '{ProblemCodes.UnknownAddress.Id}' OR (c.kind <> 'block' AND (c.kind <> 'empty'
          OR p.code IN ('{ProblemCodes.ServiceAnswer.Id}', '{ProblemCodes.NotText.Id}', '{ProblemCodes.PdfFile.Id}'))))), 0)
        """;

    private static ProblemCode? First(CatalogueEntry entry) => entry.Problems.Count > 0 ? entry.Problems[0].Code : null;
}
