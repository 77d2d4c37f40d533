using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Packs.Loading;
using Presswatch.Packs.Model;

namespace Presswatch.Packs;

/// <summary>The packs a run works with. Immutable.</summary>
/// <param name="Packs">Those of countries by name, in order, each with the words and rules of the language packs that it uses.</param>
/// <param name="Problems">What is wrong with those that could not be read.</param>
public sealed record PackSet(IReadOnlyList<Pack> Packs, IReadOnlyList<Problem> Problems)
{
    /// <summary>The language packs, by name.</summary>
    public IReadOnlyList<Pack> Languages { get; init; } = [];

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
        return Together(packs, problems);
    }

    /// <summary>Gives each pack of a country what the language packs that it names hold.</summary>
    private static PackSet Together(List<Pack> packs, List<Problem> problems)
    {
        Dictionary<string, Pack> languages = packs.Where(pack => pack.Language is not null).ToDictionary(pack => pack.Name, StringComparer.Ordinal);
        var countries = new List<Pack>();
        foreach (Pack pack in packs.Where(pack => pack.Language is null))
        {
            Pack whole = pack;
            foreach (string name in pack.Uses)
            {
                if (languages.TryGetValue(name, out Pack? language)) whole = With(whole, language);
                else problems.Add(new(ProblemCodes.PackUnknownName, $"{pack.Name}: there is no language pack '{name}'", Try: Nearest.Of(name, languages.Keys)));
            }
            countries.Add(whole);
        }
        return new(countries, problems) { Languages = [.. languages.Values] };
    }

    /// <summary>Words and rules of the language come first; the version is that of both, since readings rest on both.</summary>
    private static Pack With(Pack pack, Pack language) => pack with
    {
        WordLists = [.. language.WordLists, .. pack.WordLists],
        ReadingRules = [.. language.ReadingRules, .. pack.ReadingRules],
        PostTiers = [.. language.PostTiers, .. pack.PostTiers],
        World = [.. language.Places, .. pack.World],
        ReadingLanguages = [.. pack.ReadingLanguages, .. language.ReadingLanguages],
        Version = Sha256.Of($"{pack.Version} {language.Version}").ToString()[..12],
    };

    /// <summary>The pack of that name, or the problem that there is none.</summary>
    public Outcome<Pack> Find(string name)
    {
        foreach (Pack pack in Packs.Concat(Languages))
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
