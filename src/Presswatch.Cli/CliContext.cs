using Presswatch.Cli.Output;

namespace Presswatch.Cli;

/// <summary>What a command may use of the world around it.</summary>
/// <param name="Out">Where it prints.</param>
/// <param name="Time">The clock.</param>
/// <param name="Environment">Reads an environment variable; <see langword="null"/> where it is unset.</param>
/// <param name="ProgramFolder">Folder of the program: the shipped packs lie in its packs/.</param>
internal sealed record CliContext(CliOutput Out, TimeProvider Time, Func<string, string?> Environment, string ProgramFolder)
{
    /// <summary>The options that commands share.</summary>
    public GlobalOptions Options { get; } = new(Environment);

    /// <summary>Folder of the shipped packs.</summary>
    public string ShippedPacks => Path.Combine(ProgramFolder, "packs");
}
