using Presswatch.Archive.Readings;
using Presswatch.Archive.Search;
using Presswatch.Archive.Tests.Search;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Tests.Readings;

public sealed class ReadingStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteReadingStore _store;

    public ReadingStoreTests()
    {
        _store = SqliteReadingStore.Open(_folder["readings.db"]).Value;
        _store.Know(new(1, [new("place", "lenn.north", null, ["North Lenn", "Northern Lenn"]), new("place", "lenn.selm", "lenn.north", ["Selm County"]), new("body", "lenn.guild", null, ["River Guild", "RG"])]));
    }

    [Fact]
    public void Find_AfterFeed_GivesTheWholeReading()
    {
        ReadVersion version = Version(3, Read());
        _store.Feed([version], [], 1);
        HeldReading held = _store.Find(3)!;
        StoredReading.Pack(held.Reading).ShouldBe(version.Drawn.Packed);
        held.Reading.People[0].ShouldBe(version.Drawn.Reading.People[0]);
        held.Reading.Event.ShouldBe(version.Drawn.Reading.Event with { Alternatives = held.Reading.Event.Alternatives });
        (held.Pack, held.Maker, _store.FedUpTo, _store.Count).ShouldBe(("lenn", "0.1/1 lenn@1", 1, 1));
        _store.Find(4).ShouldBeNull();
    }

    [Theory]
    [InlineData("type:weapon-test", "1")]
    [InlineData("type:visit type:weapon-test", "1 2")]
    [InlineData("person:\"Tor Hale\"", "1 2")]
    [InlineData("person:TOR-HALE", "1 2")]
    [InlineData("person:hale", "1 2")]
    [InlineData("person:nobody", "")]
    [InlineData("present:\"Tor Hale\"", "1")]
    [InlineData("place:\"North Lenn\"", "1 2")]
    [InlineData("place:\"northern lenn\"", "1 2")]
    [InlineData("place:\"Selm County\"", "1")]
    [InlineData("place:Harbour", "2")]
    [InlineData("org:RG", "2")]
    [InlineData("org:\"river guild\"", "2")]
    [InlineData("-person:hale", "3")]
    [InlineData("person:hale water", "2")]
    [InlineData("person:hale OR water", "1 2 3")]
    [InlineData("-(type:visit OR org:RG) place:\"North Lenn\"", "1")]
    public void Search_FiltersOnWhatWasRead_CountExactly(string query, string expected)
    {
        Three();
        using var place = new TemporaryIndex();
        place.Index.Readings = _store;
        place.Index.Feed([TemporaryIndex.Document(1, "a test"), TemporaryIndex.Document(2, "of water"), TemporaryIndex.Document(3, "much water")], 3);
        SearchAnswer answer = place.Index.Search(new(QueryParser.Parse(query).Value)).Value;
        string.Join(' ', answer.Hits.Select(hit => hit.Key).Order()).ShouldBe(expected);
        TrendAnswer trend = place.Index.Trend(new(QueryParser.Parse(query).Value)).Value;
        trend.Undated.Articles.ShouldBe(answer.Total);
    }

    [Fact]
    public void Search_UnknownType_NamesThoseThereAre()
    {
        using var place = new TemporaryIndex();
        place.Index.Readings = _store;
        Problem problem = place.Index.Search(new(QueryParser.Parse("water type:picnic").Value)).Problem!;
        problem.Code.ShouldBe(ProblemCodes.UnknownEventType);
        (problem.Place!.Column, problem.WayOut).ShouldBe((7, problem.WayOut));
        problem.WayOut.ShouldContain("weapon-test");
    }

    [Fact]
    public void Feed_DocumentAgain_ReplacesItsRows()
    {
        Three();
        _store.Feed([Version(1, Read("Una Merr"))], [2], 4);
        _store.People.Touched().Select(name => name.Key.Key).ShouldContain("tor hale");
        LinkAll();
        Documents("person:\"Tor Hale\"").ShouldBeEmpty();
        Documents("person:\"Una Merr\"").ShouldBe([1]);
        (_store.Count, _store.FedUpTo).ShouldBe((2, 4));
    }

    [Fact]
    public void Feed_WithCorrections_ShowsThemInRowsAndKeepsWhatWasRead()
    {
        _store.Corrections = new([
            new("c1", default, "ana", Correction.OfEvent, "type", "gift", Article(1)), new("c2", default, "ana", Correction.OfPerson, "role", "mentioned", Article(1), Person: "Tor Hale"),
            new("c3", default, "ana", Correction.OfPerson, "is", "lenn.people.other", Article(1), Person: "Tor Hale")]);
        Three();
        Documents("type:gift").ShouldBe([1]);
        Documents("type:weapon-test").ShouldBeEmpty();
        Documents("present:\"Tor Hale\"").ShouldBeEmpty();
        Documents("person:\"Tor Hale\"").ShouldBe([2]);
        _store.Find(1)!.Reading.Event.Type.ShouldBe(EventType.WeaponTest);
        ArticleReading shown = _store.Corrections.Apply(Article(1), "000000000001", _store.Find(1)!.Reading);
        (shown.Event.Type, shown.Event.TypeRule, shown.People[0].Rule).ShouldBe((EventType.Gift, "correction.c1", "correction.c2"));
    }

    [Fact]
    public void List_OfPeople_CountsRolesAndDays()
    {
        Three();
        (IReadOnlyList<PersonRow> rows, long total) = _store.People.List(new());
        (rows.Count, total).ShouldBe((1, 1));
        (rows[0].Name, rows[0].Articles, rows[0].Present, rows[0].Mentioned, rows[0].First, rows[0].Last).ShouldBe(("Tor Hale", 2, 1, 1, "2031-05-01", "2031-05-02"));
        _store.People.List(new(Role: PersonRole.Sender)).Total.ShouldBe(0);
        _store.People.List(new(From: "2031-05-02")).Rows[0].Articles.ShouldBe(1);
        _store.People.List(new(To: "2031")).Rows[0].Articles.ShouldBe(2);
        _store.People.List(new(Title: "dikes")).Rows[0].Articles.ShouldBe(1);
        _store.People.Appearances(rows[0].Id, 1, 5).Rows.Single().Document.ShouldBe(2);
        _store.People.Titles(rows[0].Id).Single().Title.ShouldBe("minister of dikes");
    }

    [Fact]
    public void LatestTitles_GroupAndOneOffNamesake_DoNotTakeTheTitle()
    {
        string[] printed = ["minister of dikes", "minister of grain", "minister of grain", "senior officials", "secretary of a club"];
        _store.Feed([.. printed.Select((title, at) => Version(at + 1, Read() with { People = [Person("Tor Hale", title, PersonRole.Present)] }))], [], 5);
        LinkAll();
        _store.People.LatestTitles("id-tor hale", 9).ShouldBe(["minister of grain", "minister of dikes", "secretary of a club", "senior officials"]);
    }

    [Fact]
    public void LatestTitles_NoPostReadInAny_AreByDay()
    {
        _store.Feed([Version(1, Read() with { People = [Person("Tor Hale", "old hand", PersonRole.Present)] }), Version(2, Read() with { People = [Person("Tor Hale", "elder", PersonRole.Present)] })], [], 2);
        LinkAll();
        _store.People.LatestTitles("id-tor hale", 9).ShouldBe(["elder", "old hand"]);
    }

    [Fact]
    public void Open_FileOfAnotherVersion_SaysSo()
    {
        _store.Write(() => Dapper.SqlMapper.Execute(_store.Writing, "UPDATE meta SET value = 99 WHERE name = 'schema'"));
        SqliteReadingStore.Open(_folder["readings.db"]).Problem!.Code.ShouldBe(ProblemCodes.ReadingsOutdated);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private static string Article(int key) => $"article{key:000000000}";

    private void Three()
    {
        ArticleReading second = Read() with
        {
            Event = new() { Type = EventType.Visit, TypeRule = "r", Place = "Harbour" },
            People = [Person("Tor-Hale", null, PersonRole.Mentioned)],
            Organisations = [new() { Name = "River Guild", Start = 0, Length = 1, Rule = "r", Confidence = 1 }],
            Places = [Place("Northern Lenn", null)],
        };
        ArticleReading third = new() { Event = new() { TypeRule = "r" } };
        _store.Feed([Version(1, Read()), Version(2, second), Version(3, third)], [], 3);
        LinkAll();
    }

    private void LinkAll() => _store.People.Link([.. _store.People.Touched().Select(name => new LinkedKey(
        name.Key, [new($"id-{name.Key.Key}", name.Key.Pack, name.Spelling, false, [])], [.. name.Sightings.Select(one => new PersonLink(one.TitleId, $"id-{name.Key.Key}", 0.9, "only-bearer", RankOf(one.Title)))], []))]);

    private static string? RankOf(string? title) => title?.Split(' ') is ["minister" or "secretary", ..] words ? words[0] : null;

    private long[] Documents(string filter) => [.. _store.Documents((FieldNode)QueryParser.Parse(filter).Value.Root).Value.Order()];

    private static ArticleReading Read(string person = "Tor Hale") => new()
    {
        Event = new() { Type = EventType.WeaponTest, TypeRule = "r", TypeConfidence = 0.8, Date = "2031-05-01", Place = "Selm County", Alternatives = [EventType.Visit] },
        People = [Person(person, "minister of dikes", PersonRole.Present)],
        Mentions = [new() { Person = person, Text = person, Start = 4, Length = 8, Rule = "r", Confidence = 0.9, List = 0, Position = 1 }],
        Lists = [new() { Kind = "present", Start = 0, Length = 20, Rule = "r", Confidence = 0.9 }],
        Places = [Place("Selm County", "lenn.selm")],
        Quantities = [new() { Text = "about 3.5 boats", Value = 3.5m, Unit = "boats", Bound = QuantityBound.About, Start = 0, Length = 15, Rule = "r", Confidence = 1 }],
        Commitments = [new() { Kind = CommitmentKind.Pledge, By = person, Text = "We will.", Deadline = "2032", Start = 0, Length = 8, Rule = "r", Confidence = 1 }],
    };

    private static PersonFinding Person(string name, string? title, PersonRole role) =>
        new() { Name = name, Title = title, Role = role, RoleConfidence = 0.7, Start = 4, Length = name.Length, Rule = "r", Confidence = 0.9 };

    private static PlaceFinding Place(string name, string? id) => new() { Name = name, Id = id, Kind = PlaceKind.County, Start = 0, Length = name.Length, Rule = "r", Confidence = 0.9 };

    private static ReadVersion Version(int key, ArticleReading reading) => new(key, new(Article(key)), new($"{key:x12}"), true, "The Wire", PartialDate.Of(new(2031, 5, key)),
        new(reading, "lenn", "0.1/1 lenn@1", [.. reading.People.Select(person => NameFold.Of(person.Name))], StoredReading.Pack(reading)));
}
