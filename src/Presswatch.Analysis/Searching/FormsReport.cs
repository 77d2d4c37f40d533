using System.Runtime.InteropServices;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Analysis.Searching;

/// <summary>In which printed forms a word stands in the newest version of every article: what <c>search --forms</c> prints and the API answers.</summary>
/// <param name="Word">As asked.</param>
/// <param name="Total">Number of forms.</param>
/// <param name="Occurrences">Occurrences of all forms.</param>
/// <param name="Items">The forms, most frequent first.</param>
public sealed record FormsReport(string Word, int Total, long Occurrences, IReadOnlyList<FormCount> Items)
{
    /// <summary>Most forms that are listed.</summary>
    public const int MostItems = 1_000;

    /// <summary>Counts the forms of one word, or of all words that begin so. Exact: every occurrence is looked at.</summary>
    /// <param name="index">What counts.</param>
    /// <param name="text">A word as in a query: <c>word</c> or <c>wo*</c>.</param>
    /// <returns>The report, or: more than one word (PW4053), and the problems of a query.</returns>
    public static Outcome<FormsReport> Of(ISearchIndex index, string text)
    {
        Outcome<Query> parsed = QueryParser.Parse(text);
        if (!parsed.TryGet(out Query query)) return parsed.Problem!;
        if (query.Root is not WordNode word || Phrase.Of(word) is not { Length: 1 } phrase) return new Problem(ProblemCodes.NoSingleWord, $"'{text}' is not a single word.");
        Outcome<CorpusSnapshot> taken = index.Snapshot();
        if (!taken.TryGet(out CorpusSnapshot snapshot)) return taken.Problem!;
        using CorpusSnapshot held = snapshot;
        var counts = new Dictionary<string, (long Occurrences, int Articles)>(StringComparer.Ordinal);
        foreach (SegmentView view in snapshot.Segments) Count(view, phrase, counts);
        FormCount[] forms = [.. counts.Select(form => new FormCount(form.Key, form.Value.Occurrences, form.Value.Articles)).OrderByDescending(form => form.Occurrences).ThenBy(form => form.Form, StringComparer.Ordinal)];
        return new FormsReport(text, forms.Length, forms.Sum(form => form.Occurrences), [.. forms.Take(MostItems)]);
    }

    private static void Count(SegmentView view, Phrase phrase, Dictionary<string, (long Occurrences, int Articles)> sums)
    {
        var hits = new Hits();
        PhraseFinder.Find(view.Segment, phrase, hits);
        ReadOnlySpan<int> stream = view.Segment.Stream;
        DocumentSet counted = view.Counted(allVersions: false);
        var forms = new Dictionary<int, (long Occurrences, int Articles, int Last)>();
        foreach (DocumentHits found in new DocumentHitsEnumerator(view.Segment, hits.Positions))
        {
            if (!counted[found.Document]) continue;
            foreach (int position in hits.Positions.Slice(found.First, found.Count))
            {
                ref (long Occurrences, int Articles, int Last) sum = ref CollectionsMarshal.GetValueRefOrAddDefault(forms, stream[position], out bool known);
                bool isFirst = !known || sum.Last != found.Document;
                sum = (sum.Occurrences + 1, sum.Articles + (isFirst ? 1 : 0), found.Document);
            }
        }
        foreach ((int form, (long occurrences, int articles, _)) in forms)
        {
            ref (long Occurrences, int Articles) sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, view.Segment.FormText(form), out _);
            sum = (sum.Occurrences + occurrences, sum.Articles + articles);
        }
    }
}

/// <summary>One printed form.</summary>
/// <param name="Form">As printed, in normal form C.</param>
/// <param name="Occurrences">How often it stands.</param>
/// <param name="Articles">In how many articles.</param>
public sealed record FormCount(string Form, long Occurrences, int Articles);
