using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Proof;
using Presswatch.Archive.Tests.Support;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Xunit.Abstractions;

namespace Presswatch.Archive.Tests.Proof;

/// <summary>A catalogue that says what the record does not give is found, whether by chance or by somebody's hand.</summary>
public sealed class CatalogueFlipTests : IDisposable
{
    private const int Flips = 1_000;

    private readonly SignedArchive _archive = new();

    private readonly ITestOutputHelper _output;

    public CatalogueFlipTests(ITestOutputHelper output)
    {
        _output = output;
        _archive.Take(
            SignedArchive.Page(1), SignedArchive.Page(2), SignedArchive.Page(3), new("http://a.example/1", SignedArchive.Words(1) + " edited", "2031-02-01"), new("http://a.example/8", ""),
            new("http://b.example/2", SignedArchive.Words(5), "2031-02-02", "Story 5", "2031-01-01", Source: "b.example"));
    }

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Verify_ByteOfTheCatalogueFlipped_FindsEachThatChangesAnAnswer()
    {
        string path = _archive.Folder.Catalogue, twin = _archive["twin.db"];
        CatalogueRebuild.Make(_archive.Folder, twin, 6, SignedArchive.Draw, _archive.Clock, null, CancellationToken.None).Problem.ShouldBeNull();
        SqliteConnection.ClearAllPools();
        File.Exists(path + "-wal").ShouldBeFalse();
        byte[] good = File.ReadAllBytes(path);
        string answers = Answers();
        CatalogueCheck.Compare(path, twin).ShouldBeEmpty();
        // Most of a small database is empty pages: flips fall where something is written, or next to it.
        int[] written = [.. Enumerable.Range(0, good.Length).Where(at => good[at] != 0)];
        var random = new Random(20310601);
        int changed = 0, found = 0;
        var missed = new List<int>();
        for (int n = 0; n < Flips; n++)
        {
            int at = Math.Min(good.Length - 1, written[random.Next(written.Length)] + random.Next(2));
            byte[] bad = [.. good];
            bad[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, bad);
            bool isFound = Problems(twin).Count > 0;
            if (isFound) found++;
            if (Answers() == answers) continue;
            changed++;
            if (!isFound) missed.Add(at);
        }
        _output.WriteLine($"{Flips} flips: {changed} changed an answer, {found} were found");
        missed.ShouldBeEmpty();
        changed.ShouldBeGreaterThan(Flips / 10);
        found.ShouldBeGreaterThanOrEqualTo(changed);
    }

    public static TheoryData<string> Changes => new()
    {
        "UPDATE version SET headline = 'Another' WHERE id = 1",
        "UPDATE version SET packed = (SELECT packed FROM version WHERE id = 2) WHERE id = 1",
        "UPDATE capture SET taken = taken + 1 WHERE id = 2",
        "UPDATE capture SET claimed = NULL WHERE id = 2",
        "UPDATE source SET name = 'c.example' WHERE id = 1",
        "UPDATE address SET url = 'http://c.example/' WHERE id = 1",
        "UPDATE article SET newest = 2 WHERE id = 1",
        "UPDATE article SET month = '1999-01'",
        "DELETE FROM sighting WHERE capture = 3",
        "DELETE FROM article WHERE id = 3",
        "DELETE FROM problem",
        "DELETE FROM teaser WHERE capture = 1",
        "INSERT INTO teaser VALUES (1, 9, 'A lie', NULL, NULL)",
        "INSERT INTO alias VALUES ('aaaaaaaaaaaaaaaa', 1)",
        "UPDATE maker SET name = 'another 1'",
        "DROP INDEX sighting_version",
        "CREATE TRIGGER t AFTER INSERT ON capture BEGIN DELETE FROM sighting; END",
        "UPDATE version SET words = 1",
        "UPDATE version SET number = number + 1",
    };

