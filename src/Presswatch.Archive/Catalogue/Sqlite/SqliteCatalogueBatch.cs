using Microsoft.Data.Sqlite;
using Presswatch.Archive.States;
using Presswatch.Core.Captures;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>Writes captures; the articles on them go through <see cref="SqliteSightings"/>. One at a time on the writer's connection.</summary>
internal sealed class SqliteCatalogueBatch : ICatalogueBatch
{
    private readonly SqliteWriter _writer;
    private bool _open = true;

    public SqliteCatalogueBatch(SqliteWriter writer)
    {
        _writer = writer;
        writer.Begin.Run();
    }

    public bool Holds(CaptureId id) => _writer.FindCapture.Number(id.Value) is not null;

    public IReadOnlyList<Sighted> Add(CatalogueEntry entry, Standing standing, Func<int, ArticleId?>? idGiven = null)
    {
        long capture = standing.Leaf + 1;
        long address = _writer.Names.OfAddress(entry.Capture.Address);
        long maker = _writer.Names.Of("maker", entry.Maker);
        AddCapture(entry, standing, capture, address, maker);
        AddTeasers(capture, entry.Teasers);
        AddProblems(capture, entry.Problems);
        AddAnswer(capture, address, entry);

        var sighted = new Sighted[entry.Articles.Count];
        for (int n = 0; n < sighted.Length; n++)
        {
            sighted[n] = _writer.Sightings.Add(new(capture, entry.Capture.Id, n, address, entry.Capture.Time.ToUnixTimeMilliseconds(), maker), entry.Articles[n], idGiven?.Invoke(n));
        }
        return sighted;
    }

    public void Commit()
    {
        _writer.Commit.Run();
        _open = false;
    }

    public void Dispose()
    {
        if (!_open) return;
        _open = false;
        _writer.Names.Forget();
        try
        {
            _writer.Rollback.Run();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself: a full disk or an I/O error ends the transaction.
        }
    }

    private void AddCapture(CatalogueEntry entry, Standing standing, long id, long address, long maker)
    {
        Capture capture = entry.Capture;
        _writer.AddCapture.Run(
            id, capture.Id.Value, _writer.Names.Of("source", capture.Source), address,
            capture.Taken.ToUnixTimeMilliseconds(), capture.Claimed, capture.Status is { } status ? (long)status : null, capture.ContentType, capture.Bytes.ToBytes(), capture.Size,
            capture.Origin is { } origin ? _writer.Names.Of(origin) : null, capture.Origin?.Line is { } line ? (long)line : null,
            _writer.Names.Of("warc_file", standing.Place.File), standing.Place.Offset, standing.Place.Length,
            KindName(entry.Kind), entry.Language, maker);
    }

    private void AddTeasers(long capture, IReadOnlyList<Teaser> teasers)
    {
        for (int n = 0; n < teasers.Count; n++) _writer.AddTeaser.Run(capture, (long)n, teasers[n].Lead, teasers[n].Date?.ToString(), teasers[n].Url);
    }

    private void AddProblems(long capture, IReadOnlyList<Problem> problems)
    {
        for (int n = 0; n < problems.Count; n++) _writer.AddProblem.Run(capture, (long)n, problems[n].Code.Id, problems[n].Code.Reason, problems[n].Message);
    }

    private void AddAnswer(long capture, long address, CatalogueEntry entry)
    {
        long time = entry.Capture.Time.ToUnixTimeMilliseconds();
        if (AnswerRule.Of(entry) is { } kind) _writer.AddAnswer.Run(address, time, capture, (long)kind);
        if (AnswerRule.IsHeard(entry)) _writer.Hear.Run(_writer.Names.Of("source", entry.Capture.Source), time);
    }

    private static string KindName(PageKind kind) => kind switch
    {
        PageKind.Article => "article",
        PageKind.List => "list",
        PageKind.Day => "day",
        PageKind.Block => "block",
        _ => "empty",
    };
}
