namespace Presswatch.Web.Tests;

/// <summary>The workbench on articles that were read; every test corrects them as it likes.</summary>
public sealed class ReadFixture : HostedWorkbench
{
    public ReadFixture()
        : this(new ReadArchive())
    {
    }

    private ReadFixture(ReadArchive sample)
        : base(new() { ArchiveFolder = sample.Archive, ShippedPacks = ReadArchive.Packs }) => Sample = sample;

    public ReadArchive Sample { get; }

    protected override void RemoveFiles() => Sample.Dispose();
}