    [Theory, MemberData(nameof(Changes))]
    public void Verify_CatalogueChangedByHand_FindsIt(string change)
    {
        _archive.Problems().ShouldBeEmpty();
        using (var connection = new SqliteConnection($"Data Source={_archive.Folder.Catalogue};Pooling=false"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery();
        }
        IReadOnlyList<Problem> problems = _archive.Problems();
        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem.Place != null);
        if (change.Contains("maker", StringComparison.Ordinal)) problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.OtherMaker);
    }

    [Fact]
    public void Verify_EachShareInTurn_FindsAChangeOnceAndReadsEachCaptureOnce()
    {
        using (var connection = new SqliteConnection($"Data Source={_archive.Folder.Catalogue};Pooling=false"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE capture SET claimed = '1999-01-01' WHERE id = 3";
            command.ExecuteNonQuery();
        }
        CheckReport[] turns = [.. Enumerable.Range(0, 4).Select(turn => _archive.Check(new() { Draw = SignedArchive.Draw, Of = 4, Turn = turn }))];
        turns.Sum(turn => turn.Checked).ShouldBe(5);
        turns.Select(turn => turn.Problems.Count).ShouldBe([0, 0, 1, 0]);
        turns[2].Problems[0].Code.ShouldBe(ProblemCodes.CatalogueDiffers);
    }

    [Fact]
    public void Verify_OneArticle_ChecksItsCapturesAlone()
    {
        using PressArchive archive = _archive.Open();
        string id = archive.Catalogue.Inventory().First(line => archive.Catalogue.Versions(new(line[..16])).Count == 2)[..16];
        ArticleCheck.Run(archive, new(id), new() { Draw = SignedArchive.Draw }).Value.ShouldSatisfyAllConditions(report => report.Checked.ShouldBe(2), report => report.Problems.ShouldBeEmpty());
        ArticleCheck.Run(archive, new("aaaaaaaaaaaaaaaa"), new()).Problem!.Code.ShouldBe(ProblemCodes.UnknownArticle);

        byte[] file = File.ReadAllBytes(_archive.CaptureFile);
        (long offset, long length) = WarcReader.PlacesFrom(_archive.CaptureFile, 0).ElementAt(3);
        file[(int)(offset + length - 12)] ^= 1;
        File.WriteAllBytes(_archive.CaptureFile, file);
        ArticleCheck.Run(archive, new(id), new() { Draw = SignedArchive.Draw }).Value.Problems.ShouldHaveSingleItem().Message.ShouldContain("leaf 3 ");
    }

    private List<Problem> Problems(string twin)
    {
        Outcome<PressArchive> opened = PressArchive.Open(_archive.Root, _archive.Clock);
        if (!opened.TryGet(out PressArchive archive)) return [opened.Problem!];
        List<Problem> problems;
        using (archive) problems = [.. RecordCheck.Run(archive, null, CancellationToken.None).Problems];
        return problems.Count > 0 ? problems : [.. CatalogueCheck.Compare(_archive.Folder.Catalogue, twin)];
    }

    /// <summary>All that the catalogue answers, as one text; that it fails is an answer too.</summary>
    private string Answers()
    {
        try
        {
            Outcome<PressArchive> opened = PressArchive.Open(_archive.Root, _archive.Clock);
            if (!opened.TryGet(out PressArchive archive)) return opened.Problem!.ToString();
            using PressArchive held = archive;
            ICatalogue catalogue = archive.Catalogue;
            var answers = new List<string>(catalogue.Inventory());
            foreach (string id in answers.Select(line => line[..16]).Distinct().ToArray())
            {
                ArticleId article = new(id);
                answers.Add($"{catalogue.FindArticle(article)}");
                foreach (VersionRow version in catalogue.Versions(article)) answers.Add($"{version} {catalogue.Text(version.Document)?.Article.Text}");
                foreach (SightingRow sighting in catalogue.Sightings(article))
                {
                    CaptureId capture = new(sighting.Capture);
                    answers.Add($"{sighting} {catalogue.FindCapture(capture)} {string.Join('|', catalogue.ArticlesOn(capture))} {string.Join('|', catalogue.TeasersOn(capture))} {string.Join('|', catalogue.ProblemsOn(capture))}");
                }
            }
            ArchiveOverview overview = catalogue.Overview();
            answers.Add($"{overview.Captures} {overview.Articles} {overview.Versions} {overview.Addresses} {overview.Words} {overview.LastCapture} {string.Join('|', overview.Sources)} {string.Join('|', overview.Months)} {string.Join('|', overview.Problems)}");
            answers.AddRange(catalogue.Indexable(0, 0, 100).Select(row => $"{row.Article} {row.Version} {string.Join(',', row.Sources)} {row.Section} {row.Published} {row.IsNewest} {row.FirstSeen}"));
            return string.Join('\n', answers);
        }
        catch (Exception failed)
        {
            return failed.Message;
        }
    }
}
