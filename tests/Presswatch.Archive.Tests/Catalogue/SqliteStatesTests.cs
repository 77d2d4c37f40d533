using System.Globalization;
using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Archive.States;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Captures;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Tests.Catalogue;

/// <summary>Answers of addresses as they are kept, followed over twins; and tables that are damaged.</summary>
public sealed class SqliteStatesTests : IDisposable
{
    private const string Own = "http://a.example/1";
    private static readonly DateTimeOffset Start = SetClock.At("2031-01-01");

    private readonly TemporaryFolder _folder = new();
    private long _leaf;

    public void Dispose() => _folder.Dispose();

    /// <summary>P a page, M missing, T sent to the twin, U not modified, F the server's failure, each with its day.</summary>
    [Theory]
    [InlineData("P0 T5", "https://a.example/1", "M5", "P0 M5")]
    [InlineData("P0 T5", "http://www.a.example/1", "M5 M6", "P0 M5 M6")]
    [InlineData("P0 T5", "https://www.a.example/1", "M5", "P0 M5")]
    [InlineData("P0 T5 P8", "https://a.example/1", "M6 M9", "P0 M6 P8")]    // served here again: the twin no longer counts
    [InlineData("P0 T5", "https://a.example/1", "M2 U6", "P0 U6")]          // nor what it answered before
    [InlineData("P0 T5", "https://a.example/1", "F5", null)]
    [InlineData("P0 T5", "https://a.example/1", "", null)]
    [InlineData("P0 U5", "https://a.example/1", "M5", null)]                // never sent there
    [InlineData("P0 T5", "https://b.example/1", "M5", null)]                // no twin
    [InlineData("P0 T5", "https://a.example/10", "M5", null)]
    public void EverMissing_TwinsAnswers_CountWhereTheAddressSendsThere(string own, string other, string answered, string? counts)
    {
        using SqliteCatalogue catalogue = Open();
        Add(catalogue, Own, own);
        Add(catalogue, other, answered);

        IReadOnlyList<TroubledArticle> found = catalogue.States.EverMissing();

        string? told = found.SingleOrDefault()?.Places.Single(place => place.Address == Own).Answers is { } answers ? Written(answers) : null;
        told.ShouldBe(counts);
    }

    [Fact]
    public void EverMissing_AfterSomeCaptures_CountsTheTwinsLaterOnes()
    {
        using SqliteCatalogue catalogue = Open();
        Add(catalogue, Own, "P0 T5");
        Add(catalogue, "https://a.example/1", "M5");

        catalogue.States.EverMissing(2).ShouldHaveSingleItem();
        catalogue.States.EverMissing(3).ShouldBeEmpty();
    }

    [Fact]
    public void AskedDays_AnswersOfOneDay_AreHeardWhereOneIsAsItself()
    {
        using SqliteCatalogue catalogue = Open();
        Add(catalogue, Own, "P0 F0 F1 M2 U3 T4 B5 N6 B6");
        Add(catalogue, "http://a.example/robots.txt", "P1", "text/plain; presswatch-role=robots");
        using (ICatalogueBatch batch = catalogue.Begin())
        {
            // Out of a file: nobody asked.
            batch.Add(new Sample("http://a.example/2", "Old news of the harbour", "2031-01-09").Entry(), new(new("a.warc.gz", 0, 0), _leaf++));
            batch.Commit();
        }

        catalogue.AskedDays().OrderBy(day => day.Day).Select(day => (day.Source, day.Day.Day, day.IsHeard)).ShouldBe(
            [("a.example", 1, true), ("a.example", 2, false), ("a.example", 3, true), ("a.example", 4, true), ("a.example", 5, false), ("a.example", 6, false), ("a.example", 7, true)]);
    }

    [Theory]
    [InlineData("P0 M2", 2)]
    [InlineData("P0 N2", 2)]
    [InlineData("P0 U2", 2)]
    [InlineData("P0 B2", 0)]
    [InlineData("P0 F2", 0)]
    [InlineData("P3 N2", 3)]
    public void LastHeard_NewestAnswerAsItself_IsTheTime(string answers, int day)
    {
        using SqliteCatalogue catalogue = Open();
        Add(catalogue, Own, answers);

        catalogue.States.LastHeard()["a.example"].ShouldBe(Start.AddDays(day));
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("heard")]
    [InlineData("address")]
    [InlineData("problem")]
    public void Read_TableLost_IsDamagedAndNoAnswer(string table)
    {
        string path = _folder["catalogue.db"];
        using (SqliteCatalogue whole = Open()) Add(whole, Own, "P0 M5");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var drop = new SqliteCommand($"DROP TABLE {table}", connection);
            drop.ExecuteNonQuery();
        }

        using SqliteCatalogue catalogue = Open();
        Action read = table switch { "heard" => () => catalogue.States.LastHeard(), "problem" => () => catalogue.AskedDays(), _ => () => catalogue.States.EverMissing() };

        Should.Throw<ArchiveException>(read).Problem.Code.ShouldBe(ProblemCodes.ArchiveDamaged);
    }

    private SqliteCatalogue Open() => SqliteCatalogue.Open(_folder["catalogue.db"]);

    private void Add(SqliteCatalogue catalogue, string address, string answers, string type = "text/html")
    {
        using ICatalogueBatch batch = catalogue.Begin();
        foreach (string word in answers.Split(' ', StringSplitOptions.RemoveEmptyEntries)) batch.Add(Entry(address, word, type), new(new("a.warc.gz", 0, 0), _leaf++));
        batch.Commit();
    }

    private static CatalogueEntry Entry(string address, string word, string type)
    {
        CatalogueEntry page = new Sample(address, "The harbour was opened by the minister on Tuesday.", word, "Harbour opened", "2031-01-01").Entry();
        (int status, Problem? problem) = word[0] switch
        {
            'M' => (404, new Problem(ProblemCodes.MissingPage, "Not found.")),
            'T' => (301, new Problem(ProblemCodes.SentToTwin, "Moved.")),
            'U' => (304, new Problem(ProblemCodes.NotModified, "Not modified.")),
            'N' => (200, new Problem(ProblemCodes.UnknownAddress, "No such page.")),
            'B' => (200, new Problem(ProblemCodes.BlockPage, "Blocked.")),
            'F' => (502, new Problem(ProblemCodes.NoText, "No text.")),
            _ => (200, (Problem?)null),
        };
        Capture capture = page.Capture with { Claimed = null, Origin = null, Status = status, ContentType = type, Taken = Start.AddDays(int.Parse(word.AsSpan(1), CultureInfo.InvariantCulture)) };
        return problem is null ? page with { Capture = capture } : page with { Capture = capture, Kind = word[0] is 'N' or 'B' ? PageKind.Block : PageKind.Empty, Articles = [], Teasers = [], Problems = [problem] };
    }

    private static string Written(IEnumerable<AddressAnswer> answers) =>
        string.Join(' ', answers.OrderBy(answer => answer.Time).Select(answer => $"{answer.Kind switch { AnswerKind.Page => 'P', AnswerKind.Missing => 'M', AnswerKind.Unchanged => 'U', _ => 'T' }}{(answer.Time - Start).Days}"));
}
