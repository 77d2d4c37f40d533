using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Tests.RealData;

namespace Presswatch.Reading.Tests.Names;

/// <summary>Reads invented sentences by the pack of the invented country.</summary>
internal static class NamesReading
{
    private static readonly ReadingRules Rules = Load();

    /// <summary>Bodies found, parted by " | ".</summary>
    public static string Bodies(string text, string? headline = null) => string.Join(" | ", Read(text, headline).Organisations.Select(body => body.Name));

    /// <summary>Places found with their kinds, parted by " | ".</summary>
    public static string Places(string text, string? headline = null) => string.Join(" | ", Read(text, headline).Places.Select(place => $"{place.Name} ({JsonText.NameOf(place.Kind)})"));

    public static ArticleReading Read(string text, string? headline = null, ReadingTrace? trace = null) => new ArticleReader(Rules).Read(new(headline, text, new(2031, 5, 14)), trace);

    private static ReadingRules Load()
    {
        PackSet packs = PackSet.LoadAll(Path.Combine(TestData.Repository(), "packs"));
        packs.Find("demo").TryGet(out Pack demo).ShouldBeTrue();
        return ReadingRules.Compile(demo);
    }
}
