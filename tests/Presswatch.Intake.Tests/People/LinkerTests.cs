using Presswatch.Archive.Readings;
using Presswatch.Core.Dates;
using Presswatch.Intake.People;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Tests.People;

public sealed class LinkerTests
{
    private static readonly Pack Pack = new()
    {
        Name = "lenn", Title = "Lenn", Version = "1",
        People = [new("lenn.people.oma-dell", "Oma Dell", ["Oma Dell", "Oma-Dell"], [new("minister of tides", PartialDate.Of(new(2031, 1, 1)), null)], "invented")],
        PostTiers =
        [
            new("lenn.state", "state", ["minister", "ambassador"], [], ["minister", "ambassador"], "invented"),
            new("lenn.local", "local", ["manager", "teacher"], ["farm"], ["manager"], "invented"),
        ],
    };

    private static readonly NameKeys Keys = new(Pack);

    private static readonly PeopleLinker Linker = new(Pack, Keys);

    [Fact]
    public void Link_OneTitleAndNone_IsOnePerson()
    {
        LinkedKey linked = Link("Tor Hale", [Titled(1, "minister of dikes", 1, 400, 5), Untitled(3)]);
        linked.People.Count.ShouldBe(1);
        linked.Links.ShouldAllBe(link => link.Person == linked.People[0].Id && link.Sure >= 0.9);
        linked.People[0].Id.Length.ShouldBe(16);
    }

    [Fact]
    public void Link_MinisterAndFarmManagerAtOneTime_AreTwoPeople()
    {
        LinkedKey linked = Link("Tor Hale", [Titled(1, "minister of dikes", 1, 400, 5), Titled(2, "manager of the Selm Farm", 200, 210, 2), Untitled(3)]);
        linked.People.Count.ShouldBe(2);
        PersonOf(linked, 1).ShouldNotBe(PersonOf(linked, 2));
        // Without a title the one named more is the better guess, and no more than that.
        PersonLink guess = linked.Links.Single(link => link.TitleId == 0);
        (guess.Person, guess.Why).ShouldBe((PersonOf(linked, 1), "guess"));
        guess.Sure.ShouldBeLessThan(0.9);
    }

    [Fact]
    public void Link_FarmManagerWhoBecomesMinister_IsOnePersonLessSure()
    {
        LinkedKey linked = Link("Tor Hale", [Titled(1, "manager of the Selm Farm", 1, 100, 2), Titled(2, "minister of grain", 2000, 2400, 5)]);
        linked.People.Count.ShouldBe(1);
        PersonLink later = linked.Links.Single(link => link.TitleId == 2);
        (later.Why, later.Sure).ShouldBe(("career", 0.6));
    }

    [Fact]
    public void Link_MinistersOfTwoBodiesInTurns_AreTwoPeople()
    {
        Link("Tor Hale", [Titled(1, "minister of dikes", 1, 400, 5), Titled(2, "minister of grain", 100, 500, 5)]).People.Count.ShouldBe(2);
        Link("Tor Hale", [Titled(1, "minister of dikes", 1, 400, 5), Titled(2, "minister of grain", 401, 800, 5)]).People.Count.ShouldBe(1);
    }

    [Fact]
    public void Link_PersonOfThePack_KeepsThePacksIdBesideANamesake()
    {
        int from = new DateOnly(2031, 6, 1).DayNumber;
        LinkedKey linked = Link("Oma Dell", [Titled(1, "minister of tides", from, from + 90, 5), Titled(2, "teacher", from, from + 40, 9), Untitled(1)]);
        PersonOf(linked, 1).ShouldBe("lenn.people.oma-dell");
        linked.Links.Single(link => link.TitleId == 1).Why.ShouldBe("post");
        PersonOf(linked, 2).ShouldNotBe("lenn.people.oma-dell");
    }

    [Fact]
    public void Link_NamesakeComes_OldIdStaysWithTheFirst()
    {
        string before = Link("Tor Hale", [Titled(1, "minister of dikes", 1, 400, 5)]).People[0].Id;
        LinkedKey after = Link("Tor Hale", [Titled(1, "minister of dikes", 1, 400, 5), Titled(2, "manager of the Selm Farm", 200, 210, 2)]);
        PersonOf(after, 1).ShouldBe(before);
        string manager = Link("Tor Hale", [Titled(2, "manager of the Selm Farm", 200, 210, 2)]).People[0].Id;
        PersonOf(after, 2).ShouldBe(manager);
    }

    [Theory]
    [InlineData("minister of the People's Dikes, and of Tides", "minister", "People's Dikes")]
    [InlineData("Lenn-North vice minister", "minister", "Lenn-North vice")]
    [InlineData("Minister", "minister", null)]
    public void Link_Post_SaysItsBodyAsPrinted(string title, string rank, string? body)
    {
        PersonLink link = Link("Tor Hale", [Titled(1, title, 1, 400, 5)]).Links.Single();
        (link.Rank, link.Body).ShouldBe((rank, body));
    }

    [Fact]
    public void Link_AnyOrderOfSightings_GivesTheSame()
    {
        var random = new Random(11);
        string[] titles = ["minister of dikes", "minister of grain", "manager of the Selm Farm", "teacher", "ambassador to Orre", "famous swimmer"];
        for (int round = 0; round < 300; round++)
        {
            TitleSighting[] all = [.. titles.Select((title, at) =>
            {
                int first = random.Next(1000);
                return Titled(at + 1, title, first, first + random.Next(600), random.Next(1, 9));
            }).Where(_ => random.Next(3) > 0), Untitled(random.Next(1, 4))];
            string expected = Text(Link("Tor Hale", all));
            random.Shuffle(all);
            Text(Link("Tor Hale", all)).ShouldBe(expected);
        }
    }

    [Fact]
    public void Link_UserSaysTheyAreOne_PutsThemTogether()
    {
        TitleSighting[] all = [Titled(1, "minister of dikes", 1, 400, 5), Titled(2, "manager of the Selm Farm", 200, 210, 2)];
        LinkedKey apart = Link("Tor Hale", all);
        var same = new Correction("c", default, "ana", Correction.OfRegistry, "same-as", PersonOf(apart, 1), Person: PersonOf(apart, 2));
        LinkedKey linked = Linker.Link(new(1, "lenn", Keys.Of("Tor Hale")), "Tor Hale", all, new([same]));
        linked.People.Select(person => person.Id).ShouldBe([PersonOf(apart, 1)]);
        linked.Former.ShouldContain((PersonOf(apart, 2), PersonOf(apart, 1)));
        linked.Links.Single(link => link.TitleId == 2).Why.ShouldBe("correction");
    }

    private static LinkedKey Link(string name, IReadOnlyList<TitleSighting> sightings) => Linker.Link(new(1, "lenn", Keys.Of(name)), name, sightings, Corrections.None);

    private static TitleSighting Titled(long id, string title, int first, int last, int count) => new(id, title, first, last, count);

    private static TitleSighting Untitled(int count) => new(0, null, 1, 900, count);

    private static string PersonOf(LinkedKey linked, long title) => linked.Links.Single(link => link.TitleId == title).Person;

    private static string Text(LinkedKey linked) => string.Join('\n', linked.Links.OrderBy(link => link.TitleId).Select(link => $"{link}").Concat(linked.People.Select(person => $"{person.Id} {person.Name}").Order()));
}
