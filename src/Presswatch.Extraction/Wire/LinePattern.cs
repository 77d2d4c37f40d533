namespace Presswatch.Extraction.Wire;

/// <summary>A line of a pack: compared as a whole, or as a beginning where it ends in "*".</summary>
internal readonly struct LinePattern(string id, string line)
{
    private readonly bool _open = line.EndsWith('*');
    private readonly string _text = line.EndsWith('*') ? line[..^1] : line;

    public string Id { get; } = id;

    public bool Fits(ReadOnlySpan<char> line) =>
        _open ? line.StartsWith(_text, StringComparison.OrdinalIgnoreCase) : line.Equals(_text, StringComparison.OrdinalIgnoreCase);
}
