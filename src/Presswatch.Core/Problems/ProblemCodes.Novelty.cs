namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode NoDayToMeasureFrom = new("PW4031", "no-day-to-measure-from", "What is new in an article is measured against the days before it, and it has no publication date.", "see why with presswatch show ARTICLE; take it in again with its date");
}
