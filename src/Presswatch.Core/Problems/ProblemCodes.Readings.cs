namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode ReadingsOutdated = new("PW3033", "readings-outdated", "The readings are kept in tables of another version of Presswatch.", "make them anew: presswatch rebuild --readings");
    public static readonly ProblemCode UnknownPerson = new("PW3034", "unknown-person", "The registry holds no person of that id or name.", "look for the name with presswatch people");
    public static readonly ProblemCode UnknownEventType = new("PW4013", "unknown-event-type", "The filter type: was given a type that no event has.", "write one of the types that presswatch read prints");
    public static readonly ProblemCode BadCorrection = new("PW4014", "bad-correction", "A correction names nothing that can be corrected, or a value that it cannot have.", "see presswatch correct --help; presswatch show ARTICLE prints what was read");
}
