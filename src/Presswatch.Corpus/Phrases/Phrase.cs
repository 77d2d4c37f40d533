using System.Text;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;
using Presswatch.Core.Words;

namespace Presswatch.Corpus.Phrases;

/// <summary>What a place in a phrase asks for.</summary>
public enum WordMatch
{
    /// <summary>The fold.</summary>
    Fold,
    /// <summary>The exact form.</summary>
    Form,
    /// <summary>Any word whose fold begins so.</summary>
    FoldPrefix,
    /// <summary>Any word whose exact form begins so.</summary>
    FormPrefix,
    /// <summary>Any word at all.</summary>
    Any,
}

/// <summary>One place in a phrase.</summary>
/// <param name="Text">The fold, form or prefix; empty for <see cref="WordMatch.Any"/>.</param>
/// <param name="Match">How it is compared.</param>
public readonly record struct PhraseWord(string Text, WordMatch Match);

/// <summary>One or more words that follow each other within a paragraph. Immutable.</summary>
public sealed class Phrase
{
    /// <summary>Most words of a phrase.</summary>
    public const int MaxWords = 256;

    private Phrase(PhraseWord[] words) => Words = words;

    /// <summary>The words; at least one is not <see cref="WordMatch.Any"/>.</summary>
    public IReadOnlyList<PhraseWord> Words { get; }

    /// <summary>Number of words of each occurrence.</summary>
    public int Length => Words.Count;

    /// <summary>Reads a phrase as it is written in a query.</summary>
    /// <param name="text">Words; a star right after one, other than a syllable or ideograph, makes it a prefix; a star that stands alone is any one word.</param>
    /// <param name="exact">Whether the unfolded words are meant.</param>
    /// <returns>The phrase; <see langword="null"/> where the text has no word, or more than <see cref="MaxWords"/>.</returns>
    public static Phrase? Of(string text, bool exact = false)
    {
        var words = new List<PhraseWord>();
        int after = 0;
        foreach (Token token in Tokeniser.Tokens(text))
        {
            AddGaps(text, after, token.Span.Start, words);
            bool prefix = !token.IsPart && token.Span.End < text.Length && text[token.Span.End] == '*';
            words.Add(Word(token.Span.Of(text), exact, prefix));
            after = token.Span.End + (prefix ? 1 : 0);
        }
        AddGaps(text, after, text.Length, words);
        return words.Count <= MaxWords && words.Exists(word => word.Match != WordMatch.Any) ? new([.. words]) : null;
    }

    /// <summary>The phrase of a query's word or phrase.</summary>
    /// <exception cref="ArgumentException">The node is no word or phrase.</exception>
    public static Phrase? Of(QueryNode leaf) => leaf switch
    {
        PhraseNode phrase => Of(phrase.Text, phrase.Exact),
        WordNode { Prefix: true } word => new([Word(Last(word.Text).Of(word.Text), word.Exact, prefix: true)]),
        WordNode word => Of(word.Text, word.Exact),
        _ => throw new ArgumentException("Only words and phrases have places.", nameof(leaf)),
    };

    /// <summary>The phrase of words that are compared as given; at least one must not be <see cref="WordMatch.Any"/>.</summary>
    public static Phrase Of(params IReadOnlyList<PhraseWord> words)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words.Count, MaxWords, nameof(words));
        if (words.All(word => word.Match == WordMatch.Any)) throw new ArgumentException("A phrase needs a word.", nameof(words));
        return new([.. words]);
    }

    /// <summary>The phrase as a query has it, without quotes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (PhraseWord word in Words)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(word.Text);
            if (word.Match is WordMatch.FoldPrefix or WordMatch.FormPrefix or WordMatch.Any) text.Append('*');
        }
        return text.ToString();
    }

    private static PhraseWord Word(ReadOnlySpan<char> token, bool exact, bool prefix) => exact
        ? new(Tokeniser.Exact(token), prefix ? WordMatch.FormPrefix : WordMatch.Form)
        : new(Tokeniser.Fold(token), prefix ? WordMatch.FoldPrefix : WordMatch.Fold);

    private static void AddGaps(string text, int start, int end, List<PhraseWord> words)
    {
        for (int i = start; i < end; i++)
        {
            if (text[i] == '*' && (i == 0 || char.IsWhiteSpace(text[i - 1])) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))) words.Add(new("", WordMatch.Any));
        }
    }

    private static TextSpan Last(string text)
    {
        TextSpan last = default;
        foreach (Token token in Tokeniser.Tokens(text)) last = token.Span;
        return last;
    }
}
