using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text;
using Presswatch.Core.Pages;
using Presswatch.Core.Values;
using Presswatch.Core.Words;

namespace Presswatch.Archive.Identity;

/// <summary>Folded words of an article, as a digest, as a text and as overlapping runs of words.</summary>
public static class Shingles
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Folded words joined by one space: what stays the same under case, typography and white space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        Span<char> word = stackalloc char[Tokeniser.MaxFoldedLength];
        foreach (Token token in Tokeniser.Tokens(text))
        {
            int length = Tokeniser.Fold(token.Span.Of(text), word);
            if (folded.Length > 0) folded.Append(' ');
            folded.Append(word[..length]);
        }
        return folded.ToString();
    }

    /// <summary>Digest of the folded words of headline and paragraphs, and their number.</summary>
    public static (Sha256 Digest, int Words) Digest(PageArticle article)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int words = Add(hash, article.Headline ?? "");
        foreach (string paragraph in article.Body) words += Add(hash, paragraph);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return (Sha256.FromDigest(digest), words);
    }

    /// <summary>Hashes of all runs of <see cref="NewsItem.ShingleWords"/> words of the body; one of all words where there are fewer.</summary>
    public static HashSet<ulong> Of(PageArticle article)
    {
        var words = new List<ulong>();
        Span<char> word = stackalloc char[Tokeniser.MaxFoldedLength];
        foreach (string paragraph in article.Body)
        {
            foreach (Token token in Tokeniser.Tokens(paragraph))
            {
                int length = Tokeniser.Fold(token.Span.Of(paragraph), word);
                words.Add(Hash(Seed, MemoryMarshal.AsBytes(word[..length])));
            }
        }
        var shingles = new HashSet<ulong>(words.Count);
        if (words.Count is > 0 and < NewsItem.ShingleWords) shingles.Add(Combine(CollectionsMarshal.AsSpan(words)));
        for (int i = 0; i + NewsItem.ShingleWords <= words.Count; i++) shingles.Add(Combine(CollectionsMarshal.AsSpan(words).Slice(i, NewsItem.ShingleWords)));
        return shingles;
    }

    private static int Add(IncrementalHash hash, string text)
    {
        int words = 0;
        Span<char> word = stackalloc char[Tokeniser.MaxFoldedLength + 1];
        Span<char> run = stackalloc char[2048];
        int filled = 0;
        foreach (Token token in Tokeniser.Tokens(text))
        {
            int length = Tokeniser.Fold(token.Span.Of(text), word);
            word[length] = ' ';
            if (filled + length + 1 > run.Length)
            {
                hash.AppendData(MemoryMarshal.AsBytes(run[..filled]));
                filled = 0;
            }
            word[..(length + 1)].CopyTo(run[filled..]);
            filled += length + 1;
            words++;
        }
        hash.AppendData(MemoryMarshal.AsBytes(run[..filled]));
        return words;
    }

    // FNV-1a (Fowler, Noll and Vo), 64 bits.
    private static ulong Hash(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes) hash = (hash ^ b) * Prime;
        return hash;
    }

    private static ulong Combine(ReadOnlySpan<ulong> words) => Hash(Seed, MemoryMarshal.AsBytes(words));
}
