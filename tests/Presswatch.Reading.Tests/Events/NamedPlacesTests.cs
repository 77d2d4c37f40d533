using Presswatch.Core.Dates;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Events;
using Presswatch.Reading.Tests.Scanning;

namespace Presswatch.Reading.Tests.Events;

public sealed class NamedPlacesTests
{
    private const string Row = "Esben Eskelund, Minister of Waters, Dimas Ostaval, Minister of Mills, and Chairman Rikke Holm attended the ceremony.";

    [Fact]
    public void Begin_NamesInARow_AreOneRow()
    {
        (NamedPlaces named, Draft draft) = Read(Row + " Chairman Esben Eskelund spoke.");
        var places = new List<NamedAt>();

        int[] rows = [.. draft.People.Select(person => { named.Of(person.Name, places); return places[0].Run; })];

        draft.People.Count.ShouldBe(3);
        rows.Distinct().ShouldHaveSingleItem();
        named.Runs[rows[0]].Names.ShouldBe(3);
        named.Of(draft.People[0].Name, places);
        places.Count.ShouldBe(2);
        places[1].Run.ShouldNotBe(places[0].Run);
    }

    [Fact]
    public void Begin_VerbBetweenNames_PartsThem()
    {
        (NamedPlaces named, Draft draft) = Read("Chairman Esben Eskelund met Minister Dimas Ostaval at the harbour.");

        draft.People.Count.ShouldBe(2);
        named.Runs.Count.ShouldBe(2);
    }

    [Fact]
    public void Begin_TitleBehindAName_BelongsToItsPlace()
    {
        (NamedPlaces named, Draft draft) = Read(Row);
        var places = new List<NamedAt>();
        named.Of(draft.People[0].Name, places);

        draft.Body.Printed(places[0].From, places[0].To - places[0].From).ShouldBe("Esben Eskelund, Minister of Waters");
    }

    [Fact]
    public void JoinRows_OneUnsureInARow_FollowsTheOthers()
    {
        double[] shares = [0.9, 0.1, 0.4, 0.6, 0.9, 0.1, 0.4, 0.6];

        RoleReader.JoinRows([5, 5, 5, -4], shares, 2);

        shares[2].ShouldBeGreaterThan(shares[3]);
        (shares[2] + shares[3]).ShouldBe(1, 1e-9);
        shares[6].ShouldBe(0.4);
    }

    private static (NamedPlaces Named, Draft Draft) Read(string text)
    {
        Draft draft = new ArticleReader(DemoReading.Rules).FindNames(new(null, text, new PartialDate(2031, 8, 20)));
        var named = new NamedPlaces(DemoReading.Rules.Lexicon.ClassOf("role-word"));
        named.Begin(draft);
        return (named, draft);
    }
}
