using System.Text;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Tests;

/// <summary>How each code is printed on a terminal, one golden file a code. To write those that are missing or changed: PRESSWATCH_WRITE_REFERENCE=1.</summary>
public sealed class ProblemGoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Golden/problems");

    public static TheoryData<string> Codes => [.. ProblemCode.All.Select(code => code.Id)];

    [Theory, MemberData(nameof(Codes))]
    public void ToString_Code_IsPrintedAsItsGoldenFile(string id)
    {
        ProblemCode code = ProblemCode.Find(id)!;
        var inFile = new Problem(code, "the case at hand", new Place("folder/file.txt", 3, 5, "one two three", 3));
        var ofRun = new Problem(code, "the case at hand", Try: "this instead");
        string printed = new StringBuilder().Append(inFile).Append('\n').Append(ofRun).Append("\nexit code ").Append(ExitCode.Of(inFile)).Append('\n').ToString();

        string path = Path.Combine(Folder, id + ".txt");
        if (Environment.GetEnvironmentVariable("PRESSWATCH_WRITE_REFERENCE") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, printed);
        }
        File.Exists(path).ShouldBeTrue($"{id} has no golden file");
        printed.ShouldBe(File.ReadAllText(path));
    }

    [Fact]
    public void Golden_Files_AllBelongToACode() =>
        Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Where(id => ProblemCode.Find(id!) is null).ShouldBeEmpty();
}
