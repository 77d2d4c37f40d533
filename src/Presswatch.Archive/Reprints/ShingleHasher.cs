using Presswatch.Archive.Identity;

namespace Presswatch.Archive.Reprints;

/// <summary>Hashes of all runs of five words of a text, fast: one pass over its characters, words hashed once, runs rolling over them. Not safe for concurrent use.</summary>
/// <remarks>A word is a run of letters and digits without regard to case; each Hangul syllable and Han character is one. Two different runs have the same hash with a
/// chance of 2^-58: none is expected among ten million articles' neighbours.</remarks>
public sealed class ShingleHasher
{
    /// <summary>Bits of a hash; those above hold the rank.</summary>
    internal const int HashBits = 58;

    private const ulong Base = 0x9E3779B97F4A7C15;
    private const ulong Spread = 0xFF51AFD7ED558CCD;

    /// <summary>The first 128 characters folded; 0 for those that part words.</summary>
    private static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0)];

    private static readonly ulong Leaving = Power(Base, NewsItem.ShingleWords);

    private readonly ulong[] _window = new ulong[NewsItem.ShingleWords];
    private ulong _rolling;
    private int _words;
    private int _place;

    /// <summary>Adds the hash of each run of the paragraphs, in order and with repeats; where there are fewer words than a run has, one hash of all.</summary>
    /// <param name="paragraphs">The body.</param>
    /// <param name="hashes">Where hashes go.</param>
    public void Add(IReadOnlyList<string> paragraphs, List<ulong> hashes)
    {
        (_rolling, _words, _place) = (0, 0, 0);
        for (int i = 0; i < paragraphs.Count; i++) AddWords(paragraphs[i], hashes);
        if (_words is > 0 and < NewsItem.ShingleWords) hashes.Add(Mix(_rolling) >> (64 - HashBits));
    }

    private void AddWords(ReadOnlySpan<char> text, List<ulong> hashes)
    {
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
            if (word != 0) AddWord(word, hashes);
            if (alone) AddWord(folded, hashes);
            word = 0;
        }
        if (word != 0) AddWord(word, hashes);
    }

    private void AddWord(ulong word, List<ulong> hashes)
    {
        word = Mix(word);
        ref ulong slot = ref _window[_place];
        if (++_place == NewsItem.ShingleWords) _place = 0;
        _rolling = (_rolling * Base) + word - (_words >= NewsItem.ShingleWords ? slot * Leaving : 0);
        slot = word;
        if (++_words >= NewsItem.ShingleWords) hashes.Add(Mix(_rolling) >> (64 - HashBits));
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
