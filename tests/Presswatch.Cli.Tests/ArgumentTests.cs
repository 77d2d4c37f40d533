using Presswatch.Core.Problems;

namespace Presswatch.Cli.Tests;

public sealed class ArgumentTests
{
    public static TheoryData<string[], string, string> Wrong => new()
    {
        { ["exlpain"], "PW4101", "try: explain" },                                  // a near command is offered
        { ["wholly-other"], "PW4101", "try: see `presswatch --help`" },             // nothing near: no guess
        { ["explain", "--formt", "json", "codes"], "PW4102", "try: --format" },
        { ["explain", "codes", "--format"], "PW4104", "--format needs a value" },
        { ["explain", "codes", "--format", "xml"], "PW4104", "'xml' is no format" },
        { ["explain", "--wait", "abc", "codes"], "PW4104", "--wait does not take 'abc'" },
        { ["explain", "--wait", "-1", "codes"], "PW4104", "from 0 to 86400" },
        { ["explain", "PW1001", "PW1002"], "PW4105", "no further word 'PW1002'" },
        { ["explain"], "PW4103", "presswatch explain codes" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Run_WrongArguments_SaysWhichAndEndsWithTwo(string[] args, string code, string says)
    {
        CliRun run = await CliRun.OfAsync(args);

        run.Code.ShouldBe(ExitCode.Arguments);
        run.Notes.ShouldContain("error " + code);
        run.Notes.ShouldContain(says);
        run.Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_UnknownWord_UnderlinesIt()
    {
        CliRun run = await CliRun.OfAsync("--wait", "3", "exlpain");

        run.Notes.ShouldContain("  1 | presswatch --wait 3 exlpain\n    |                     ^^^^^^^\n");
    }

    [Fact]
    public async Task Run_WordWithControlCharacters_CannotSteerTheTerminal()
    {
        CliRun run = await CliRun.OfAsync("explain", "\e[2J\u202Eabc");

        run.Code.ShouldBe(ExitCode.Declined);
        run.Notes.ShouldNotContain("\e");
        run.Notes.ShouldContain("\\u001B[2J\\u202Eabc");
    }

    [Fact]
    public async Task Run_WordThatBeginsWithAt_IsNotAFileOfArguments()
    {
        CliRun run = await CliRun.OfAsync("explain", "@codes");

        run.Notes.ShouldContain("there is no code '@codes'");
    }

    [Fact]
    public async Task Run_Nothing_PrintsHelp()
    {
        CliRun run = await CliRun.OfAsync();

        run.Code.ShouldBe(ExitCode.Done);
        run.Results.ShouldContain("Usage:");
        run.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_Version_PrintsOneLine()
    {
        CliRun run = await CliRun.OfAsync("--version");

        run.ShouldBe(new CliRun(ExitCode.Done, CliApplication.VersionLine + "\n", ""));
        run.Results.ShouldMatch(@"^presswatch \d+\.\d+\.\d+\n$");
    }

    public static TheoryData<string, int> Ranges => new()
    {
        { "PW1001", ExitCode.BadData },
        { "PW4101", ExitCode.Arguments },
    };

    [Theory, MemberData(nameof(Ranges))]
    public void Of_CodeOfARange_GivesTheRangesExitCode(string code, int exit) =>
        ExitCode.Of(new Problem(ProblemCode.Find(code)!, "it went wrong")).ShouldBe(exit);
}
