using System.CommandLine;

namespace Presswatch.Cli.Commands;

/// <summary>All commands: a new one is a file in this folder and a line here.</summary>
internal static class CommandList
{
    /// <summary>In the order of the help.</summary>
    public static IEnumerable<Command> All(CliContext app) =>
    [
        new DemoCommand(app),
        new IngestCommand(app),
        new WatchCommand(app),
        new SourcesCommand(app),
        new ExtractCommand(app),
        new ReadCommand(app),
        new SearchCommand(app),
        new ShowCommand(app),
        new TrendCommand(app),
        new ConcordanceCommand(app),
        new CollocatesCommand(app),
        new CompareCommand(app),
        new DispersionCommand(app),
        new NoveltyCommand(app),
        new PhrasesCommand(app),
        new DuplicatesCommand(app),
        new PeopleCommand(app),
        new CorrectCommand(app),
        new ChangesCommand(app),
        new ServeCommand(app),
        new VerifyCommand(app),
        new CheckpointCommand(app),
        new ExportCommand(app),
        new BackupCommand(app),
        new RestoreCommand(app),
        new RebuildCommand(app),
        new PackCommand(app),
        new ExplainCommand(app),
    ];
}
