using Presswatch.Archive.Log;
using Presswatch.Archive.Tests.Support;

namespace Presswatch.Archive.Tests.Record;

/// <summary>The root that is shown while the log grows is that of the whole tree.</summary>
public sealed class LogRootTests
{
    [Fact]
    public void Now_LogThatGrows_IsTheRootOfAllItsLeaves()
    {
        using var folder = new SignedArchive();
        using PressArchive archive = folder.Open();
        var root = new LogRoot(archive);
        root.Now().ShouldSatisfyAllConditions(now => now.Size.ShouldBe(0), now => now.Root.ShouldBe(MerkleHash.OfNothing()));
        for (int n = 1; n <= 9; n++)
        {
            folder.Take(SignedArchive.Page(n));
            var tree = new MerkleTree(CaptureLog.ReadLeaves(folder.Folder.Leaves));
            (long size, byte[] shown) = root.Now();
            size.ShouldBe(n);
            shown.ShouldBe(tree.Root(n), $"{n} leaves");
            root.Now().Root.ShouldBe(shown);
        }
    }

    [Fact]
    public void Now_LeafThatTheCatalogueDoesNotHold_IsNotCounted()
    {
        using var folder = new SignedArchive();
        folder.Take(SignedArchive.Page(1), SignedArchive.Page(2));
        using PressArchive archive = folder.Open();
        byte[] whole = new LogRoot(archive).Now().Root;
        File.AppendAllText(folder.Folder.Leaves, new string('x', CaptureLog.LeafSize));
        new LogRoot(archive).Now().ShouldSatisfyAllConditions(now => now.Size.ShouldBe(2), now => now.Root.ShouldBe(whole));
    }
}
