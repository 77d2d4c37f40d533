namespace Presswatch.Extraction.Html.Parsing;

/// <summary>
/// Gives the same string for the same short text: class names, white space and addresses recur all over a page and a site. A table of fixed size in which the
/// newest displaces; one for each thread.
/// </summary>
internal sealed class StringShare
{
    private const int Slots = 4096;
    private const int Longest = 80;

    [ThreadStatic]
    private static StringShare? _ofThread;

    private readonly string?[] _strings = new string?[Slots];

    public static StringShare OfThread => _ofThread ??= new();

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return string.Empty;
        if (text.Length > Longest) return text.ToString();
        ref string? slot = ref _strings[Hash(text) & (Slots - 1)];
        if (slot is not null && text.SequenceEqual(slot)) return slot;
        return slot = text.ToString();
    }

    /// <summary>The text with its ASCII capitals in lower case, as names of elements are read.</summary>
    public string OfLower(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('A', 'Z')) return Of(text);
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++) target[i] = source[i] is >= 'A' and <= 'Z' ? (char)(source[i] | 0x20) : source[i];
        });
    }

    private static uint Hash(ReadOnlySpan<char> text)
    {
        uint hash = (uint)text.Length;
        foreach (char c in text) hash = (hash ^ c) * 16777619;
        return hash ^ hash >> 15;
    }
}
