using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Cli.Archives;

/// <summary>An archive opened for a command that asks its readings, without the search index.</summary>
internal sealed class OpenReadings : IDisposable
{
    private readonly ReadingsOnDemand _readings;

    private OpenReadings(PressArchive archive, ReadingsOnDemand readings, IReadingStore store) => (Archive, _readings, Store) = (archive, readings, store);

    public PressArchive Archive { get; }

    public IReadingStore Store { get; }

    /// <summary>Opens the readings as they stand; says on the side where they are behind or older than the rules.</summary>
    public static Outcome<OpenReadings> Open(CliContext app, string folder)
    {
        Outcome<PressArchive> opened = PressArchive.Open(folder, app.Time);
        if (!opened.TryGet(out PressArchive archive)) return opened.Problem!;
        var readings = new ReadingsOnDemand(archive, () => new(PackSet.LoadAll(app.ShippedPacks, archive.Folder.Packs)), app.Out.Note);
        Outcome<IReadingStore> looked = readings.Store();
        if (!looked.TryGet(out IReadingStore store))
        {
            archive.Dispose();
            return looked.Problem!;
        }
        long behind = archive.Catalogue.CaptureCount() - Math.Max(0, store.FedUpTo);
        if (behind > 0) app.Out.Note($"note: {behind:N0} captures have not been read yet; presswatch rebuild --readings reads them");
        return new OpenReadings(archive, readings, store);
    }

    public void Dispose()
    {
        _readings.Dispose();
        Archive.Dispose();
    }
}
