namespace Presswatch.Web.Tests;

/// <summary>The workbench on articles that were read; every test corrects them as it likes.</summary>
public sealed class ReadFixture(ReadArchive sample) : HostedWorkbench(new() { ArchiveFolder = sample.Archive, ShippedPacks = ReadArchive.Packs })
{
    public ReadFixture()
        : this(new())
    {
    }

    public ReadArchive Sample => sample;

    protected override void RemoveFiles() => sample.Dispose();
}
