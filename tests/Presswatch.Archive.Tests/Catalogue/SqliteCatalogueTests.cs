using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Tests.Catalogue;

public sealed class SqliteCatalogueTests : CatalogueContract
{
    private readonly TemporaryFolder _folder = new();

    protected override ICatalogue OpenEmpty() => SqliteCatalogue.Open(_folder["catalogue.db"]);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _folder.Dispose();
    }

    [Fact]
    public void Open_TablesOfANewerProgram_IsRefused()
    {
        string path = _folder["newer.db"];
        SqliteCatalogue.Open(path).Dispose();
        Execute(path, "INSERT INTO migration VALUES (9999, 'x')");

        Should.Throw<ArchiveException>(() => SqliteCatalogue.Open(path)).Problem.Code.ShouldBe(ProblemCodes.ArchiveNewer);
    }

    [Fact]
    public void Open_TablesOfAnotherMake_AsksForARebuild()
    {
        string path = _folder["other.db"];
        SqliteCatalogue.Open(path).Dispose();
        Execute(path, "UPDATE migration SET digest = 'other'");

        Should.Throw<ArchiveException>(() => SqliteCatalogue.Open(path)).Problem.Code.ShouldBe(ProblemCodes.CatalogueMissing);
    }

    [Fact]
    public void Open_NoDatabase_IsDamaged()
    {
        string path = _folder["noise.db"];
        File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)'x', 20_000)]);

        Should.Throw<ArchiveException>(() => SqliteCatalogue.Open(path)).Problem.Code.ShouldBe(ProblemCodes.ArchiveDamaged);
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
