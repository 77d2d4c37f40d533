using System.Collections.Frozen;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Store;

/// <summary>The next state of one segment, while it is made.</summary>
internal sealed class StateDraft(SegmentView view)
{
    private readonly DocumentSet _notNewest = view.State.NotNewest?.Copy() ?? new(view.Segment.DocumentCount);
    private readonly DocumentSet _retired = view.State.Retired?.Copy() ?? new(view.Segment.DocumentCount);
    private readonly Dictionary<int, ChangedAttributes> _changed = new(view.State.Changed);

    /// <summary>Whether it differs from the state it was drawn from.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>Whether the segment as a whole is to go.</summary>
    public bool IsDropped { get; private set; }

    public void Drop() => IsDropped = true;

    public bool IsRetired(int document) => _retired[document];

    public void Retire(int document)
    {
        HasChanges |= !_retired[document];
        _retired[document] = true;
    }

    public void Restore(int document) => _retired[document] = false;

    public void Mark(int document, bool isNewest)
    {
        HasChanges |= _notNewest[document] == isNewest;
        _notNewest[document] = !isNewest;
    }

    public void Change(int document, ChangedAttributes attributes)
    {
        if (Same(AttributesOf(document), attributes)) return;
        HasChanges = true;
        _changed[document] = attributes;
    }

    public SegmentState ToState() => new(_notNewest.Count == 0 ? null : _notNewest, _retired.Count == 0 ? null : _retired, _changed.ToFrozenDictionary());

    private ChangedAttributes AttributesOf(int document)
    {
        if (_changed.TryGetValue(document, out ChangedAttributes? changed)) return changed;
        Segment segment = view.Segment;
        int section = segment.Sections[document];
        return new([.. segment.SourceSets[segment.SourceSetOf[document]].Select(id => segment.Names[id])], segment.Names[segment.Publishers[document]],
            segment.Names[segment.Languages[document]], section < 0 ? null : segment.Names[section]);
    }

    private static bool Same(ChangedAttributes left, ChangedAttributes right) =>
        left.Publisher == right.Publisher && left.Language == right.Language && left.Section == right.Section && left.Sources.SequenceEqual(right.Sources, StringComparer.Ordinal);
}
