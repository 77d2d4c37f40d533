using Presswatch.Core.Queries;
using Presswatch.Core.Values;
using Presswatch.Core.Words;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Archive.Search;

/// <summary>The words of one text that is shown, and where those of a query stand in it.</summary>
internal sealed class TextWords
{
    private readonly string _text;
    private readonly List<TextSpan> _spans = [];
    private readonly List<string?> _folds = [];

    /// <summary>By word: the number of its paragraph.</summary>
    private readonly List<int> _paragraphs = [];

    public TextWords(string text)
    {
        _text = text;
        (int paragraph, int at) = (0, 0);
        foreach (Token token in Tokeniser.Tokens(text))
        {
            if (text.AsSpan(at, token.Span.Start - at).ContainsAny('\n', '\r')) paragraph++;
            at = token.Span.End;
            _spans.Add(token.Span);
            _folds.Add(null);
            _paragraphs.Add(paragraph);
        }
    }

    /// <summary>Where a word, a phrase, or either of two near each other stands.</summary>
    public IEnumerable<TextSpan> Find(QueryNode leaf)
    {
        if (leaf is not NearNode near)
        {
            Phrase phrase = QueryLeaves.PhraseOf(leaf);
            return Places(phrase).Select(at => SpanOf(at, phrase.Length));
        }
        (Phrase first, Phrase second) = (QueryLeaves.PhraseOf(near.First), QueryLeaves.PhraseOf(near.Second));
        var spans = new List<TextSpan>();
        List<int> others = [.. Places(second)];
        foreach (int at in Places(first))
        {
            foreach (int other in others.Where(other => AreNear(at, first.Length, other, second.Length, near.Distance)))
            {
                spans.Add(SpanOf(at, first.Length));
                spans.Add(SpanOf(other, second.Length));
            }
        }
        return spans.Distinct();
    }

    private IEnumerable<int> Places(Phrase phrase)
    {
        for (int at = 0; at + phrase.Length <= _spans.Count; at++)
        {
            if (Stands(phrase, at)) yield return at;
        }
    }

    private bool Stands(Phrase phrase, int at)
    {
        if (_paragraphs[at] != _paragraphs[at + phrase.Length - 1]) return false;
        for (int i = 0; i < phrase.Length; i++)
        {
            PhraseWord word = phrase.Words[i];
            bool stands = word.Match switch
            {
                WordMatch.Any => true,
                WordMatch.Fold => FoldOf(at + i) == word.Text,
                WordMatch.FoldPrefix => FoldOf(at + i).StartsWith(word.Text, StringComparison.Ordinal),
                WordMatch.Form => Tokeniser.Exact(_spans[at + i].Of(_text)) == word.Text,
                _ => Tokeniser.Exact(_spans[at + i].Of(_text)).StartsWith(word.Text, StringComparison.Ordinal),
            };
            if (!stands) return false;
        }
        return true;
    }

    private bool AreNear(int first, int firstLength, int second, int secondLength, int distance) => _paragraphs[first] == _paragraphs[second]
        && (second >= first + firstLength ? second - first - firstLength <= distance : second + secondLength <= first && first - second - secondLength <= distance);

    private string FoldOf(int word) => _folds[word] ??= Tokeniser.Fold(_spans[word].Of(_text));

    private TextSpan SpanOf(int at, int length) => new(_spans[at].Start, _spans[at + length - 1].End - _spans[at].Start);
}
