using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Names;

/// <summary>Reads people, bodies and places. Not safe for concurrent use.</summary>
internal sealed class NameReader(NameRules rules)
{
    private readonly List<RuleMatch> _matches = [];

    public void Read(Draft draft)
    {
        _matches.Clear();
        rules.Rules.Find(draft.Body, _matches);
        RuleSet.KeepLongest(_matches);
    }
}
