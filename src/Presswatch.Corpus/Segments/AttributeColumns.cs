using System.Collections.Frozen;

namespace Presswatch.Corpus.Segments;

/// <summary>Attributes of a segment's documents by ids of names, which mean something within this segment's view alone.</summary>
public sealed class AttributeColumns
{
    private readonly Segment _segment;
    private readonly List<string> _names;
    private readonly List<int[]> _sets;
    private readonly int[]? _publishers;
    private readonly int[]? _languages;
    private readonly int[]? _sections;
    private readonly int[]? _sourceSetOf;

    internal AttributeColumns(Segment segment, FrozenDictionary<int, ChangedAttributes> changed)
    {
        _segment = segment;
        _names = [.. segment.Names];
        _sets = [.. segment.SourceSets];
        if (changed.Count == 0) return;
        (_publishers, _languages) = (segment.Publishers.ToArray(), segment.Languages.ToArray());
        (_sections, _sourceSetOf) = (segment.Sections.ToArray(), segment.SourceSetOf.ToArray());
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _names.Count; i++) ids.TryAdd(_names[i], i);
        foreach ((int document, ChangedAttributes now) in changed)
        {
            _publishers[document] = IdOf(ids, now.Publisher);
            _languages[document] = IdOf(ids, now.Language);
            _sections[document] = now.Section is null ? -1 : IdOf(ids, now.Section);
            _sourceSetOf[document] = _sets.Count;
            _sets.Add([.. now.Sources.Select(source => IdOf(ids, source))]);
        }
    }

    /// <summary>By id: the name.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>By id: the ids of the sources of a set, the one shown first. Two sets may be alike.</summary>
    public IReadOnlyList<int[]> SourceSets => _sets;

    /// <summary>By document: the id of the publisher's name.</summary>
    public ReadOnlySpan<int> Publishers => _publishers ?? _segment.Publishers;

    /// <summary>By document: the id of the language's name.</summary>
    public ReadOnlySpan<int> Languages => _languages ?? _segment.Languages;

    /// <summary>By document: the id of the section's name; -1 where there is none.</summary>
    public ReadOnlySpan<int> Sections => _sections ?? _segment.Sections;

    /// <summary>By document: the id of its set of sources.</summary>
    public ReadOnlySpan<int> SourceSetOf => _sourceSetOf ?? _segment.SourceSetOf;

    /// <summary>Names of a document's sources, the one shown first.</summary>
    public IReadOnlyList<string> SourcesOf(int document) => [.. _sets[SourceSetOf[document]].Select(id => _names[id])];

    private int IdOf(Dictionary<string, int> ids, string name)
    {
        if (ids.TryGetValue(name, out int known)) return known;
        ids.Add(name, _names.Count);
        _names.Add(name);
        return _names.Count - 1;
    }
}
