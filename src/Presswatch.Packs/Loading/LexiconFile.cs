using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>lexicon.yaml: lists of words, each of one class, with values where the words stand for something.</summary>
internal static class LexiconFile
{
    public static void Read(EntryReader file, PackDraft pack) => pack.WordLists.AddRange(file.Entries("lists", list => ReadList(list, pack)));

    private static WordList ReadList(EntryReader list, PackDraft pack)
    {
        string id = list.Id(pack.Name);
        IEnumerable<WordEntry> plain = list.Texts("words").Select(word => new WordEntry(word, null));
        IEnumerable<WordEntry> valued = list.TextMap("values").SelectMany(pair => pair.Texts.Select(word => new WordEntry(word, pair.Name)));
        list.OptionalText("source");
        return new(id, list.Text("class"), list.Flag("ignore-case"), [.. plain, .. valued]);
    }
}
