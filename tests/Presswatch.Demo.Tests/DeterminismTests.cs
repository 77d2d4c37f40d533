using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Presswatch.Demo.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public void Captures_Seed1_AreTheSameEverywhere() => Digest(new()).ShouldBe("5642c1579e272b46e655ee81f2c7640ca665be277a3f517206e4f88b3ed66121");

    [Fact]
    public void Captures_OtherSeed_AreOthers() => Digest(new() { Seed = 2 }).ShouldNotBe(Digest(new()));

    [Fact]
    public void Captures_FewerDays_AreTheBeginningOfMore()
    {
        List<string> few = [.. new DemoCountry(new() { Days = 12 }).Captures().Select(capture => capture.Address)];
        few.ShouldBe(new DemoCountry(new() { Days = 40 }).Captures().Take(few.Count).Select(capture => capture.Address));
    }

    [Fact]
    public void Captures_EnumeratedTwice_AreTheSame()
    {
        DemoCountry country = new(new() { Days = 5 });
        country.Captures().Select(capture => Convert.ToHexString(capture.Bytes)).ShouldBe(country.Captures().Select(capture => Convert.ToHexString(capture.Bytes)));
    }

    [Theory]
    [InlineData(730, 1, 20_000)]
    [InlineData(73, 1, 2_000)]
    [InlineData(73, 3, 6_000)]
    [InlineData(1, 2, 54)]
    public void Articles_DaysAndScale_GiveTheNumberPromised(int days, int scale, int articles)
    {
        DemoOptions options = new() { Days = days, Scale = scale };
        List<string> ids = [.. new DemoCountry(options).Articles().Select(article => article.Id)];
        ids.Count.ShouldBe(articles);
        options.Articles.ShouldBe(articles);
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(articles);
    }

    [Fact]
    public void Articles_AreThoseOfTheFirstCaptures()
    {
        DemoOptions options = new() { Days = 30 };
        new DemoCountry(options).Articles().Select(article => (article.Id, article.Title, article.Text)).ShouldBe(
            new DemoCountry(options).Captures().Where(capture => capture.Truth is { Change: null }).Select(capture => (capture.Truth!.Article, capture.Truth.Title, capture.Truth.Text)));
    }

    [Fact]
    public void Captures_StandInTheOrderOfTheirTime()
    {
        DateTimeOffset before = DateTimeOffset.MinValue;
        foreach (DemoCapture capture in Press.Captures)
        {
            capture.Captured.ShouldBeGreaterThanOrEqualTo(before);
            before = capture.Captured;
        }
    }

    [Fact]
    public void WriteJsonLines_TenDays_GivesOneObjectALine()
    {
        using MemoryStream stream = new();
        DemoCountry country = new(new() { Days = 10 });
        int count = country.WriteJsonLines(stream);
        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(count);
        foreach ((string line, DemoArticle article) in lines.Zip(country.Articles()))
        {
            JsonElement json = JsonDocument.Parse(line).RootElement;
            json.GetProperty("id").GetString().ShouldBe(article.Id);
            json.GetProperty("text").GetString().ShouldBe(article.Text);
            DateTimeOffset.Parse(json.GetProperty("captured").GetString()!).ShouldBe(article.Captured);
            json.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "title", "text", "date", "captured", "url", "source", "language", "section"]);
        }
    }

    [Fact]
    public void WriteGoldLines_TenDays_GivesTheTruthOfEachArticle()
    {
        using MemoryStream stream = new();
        DemoCountry country = new(new() { Days = 10 });
        int count = country.WriteGoldLines(stream);
        JsonElement[] lines = [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        lines.Length.ShouldBe(count);
        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(country.Articles().Select(article => article.Id));
        lines[0].EnumerateObject().Select(property => property.Name).ShouldBe(
            ["id", "dateline", "eventType", "eventDate", "eventPlace", "people", "organisations", "places", "dates", "quantities", "commitments"]);
        Dictionary<string, DemoTruth> truths = country.Captures().Where(capture => capture.Truth is { Change: null }).ToDictionary(capture => capture.Truth!.Article, capture => capture.Truth!, StringComparer.Ordinal);
        foreach (JsonElement line in lines)
        {
            DemoTruth truth = truths[line.GetProperty("id").GetString()!];
            line.GetProperty("eventType").GetString().ShouldBe(truth.Reading.EventType);
            line.GetProperty("commitments").GetArrayLength().ShouldBe(truth.Reading.Commitments.Count);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(36_501, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1_001)]
    public void DemoCountry_OutOfRange_IsRefused(int days, int scale) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DemoCountry(new() { Days = days, Scale = scale }));

    private static string Digest(DemoOptions options)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (DemoCapture capture in new DemoCountry(options).Captures().Take(500))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{capture.Address} {capture.Captured:O} {capture.Status} {capture.ContentType}\n")));
            hash.AppendData(capture.Bytes);
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(capture.Truth));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
