using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>naming.yaml: which spellings are one name, and which posts one person cannot hold at the same time.</summary>
internal static class NamingFile
{
    public static void Read(EntryReader file, PackDraft pack)
    {
        pack.Romanisations.AddRange(file.Entries("romanisations", rule => new Romanisation(
            rule.Id(pack.Name), Spellings(rule, "families"), Spellings(rule, "initials"), Spellings(rule, "vowels"), Spellings(rule, "finals"), rule.Text("source"),
            rule.Entries("examples", example => new DateExample(example.Text("text"), example.OptionalText("value"), example.OptionalText("declines"))))));
        pack.PostTiers.AddRange(file.Entries("posts", post => new PostTier(
            post.Id(pack.Name), post.Text("tier"), post.Texts("heads"), post.Texts("bodies"), post.Texts("exclusive"), post.Text("source"))));
    }

    private static IReadOnlyList<Spellings> Spellings(EntryReader rule, string key) =>
        [.. rule.TextMap(key).Select(pair => new Spellings(pair.Name, [.. pair.Texts.Prepend(pair.Name).Distinct()]))];
}
