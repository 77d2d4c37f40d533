namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode CorpusDamaged = new("PW3301", "corpus-damaged", "A file of the corpus is cut off or does not hold what it held.", "make the corpus anew with `presswatch rebuild --corpus`; nothing else is lost");
    public static readonly ProblemCode CorpusNewer = new("PW3302", "corpus-newer", "A file of the corpus was written by a newer version of Presswatch.", "use that version, or make the corpus anew with `presswatch rebuild --corpus`");
    public static readonly ProblemCode CorpusOutdated = new("PW3303", "corpus-outdated", "The corpus was made by another version of the rules for words.", "make it anew with `presswatch rebuild --corpus`");
}
