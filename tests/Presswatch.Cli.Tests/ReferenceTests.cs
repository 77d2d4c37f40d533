using System.CommandLine;
using System.Text;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Tests;

/// <summary>Pages of docs/reference that are made from the program. To write them anew: PRESSWATCH_WRITE_REFERENCE=1 ./test ReferenceTests.</summary>
public sealed class ReferenceTests
{
    private const string Made = "<!-- Made from the program; write it anew with: PRESSWATCH_WRITE_REFERENCE=1 ./test ReferenceTests -->\n";

    [Fact]
    public async Task Commands_Page_IsWhatHelpPrints()
    {
        var page = new StringBuilder("# Commands\n\n").Append(Made);
        page.Append("\nEach section is what `presswatch COMMAND --help` prints. Results, JSON and exit codes: [contracts.md](contracts.md). Problems: [errors.md](errors.md).\n");
        await AppendHelpAsync(page, CliApplication.MakeRoot(CliRun.Context(TextWriter.Null, TextWriter.Null)), []);

        Compare("commands.md", page.ToString());
    }

    [Fact]
    public void Errors_Page_ListsEveryCode()
    {
        var page = new StringBuilder("# Problems and their codes\n\n").Append(Made);
        page.Append("\nA code never changes its meaning and is never used again; the wording may change. The reason is the word that counts and JSON use.\n");
        page.Append("`presswatch explain CODE` prints the same.\n");
        foreach (IGrouping<char, ProblemCode> range in ProblemCode.All.GroupBy(code => code.Id[2]))
        {
            page.Append($"\n## {RangeName(range.Key)}\n\n| code | reason | meaning | what to do |\n| --- | --- | --- | --- |\n");
            foreach (ProblemCode code in range) page.Append($"| {code.Id} | `{code.Reason}` | {Cell(code.Title)} | {Cell(code.WayOut)} |\n");
        }

        Compare("errors.md", page.ToString());
    }

    private static string RangeName(char range) => range switch
    {
        '1' => "Input",
        '2' => "Packs",
        '3' => "Archive",
        '4' => "Queries and arguments",
        '5' => "Server",
        '6' => "Pages",
        _ => throw new InvalidOperationException($"no range {range}"),
    };

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static async Task AppendHelpAsync(StringBuilder page, Command command, string[] path)
    {
        CliRun help = await CliRun.OfAsync([.. path, "--help"]);
        string text = string.Join('\n', help.Results.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim();
        page.Append($"\n## {string.Join(' ', ["presswatch", .. path])}\n\n```text\n{text}\n```\n");
        foreach (Command sub in command.Subcommands.Where(sub => !sub.Hidden)) await AppendHelpAsync(page, sub, [.. path, sub.Name]);
    }

    private static void Compare(string file, string expected)
    {
        string path = Path.Combine(Repository.Root, "docs/reference", file);
        if (Environment.GetEnvironmentVariable("PRESSWATCH_WRITE_REFERENCE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }
        File.ReadAllText(path).ShouldBe(expected, $"docs/reference/{file} is stale: PRESSWATCH_WRITE_REFERENCE=1 ./test ReferenceTests");
    }
}
