using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Building;

/// <summary>Makes one segment out of several, without the documents that are retired, with the attributes as they are now.</summary>
internal static class SegmentMerger
{
    /// <summary>Writes the new segment.</summary>
    /// <param name="views">The segments; no key lives in two of them.</param>
    /// <param name="target">Where to.</param>
    /// <param name="options">Limits.</param>
    /// <returns>Whether each document is the newest of its article, in the new segment's order.</returns>
    public static bool[] Merge(IReadOnlyList<SegmentView> views, SegmentTarget target, BuildOptions options)
    {
        var documents = new DocumentTable();
        for (int i = 0; i < views.Count; i++) AddDocuments(documents, views[i], i);
        var dictionary = new DictionaryMerge([.. views.Select(view => new SegmentForms(view.Segment, UsedForms(view)))]);
        var runs = new TokenRun[views.Count];
        for (int i = 0; i < runs.Length; i++) runs[i] = new SegmentRun(views[i].Segment) { Ids = dictionary.Ids[i] };
        var assembler = new SegmentAssembler(documents, runs, dictionary);
        assembler.Write(target, options.Threads, options.PostingsAtOnce);
        bool[] newest = new bool[documents.Count];
        for (int i = 0; i < newest.Length; i++) newest[i] = documents.Rows[assembler.Order[i]].IsNewest;
        return newest;
    }

    private static void AddDocuments(DocumentTable table, SegmentView view, int run)
    {
        Segment segment = view.Segment;
        AttributeColumns attributes = view.Attributes;
        int[] names = [.. attributes.Names.Select(table.Names.Add)];
        int[] sets = [.. attributes.SourceSets.Select(set => table.Names.AddSet([.. set.Select(id => attributes.Names[id])]))];
        foreach (int document in view.Counted(allVersions: true))
        {
            int section = attributes.Sections[document];
            var row = new DocumentTable.Row
            {
                Key = segment.DocumentKeys[document], Day = segment.Days[document], Precision = segment.Precisions[document], IsNewest = view.IsNewest(document),
                HeadlineWords = segment.HeadlineWords[document], Publisher = names[attributes.Publishers[document]], Language = names[attributes.Languages[document]],
                Section = section < 0 ? -1 : names[section], SourceSet = sets[attributes.SourceSetOf[document]], Run = run, Start = segment.DocumentStarts[document],
                Length = segment.DocumentStarts[document + 1] - segment.DocumentStarts[document], Words = segment.WordsOf(document),
            };
            segment.PackedIdOf(document).CopyTo(row.Id);
            table.Add(row);
        }
    }

    /// <summary>The forms that documents not retired have; <see langword="null"/> where none is retired.</summary>
    private static int[]? UsedForms(SegmentView view)
    {
        if (view.AllCount(allVersions: true)) return null;
        bool[] used = new bool[view.Segment.FormCount + 1];
        foreach (int document in view.Counted(allVersions: true))
        {
            foreach (int form in view.Segment.Stream[view.Segment.DocumentStarts[document]..view.Segment.DocumentStarts[document + 1]]) used[form] = true;
        }
        return [.. Enumerable.Range(1, view.Segment.FormCount).Where(form => used[form])];
    }
}
