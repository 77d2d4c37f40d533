namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode BlockPage = new("PW6001", "block-page", "A filter's or error page stands in place of the content.", "capture the page again from another network; this answer is kept but counts as no version");
    public static readonly ProblemCode LayoutChanged = new("PW6002", "layout-changed", "A page of a known source lacks what its profile says every whole page has.", "look at it with `presswatch explain extract` and mend the layout in the pack; the bytes are kept");
    public static readonly ProblemCode TooDeep = new("PW6003", "too-deep", "A page nests its elements deeper than the limit.", "look at the page; raise the depth limit if it is genuine");
    public static readonly ProblemCode TooManyNodes = new("PW6004", "too-many-nodes", "A page has more elements than the limit.", "look at the page; raise the node limit if it is genuine");
    public static readonly ProblemCode TooSlow = new("PW6005", "too-slow", "A page took longer to read than the limit.", "look at the page; raise the time limit if it is genuine");
    public static readonly ProblemCode UnknownAddress = new("PW6006", "unknown-address", "The site answers that it knows no such address.", "check the address; the answer counts towards the article being gone");
    public static readonly ProblemCode Mojibake = new("PW6007", "mojibake", "The text was decoded with the wrong character set before it reached us.", "capture the page again from its source; the text is kept as it came");
    public static readonly ProblemCode ConsentWall = new("PW6008", "consent-wall", "A page asks for consent, a login or a payment in place of the content.", "capture it again with a profile that gets past the question, or take it from a mirror");
    public static readonly ProblemCode HalfLoaded = new("PW6009", "half-loaded", "A page holds its frame but no content, as when a script was to load it.", "capture the address that the script loads, or take the page from a mirror");
}
