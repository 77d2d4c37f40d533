namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode SentToFront = new("PW1131", "sent-to-front", "The site sends from an article's address to its front page.", "nothing is wrong here: the answer is kept, and counts towards the article being gone");
}
