using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Scanning;
using Presswatch.Reading.Tests.RealData;

namespace Presswatch.Reading.Tests.Scanning;

/// <summary>The pack of the invented country with its language pack, ready for reading.</summary>
internal static class DemoReading
{
    private static readonly Lazy<ReadingRules> Compiled = new(() =>
    {
        Pack demo = PackSet.LoadAll(Path.Combine(TestData.Repository(), "packs")).Find("demo").Value;
        // Without the rules by which the invented press leaves times out that others count.
        return ReadingRules.Compile(demo with { ReadingRules = [.. demo.ReadingRules.Where(rule => rule.Id is not ("demo.time.today" or "demo.time.on-the" or "demo.time.nowadays" or "demo.time.that-day"))] });
    });

    public static ReadingRules Rules => Compiled.Value;

    public static ArticleReading Read(string text, string? published, string? headline = null) =>
        new ArticleReader(Rules).Read(new(headline, text, PartialDate.TryParse(published, out PartialDate day) ? day : null));

    /// <summary>The words of a text, under the lexicon of some lists.</summary>
    public static Scan Scan(string text, params WordList[] lists)
    {
        var scan = new Scan(TextPart.Text, Lexicon.Compile(PackOf(lists)));
        scan.Read(text);
        return scan;
    }

    public static Pack PackOf(params WordList[] lists) => new() { Name = "test", Title = "test", Version = "", WordLists = lists };

    public static WordList List(string type, params string[] words) => new($"test.{type}", type, true, [.. words.Select(word => new WordEntry(word, null))]);
}
