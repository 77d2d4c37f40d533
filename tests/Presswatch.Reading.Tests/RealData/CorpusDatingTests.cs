using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Reading.Dates;
using Xunit.Abstractions;

namespace Presswatch.Reading.Tests.RealData;

/// <summary>Dating scored on articles whose date is known and withheld.</summary>
public sealed class CorpusDatingTests(ITestOutputHelper output)
{
    private static readonly Regex Opening = new(@"^(?<text>(?<place>[A-Z][^,()]{1,40}),\s*(?<month>[A-Z][a-z]+) (?<day>[0-9]+) [(](?<agency>[A-Z]+)[)]\s*(?<dash>--|–|—)?)\s*", RegexOptions.NonBacktracking);

    [RealDataFact]
    public void Date_Texts2024WithCapture_YearIsRightOrOpen()
    {
        Score score = Measure(Texts("kcna-2024a.jsonl.gz"), withCapture: true);

        score.MonthDayRight.ShouldBeGreaterThanOrEqualTo(0.99);
        score.YearRightOrOpen.ShouldBeGreaterThanOrEqualTo(0.99);
        score.YearRight.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [RealDataFact]
    public void Date_Texts2024WithoutCapture_YearIsRightOrOpen() =>
        Measure(Texts("kcna-2024a.jsonl.gz"), withCapture: false).YearRightOrOpen.ShouldBeGreaterThanOrEqualTo(0.97);

    [RealDataFact]
    public void Date_GoldArticles_YearIsRightOrOpen()
    {
        foreach (string file in (string[])["dev12", "dev24"])
        {
            Score score = Measure(Texts(File.ReadLines(RealFiles.PathOf("gold", $"{file}.articles.jsonl"))), withCapture: false);
            score.MonthDayRight.ShouldBeGreaterThanOrEqualTo(0.97);
            score.YearRightOrOpen.ShouldBeGreaterThanOrEqualTo(0.97);
        }
    }

    /// <summary>These texts print no dateline: the day of publication stands in for it.</summary>
    [RealDataFact]
    public void Date_Texts2012WithDayAlone_YearIsRightOrOpen() =>
        Measure(Texts("kcna-2012.jsonl.gz"), withCapture: false).YearRightOrOpen.ShouldBeGreaterThanOrEqualTo(0.97);

    [RealDataFact]
    public void Date_Addresses2012_GiveTheDay()
    {
        (int right, int all) = (0, 0);
        foreach (Text text in Texts("kcna-2012.jsonl.gz"))
        {
            FoundDate found = PublicationDating.Date(new() { Body = text.Paragraphs }, new(TestData.Dprk, [], null, text.Address));
            all++;
            if (found.Value?.Exact == text.Date) right++;
        }
        output.WriteLine($"{right} of {all} right");
        ((double)right / all).ShouldBeGreaterThanOrEqualTo(0.999);
    }

    private static PageArticle Article(Text text) => new()
    {
        Headline = text.Title,
        Dateline = text.Dateline ?? new("", text.Date.Month, text.Date.Day, null, null, text.Date.ToString("MMMM d", CultureInfo.InvariantCulture)),
        Body = text.Paragraphs,
    };

    private Score Measure(IEnumerable<Text> texts, bool withCapture)
    {
        (int all, int right, int open, int wrong, int day, int kept) = (0, 0, 0, 0, 0, 0);
        double confidence = 0;
        foreach (Text text in texts)
        {
            if (withCapture && text.Dateline is null) continue;
            DateTimeOffset? captured = withCapture ? text.Captured : null;
            FoundDate found = PublicationDating.Date(Article(text), new(TestData.Dprk, [], captured, text.Address is { } address && withCapture ? address : null));
            all++;
            confidence += found.Confidence;
            IReadOnlyList<PartialDate> named = found.Value is { } value ? [value] : found.Alternatives;
            if (named.Count > 0 && named.All(date => (date.Month, date.Day) == (text.Date.Month, text.Date.Day))) day++;
            if (found.Value is null)
            {
                open++;
                if (named.Any(date => date.Exact == text.Date)) kept++;
            }
            else if (found.Value.Value.Year == text.Date.Year) right++;
            else if (wrong++ < 12) output.WriteLine($"{text.Id} {text.Date} read as {found.Value} {found.Confidence}: {string.Join(" | ", found.Evidence.Select(item => $"{item.By} {item.Text} {item.Supports}"))}");
        }
        var score = new Score((double)day / all, (double)right / all, (double)(right + open) / all);
        output.WriteLine($"{all} texts: year right {right}, open {open} (right one among the candidates {kept}), wrong {wrong}; confidence of those decided {confidence / Math.Max(1, all - open):0.000} on average; {score}");
        return score;
    }

    private static IEnumerable<Text> Texts(string file) => Texts(RealFiles.GzipLines(RealFiles.PathOf("corpus", file)));

    private static IEnumerable<Text> Texts(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement item = json.RootElement;
            string text = item.GetProperty("text").GetString()!;
            Match opening = Opening.Match(text);
            Dateline? dateline = opening.Success && DateTime.TryParseExact($"{opening.Groups["month"].Value} {opening.Groups["day"].Value} 2024", "MMMM d yyyy", CultureInfo.InvariantCulture, default, out DateTime day)
                ? new(opening.Groups["place"].Value, day.Month, day.Day, opening.Groups["agency"].Value, null, opening.Groups["text"].Value) : null;
            yield return new(item.GetProperty("id").GetString()!, DateOnly.Parse(item.GetProperty("date").GetString()!), item.GetProperty("title").GetString(), item.GetProperty("url").GetString(),
                item.TryGetProperty("captured", out JsonElement captured) ? DateTimeOffset.Parse(captured.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
                dateline, (dateline is null ? text : text[opening.Length..]).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private sealed record Text(string Id, DateOnly Date, string? Title, string? Address, DateTimeOffset? Captured, Dateline? Dateline, string[] Paragraphs);

    private sealed record Score(double MonthDayRight, double YearRight, double YearRightOrOpen);
}
