using Presswatch.Reading.Names.Words;

namespace Presswatch.Reading.Names.Places;

/// <summary>Mentions of places found so far in one article, shared by the finder of bodies, which meets those with heads, and the finder of places.</summary>
internal sealed class PlaceMentions(NameRules rules)
{
    private readonly List<NameMention> _all = [];

    /// <summary>Facts of the words of the scan read last.</summary>
    public WordFacts Facts { get; } = new(rules);

    public List<NameMention> All => _all;

    public void Add(NameMention mention) => _all.Add(mention);

    public void Clear() => _all.Clear();
}
