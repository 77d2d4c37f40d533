namespace Presswatch.Corpus.Novelty;

/// <summary>Takes the windows that a scan finds, in ascending order of position.</summary>
internal interface IWindowSink
{
    /// <param name="hash">The window's fingerprint, evenly spread over 64 bits.</param>
    /// <param name="position">Position of its first word.</param>
    void Take(ulong hash, int position);
}

/// <summary>Fingerprints of all windows of eight words within paragraphs, from the stable hashes of the words: a polynomial over 2^64 that rolls on (Karp and Rabin 1987), mixed at the end.</summary>
internal static class WindowScan
{
    /// <summary>Words of a window: the shortest sequence that counts as a formula.</summary>
    public const int Words = 8;

    private const ulong Base = 0x9E3779B97F4A7C15;
    private const ulong Mixer = 0xD6E8FEB86659FD93;
    private static readonly ulong Outgoing = Power(Words);

    /// <summary>Scans the stream from one position up to, not including, another. Allocates nothing.</summary>
    public static void Run<TSink>(ReadOnlySpan<int> stream, ReadOnlySpan<ulong> hashes, int from, int to, ref TSink sink)
        where TSink : struct, IWindowSink
    {
        ulong outgoing = Outgoing;
        ulong rolling = 0;
        int run = 0;
        for (int at = from; at < to; at++)
        {
            int form = stream[at];
            if (form == 0)
            {
                (rolling, run) = (0, 0);
                continue;
            }
            unchecked
            {
                rolling = (rolling * Base) + hashes[form];
                if (++run > Words) rolling -= hashes[stream[at - Words]] * outgoing;
            }
            if (run >= Words) sink.Take(Mix(rolling), at - Words + 1);
        }
    }

    /// <summary>The fingerprint of eight words given by their hashes.</summary>
    public static ulong Of(ReadOnlySpan<ulong> words)
    {
        ulong rolling = 0;
        foreach (ulong word in words[..Words]) rolling = unchecked((rolling * Base) + word);
        return Mix(rolling);
    }

    private static ulong Mix(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 32)) * Mixer);
        return hash ^ (hash >> 32);
    }

    private static ulong Power(int exponent)
    {
        ulong power = 1;
        for (int i = 0; i < exponent; i++) power = unchecked(power * Base);
        return power;
    }
}
