namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode NotFound = new("PW1001", "not-found", "A file or folder that was named does not exist.", "check the path");
    public static readonly ProblemCode NotReadable = new("PW1002", "not-readable", "A file or folder cannot be read.", "check its permissions");
    public static readonly ProblemCode NoText = new("PW1003", "no-text", "An item holds no text of an article.", "look at it with `presswatch explain extract`; the bytes are kept");
    public static readonly ProblemCode NotText = new("PW1004", "not-text", "A file holds binary data, not text.", "name the file by its true type, or leave it out");
    public static readonly ProblemCode CutOff = new("PW1005", "cut-off", "A compressed file ends before its end or is damaged.", "fetch the file again; what could be read before the damage was taken");
    public static readonly ProblemCode TooLarge = new("PW1006", "too-large", "An item is larger than the limit for one item.", "split it, or raise the limit with --max-item-bytes");
    public static readonly ProblemCode BadJson = new("PW1007", "bad-json", "A line is not a JSON object.", "mend the line, or leave it out");
    public static readonly ProblemCode MissingField = new("PW1008", "missing-field", "A JSON object or CSV row has no field for the text.", "name the field that holds it: --map text=NAME");
    public static readonly ProblemCode WrongField = new("PW1009", "wrong-field", "A field holds a value of another kind than it must.", "mend the value; dates are written yyyy-MM-dd");
    public static readonly ProblemCode TooDense = new("PW1010", "decompression-bomb", "A compressed file unpacks to far more than such a file can hold.", "unpack it by hand and look at it");
    public static readonly ProblemCode BadEncoding = new("PW1011", "bad-encoding", "The bytes are not text in the character set they claim or in any that is known.", "convert the file to UTF-8");
    public static readonly ProblemCode EmptyFile = new("PW1012", "empty", "A file is empty.", "fetch it again, or leave it out");
    public static readonly ProblemCode BadArchiveFile = new("PW1013", "bad-container", "A WARC, zip or CSV file does not follow its format.", "check where the file comes from; what could be read was taken");
    public static readonly ProblemCode ListPage = new("PW1014", "list-page", "A page holds only teasers, no article.", "nothing is wrong: the page and its teasers are kept");
    public static readonly ProblemCode MissingPage = new("PW1015", "missing-page", "The site answered that the page is not there.", "nothing is wrong here: the answer is kept as a capture");
    public static readonly ProblemCode NoContent = new("PW1016", "no-content", "The site answered with a redirect or an error in place of the page.", "capture the address again; the answer is kept and counts as no version");
    public static readonly ProblemCode PdfFile = new("PW1017", "no-text", "A file is a PDF, of which no text is drawn.", "nothing is wrong: the bytes are kept; take in a text or HTML file of the same article to have its words");
}
