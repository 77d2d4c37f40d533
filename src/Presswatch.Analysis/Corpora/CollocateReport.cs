using System.Globalization;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Collocations;
using Presswatch.Corpus.Finding;

namespace Presswatch.Analysis.Corpora;

/// <summary>Words near a phrase: what <c>collocates</c> prints.</summary>
/// <param name="Query">As asked.</param>
/// <param name="Left">Words looked at before each occurrence.</param>
/// <param name="Right">Words after it.</param>
/// <param name="Hits">Occurrences of what was asked.</param>
/// <param name="Near">Words in the windows, each once.</param>
/// <param name="Words">Words of all articles that the filters leave.</param>
/// <param name="Total">Words that are near often enough.</param>
/// <param name="Items">One page of them.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
public sealed record CollocateReport(string Query, int Left, int Right, long Hits, long Near, long Words, int Total, IReadOnlyList<CollocateRow> Items, string? Next)
{
    /// <summary>Asks the index.</summary>
    /// <param name="skip">Rows before the page.</param>
    /// <param name="limit">Most rows of it.</param>
    public static Outcome<CollocateReport> Of(ISearchIndex index, CorpusQuestion question, CollocateQuestion ask, int skip, int limit, CancellationToken cancel)
    {
        Outcome<CorpusSnapshot> taken = index.Snapshot();
        if (!taken.TryGet(out CorpusSnapshot snapshot)) return taken.Problem!;
        using CorpusSnapshot held = snapshot;
        Outcome<FoundPlaces> found = question.Find(index, snapshot, cancel);
        if (!found.TryGet(out FoundPlaces places)) return found.Problem!;
        Collocates near = Collocates.Of(places, ask, cancel);
        Func<string, string> query = QueryOf(question.Query.Root, Math.Max(0, Math.Max(ask.Left, ask.Right) - 1));
        CollocateRow[] items = [.. near.Items.Skip(skip).Take(limit).Select(row => CollocateRow.Of(row, query(row.Text)))];
        return new CollocateReport(question.Query.Text, ask.Left, ask.Right, near.Hits, near.Near, near.Words, near.Items.Count, items,
            skip + (long)limit < near.Items.Count ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>What reproduces the articles behind a row: where one phrase was asked for, the word near it; else the word beside the query.</summary>
    private static Func<string, string> QueryOf(QueryNode root, int distance)
    {
        QueryNode[] leaves = [.. CorpusQuestion.Leaves(root)];
        if (leaves is not [WordNode or PhraseNode] || root is OrNode || (root is AndNode and && !and.Parts.Contains(leaves[0]))) return word => CorpusQuestion.And(root, Exactly(word));
        QueryNode[] others = root is AndNode all ? [.. all.Parts.Where(part => part != leaves[0])] : [];
        return word =>
        {
            var near = new NearNode(leaves[0], Exactly(word), distance, default);
            return others.Length == 0 ? near.ToString() : new AndNode([near, .. others], default).ToString();
        };
    }

    /// <summary>A fold as a part of a query.</summary>
    internal static PhraseNode Exactly(string folds) => new(folds, Exact: false, default);
}

/// <summary>A word near what was asked for.</summary>
/// <param name="Word">Folded.</param>
/// <param name="Count">Occurrences near.</param>
/// <param name="Before">Of these, before an occurrence of what was asked.</param>
/// <param name="After">After one.</param>
/// <param name="Articles">Articles with an occurrence near.</param>
/// <param name="Frequency">Occurrences in all articles that the filters leave.</param>
/// <param name="Expected">Occurrences near by chance.</param>
/// <param name="LogLikelihood">Dunning (1993); below 0 where it is near less often than by chance.</param>
/// <param name="Mi">Mutual information, Church and Hanks (1990).</param>
/// <param name="LogDice">Rychlý (2008).</param>
/// <param name="Query">What lists the articles behind the row.</param>
public sealed record CollocateRow(string Word, int Count, int Before, int After, int Articles, int Frequency, double Expected, double LogLikelihood, double Mi, double LogDice, string Query)
{
    internal static CollocateRow Of(Collocate row, string query) => new(row.Text, row.Count, row.Before, row.After, row.Documents, row.Frequency,
        Math.Round(row.Expected, 2), Math.Round(row.LogLikelihood, 2), Math.Round(row.MutualInformation, 2), Math.Round(row.LogDice, 2), query);
}
