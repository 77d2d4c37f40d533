using System.Security.Cryptography;
using System.Text;
using Presswatch.Core.Problems;
using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>A pack, or all that is wrong with it.</summary>
/// <param name="Pack"><see langword="null"/> where there is any problem.</param>
/// <param name="Problems">All faults of all its files, in the order of files and lines.</param>
public sealed record LoadedPack(Pack? Pack, IReadOnlyList<Problem> Problems);

/// <summary>Reads packs from YAML: every fault with file, line and column, all of a pack together. docs/packs.md has every key.</summary>
public static class PackLoader
{
    private const string Pattern = "*.yaml";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the pack in <paramref name="folder"/>, whose name is the folder's, with the files of <paramref name="overlay"/> laid over it key by key.</summary>
    /// <param name="folder">Folder of the pack as shipped.</param>
    /// <param name="overlay">Folder of the user's own additions to it; it need not exist.</param>
    public static LoadedPack Load(string folder, string? overlay = null)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var problems = new List<Problem>();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (!Directory.Exists(folder)) return new(null, [new(ProblemCodes.PackNotFound, $"there is no folder '{folder}'", new Place(folder))]);

        List<KindFile> below = ReadFolder(folder, "shipped", digest, problems);
        List<KindFile> above = overlay is not null && Directory.Exists(overlay) ? ReadFolder(overlay, "own", digest, problems) : [];
        if (!below.Concat(above).Any(file => file.Kind is "pack")) problems.Add(new(ProblemCodes.PackMissingKey, "the pack has no file with `schema: presswatch.pack/1`", new Place(folder), "add pack.yaml"));

        var draft = new PackDraft(name);
        foreach (KindFile file in Merge(below, above, problems))
        {
            EntryReader.ReadWhole(new(file.Map, problems), reader =>
            {
                reader.OptionalText("schema");
                FileKinds.All[file.Kind](reader, draft);
                return true;
            });
        }
        ReferenceCheck.Run(draft, problems);
        if (problems.Count > 0) return new(null, InOrder(problems));
        return new(draft.ToPack(Convert.ToHexStringLower(digest.GetHashAndReset())[..12]), []);
    }

    private static List<KindFile> ReadFolder(string folder, string layer, IncrementalHash digest, List<Problem> problems)
    {
        var files = new List<KindFile>();
        foreach (string path in Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal))
        {
            if (ReadFile(path, layer, digest, problems) is { } file) files.Add(file);
        }
        DuplicateIds.Report(files.Select(file => file.Map), problems);
        return files;
    }

    private static KindFile? ReadFile(string path, string layer, IncrementalHash digest, List<Problem> problems)
    {
        string text;
        try
        {
            var info = new FileInfo(path);
            if (info.Length > YamlTreeReader.LargestFile)
            {
                problems.Add(new(ProblemCodes.PackTooLarge, $"the file has {info.Length:N0} bytes; a pack file has at most {YamlTreeReader.LargestFile:N0}", new Place(path)));
                return null;
            }
            byte[] bytes = File.ReadAllBytes(path);
            digest.AppendData(Encoding.UTF8.GetBytes($"{layer}/{Path.GetFileName(path)}\n{bytes.Length}\n"));
            digest.AppendData(bytes);
            text = Strict.GetString(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new(ProblemCodes.BadEncoding, "the file is not UTF-8", new Place(path)));
            return null;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(ProblemCodes.NotReadable, bad.Message, new Place(path)));
            return null;
        }
        var file = new YamlFile(path, text.ReplaceLineEndings("\n").Split('\n'));
        return YamlTreeReader.Read(file, text, problems) is { } map && KindOf(map, file, problems) is { } kind ? new(kind, map) : null;
    }

    private static string? KindOf(YamlMap map, YamlFile file, List<Problem> problems)
    {
        if (map.Find("schema") is not { Value: YamlScalar schema })
        {
            problems.Add(new(ProblemCodes.PackSchema, "the file names no schema", new YamlMark(file, 1, 1, 1).Place));
            return null;
        }
        string kind = "";
        if (schema.Text.StartsWith(FileKinds.Prefix, StringComparison.Ordinal) && schema.Text.Split('/') is [var name, var version])
        {
            kind = name[FileKinds.Prefix.Length..];
            if (FileKinds.All.ContainsKey(kind) && version == $"{FileKinds.Version}") return kind;
        }
        string near = Nearest.Of(kind, FileKinds.All.Keys) ?? (kind.Length > 0 ? kind : "KIND");
        string wayOut = FileKinds.All.ContainsKey(near) ? $"schema: {FileKinds.Prefix}{near}/{FileKinds.Version}" : $"one of {string.Join(", ", FileKinds.All.Keys.Order(StringComparer.Ordinal))}";
        problems.Add(new(ProblemCodes.PackSchema, $"'{schema.Text}' is not a schema that this program reads", schema.Mark.Place, wayOut));
        return null;
    }

    /// <summary>All files below, with those above laid over the first of their kind that holds the entry's list.</summary>
    private static IEnumerable<KindFile> Merge(List<KindFile> below, List<KindFile> above, List<Problem> problems)
    {
        foreach (string kind in FileKinds.All.Keys)
        {
            YamlMap? merged = null;
            foreach (KindFile file in below.Where(file => file.Kind == kind)) merged = merged is null ? file.Map : Joined(merged, file.Map);
            foreach (KindFile file in above.Where(file => file.Kind == kind)) merged = YamlOverlay.Merge(merged ?? new YamlMap(file.Map.Mark, []), file.Map, problems);
            if (merged is not null) yield return new(kind, merged);
        }
    }

    /// <summary>Two files of one kind: their lists one behind the other.</summary>
    private static YamlMap Joined(YamlMap first, YamlMap second)
    {
        var pairs = new List<YamlPair>(first.Pairs);
        foreach (YamlPair pair in second.Pairs)
        {
            int at = pairs.FindIndex(other => other.Key.Text == pair.Key.Text);
            if (at < 0) pairs.Add(pair);
            else if (pairs[at].Value is YamlList head && pair.Value is YamlList tail) pairs[at] = pairs[at] with { Value = new YamlList(head.Mark, [.. head.Items, .. tail.Items]) };
        }
        return new(first.Mark, pairs);
    }

    private static List<Problem> InOrder(List<Problem> problems) =>
        [.. problems.OrderBy(problem => problem.Place?.File, StringComparer.Ordinal).ThenBy(problem => problem.Place?.Line ?? 0).ThenBy(problem => problem.Place?.Column ?? 0)];

    private sealed record KindFile(string Kind, YamlMap Map);
}
