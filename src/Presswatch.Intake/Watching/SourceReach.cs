using System.Text.RegularExpressions;
using Presswatch.Intake.Fetching;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Watching;

/// <summary>Which addresses are a source's, and which of these are its articles. Immutable.</summary>
internal sealed class SourceReach(SourceProfile profile)
{
    private readonly Regex[] _follow = [.. (profile.Watch?.Follow ?? []).Select(pattern => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))];

    /// <summary>Whether an address lies on one of the source's hosts.</summary>
    public bool Holds(Uri address)
    {
        string host = FetchAddress.HostOf(address);
        return profile.Hosts.Any(own => host == own || (host.EndsWith(own, StringComparison.Ordinal) && host[^(own.Length + 1)] == '.'));
    }

    /// <summary>Whether an address that was found is taken for an article.</summary>
    public bool Follows(Uri address) => Holds(address) && (_follow.Length == 0 || _follow.Any(pattern => pattern.IsMatch(address.AbsoluteUri)));
}
