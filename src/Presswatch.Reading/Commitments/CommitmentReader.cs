using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Commitments;

/// <summary>Reads commitments. Not safe for concurrent use.</summary>
internal sealed class CommitmentReader(CommitmentRules rules)
{
    private readonly List<RuleMatch> _matches = [];

    public void Read(Draft draft)
    {
        _matches.Clear();
        rules.Rules.Find(draft.Body, _matches);
        RuleSet.KeepLongest(_matches);
    }
}
