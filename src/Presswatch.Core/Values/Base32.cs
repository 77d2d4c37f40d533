using System.Buffers;

namespace Presswatch.Core.Values;

/// <summary>Base32 of RFC 4648 section 6 in lower case and without padding: what ids are written in.</summary>
public static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>The first <paramref name="characters"/> characters of the encoding; 5 bits each, taken from the front.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes, int characters)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(characters * 5, bytes.Length * 8, nameof(characters));
        Span<char> text = stackalloc char[characters];
        for (int i = 0; i < characters; i++)
        {
            int bit = i * 5;
            int window = bytes[bit / 8] << 8;
            if ((bit / 8) + 1 < bytes.Length) window |= bytes[(bit / 8) + 1];
            text[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
        }
        return new(text);
    }

    /// <summary>Whether a text is that many characters of the alphabet.</summary>
    public static bool IsId(string? text, int characters = 16) => text is not null && text.Length == characters && !text.AsSpan().ContainsAnyExcept(Letters);
}
