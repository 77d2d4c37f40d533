using System.IO.Compression;
using System.Text.Json;
using Presswatch.Archive.Catalogue;
using Presswatch.Core.Values;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;

namespace Presswatch.Intake.Tests;

/// <summary>Real pages through the whole pipeline.</summary>
public sealed class RealDataTests : IDisposable
{
    private readonly TestArchive _archive = new();

    private static string Data(string path) => Path.Combine(RealFiles.Folder!, path);

    public void Dispose() => _archive.Dispose();

    [RealDataFact]
    public void Ingest_TheTwoSeeds_GivesTheirDatesAndTeasersExactly()
    {
        _archive.Ingest(Data("seeds")).NewArticles.ShouldBe(2);

        (string Published, string[] Teasers, string Text)[] articles = _archive.Read(catalogue => catalogue.Inventory().Select(line => new ArticleId(line[..16])).Select(id =>
        {
            SightingRow sighting = catalogue.Sightings(id).ShouldHaveSingleItem();
            string[] teasers = [.. catalogue.TeasersOn(new(sighting.Capture)).Select(teaser => $"{teaser.Date} {teaser.Lead}")];
            return (catalogue.FindArticle(id)!.Published!, teasers, catalogue.Text(catalogue.FindArticle(id)!.Newest)!.Article.Text);
        }).OrderBy(article => article.Item1).ToArray());

        articles.Select(article => article.Published).ShouldBe(["2020-11-02", "2021-01-20"]);
        articles[0].Teasers.ShouldBeEmpty();
        articles[1].Teasers.CountBy(teaser => teaser[..10]).OrderBy(day => day.Key).ShouldBe([new("2026-02-26", 5), new("2026-02-27", 15)]);
        articles[1].Teasers.Distinct().Count().ShouldBe(19, "two have the same lead");
        articles[1].Teasers.ShouldAllBe(teaser => !articles[1].Text.Contains(teaser.Substring(11), StringComparison.Ordinal));
        string[] alternatives = _archive.Read(catalogue => catalogue.Inventory().SelectMany(line => catalogue.Text(catalogue.FindArticle(new(line[..16]))!.Newest)!.Published.Alternatives.Select(date => date.ToString())).ToArray());
        alternatives.ShouldContain("2026-01-20");
    }

    [RealDataFact]
    public void Ingest_AddressesCapturedTwice_TenWereEditedAndThreeWereNot()
    {
        string corpus = Data("corpus/kcna-2024a.jsonl.gz");
        _archive.Ingest(corpus);
        string[] twice = [.. Lines(corpus).GroupBy(line => line.Url).Where(lines => lines.Count() > 1).Select(lines => lines.Key)];

        Dictionary<string, string> outcomes = _archive.Read(catalogue =>
        {
            var standing = catalogue.Inventory().Select(line => line[..16]).Distinct().SelectMany(id => catalogue.Sightings(new(id)).Select(sighting => (sighting.Address, Article: id, sighting.Version)))
                .ToLookup(stand => stand.Address);
            return twice.ToDictionary(url => url, url => (standing[url].Select(stand => stand.Article).Distinct().Count(), standing[url].Select(stand => stand.Version).Distinct().Count()) switch
            {
                (1, 2) => "edited",
                (1, 1) => "one was empty",
                (2, 2) => "swapped",
                _ => "other",
            });
        });

        outcomes.Values.CountBy(outcome => outcome).OrderBy(count => count.Key).ShouldBe([new("edited", 10), new("one was empty", 2), new("swapped", 1)]);
        IngestReport again = _archive.Ingest(corpus);
        (again.NewArticles, again.NewVersions).ShouldBe((0L, 0L));
        _archive.ShouldBeSound();
    }

    [RealDataFact]
    public void Ingest_CorpusBackwards_GivesTheSameTexts()
    {
        string corpus = Data("corpus/kcna-2024a.jsonl.gz");
        string[] lines = ReadLines(corpus);
        using var backwards = new TestArchive();
        IngestReport there = _archive.Ingest(_archive.Write("in/a.jsonl", string.Join('\n', lines)));
        IngestReport back = backwards.Ingest(backwards.Write("in/a.jsonl", string.Join('\n', lines.Reverse())));

        back.Taken.ShouldBe(there.Taken);
        Structure(backwards).ShouldBe(Structure(_archive));

        // Ids hang on what came first; versions, numbers, dates and the newest do not.
        static IEnumerable<string> Structure(TestArchive archive) => archive.Inventory().GroupBy(line => line[..16]).Select(article => string.Join('\n', article.Select(line => line[17..]))).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Url, string Text)> Lines(string path) =>
        ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).Select(item => (item.GetProperty("url").GetString()!, item.GetProperty("text").GetString()!));

    private static string[] ReadLines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
