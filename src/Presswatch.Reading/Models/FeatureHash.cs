namespace Presswatch.Reading.Models;

/// <summary>Hashes of features (FNV-1a over folded characters, mixed for pairs), so that models need no table of words and no word allocates.</summary>
internal static class FeatureHash
{
    private const uint Basis = 2166136261, Prime = 16777619;

    /// <summary>Hash of a word, capitals folded; never 0.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        uint hash = Basis;
        foreach (char c in word)
        {
            char folded = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c < 128 ? c : c == '’' ? '\'' : char.ToLowerInvariant(c);
            hash = unchecked((hash ^ folded) * Prime);
        }
        return hash == 0 ? 1 : hash;
    }

    /// <summary>Hash of two hashes in this order, spread over all bits (the finaliser of MurmurHash3).</summary>
    public static uint Mix(uint first, uint second)
    {
        unchecked
        {
            uint hash = (first * 0x9E3779B1) ^ (second + 0x7F4A7C15 + (first << 6) + (first >> 2));
            hash ^= hash >> 16;
            hash *= 0x85EBCA6B;
            hash ^= hash >> 13;
            hash *= 0xC2B2AE35;
            return hash ^ (hash >> 16);
        }
    }
}
