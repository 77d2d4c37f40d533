using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Presswatch.Archive.Identity;

namespace Presswatch.Archive.Reprints;

/// <summary>Hashes of all runs of five words of a text, fast: one pass over its characters, words hashed once, runs rolling over them. Not safe for concurrent use.</summary>
/// <remarks>A word is a run of letters and digits without regard to case; each Hangul syllable and Han character is one. Two different runs have the same hash with a
/// chance of 2^-58: none is expected among ten million articles' neighbours.</remarks>
public sealed class ShingleHasher
{
    /// <summary>Words in a run.</summary>
    public const int RunWords = NewsItem.ShingleWords;

    /// <summary>Bits of a hash; those above hold the rank.</summary>
    internal const int HashBits = 58;

    private const ulong Base = 0x9E3779B97F4A7C15;
    private const ulong Spread = 0xFF51AFD7ED558CCD;

    /// <summary>The first 128 characters folded; 0 for those that part words.</summary>
    private static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0)];

    private static readonly ulong Leaving = Power(Base, NewsItem.ShingleWords);

    /// <summary>Words of the window, a power of two that a run fits in.</summary>
    private const int Window = 8;

    private readonly ulong[] _window = new ulong[Window];
    private ulong _rolling;
    private int _words;

    /// <summary>Adds the hash of each run of the paragraphs, in order and with repeats; where there are fewer words than a run has, one hash of all.</summary>
    /// <param name="paragraphs">The body.</param>
    /// <param name="hashes">Where hashes go.</param>
    public void Add(IReadOnlyList<string> paragraphs, List<ulong> hashes)
    {
        (_rolling, _words) = (0, 0);
        for (int i = 0; i < paragraphs.Count; i++) AddWords(paragraphs[i], hashes);
        if (_words is > 0 and < NewsItem.ShingleWords) hashes.Add(Mix(_rolling) >> (64 - HashBits));
    }

    private void AddWords(ReadOnlySpan<char> text, List<ulong> hashes)
    {
        int count = hashes.Count;
        CollectionsMarshal.SetCount(hashes, count + text.Length);
        Span<ulong> room = CollectionsMarshal.AsSpan(hashes)[count..];
        int filled = 0;
        ulong word = 0;
        foreach (char c in text)
        {
            uint folded = c < 128 ? Ascii[c] : char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : 0u;
            bool alone = folded >= '\u3000' && IsWordAlone(c);
            if (folded != 0 && !alone)
            {
                word = (word ^ folded) * Spread;
                continue;
            }
            if (word != 0) filled += AddWord(word, ref room[filled]);
            if (alone) filled += AddWord(folded, ref room[filled]);
            word = 0;
        }
        if (word != 0) filled += AddWord(word, ref room[filled]);
        CollectionsMarshal.SetCount(hashes, count + filled);
    }

    /// <returns>1 where the word ends a run, whose hash was put in its place.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AddWord(ulong word, ref ulong hash)
    {
        word = Mix(word);
        ulong[] window = _window;
        int at = _words++;
        _rolling = (_rolling * Base) + word - (at >= NewsItem.ShingleWords ? window[(at - NewsItem.ShingleWords) & (Window - 1)] * Leaving : 0);
        window[at & (Window - 1)] = word;
        if (at < NewsItem.ShingleWords - 1) return 0;
        hash = Mix(_rolling) >> (64 - HashBits);
        return 1;
    }

    private static bool IsWordAlone(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');

    /// <summary>The finaliser of MurmurHash3 (Appleby, 2011), 64 bits.</summary>
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Spread;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }

    private static ulong Power(ulong number, int times)
    {
        ulong product = 1;
        for (int i = 0; i < times; i++) product *= number;
        return product;
    }
}
