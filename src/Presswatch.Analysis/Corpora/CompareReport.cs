using System.Globalization;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Comparison;
using Presswatch.Corpus.Counting;

namespace Presswatch.Analysis.Corpora;

/// <summary>Two sets of articles compared: what <c>compare</c> prints.</summary>
/// <param name="A">The first set.</param>
/// <param name="B">The second.</param>
/// <param name="Total">Words or phrases that are different enough.</param>
/// <param name="Items">One page of them.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
public sealed record CompareReport(ComparedSet A, ComparedSet B, int Total, IReadOnlyList<CompareRow> Items, string? Next)
{
    /// <summary>Asks the index.</summary>
    /// <param name="a">The first set: articles that it finds.</param>
    /// <param name="b">The second; <see langword="null"/> for all else.</param>
    /// <param name="phrases">Phrases of two to five words instead of words.</param>
    public static Outcome<CompareReport> Of(ISearchIndex index, CorpusQuestion a, Query? b, bool phrases, ComparisonQuestion ask, CancellationToken cancel)
    {
        Outcome<CorpusSnapshot> taken = index.Snapshot();
        if (!taken.TryGet(out CorpusSnapshot snapshot)) return taken.Problem!;
        using CorpusSnapshot held = snapshot;
        Outcome<CountScope> first = index.Scope(snapshot, a.Query, QueryPart.All, a.AllVersions, a.Once);
        if (!first.TryGet(out CountScope inA)) return first.Problem!;
        Outcome<CountScope> second = b is null ? SetComparison.AllElse(snapshot, inA) : index.Scope(snapshot, b, QueryPart.All, a.AllVersions, a.Once);
        if (!second.TryGet(out CountScope inB)) return second.Problem!;
        var sets = new SetComparison(snapshot, inA, inB);
        if ((phrases ? sets.Phrases(ask, cancel) : sets.Words(ask, cancel)) is not { } compared)
        {
            return new Problem(ProblemCodes.QueryTooBroad, $"A set whose phrases are sought has at most {KeyPhrases.MostSetWords / 1_000_000} million words.", Try: "narrow the set with from: and to:, or ask for --side of the smaller set alone");
        }
        string other = b?.ToString() ?? (a.Query.Root is AllNode ? "" : new NotNode(a.Query.Root, default).ToString());
        QueryNode otherRoot = b?.Root ?? (a.Query.Root is AllNode ? a.Query.Root : new NotNode(a.Query.Root, default));
        CompareRow[] items = [.. compared.Items.Select(item => CompareRow.Of(item, a.Query.Root, otherRoot))];
        return new CompareReport(new(a.Query.Text, compared.A.Documents, compared.A.Words), new(other, compared.B.Documents, compared.B.Words), compared.Total, items,
            ask.Skip + (long)ask.Limit < compared.Total ? (ask.Skip + ask.Limit).ToString(CultureInfo.InvariantCulture) : null);
    }
}

/// <summary>A set of articles and its size.</summary>
public sealed record ComparedSet(string Query, int Articles, long Words);

/// <summary>A word or phrase that is more frequent in one set.</summary>
/// <param name="Phrase">Folded.</param>
/// <param name="Words">Its words.</param>
/// <param name="More">The set in which it is more frequent: a or b.</param>
/// <param name="LogLikelihood">Rayson and Garside (2000).</param>
/// <param name="LogRatio">Hardie (2014); above 0 where it is more frequent in a.</param>
/// <param name="DifferencePercent">%DIFF, Gabrielatos and Marchi (2012); <see langword="null"/> where b lacks it.</param>
/// <param name="Bayes">Bayes factor by BIC, Wilson (2013).</param>
public sealed record CompareRow(string Phrase, int Words, string More, CompareCount A, CompareCount B, double LogLikelihood, double LogRatio, double? DifferencePercent, double Bayes)
{
    internal static CompareRow Of(KeyItem item, QueryNode a, QueryNode b) => new(item.Text, item.Length, item.LogRatio >= 0 ? "a" : "b", CompareCount.Of(item.A, CorpusQuestion.And(a, CollocateReport.Exactly(item.Text))),
        CompareCount.Of(item.B, CorpusQuestion.And(b, CollocateReport.Exactly(item.Text))), Math.Round(item.LogLikelihood, 2), Math.Round(item.LogRatio, 2),
        item.DifferencePercent is { } difference ? Math.Round(difference, 1) : null, Math.Round(item.BayesFactor, 2));
}

/// <summary>A word or phrase in one set.</summary>
/// <param name="PerMillion">Occurrences in a million words.</param>
/// <param name="Months">Months of the set with words.</param>
/// <param name="InMonths">Those that have it.</param>
/// <param name="Dp">Gries' DP over the months, normalised: 0 even, 1 all in the smallest month.</param>
/// <param name="Query">What lists its articles.</param>
public sealed record CompareCount(long Occurrences, double PerMillion, long Articles, int Months, int InMonths, double Dp, string Query)
{
    internal static CompareCount Of(KeyCount count, string query) =>
        new(count.Occurrences, Math.Round(count.PerMillion, 2), count.Documents, count.Spread.Parts, count.Spread.Range, Math.Round(count.Spread.DpNormalised, 3), query);
}
