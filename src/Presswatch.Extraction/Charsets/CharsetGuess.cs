namespace Presswatch.Extraction.Charsets;

/// <summary>Guesses the character set of bytes that are no UTF-8 and declare nothing.</summary>
internal static class CharsetGuess
{
    public static (string Name, int CodePage) Of(ReadOnlySpan<byte> bytes) => ("windows-1252", 1252);
}
