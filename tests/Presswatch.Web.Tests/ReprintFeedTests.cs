using System.Reflection;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Reprints;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Web.Tests;

/// <summary>The feeding of reprints from the catalogue, broken off on its way.</summary>
public sealed class ReprintFeedTests
{
    [Theory]
    [InlineData(nameof(ICatalogue.TeaserPages))]
    [InlineData(nameof(ICatalogue.Indexable))]
    public void CatchUp_BrokenOff_LosesNoTeaserAndNoText(string brokenOffAt)
    {
        using var sample = new SampleArchive(listed: false, reprinted: true);
        using PressArchive archive = PressArchive.Open(sample.Folder, TimeProvider.System).Value;
        DerivedFile.Remove(archive.Folder.ReprintStore);
        using (SqliteReprintStore first = SqliteReprintStore.Open(archive.Folder.ReprintStore).Value)
        {
            ICatalogue broken = BrokenCatalogue.Of(archive.Catalogue, brokenOffAt);
            Should.Throw<Exception>(() => new ArchiveFeed(broken, [new ReprintFeed(first, broken)]).CatchUp(CancellationToken.None));
        }

        using SqliteReprintStore again = ReprintFiles.Open(archive, null, CancellationToken.None).Value;
        again.TeasersUpTo.ShouldBeGreaterThan(0);
        again.FedUpTo.ShouldBe(archive.Catalogue.CaptureCount());
        again.Groups(new(), 0, 10).Total.ShouldBe(1);
        again.Announcing(["https://two.example/again"], [], 10).Count.ShouldBe(1);
    }

    /// <summary>A catalogue that breaks off at one question.</summary>
    public class BrokenCatalogue : DispatchProxy
    {
        private ICatalogue _whole = null!;
        private string _at = "";

        public static ICatalogue Of(ICatalogue whole, string at)
        {
            ICatalogue catalogue = Create<ICatalogue, BrokenCatalogue>();
            ((BrokenCatalogue)(object)catalogue)._whole = whole;
            ((BrokenCatalogue)(object)catalogue)._at = at;
            return catalogue;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == _at ? throw new IOException("broken off") : targetMethod.Invoke(_whole, args);
    }
}
