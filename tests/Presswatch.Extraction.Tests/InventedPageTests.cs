using System.Text.Json;
using System.Text.Json.Nodes;
using Presswatch.Core.Pages;
using Presswatch.Packs;

namespace Presswatch.Extraction.Tests;

/// <summary>Invented pages in the structure of the sites that shipped packs describe; beside each stands what must come out of it.</summary>
public sealed class InventedPageTests
{
    private static readonly PackSet Packs = PackSet.LoadAll(RepositoryFolder.Of("packs"));
    private static readonly string Folder = RepositoryFolder.Of(Path.Combine("tests", "Presswatch.Extraction.Tests", "Pages"));
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => new(Directory.GetFiles(Folder, "*.html", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void Extract_InventedPage_GivesWhatIsWrittenBesideIt(string name)
    {
        string file = Path.Combine(Folder, name);
        JsonObject expected = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json")))!.AsObject();

        Page page = new PageExtractor(Packs.Packs).Extract(new() { Bytes = File.ReadAllBytes(file), Address = (string?)expected["url"], ContentType = (string?)expected["contentType"] });

        Describe(page, expected).ToJsonString(Written).ShouldBe(expected.ToJsonString(Written));
    }

    [Fact]
    public void Pages_EveryShippedSource_HasTwo()
    {
        var counts = Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => new Uri((string)JsonNode.Parse(File.ReadAllText(file))!["url"]!).Host)
            .ToList();

        Packs.Packs.Where(pack => !pack.Invented).SelectMany(pack => pack.Sources)
            .Where(source => counts.Count(host => source.Hosts.Any(known => host == known || host.EndsWith("." + known, StringComparison.Ordinal))) < 2)
            .Select(source => source.Id).ShouldBeEmpty();
    }

    /// <summary>The page in the form of the files: what is not there is left out.</summary>
    private static JsonObject Describe(Page page, JsonObject expected)
    {
        JsonObject actual = new() { ["url"] = (string?)expected["url"], ["contentType"] = (string?)expected["contentType"], ["kind"] = page.Kind.ToString(), ["pack"] = page.Pack };
        Put(actual, "language", page.Language);
        if (page.Problems.Count > 0) actual["problems"] = Texts(page.Problems.Select(problem => problem.Code.Reason));
        if (page.Articles.Count > 0) actual["articles"] = new JsonArray([.. page.Articles.Select(Describe)]);
        if (page.Teasers.Count > 0) actual["teasers"] = new JsonArray([.. page.Teasers.Select(Describe)]);
        return actual;
    }

    private static JsonObject Describe(PageArticle article)
    {
        JsonObject actual = [];
        Put(actual, "headline", article.Headline);
        Put(actual, "section", article.Section);
        Put(actual, "byline", article.Byline);
        Put(actual, "publisher", article.Publisher);
        if (article.Dateline is { } dateline) actual["dateline"] = $"{dateline.Place} {dateline.Month}-{dateline.Day} {dateline.Agency}";
        Put(actual, "endMark", article.EndMark);
        if (article.StatedDates.Count > 0) actual["dates"] = Texts(article.StatedDates.Select(date => $"{date.By} {date.Date}".ToLowerInvariant()));
        actual["body"] = Texts(article.Body);
        if (article.Images.Count > 0) actual["captions"] = Texts(article.Images.Select(image => image.Caption ?? image.Address!));
        return actual;
    }

    private static JsonObject Describe(Teaser teaser)
    {
        JsonObject actual = [];
        Put(actual, "title", teaser.Title);
        actual["lead"] = teaser.Lead;
        Put(actual, "date", teaser.Date?.ToString());
        Put(actual, "url", teaser.Url);
        return actual;
    }

    private static void Put(JsonObject target, string name, string? value)
    {
        if (value is not null) target[name] = value;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
