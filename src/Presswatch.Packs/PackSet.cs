using Presswatch.Core.Problems;
using Presswatch.Packs.Loading;
using Presswatch.Packs.Model;

namespace Presswatch.Packs;

/// <summary>The packs a run works with. Immutable.</summary>
/// <param name="Packs">By name, in order.</param>
/// <param name="Problems">What is wrong with those that could not be read.</param>
public sealed record PackSet(IReadOnlyList<Pack> Packs, IReadOnlyList<Problem> Problems)
{
    /// <summary>No packs.</summary>
    public static readonly PackSet Empty = new([], []);

    /// <summary>Reads every pack: a folder that holds pack.yaml. The archive's own packs lie over the shipped ones of the same name.</summary>
    /// <param name="shippedFolder">The program's packs/; it need not exist.</param>
    /// <param name="archiveFolder">The archive's own packs/, if any.</param>
    public static PackSet LoadAll(string shippedFolder, string? archiveFolder = null)
    {
        var packs = new List<Pack>();
        var problems = new List<Problem>();
        foreach (string name in NamesIn(shippedFolder).Concat(NamesIn(archiveFolder)).Distinct().Order(StringComparer.Ordinal))
        {
            string shipped = Path.Combine(shippedFolder, name);
            string? own = archiveFolder is null ? null : Path.Combine(archiveFolder, name);
            LoadedPack loaded = HoldsPack(shipped) ? PackLoader.Load(shipped, own) : PackLoader.Load(own!);
            if (loaded.Pack is { } pack) packs.Add(pack);
            problems.AddRange(loaded.Problems);
        }
        return new(packs, problems);
    }

    /// <summary>The pack of that name, or the problem that there is none.</summary>
    public Outcome<Pack> Find(string name)
    {
        foreach (Pack pack in Packs)
        {
            if (string.Equals(pack.Name, name, StringComparison.OrdinalIgnoreCase)) return pack;
        }
        string known = string.Join(", ", Packs.Select(pack => pack.Name));
        return new Problem(ProblemCodes.PackNotFound, $"there is no pack '{name}'", Try: known.Length > 0 ? $"one of {known}" : null);
    }

    private static IEnumerable<string> NamesIn(string? folder)
    {
        if (folder is null || !Directory.Exists(folder)) return [];
        return Directory.EnumerateDirectories(folder).Where(path => HoldsPack(path) || Directory.EnumerateFiles(path, "*.yaml").Any())
            .Select(path => Path.GetFileName(path)!);
    }

    private static bool HoldsPack(string folder) => File.Exists(Path.Combine(folder, "pack.yaml"));
}
