using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Cli.Archives;

/// <summary>An archive opened for one command, with its search index in step.</summary>
internal sealed class ArchiveSession : IDisposable
{
    private readonly CliContext _app;
    private readonly Lazy<PackSet> _packs;
    private readonly Lazy<ReadingDrawer> _drawer;
    private IReadingStore? _fed;
    private readonly ReprintsOnDemand _reprints;

    private ArchiveSession(PressArchive archive, ISearchIndex search, CliContext app)
    {
        (Archive, Search, _app) = (archive, search, app);
        _packs = new(() => PackSet.LoadAll(app.ShippedPacks, archive.Folder.Packs));
        _drawer = new(() => new(_packs.Value));
        Readings = new(archive, () => _drawer.Value, app.Out.Note);
        search.Readings = Readings;
        _reprints = new(archive, compare: true, app.Out.Note);
        search.Reprints = _reprints;
    }

    public PressArchive Archive { get; }

    public ISearchIndex Search { get; }

    /// <summary>The readings as they stand, opened when first asked for.</summary>
    public ReadingsOnDemand Readings { get; }

    /// <summary>The reprint groups in step with the catalogue, opened when first asked for.</summary>
    public Outcome<SqliteReprintStore> Reprints() => _reprints.Store();

    /// <summary>The shipped packs under the archive's own.</summary>
    public PackSet Packs => _packs.Value;

    /// <summary>What reads articles.</summary>
    public ReadingDrawer Drawer => _drawer.Value;

    /// <summary>Opens an archive.</summary>
    /// <param name="app">The program.</param>
    /// <param name="folder">The archive's folder.</param>
    /// <param name="create">Whether to make the archive where there is none.</param>
    /// <param name="cancel">Ends the catching up of the search index.</param>
    public static Outcome<ArchiveSession> Open(CliContext app, string folder, bool create, CancellationToken cancel)
    {
        Outcome<PressArchive> opened = create ? PressArchive.OpenOrCreate(folder, app.Time) : PressArchive.Open(folder, app.Time);
        if (!opened.TryGet(out PressArchive archive)) return opened.Problem!;
        Outcome<ISearchIndex> index = SearchFiles.Open(archive, app.Out.Note, cancel);
        if (!index.TryGet(out ISearchIndex search))
        {
            archive.Dispose();
            return index.Problem!;
        }
        long behind = archive.LeafCount() - archive.Catalogue.CaptureCount();
        if (behind > 0 && !create) app.Out.Note($"note: {behind:N0} captures of the log are not yet in the catalogue; the next command that writes takes them in");
        return new ArchiveSession(archive, search, app);
    }

    /// <summary>What draws articles from captures: the shipped packs under the archive's own; a broken one is said and left aside.</summary>
    public Outcome<Deriver> Deriver(ParseResult args)
    {
        PackSet packs = _packs.Value;
        foreach (string name in _app.Options.Packs(args))
        {
            if (packs.Find(name).Problem is { } unknown) return packs.Problems.Count > 0 ? packs.Problems[0] : unknown;
        }
        foreach (Problem problem in packs.Problems) _app.Out.Problem(problem);
        return new Deriver(packs) { Readings = Drawer };
    }

    /// <summary>What feeds all that is derived from the archive; closed with the session.</summary>
    /// <param name="cancel">Ends the catching up of the readings.</param>
    public Outcome<ArchiveFeed> Feed(CancellationToken cancel)
    {
        Outcome<IReadingStore> opened = OpenReadings(cancel);
        if (!opened.TryGet(out IReadingStore store)) return opened.Problem!;
        return Reprints().TryGet(out SqliteReprintStore reprints)
            ? new ArchiveFeed(Archive.Catalogue, [new SearchFeed(Search), new ReadingFeed(store, Drawer), new ReprintFeed(reprints, Archive.Catalogue)])
            : Reprints().Problem!;
    }

    /// <summary>The readings to write to, in step with the catalogue; closed with the session.</summary>
    /// <param name="cancel">Ends the catching up.</param>
    public Outcome<IReadingStore> OpenReadings(CancellationToken cancel)
    {
        Outcome<IReadingStore> opened = ReadingFiles.Open(Archive, Drawer, _app.Out.Note, cancel);
        if (opened.TryGet(out IReadingStore store)) _fed = store;
        return opened;
    }

    public void Dispose()
    {
        _fed?.Dispose();
        Readings.Dispose();
        _reprints.Dispose();
        Search.Dispose();
        Archive.Dispose();
    }
}
