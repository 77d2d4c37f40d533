using System.Text.RegularExpressions;
using System.Xml.Linq;
using Presswatch.Core.Problems;

namespace Presswatch.Architecture.Tests;

/// <summary>The rules of the house that a machine can see.</summary>
public sealed class HouseRuleTests
{
    private const int MostLines = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void Files_Of400LinesAtMost() =>
        SourceTree.Files(".cs", ".razor", ".js").Where(file => file.Text.AsSpan().TrimEnd().Count('\n') >= MostLines).Select(file => file.Name).ShouldBeEmpty();

    [Fact]
    public void Types_AreNamedForWhatTheyAre() =>
        Find(@"\b(class|record|struct|interface|enum) +\w*(Manager|Helper|Helpers|Util|Utils|Utilities)\b", ".cs").ShouldBeEmpty();

    [Fact]
    public void Code_HasNoRegionsAndNoNullableOff() => Find(@"^\s*#(region|nullable disable|pragma)", ".cs").ShouldBeEmpty();

    [Fact]
    public void Code_IsFinished() => Find(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b|\bSkip *= *""(?!needs PRESSWATCH_TESTDATA"")", ".cs", ".razor", ".js").ShouldBeEmpty();

    /// <summary>A regular expression that meets text from outside must end in bounded time.</summary>
    [Fact]
    public void Regexes_InSource_CannotRunAway() =>
        SourceTree.Files(".cs").Where(file => file.InSource)
            .SelectMany(file => Regex.Matches(file.Text, @"new Regex\(|GeneratedRegex\(|Regex\.(IsMatch|Match|Matches|Replace|Split)\(", RegexOptions.ExplicitCapture, Patience)
                .Where(match => !Bounded(StatementAt(file.Text, match.Index)))
                .Select(match => $"{file.Name}: {StatementAt(file.Text, match.Index)}"))
            .ShouldBeEmpty();

    [Fact]
    public void Unsafe_OnlyInCorpus() =>
        Find(@"\bunsafe\b|AllowUnsafeBlocks", ".cs", ".csproj").Where(line => !line.StartsWith("src/Presswatch.Corpus/", StringComparison.Ordinal) && line.StartsWith("src/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Projects_LeaveStrictnessToTheRoot() => Find("<Nullable>|NoWarn|WarningsAsErrors|WarningLevel|VersionOverride|<PackageReference [^>]*Version=", ".csproj").ShouldBeEmpty();

    [Fact]
    public void Projects_AreAllInTheSolution()
    {
        HashSet<string> listed = [.. XDocument.Load(Path.Combine(Repository.Root, "Presswatch.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value)];
        listed.ShouldBe(SourceTree.Files(".csproj").Select(file => file.Name), ignoreOrder: true);
    }

    /// <summary>Names of people and publishers of a real country belong to its pack.</summary>
    [Fact]
    public void Source_HoldsNoCountrysWords()
    {
        string[] words = [.. PackWords.OfRealCountries()];
        IEnumerable<string> found = SourceTree.Files(".cs", ".razor", ".js").Where(file => file.InSource)
            .SelectMany(file => words.Where(word => PackWords.Stands(word, file.Text)).Select(word => $"{file.Name}: {word}"));
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Codes_AreWellFormedAndUnique()
    {
        IReadOnlyList<ProblemCode> all = ProblemCode.All;
        all.ShouldNotBeEmpty();
        all.Select(code => code.Id).ShouldBeUnique();
        // Counts by reason put a PDF among the items without text; its code says more.
        all.Where(code => code != ProblemCodes.PdfFile).Select(code => code.Reason).ShouldBeUnique();
        foreach (ProblemCode code in all)
        {
            code.Id.ShouldMatch("^PW[1-6][0-9]{3}$");
            code.Reason.ShouldMatch("^[a-z0-9]+(-[a-z0-9]+)*$", code.Id);
            code.Title.ShouldEndWith(".", customMessage: code.Id);
            code.WayOut.ShouldNotBeNullOrWhiteSpace(code.Id);
        }
    }

    [Fact]
    public void PublicTypes_SayWhatTheyMean() => XmlDocs.PublicTypesWithoutSummary().ShouldBeEmpty();

    private static IEnumerable<string> Find(string pattern, params string[] endings)
    {
        var regex = new Regex(pattern, RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience);
        string own = "tests/Presswatch.Architecture.Tests/";
        return SourceTree.Files(endings).Where(file => !file.Name.StartsWith(own, StringComparison.Ordinal))
            .SelectMany(file => regex.Matches(file.Text).Select(match => $"{file.Name}: {match.Value.Trim()}"));
    }

    private static bool Bounded(string statement) =>
        statement.Contains("NonBacktracking", StringComparison.Ordinal) || statement.Contains("TimeSpan", StringComparison.Ordinal)
        || statement.Contains("matchTimeout", StringComparison.OrdinalIgnoreCase) || Regex.IsMatch(statement, @"\b\w*(Patience|Timeout|Options)\b", RegexOptions.ExplicitCapture, Patience);

    /// <summary>From the place to the end of the statement or the attribute.</summary>
    private static string StatementAt(string text, int start)
    {
        int end = text.AsSpan(start).IndexOfAny("\n");
        return text.Substring(start, end < 0 ? text.Length - start : end).Trim();
    }
}
