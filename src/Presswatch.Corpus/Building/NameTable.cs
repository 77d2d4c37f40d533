using System.Runtime.InteropServices;

namespace Presswatch.Corpus.Building;

/// <summary>Names of publishers, languages, sections and sources, and sets of sources, each with a number from 0 on.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sets = new(StringComparer.Ordinal);
    private readonly List<string> _all = [];
    private readonly List<int[]> _allSets = [];

    public IReadOnlyList<string> Names => _all;

    public IReadOnlyList<int[]> SourceSets => _allSets;

    public int Add(string name)
    {
        ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, name, out bool exists);
        if (exists) return known;
        known = _all.Count;
        _all.Add(name);
        return known;
    }

    public int AddSet(IReadOnlyList<string> sources)
    {
        // No name of a source holds a line feed.
        string key = sources.Count == 1 ? sources[0] : string.Join('\n', sources);
        ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(_sets, key, out bool exists);
        if (exists) return known;
        known = _allSets.Count;
        _allSets.Add([.. sources.Select(Add)]);
        return known;
    }
}
