using Presswatch.Core.Words;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Tests;

/// <summary>The plain twin: words as strings in lists, every answer by looking at each of them.</summary>
internal sealed class PlainCorpus
{
    private readonly List<(CorpusDocument Document, List<string?> Words, int Start)> _documents = [];
    private readonly List<string?> _stream = [null];

    public PlainCorpus(IEnumerable<CorpusDocument> documents)
    {
        foreach (CorpusDocument document in documents.OrderBy(document => DocumentDates.Of(document.Published).Day).ThenBy(document => DocumentDates.Of(document.Published).Precision).ThenBy(document => document.Key))
        {
            var words = new List<string?>();
            foreach (string paragraph in new[] { document.Headline ?? "" }.Concat(document.Text.Split('\n')))
            {
                int before = words.Count;
                foreach (Token token in Tokeniser.Tokens(paragraph)) words.Add(Tokeniser.Exact(token.Span.Of(paragraph)));
                if (words.Count > before) words.Add(null);
            }
            if (words.Count == 0) words.Add(null);
            _documents.Add((document, words, _stream.Count));
            _stream.AddRange(words);
        }
    }

    public IReadOnlyList<string?> Stream => _stream;

    public IReadOnlyList<CorpusDocument> Documents => [.. _documents.Select(entry => entry.Document)];

    public int[] Find(Phrase phrase) => [.. Enumerable.Range(1, Math.Max(0, _stream.Count - 1)).Where(at => Stands(phrase, at))];

    public Dictionary<string, (PeriodCount Count, PeriodSize Size)> Count(Phrase phrase, CountPeriod by, Func<CorpusDocument, bool> counts)
    {
        int[] found = Find(phrase);
        var sums = new Dictionary<string, (PeriodCount Count, PeriodSize Size)>();
        foreach ((CorpusDocument document, List<string?> words, int start) in _documents.Where(entry => counts(entry.Document)))
        {
            (int day, DayPrecision precision) = DocumentDates.Of(document.Published);
            string name = CountPeriods.NameOf(CountPeriods.NumberOf(day, precision, by), by);
            (PeriodCount count, PeriodSize size) = sums.GetValueOrDefault(name);
            int hits = found.Count(at => at >= start && at < start + words.Count);
            sums[name] = (count + new PeriodCount(hits, hits > 0 ? 1 : 0), new(size.Words + words.Count(word => word is not null), size.Documents + 1));
        }
        return sums;
    }

    private bool Stands(Phrase phrase, int at)
    {
        for (int i = 0; i < phrase.Length; i++)
        {
            if (at + i >= _stream.Count || _stream[at + i] is not { } word) return false;
            (string text, WordMatch match) = phrase.Words[i];
            bool fits = match switch
            {
                WordMatch.Any => true,
                WordMatch.Fold => Tokeniser.Fold(word.AsSpan()) == text,
                WordMatch.FoldPrefix => Tokeniser.Fold(word.AsSpan()).StartsWith(text, StringComparison.Ordinal),
                WordMatch.Form => word == text,
                _ => word.StartsWith(text, StringComparison.Ordinal),
            };
            if (!fits) return false;
        }
        return true;
    }
}
