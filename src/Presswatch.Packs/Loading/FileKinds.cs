using System.Collections.Frozen;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>The kinds of files a pack is made of: "schema: presswatch.KIND/1". A new kind is one method and one line here.</summary>
internal static class FileKinds
{
    /// <summary>What stands before the kind in a schema's name.</summary>
    public const string Prefix = "presswatch.";

    /// <summary>Version of the schemas that this program reads.</summary>
    public const int Version = 1;

    public static readonly FrozenDictionary<string, Action<EntryReader, PackDraft>> All = new Dictionary<string, Action<EntryReader, PackDraft>>
    {
        ["pack"] = PackFile.Read,
        ["sources"] = SourcesFile.Read,
        ["datelines"] = DatelinesFile.Read,
        ["calendar"] = CalendarFile.Read,
        ["dates"] = DatesFile.Read,
        ["people"] = NamesFiles.ReadPeople,
        ["organisations"] = NamesFiles.ReadOrganisations,
        ["places"] = NamesFiles.ReadPlaces,
        ["lexicon"] = LexiconFile.Read,
        ["rules"] = RulesFile.Read,
        ["naming"] = NamingFile.Read,
    }.ToFrozenDictionary();
}

/// <summary>pack.yaml: what the pack is.</summary>
internal static class PackFile
{
    public static void Read(EntryReader file, PackDraft pack)
    {
        pack.Title = file.Text("title");
        pack.Invented = file.Flag("invented");
        pack.Language = file.OptionalText("language");
        pack.Uses = file.Texts("uses");
        pack.PressFrom = file.OptionalDate("press-from");
        file.OptionalText("licence");
    }
}
