using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Archive.Readings;
using Presswatch.Intake.Edits;

namespace Presswatch.Analysis.Tests.Changes;

/// <summary>Which removals of names are one event, and how its names are counted.</summary>
public sealed class AlarmNameTests
{
    private static readonly DateTimeOffset Begin = new(2031, 8, 1, 0, 0, 0, TimeSpan.Zero);

    // Articles, person, name, day after the beginning; then the articles of each wave that must come out.
    public static TheoryData<(string Articles, string Person, string Name, double Day)[], string[]> Cases => new()
    {
        { [("abc", "p1", "Udo Brannick", 0)], ["abc"] },
        { [("ab", "p1", "Udo Brannick", 0)], [] },
        { [("ab", "p1", "Udo Brannick", 0), ("c", "p2", "Udo Brannick", 0.1)], ["abc"] },
        { [("abc", "p1", "Udo Brannick", 0), ("def", "p2", "Udo Brannick", 0.1)], ["abcdef"] },
        { [("abc", "p1", "Udo Brannick", 0), ("def", "p3", "Kessa Sandoval-Reed", 6)], ["abcdef"] },
        { [("abc", "p1", "Udo Brannick", 0), ("def", "p3", "Kessa Sandoval-Reed", 8)], ["abc", "def"] },
        { [("abc", "p1", "Udo Brannick", 0), ("d", "p3", "Kessa Sandoval-Reed", 0.1)], ["abc"] },
        { [("abc", "p1", "Udo Brannick", 0), ("abc", "p1", "Udo Brannick", 30)], ["abc", "abc"] },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Waves_RemovalsOfNames_AreOneWhereTheGapIsShort((string Articles, string Person, string Name, double Day)[] removals, string[] waves) =>
        RemovalWave.Of([.. removals.SelectMany(one => one.Articles.Select(article => Removal(article.ToString(), one.Person, one.Name, one.Day)))], AlarmRules.Default)
            .Select(wave => string.Concat(wave.Removed.Order(StringComparer.Ordinal))).ShouldBe(waves);

    [Fact]
    public void Names_PeopleOfOneName_AreOneNameAndEachArticleOnce()
    {
        ILookup<string, NamingVersion> naming = new NamingVersion[] { new("p1", 1, "a", null), new("p1", 2, "a", null), new("p1", 3, "b", null), new("p2", 3, "b", null), new("p2", 4, "c", null), new("p2", 5, "d", null), new("p3", 5, "d", null) }
            .ToLookup(one => one.Person);
        AlarmName[] names = [.. AlarmNames.Of([("p1", "Udo Brannick"), ("p1", "Udo Brannick"), ("p2", "Udo Brannick"), ("p3", "Oren Valdis")], naming, article => article != "d")];
        names.ShouldBe([new("p2", "Udo Brannick", 3, 4), new("p3", "Oren Valdis", 0, 1)]);
    }

    private static NameRemoval Removal(string article, string person, string name, double day) =>
        new(new(article, $"https://lna.example/{article}", "lna.example", 1, 2, Begin.AddDays(day - 1), Begin.AddDays(day), "before", "after", 100, 98, 0), person, name);
}
