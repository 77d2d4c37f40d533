namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode SearchDamaged = new("PW3031", "search-damaged", "The search index cannot be read.", "build it anew with `presswatch rebuild`; nothing else is lost");
    public static readonly ProblemCode SearchOutdated = new("PW3032", "search-outdated", "The search index was made by another version of the rules for words.", "build it anew with `presswatch rebuild`");
}
