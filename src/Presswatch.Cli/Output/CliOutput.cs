using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Spectre.Console;

namespace Presswatch.Cli.Output;

/// <summary>Where a command prints: results on one stream, all else (notes, warnings, problems, progress) on the other.</summary>
/// <param name="results">Standard output, or a test's writer.</param>
/// <param name="notes">Standard error, or a test's writer.</param>
/// <param name="resultsOnTerminal">Whether a person reads the results on a terminal.</param>
/// <param name="notesOnTerminal">Whether progress may be drawn.</param>
internal sealed class CliOutput(TextWriter results, TextWriter notes, bool resultsOnTerminal, bool notesOnTerminal)
{
    public TextWriter Results { get; } = results;

    public TextWriter Notes { get; } = notes;

    public bool ResultsOnTerminal { get; } = resultsOnTerminal;

    public bool NotesOnTerminal { get; } = notesOnTerminal;

    /// <summary>A line of results; text from outside cannot steer the terminal.</summary>
    public void Line(string text = "") => Results.Write(SafeText.OneLine(text) + "\n");

    /// <summary>One JSON document; indented for a person.</summary>
    public void Json<T>(T value) => Results.Write(JsonText.Of(value, ResultsOnTerminal) + "\n");

    /// <summary>One object on a line of its own.</summary>
    public void JsonLine<T>(T value) => Results.Write(JsonText.Of(value) + "\n");

    /// <summary>One row of CSV; the first is the names.</summary>
    public void CsvRow(params ReadOnlySpan<string?> cells) => Results.Write(CsvText.Row(cells));

    /// <summary>A table with a line of names: drawn on a terminal, columns parted by tabs elsewhere.</summary>
    public void Table(IReadOnlyList<string> names, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (!ResultsOnTerminal)
        {
            Results.Write(TabRow(names));
            foreach (IReadOnlyList<string> row in rows) Results.Write(TabRow(row));
            return;
        }
        var table = new Table().Border(TableBorder.Simple);
        foreach (string name in names) table.AddColumn(new TableColumn(new Text(name, new Style(decoration: Decoration.Bold))));
        foreach (IReadOnlyList<string> row in rows) table.AddRow(row.Select(cell => new Text(SafeText.OneLine(cell))));
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Results) }).Write(table);
    }

    /// <summary>A line for the reader that is no result.</summary>
    public void Note(string text)
    {
        Results.Flush();
        Notes.Write(SafeText.OneLine(text) + "\n");
    }

    /// <summary>What went wrong, where, and a way out.</summary>
    public void Problem(Problem problem)
    {
        Results.Flush();
        Notes.Write(problem + "\n");
    }

    /// <summary>Prints the problem that ends the run and gives its exit code.</summary>
    public int Fail(Problem problem)
    {
        Problem(problem);
        return ExitCode.Of(problem);
    }

    private static string TabRow(IEnumerable<string> cells) => string.Join('\t', cells.Select(SafeText.OneLine)) + "\n";
}
