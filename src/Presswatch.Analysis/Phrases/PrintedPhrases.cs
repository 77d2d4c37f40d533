using Presswatch.Analysis.Corpora;
using Presswatch.Analysis.Readings;
using Presswatch.Archive.Catalogue;
using Presswatch.Core.Queries;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Corpus;
using Presswatch.Corpus.Concordances;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Analysis.Phrases;

/// <summary>Phrases of the corpus as their articles print them.</summary>
public sealed class PrintedPhrases(CorpusPhrases phrases, ICatalogue catalogue)
{
    private readonly PlaceTexts _texts = new(catalogue);

    /// <summary>The corpus that is asked.</summary>
    public CorpusPhrases Corpus => phrases;

    /// <summary>The phrase at a place; in the corpus' own words, parted by spaces, where its text cannot be read.</summary>
    /// <param name="place">Its first word.</param>
    /// <param name="length">Its words.</param>
    public PrintedPhrase At(WordPlace place, int length)
    {
        PlacedDocument document = phrases.DocumentAt(place);
        string words = phrases.TextAt(place, length);
        (StoredText? stored, SightingRow? first) = _texts.Of(document.Key, document.Article);
        var line = new ConcordanceLine(document.Key, document.Article, document.Version, document.Published, document.Word, length);
        var evidence = new PhraseEvidence(document.Article.Value, document.Version.Value, document.Published, document.Word, null, null, null, null, null, first?.Capture, first?.Time, first?.Digest, "phrase");
        if (stored is null || PrintedContext.Of(stored.Article.Headline, stored.Article.Text, line, 0, 0) is not { } context) return new(words, $"\"{words}\"", evidence);
        string part = context.InHeadline ? stored.Article.Headline! : stored.Article.Text;
        TextSpan sentence = SentenceEvidence.Around(part, context.Match.Start, context.Match.Length);
        string printed = context.Match.Of(part).ToString();
        return new(printed, Quoted(printed, words), evidence with
        {
            In = context.InHeadline ? TextPart.Title : TextPart.Text,
            Start = context.Match.Start,
            Length = context.Match.Length,
            Text = sentence.Of(part).ToString(),
            At = context.Match.Start - sentence.Start,
        });
    }

    /// <summary>The query that finds a phrase: as it is printed, or where that would say something else, its words.</summary>
    private static string Quoted(string printed, string words)
    {
        string query = $"\"{printed}\"";
        return QueryParser.Parse(query).TryGet(out Query parsed) && parsed.Root is WordNode or PhraseNode && Phrase.Of(parsed.Root)?.ToString() == Phrase.Of(words)?.ToString() ? query : $"\"{words}\"";
    }
}

/// <summary>A phrase as one article prints it.</summary>
/// <param name="Text">The phrase.</param>
/// <param name="Query">The query that finds it wherever it stands, whatever its case, hyphens and apostrophes.</param>
/// <param name="Evidence">The place.</param>
public sealed record PrintedPhrase(string Text, string Query, PhraseEvidence Evidence);
