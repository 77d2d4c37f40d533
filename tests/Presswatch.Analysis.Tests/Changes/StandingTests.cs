using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Edits;

namespace Presswatch.Analysis.Tests.Changes;

/// <summary>How articles that went and came back are ranked, and as of when they are reckoned.</summary>
public sealed class StandingTests
{
    [Theory]
    [InlineData(ChangeKind.Gone, true, false, Significance.High)]
    [InlineData(ChangeKind.Gone, false, false, Significance.Medium)]
    [InlineData(ChangeKind.Missing, true, false, Significance.Medium)]
    [InlineData(ChangeKind.Missing, false, false, Significance.Low)]
    [InlineData(ChangeKind.Returned, true, false, Significance.Medium)]
    [InlineData(ChangeKind.Returned, false, false, Significance.Low)]
    [InlineData(ChangeKind.Returned, true, true, Significance.Medium)]
    [InlineData(ChangeKind.Returned, false, true, Significance.Medium)]
    public void Weight_ArticleThatWentOrCameBack_IsByKindAndName(ChangeKind kind, bool isNamed, bool wasGone, Significance expected) => StandingWeight.Of(kind, isNamed, wasGone).ShouldBe(expected);

    // The country put its clock back by half an hour from 15 August 2031 on.
    [Theory]
    [InlineData("lna.example", "2031-08-14", "2031-08-14T14:59:59.999Z")]
    [InlineData("www.lna.example", "2031-08-14", "2031-08-14T14:59:59.999Z")]
    [InlineData("lna.example", "2031-08-15", "2031-08-15T15:29:59.999Z")]
    [InlineData("LNA wire", "2031-08-15", "2031-08-15T15:29:59.999Z")]
    [InlineData("elsewhere.example", "2031-08-15", "2031-08-15T23:59:59.999Z")]
    public void EndOf_Day_IsItsLastMillisecondByThePublishersClock(string source, string day, string expected)
    {
        Pack pack = PackSet.LoadAll(ReplayWatch.PacksFolder()).Find("demo").Value;
        pack = pack with
        {
            Zones = [new(null, TimeSpan.FromHours(9)), new(new(2031, 8, 15), TimeSpan.FromHours(8.5))],
            Sources = [pack.Sources[0] with { Name = "LNA wire", Hosts = ["lna.example", "www.lna.example"] }],
        };
        StandingAsk ask = StandingAsk.EndOf(DateOnly.ParseExact(day, "yyyy-MM-dd"), new([pack], []));
        ask.AsOf!(source).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'").ShouldBe(expected);
    }
}
