namespace Presswatch.Extraction.Html;

/// <summary>A stretch of text that a reader sees as one paragraph, line or cell.</summary>
/// <param name="Container">The nearest block element around it.</param>
/// <param name="First">Its first text node.</param>
/// <param name="Last">Its last text node.</param>
/// <param name="Text">White space collapsed, never empty.</param>
/// <param name="Linked">Units of the text that stand inside links.</param>
internal sealed record TextBlock(int Container, int First, int Last, string Text, int Linked)
{
    /// <summary>Share of the text inside links, 0 to 1.</summary>
    public double LinkShare => Math.Min(1, (double)Linked / Text.Length);
}
