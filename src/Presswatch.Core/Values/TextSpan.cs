namespace Presswatch.Core.Values;

/// <summary>A stretch of a title or a text, in UTF-16 units; paragraphs of a text are joined by one line feed.</summary>
/// <param name="Start">First unit, from 0.</param>
/// <param name="Length">Number of units, 0 or more.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>First unit after the span.</summary>
    public int End => Start + Length;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
