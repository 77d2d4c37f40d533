namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode SentToTwin = new("PW1132", "sent-to-twin", "The site sends from an address to the same one under https or http, with or without www.", "nothing is wrong here: what is answered there counts for both addresses");

    public static readonly ProblemCode SentToFront = new("PW1131", "sent-to-front", "The site sends from an article's address to its front page.", "nothing is wrong here: the answer is kept, and counts towards the article being gone");
}
