using Presswatch.Core.Words;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Tests.Statistics;

/// <summary>The plain twin of concordance, collocates and comparison: paragraphs as lists of folds, every answer by looking at each word.</summary>
internal sealed class PlainWords
{
    public PlainWords(IEnumerable<CorpusDocument> documents) => Paragraphs = [.. documents
        .OrderBy(document => DocumentDates.Of(document.Published).Day).ThenBy(document => DocumentDates.Of(document.Published).Precision).ThenBy(document => document.Key).SelectMany(Of)];

    /// <summary>In the order of days.</summary>
    public IReadOnlyList<PlainParagraph> Paragraphs { get; }

    public int Words => Paragraphs.Sum(paragraph => paragraph.Folds.Length);

    public IEnumerable<(PlainParagraph Paragraph, int At)> Find(Phrase phrase) => Paragraphs.SelectMany(paragraph => Enumerable.Range(0, paragraph.Folds.Length).Where(at => Stands(paragraph, phrase, at)).Select(at => (paragraph, at)));

    public int Frequency(string fold) => Paragraphs.Sum(paragraph => paragraph.Folds.Count(word => word == fold));

    private static IEnumerable<PlainParagraph> Of(CorpusDocument document)
    {
        int before = 0;
        foreach (string paragraph in new[] { document.Headline ?? "" }.Concat(document.Text.Split('\n')))
        {
            var folds = new List<string>();
            var exact = new List<string>();
            foreach (Token token in Tokeniser.Tokens(paragraph))
            {
                folds.Add(Tokeniser.Fold(token.Span.Of(paragraph)));
                exact.Add(Tokeniser.Exact(token.Span.Of(paragraph)));
            }
            if (folds.Count > 0) yield return new(document, before, [.. folds], [.. exact]);
            before += folds.Count;
        }
    }

    private static bool Stands(PlainParagraph paragraph, Phrase phrase, int at) => at + phrase.Length <= paragraph.Folds.Length && Enumerable.Range(0, phrase.Length).All(i => phrase.Words[i].Match switch
    {
        WordMatch.Any => true,
        WordMatch.Fold => paragraph.Folds[at + i] == phrase.Words[i].Text,
        WordMatch.FoldPrefix => paragraph.Folds[at + i].StartsWith(phrase.Words[i].Text, StringComparison.Ordinal),
        WordMatch.Form => paragraph.Exact[at + i] == phrase.Words[i].Text,
        _ => paragraph.Exact[at + i].StartsWith(phrase.Words[i].Text, StringComparison.Ordinal),
    });
}

/// <summary>A paragraph's words; <paramref name="Before"/>: words of the document before it.</summary>
internal sealed record PlainParagraph(CorpusDocument Document, int Before, string[] Folds, string[] Exact);
