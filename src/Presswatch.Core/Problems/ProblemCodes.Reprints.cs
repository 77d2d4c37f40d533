namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode ReprintsOutdated = new("PW3037", "reprints-outdated", "The reprints are kept in tables of another version of Presswatch.", "make them anew: presswatch rebuild --reprints");
    public static readonly ProblemCode ReprintsMissing = new("PW3038", "reprints-missing", "The archive's texts have not been compared yet.", "compare them: presswatch duplicates");
}
