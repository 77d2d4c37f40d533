using System.Text;
using Presswatch.Core.Values;
using Presswatch.Core.Words;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Phrases;

/// <summary>The words of a text that need not be in the corpus: stable hashes as questions have them, and where each stands.</summary>
/// <param name="Hashes">Hashes of the folds in reading order, the headline first; 0 ends each paragraph that has words.</param>
/// <param name="Words">Where each word stands, paragraph ends not counted.</param>
/// <param name="HeadlineWords">How many of the words are the headline's; their spans are in it, the others' in the text.</param>
public sealed record TextWords(IReadOnlyList<ulong> Hashes, IReadOnlyList<TextSpan> Words, int HeadlineWords)
{
    /// <summary>Cuts a headline and a text, whose paragraphs are parted by line feeds, as the corpus does.</summary>
    public static TextWords Of(string? headline, string text)
    {
        var hashes = new List<ulong>();
        var words = new List<TextSpan>();
        Add(headline ?? "", 0, hashes, words);
        int headlineWords = words.Count;
        for (int start = 0; start <= text.Length;)
        {
            int length = text.AsSpan(start).IndexOf('\n');
            int end = length < 0 ? text.Length : start + length;
            Add(text.AsSpan(start, end - start), start, hashes, words);
            start = end + 1;
        }
        return new(hashes, words, headlineWords);
    }

    /// <summary>The hashes of one phrase, without an end.</summary>
    public static ulong[] Phrase(string phrase)
    {
        var hashes = new List<ulong>();
        Add(phrase, 0, hashes, []);
        return [.. hashes.Where(hash => hash != 0)];
    }

    private static void Add(ReadOnlySpan<char> paragraph, int offset, List<ulong> hashes, List<TextSpan> words)
    {
        Span<char> fold = stackalloc char[Tokeniser.MaxFoldedLength];
        Span<byte> utf8 = stackalloc byte[Tokeniser.MaxFoldedLength * 3];
        int before = words.Count;
        foreach (Token token in Tokeniser.Tokens(paragraph))
        {
            int length = Tokeniser.Fold(token.Span.Of(paragraph), fold);
            hashes.Add(XxHash64.Of(utf8[..Encoding.UTF8.GetBytes(fold[..length], utf8)]));
            words.Add(new(offset + token.Span.Start, token.Span.Length));
        }
        if (words.Count > before) hashes.Add(0);
    }
}
