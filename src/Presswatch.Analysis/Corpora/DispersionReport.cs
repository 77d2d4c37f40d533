using System.Globalization;
using Presswatch.Analysis.Searching;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Dispersion;
using Presswatch.Corpus.Finding;

namespace Presswatch.Analysis.Corpora;

/// <summary>How evenly words are spread: what <c>dispersion</c> prints.</summary>
/// <param name="Query">As asked.</param>
/// <param name="By">What the parts are.</param>
/// <param name="Occurrences">Occurrences in all parts.</param>
/// <param name="Parts">Parts that have a word.</param>
/// <param name="Range">Those in which it stands.</param>
/// <param name="Dp">Gries' DP (2008): 0 even, towards 1 in few parts.</param>
/// <param name="DpNormalised">The same after Lijffijt and Gries (2012).</param>
/// <param name="JuillandD">Juilland's D: 1 even, 0 all in one part.</param>
/// <param name="Total">Rows.</param>
/// <param name="Items">The parts; none by article.</param>
public sealed record DispersionReport(string Query, DispersionBy By, long Occurrences, int Parts, int Range, double Dp, double DpNormalised, double JuillandD, int Total, IReadOnlyList<DispersionRow> Items, string? Next)
{
    /// <summary>Asks the index.</summary>
    public static Outcome<DispersionReport> Of(ISearchIndex index, CorpusQuestion question, DispersionBy by, CancellationToken cancel)
    {
        Outcome<CorpusSnapshot> taken = index.Snapshot();
        if (!taken.TryGet(out CorpusSnapshot snapshot)) return taken.Problem!;
        using CorpusSnapshot held = snapshot;
        Outcome<FoundPlaces> found = question.Find(index, snapshot, cancel);
        if (!found.TryGet(out FoundPlaces places)) return found.Problem!;
        PlaceDispersion spread = PlaceDispersion.Of(places, by, cancel);
        DispersionRow[] rows = [.. spread.Parts.Select(part => DispersionRow.Of(part, QueryOf(question.Query.Root, by, part.Name)))];
        DispersionFigures figures = spread.Figures;
        return new DispersionReport(question.Query.Text, by, places.Total - spread.Outside.Occurrences, figures.Parts, figures.Range, Math.Round(figures.Dp, 4), Math.Round(figures.DpNormalised, 4), Math.Round(figures.JuillandD, 4),
            rows.Length, rows, null)
        { Outside = DispersionRow.Of(spread.Outside, question.Query.ToString()) };
    }

    /// <summary>What falls in no single period: articles without so close a date.</summary>
    public DispersionRow? Outside { get; init; }

    private static string? QueryOf(QueryNode root, DispersionBy by, string part)
    {
        if (by <= DispersionBy.Year) return PeriodSpan.Of(part) is var (from, to) ? CorpusQuestion.And(root, string.Create(CultureInfo.InvariantCulture, $"from:{from:yyyy-MM-dd} to:{to:yyyy-MM-dd}")) : null;
        if (part.Length == 0) return null;
        return CorpusQuestion.And(root, new FieldNode(by switch { DispersionBy.Publisher => QueryField.Publisher, DispersionBy.Section => QueryField.Section, _ => QueryField.Source }, [part], default));
    }
}

/// <summary>A part over which words are spread.</summary>
/// <param name="Part">"2031-08" and the like, or a source, publisher or section; "" for articles without a section.</param>
/// <param name="PerMillion">Occurrences in a million words.</param>
/// <param name="Query">What lists its articles; <see langword="null"/> where no query does.</param>
public sealed record DispersionRow(string Part, long Occurrences, int Articles, long Words, double PerMillion, string? Query)
{
    internal static DispersionRow Of(DispersionPart part, string? query) =>
        new(part.Name, part.Occurrences, part.Documents, part.Words, part.Words == 0 ? 0 : Math.Round(1e6 * part.Occurrences / part.Words, 1), query);
}
