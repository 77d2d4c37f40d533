using Presswatch.Analysis.Articles;
using Presswatch.Archive;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Corpus;
using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Analysis.Phrases;

/// <summary>Which words of an article the archive held before its day: what <c>novelty</c> prints and the API answers.</summary>
/// <param name="Day">Day before which articles count as earlier.</param>
/// <param name="Words">All words.</param>
/// <param name="NewWords">Those in no earlier sequence of eight words.</param>
/// <param name="ShareNew">New words among the new and the formula, 0 to 1; <see langword="null"/> where there are none.</param>
/// <param name="Formula">Where formula stands, in reading order.</param>
public sealed record NoveltyReport(string Article, string Version, DateOnly Day, int Words, int NewWords, double? ShareNew, IReadOnlyList<FormulaRow> Formula)
{
    /// <summary>Measures the newest version of an article, or the one named.</summary>
    /// <param name="leftOut">Words that are neither new nor formula: what packs know as datelines and the like.</param>
    /// <returns>The report, or: no such article (PW3008), no day to measure from (PW4031).</returns>
    public static Outcome<NoveltyReport> Of(PressArchive archive, CorpusPhrases corpus, string article, string? version, PhraseSet? leftOut, CancellationToken cancel)
    {
        Outcome<ArticleReport> found = ArticleReport.Of(archive, article, version);
        return found.TryGet(out ArticleReport shown) ? Of(shown, new PrintedPhrases(corpus, archive.Catalogue), leftOut, cancel) : found.Problem!;
    }

    /// <summary>Measures a version that is at hand.</summary>
    /// <param name="leftOut">Words that are neither new nor formula.</param>
    /// <returns>The report, or: no day to measure from (PW4031).</returns>
    public static Outcome<NoveltyReport> Of(ArticleReport shown, PrintedPhrases phrases, PhraseSet? leftOut, CancellationToken cancel)
    {
        if (shown.Published is not { } published) return new Problem(ProblemCodes.NoDayToMeasureFrom, $"Article {shown.Article} has no publication date.");
        string text = string.Join('\n', shown.Body);
        TextWords words = TextWords.Of(shown.Headline, text);
        NoveltyAnswer answer = phrases.Corpus.Novelty(words, published.First, new ArticleId(shown.Article), leftOut, cancel);
        IEnumerable<FormulaRow> rows = answer.Passages.SelectMany(passage => Rows(phrases, shown.Headline, text, words, passage));
        return new NoveltyReport(shown.Article, shown.Version, published.First, answer.Words.Count, answer.NewWords, answer.ShareNew is { } share ? Math.Round(share, 4) : null, [.. rows]);
    }

    /// <summary>One row of a passage, since a passage ends with its paragraph and so lies in the headline or the text.</summary>
    private static IEnumerable<FormulaRow> Rows(PrintedPhrases phrases, string? headline, string text, TextWords words, FormulaPassage passage)
    {
        bool title = passage.Start < words.HeadlineWords;
        TextSpan span = Span(words, passage.Start, passage.Length);
        TextSpan stretch = Span(words, passage.StretchStart, passage.StretchLength);
        PhraseEvidence source = phrases.At(passage.Source, passage.StretchLength).Evidence;
        yield return new(title ? TextPart.Title : TextPart.Text, span.Start, span.Length, span.Of(title ? headline ?? "" : text).ToString(), stretch.Start, stretch.Length,
            source.Article, source.Version, DateOnly.FromDayNumber(passage.SourceDay), source.Word, passage.StretchLength, passage.Occurrences, passage.Articles, [source]);
    }

    private static TextSpan Span(TextWords words, int start, int length)
    {
        TextSpan last = words.Words[start + length - 1];
        return new(words.Words[start].Start, last.End - words.Words[start].Start);
    }
}

/// <summary>A passage that is formula.</summary>
/// <param name="In">The part of the article that the offsets count in.</param>
/// <param name="Start">First UTF-16 unit, from 0.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Text">The passage as it stands there.</param>
/// <param name="LongestStart">First unit of the longest sequence in it that one earlier article holds.</param>
/// <param name="LongestLength">Units of that sequence.</param>
/// <param name="Earlier">The earliest article that holds it.</param>
/// <param name="EarlierVersion">That article's version.</param>
/// <param name="EarlierDay">First day that its date can mean.</param>
/// <param name="EarlierWord">Number of the sequence's first word there, from 0 over the words of headline and text.</param>
/// <param name="Words">Words of the sequence.</param>
/// <param name="Occurrences">How often the sequence stands in all articles of any day.</param>
/// <param name="Articles">In how many.</param>
/// <param name="Evidence">The sequence in that earliest article.</param>
public sealed record FormulaRow(
    TextPart In, int Start, int Length, string Text, int LongestStart, int LongestLength, string Earlier, string EarlierVersion, DateOnly EarlierDay, int EarlierWord, int Words, int Occurrences, int Articles,
    IReadOnlyList<PhraseEvidence> Evidence);
