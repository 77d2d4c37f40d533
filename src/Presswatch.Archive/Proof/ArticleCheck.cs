using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Proof;

/// <summary>Checks one article: each of its captures against its leaf and against what the catalogue says of it, and the log against its checkpoints.</summary>
public static class ArticleCheck
{
    /// <summary>Checks an article.</summary>
    /// <returns>What was found, or that there is no such article (PW3008).</returns>
    public static Outcome<CheckReport> Run(PressArchive archive, ArticleId id, CheckScope scope)
    {
        if (archive.Catalogue.FindArticle(id) is null) return new Problem(ProblemCodes.UnknownArticle, $"No article is named '{id}'.");
        var problems = new List<Problem>();
        var tree = new MerkleTree(CaptureLog.ReadLeaves(archive.Folder.Leaves));
        long checkpoints = LogCheck.Run(archive.Folder, tree, scope.Outside, problems), good = 0;
        var reader = new RecordReader(archive.Folder);
        foreach (string name in archive.Catalogue.Sightings(id).Select(sighting => sighting.Capture).Distinct(StringComparer.Ordinal))
        {
            CaptureRow row = archive.Catalogue.FindCapture(new(name))!;
            if (row.Leaf >= tree.Size)
            {
                problems.Add(new(ProblemCodes.ArchiveDamaged, $"Capture {name} has leaf {row.Leaf}; the log has only {tree.Size}.", new(archive.Folder.Leaves)));
                continue;
            }
            IReadOnlyList<Problem> found = RecordCheck.One(archive, scope, Read(reader, row.Place), row.Place, row.Leaf, tree);
            problems.AddRange(found);
            if (found.All(problem => problem.Code == ProblemCodes.OtherMaker)) good++;
        }
        return new CheckReport(good, checkpoints, tree.Size, tree.Root(tree.Size), problems);
    }

    private static WarcCapture? Read(RecordReader reader, RecordPlace place)
    {
        try
        {
            return reader.At(place);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
