using System.CommandLine;

namespace Presswatch.Cli.Tests;

public sealed class GlobalOptionsTests
{
    public static TheoryData<string[], string?, string> Archives => new()
    {
        { ["explain"], null, "presswatch-archive" },
        { ["explain"], "", "presswatch-archive" },
        { ["explain"], "from/variable", "from/variable" },
        { ["--archive", "a/b", "explain"], "from/variable", "a/b" },
        { ["explain", "--archive", "a/b"], "from/variable", "a/b" },
    };

    [Theory, MemberData(nameof(Archives))]
    public void Archive_FromOptionVariableOrDefault_IsAFullPath(string[] args, string? variable, string expected)
    {
        CliContext app = CliRun.Context(TextWriter.Null, TextWriter.Null, name => name == "PRESSWATCH_ARCHIVE" ? variable : null);

        app.Options.Archive(CliApplication.MakeRoot(app).Parse(args)).ShouldBe(Path.GetFullPath(expected));
    }

    [Fact]
    public void Packs_GivenTwice_AreBothRead()
    {
        CliContext app = CliRun.Context(TextWriter.Null, TextWriter.Null);
        ParseResult parsed = CliApplication.MakeRoot(app).Parse(["explain", "--pack", "one", "--pack", "two"]);

        app.Options.Packs(parsed).ShouldBe(["one", "two"]);
        app.Options.Wait(parsed).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Part_OfAList_TakesLimitUnlessAllIsAsked()
    {
        CliContext app = CliRun.Context(TextWriter.Null, TextWriter.Null);
        var list = new Command("list");
        app.Options.AddListOptions(list);
        RootCommand root = CliApplication.MakeRoot(app);
        root.Add(list);

        app.Options.Part(root.Parse(["list"])).ShouldBe(new ListPart(20, null));
        app.Options.Part(root.Parse(["list", "--limit", "5", "--after", "x"])).ShouldBe(new ListPart(5, "x"));
        app.Options.Part(root.Parse(["list", "--all"])).ShouldBe(new ListPart(null, null));
        root.Parse(["list", "--limit", "0"]).Errors.ShouldNotBeEmpty();
    }
}
