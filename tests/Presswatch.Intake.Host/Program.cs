using Presswatch.Archive;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Search;
using Presswatch.Intake.Host;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

// Takes files into an archive in a process of its own, for the tests that kill it: ARCHIVE PACKS STEP FILE…
// STEP is where it kills itself ("captures append 2 half"), or "none". Prints a line at each commit with the captures that are taken, so that a test can choose its moment and hold it to what it said; and the counts at the end.
try
{
    IDisk disk = args[2] == "none" ? SystemDisk.Instance : DyingDisk.Of(args[0], args[2]);
    using PressArchive archive = PressArchive.OpenOrCreate(args[0], TimeProvider.System, disk).Value;
    using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
    Console.WriteLine("open");
    var pipeline = new IngestPipeline(archive, new(archive.Catalogue, [new SearchFeed(search)]), new Deriver(PackSet.LoadAll(args[1])), IntakeOptions.Default, TimeProvider.System);
    IngestReport report = await pipeline.RunAsync(args[3..], new Told(archive), CancellationToken.None);
    Console.WriteLine($"done {report.NewArticles} {report.NewVersions} {report.Unchanged} {report.Declined.Values.Sum()}");
    return 0;
}
catch (ArchiveException failed)
{
    Console.WriteLine($"failed {failed.Problem.Code.Id}");
    return 4;
}

namespace Presswatch.Intake.Host
{
    internal sealed class Told(PressArchive archive) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => Console.WriteLine($"taken {archive.LeafCount()}");
    }
}
