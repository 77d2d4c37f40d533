namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode AddressRefused = new("PW1101", "address-refused", "An address is not one that is fetched: only http and https, with a host and without a user.", "mend the address in the pack; one that a page named is left aside");
    public static readonly ProblemCode ForbiddenAddress = new("PW1102", "forbidden-address", "An address leads into the inner network, to this machine, or to a range that is not public.", "if the host is meant to be captured, allow it by name: presswatch watch --allow-host NAME");
    public static readonly ProblemCode NameNotFound = new("PW1103", "name-not-found", "No address is known for the name of a host.", "check the name and this machine's network; the attempt is noted and made again");
    public static readonly ProblemCode NotReached = new("PW1104", "not-reached", "No connection to a site could be made.", "nothing to do if the site is down: the attempt is noted and made again; from a blocked network give the source a proxy");
    public static readonly ProblemCode TimedOut = new("PW1105", "timed-out", "A site did not answer in time, or too slowly.", "nothing to do: the attempt is noted and made again");
    public static readonly ProblemCode AnswerTooLarge = new("PW1106", "answer-too-large", "An answer is larger than the limit for one answer.", "look at the address; raise the limit if it is genuine");
    public static readonly ProblemCode TooManyRedirects = new("PW1107", "too-many-redirects", "A site sends from one address to the next without end.", "look at the address; the redirects are kept as captures");
    public static readonly ProblemCode BrokenAnswer = new("PW1108", "broken-answer", "An answer breaks off or does not follow the protocol.", "nothing to do: the attempt is noted and made again");
    public static readonly ProblemCode BadProxy = new("PW1109", "bad-proxy", "The address of a proxy is not one.", "write it like socks5://127.0.0.1:9050 or http://proxy.example:3128, without a user");
    public static readonly ProblemCode RobotsForbid = new("PW1110", "robots-forbid", "The site's robots.txt asks not to fetch an address.", "nothing to do; `robots: false` in the archive's own pack sets its wish aside");
    public static readonly ProblemCode NotModified = new("PW1111", "not-modified", "The site answered that nothing has changed.", "nothing is wrong: the answer is kept, and the version before stands on");
    public static readonly ProblemCode BadFeed = new("PW1112", "bad-feed", "A feed or sitemap holds no address that could be read.", "look at the capture; mend the address in the pack where it is no feed");
    public static readonly ProblemCode ServiceAnswer = new("PW1113", "service-answer", "A capture is a feed, a sitemap, a picture or robots.txt, which hold no article.", "nothing is wrong: it is kept for what it announces");
    public static readonly ProblemCode WatchedAlready = new("PW3041", "watched-already", "Another Presswatch watches for this archive.", "leave it to it, or end it first; presswatch sources shows how it fares");
    public static readonly ProblemCode NothingToWatch = new("PW4021", "nothing-to-watch", "No source of the packs at hand is one to be captured.", "give sources a watch: key in ARCHIVE/packs, or name another with --source; presswatch sources lists all");
}
