using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Tests.RealData;

namespace Presswatch.Reading.Tests.Events;

public sealed class EventReaderTests
{
    private static readonly Pack Demo = PackSet.LoadAll(Path.Combine(TestData.Repository(), "packs")).Packs.First(pack => pack.Name == "demo");
    private static readonly ReadingRules Rules = ReadingRules.Compile(Demo);

    public static TheoryData<string, string, EventType> Articles => new()
    {
        { "Concert Given in Selvar", "A concert was given at the Founders' Theatre on Monday.", EventType.Performance },
        { "Message of Greeting to President of Ostmark", "The chairman sent a message of greeting to the president of Ostmark on Monday.", EventType.Message },
        { "Delegation Arrives", "A delegation of the Seamen's Guild arrived here on Monday for a visit.", EventType.Visit },
        { "Spokesman for Council of State on War Drills", "The spokesman for the Council of State issued the following press statement on Monday.", EventType.Statement },
        { "Old Weaver Receives Birthday Spread", "The chairman sent a birthday spread to an old weaver of Selvar.", EventType.Gift },
    };

    [Theory, MemberData(nameof(Articles))]
    public void Read_Article_GivesType(string headline, string text, EventType type) => Read(headline, text).Type.ShouldBe(type);

    [Fact]
    public void Read_TypeByRule_CitesTheRule() =>
        Read("Old Weaver Receives Birthday Spread", "The chairman sent a birthday spread to an old weaver of Selvar.").TypeConfidence.ShouldBeGreaterThanOrEqualTo(0.9);

    [Fact]
    public void Read_DateOfTheLead_IsTheEvents()
    {
        EventFinding found = Read("Concert Given in Selvar", "A concert was given at the Founders' Theatre on August 18.");

        found.Date.ShouldBe("2031-08-18");
        found.DateFrom.ShouldBe(0);
    }

    [Fact]
    public void Read_NoTime_GivesNoDate() => Read("Concert Given", "A concert was given at the Founders' Theatre.").Date.ShouldBeNull();

    [Fact]
    public void Read_NoText_GivesNoRule() => Read(null, "").TypeRule.ShouldBe("none");

    private static EventFinding Read(string? headline, string text) => new ArticleReader(Rules).Read(new(headline, text, new PartialDate(2031, 8, 20))).Event;
}
