using Presswatch.Core.Captures;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Intake.Items;

namespace Presswatch.Intake.Watching.Lists;

/// <summary>Pages of captures that serve the watcher and hold no article: a feed gives teasers, the rest nothing.</summary>
internal static class ServicePages
{
    public static Page Of(string role, Capture capture, Outcome<ReadOnlyMemory<byte>> body)
    {
        if (!body.TryGet(out ReadOnlyMemory<byte> bytes)) return new(PageKind.Empty, null, null, [], [], [body.Problem!]);
        if (role != ItemType.FeedRole) return new(PageKind.Empty, null, null, [], [], [new(ProblemCodes.ServiceAnswer, $"The capture is kept as {role}.")]);
        IReadOnlyList<Teaser> teasers = FeedReader.Read(bytes, capture.ContentType, capture.Address);
        return teasers.Count > 0 ? new(PageKind.List, null, null, [], teasers, []) : new(PageKind.Empty, null, null, [], [], [new(ProblemCodes.BadFeed, "The feed announces nothing that could be read.")]);
    }
}
