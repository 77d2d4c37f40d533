namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode UnknownCommand = new("PW4101", "unknown-command", "A command of that name does not exist.", "see `presswatch --help` for the commands");
    public static readonly ProblemCode UnknownOption = new("PW4102", "unknown-option", "The command has no option of that name.", "see `presswatch COMMAND --help`; after `--` words that begin with a hyphen are taken as they are");
    public static readonly ProblemCode MissingArgument = new("PW4103", "missing-argument", "The command needs a word more than it was given.", "see `presswatch COMMAND --help`");
    public static readonly ProblemCode BadOptionValue = new("PW4104", "bad-option-value", "An option or argument was given a value that it does not take.", "see `presswatch COMMAND --help` for what it takes");
    public static readonly ProblemCode TooManyArguments = new("PW4105", "too-many-arguments", "The command was given more words than it takes.", "put words that belong together between quotation marks");
    public static readonly ProblemCode FormatNotOffered = new("PW4106", "format-not-offered", "The command cannot print its results in that format.", "take one of the formats that its help names");
    public static readonly ProblemCode UnknownCode = new("PW4107", "unknown-code", "No problem of Presswatch has that code.", "list all codes: presswatch explain codes");
    public static readonly ProblemCode OutputFailed = new("PW4190", "output-failed", "The results could not be written to where they should go.", "check that the disk is not full");
    public static readonly ProblemCode Unexpected = new("PW4199", "unexpected", "Presswatch met a fault of its own.", "run it again with PRESSWATCH_TRACE=1 and report what it prints");
}
