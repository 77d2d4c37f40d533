using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Search;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;
using Presswatch.Corpus;
using Presswatch.Corpus.Concordances;
using Presswatch.Corpus.Finding;

namespace Presswatch.Analysis.Corpora;

/// <summary>How a concordance is asked for.</summary>
/// <param name="Order">What lines are sorted by.</param>
/// <param name="Words">Words shown on either side, within the paragraph.</param>
/// <param name="Limit">Most lines.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Sample">So many lines alone, evenly over time; <see langword="null"/> for all.</param>
public sealed record ConcordanceAsk(ConcordanceOrder Order = ConcordanceOrder.Oldest, int Words = 10, int Limit = 20, string? After = null, int? Sample = null);

/// <summary>Words in context: what <c>concordance</c> prints.</summary>
/// <param name="Query">As asked.</param>
/// <param name="Total">Exact number of occurrences; of a sample, those before it was drawn.</param>
/// <param name="Items">One page of them.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
public sealed record ConcordanceReport(string Query, long Total, IReadOnlyList<ConcordanceRow> Items, string? Next)
{
    /// <summary>Asks the index, and the catalogue for the texts of the lines.</summary>
    /// <returns>The report, or a problem as with a search: no word (PW4005), a bad cursor (PW4012).</returns>
    public static Outcome<ConcordanceReport> Of(ISearchIndex index, ICatalogue catalogue, CorpusQuestion question, ConcordanceAsk ask, CancellationToken cancel)
    {
        ConcordanceCursor? after = null;
        if (ask.After is { } text && ((after = ConcordanceCursor.Parse(text)) is null || after.Order != ask.Order)) return new Problem(ProblemCodes.BadCursor, "This list has no such place to go on from.");
        Outcome<CorpusSnapshot> taken = index.Snapshot();
        if (!taken.TryGet(out CorpusSnapshot snapshot)) return taken.Problem!;
        using CorpusSnapshot held = snapshot;
        Outcome<FoundPlaces> found = question.Find(index, snapshot, cancel);
        if (!found.TryGet(out FoundPlaces places)) return found.Problem!;
        Concordance page = Concordance.Of(places, new(ask.Order, ask.Limit, after, ask.Sample), cancel);
        var texts = new LineTexts(catalogue);
        return new ConcordanceReport(question.Query.Text, page.Total, [.. page.Lines.Select(line => texts.Row(line, ask.Words)).OfType<ConcordanceRow>()], page.Next?.ToString());
    }

    /// <summary>All lines from the cursor on, page after page; ends where a page has a problem.</summary>
    public static IEnumerable<ConcordanceRow> All(ISearchIndex index, ICatalogue catalogue, CorpusQuestion question, ConcordanceAsk ask, CancellationToken cancel)
    {
        for (ConcordanceAsk? next = ask; next is not null && Of(index, catalogue, question, next, cancel).TryGet(out ConcordanceReport page);)
        {
            foreach (ConcordanceRow row in page.Items) yield return row;
            next = page.Next is null ? null : next with { After = page.Next };
        }
    }
}

/// <summary>A line of a concordance.</summary>
/// <param name="Left">Text before the place, as printed, within its paragraph.</param>
/// <param name="Match">The place.</param>
/// <param name="Right">Text after it.</param>
public sealed record ConcordanceRow(string Article, string Version, string? Headline, PartialDate? Published, string Left, string Match, string Right, IReadOnlyList<PlaceEvidence> Evidence);

/// <summary>Where something stands: the version, the span in UTF-16 units of its title or text, and the first capture of it.</summary>
/// <param name="Rule">What found it: "query".</param>
public sealed record PlaceEvidence(string Article, string Version, TextPart In, int Start, int Length, string? Capture, string? Sha256, string Rule);

/// <summary>Prints lines; the text of each version is read once.</summary>
internal sealed class LineTexts(ICatalogue catalogue)
{
    private readonly PlaceTexts _texts = new(catalogue);

    /// <summary>A line as printed; a version whose text is damaged or gone has a line without words, so that none is lost in silence.</summary>
    public ConcordanceRow Row(ConcordanceLine line, int words)
    {
        (string article, string version) = (line.Article.Value, line.Version.Value);
        (StoredText? stored, SightingRow? first) = _texts.Of(line.Key, line.Article);
        string? headline = stored?.Article.Headline;
        if (stored is null || PrintedContext.Of(headline, stored.Article.Text, line, words, words) is not { } context) return new(article, version, headline, line.Published, "", "", "", []);
        string text = context.InHeadline ? headline! : stored.Article.Text;
        var evidence = new PlaceEvidence(article, version, context.InHeadline ? TextPart.Title : TextPart.Text, context.Match.Start, context.Match.Length, first?.Capture, first?.Digest, "query");
        return new(article, version, headline, line.Published, context.Left.Of(text).ToString(), context.Match.Of(text).ToString(), context.Right.Of(text).ToString(), [evidence]);
    }
}
