using System.Text.Json;
using Presswatch.Archive;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;
using Presswatch.Packs;

namespace Presswatch.Intake.Tests.People;

public sealed class ReadingArchiveTests : IDisposable
{
    private static readonly Lazy<ReadingDrawer> Drawer = new(() => new(PackSet.LoadAll(TestArchive.Packs)));

    private readonly TestArchive _archive = new();

    [Fact]
    public void Ingest_WithReadings_ReadsEveryVersionAndLinksPeople()
    {
        Ingest(Press());
        Ask((archive, store) =>
        {
            (store.FedUpTo, store.Count).ShouldBe((archive.Catalogue.CaptureCount(), archive.Catalogue.Overview().Versions));
            store.People.Touched().ShouldBeEmpty();
            store.Makers().Single().Maker.ShouldBe(Drawer.Value.Makers.Single(maker => maker.Contains(" demo@", StringComparison.Ordinal)));
            store.People.Resolve("Tama Ruel").ShouldBe(["demo.people.tama-ruel"]);
            return 0;
        });
        Search("person:\"Tama Ruel\"").Value.Total.ShouldBe(2);
        Search("person:\"Tama Ruel\" dike").Value.Total.ShouldBe(1);
        Search("person:demo.people.tama-ruel -dike").Value.Total.ShouldBe(1);
    }

    [Fact]
    public void Ingest_InAnyOrderAndShares_GivesTheSameRegistry()
    {
        string[] lines = Press();
        string expected = "";
        var random = new Random(5);
        for (int round = 0; round < 4; round++)
        {
            using var archive = new TestArchive();
            int cut = random.Next(1, lines.Length);
            Ingest(archive, lines[..cut]);
            Ingest(archive, lines[cut..]);
            string registry = Ask(archive, (_, store) => Registry(store));
            registry.ShouldContain("Tama Ruel");
            if (round == 0) expected = registry;
            registry.ShouldBe(expected);
            random.Shuffle(lines);
        }
    }

    [Fact]
    public void Open_ReadingsGone_ReadsThemAnew()
    {
        Ingest(Press());
        string before = Ask((_, store) => Registry(store));
        Directory.Delete(new ArchiveFolder(_archive.Root).Readings, recursive: true);
        Search("person:\"Tama Ruel\"").Problem!.Code.ShouldBe(ProblemCodes.ReadingsMissing);
        Ask((_, store) => Registry(store)).ShouldBe(before);
    }

    [Fact]
    public void Search_CapturesNotReadYet_SaysSoAndNeverZero()
    {
        Ingest(Press());
        _archive.Ingest(_archive.Write("more.jsonl", Line(9, "More", "Nothing of note happened on the quay.")));
        Search("person:\"Tama Ruel\"").Problem!.Code.ShouldBe(ProblemCodes.ReadingsMissing);
        Ask((_, store) => store.Count).ShouldBe(5);
        Search("person:\"Tama Ruel\"").Value.Total.ShouldBe(2);
    }

    [Fact]
    public void Correct_PersonAndEvent_ShowsAndSurvivesRebuild()
    {
        Ingest(Press());
        string article = Search("person:\"Tama Ruel\" dike").Value.Hits[0].Article.Value;
        Correction made = Desk(desk => desk.Add([new(Correction.OfEvent, article, null, "type", "gift", "seen on film"), new(Correction.OfPerson, article, "Tama Ruel", "title", "harbour master", null)], "ana")).Value[0];
        for (int round = 0; round < 2; round++)
        {
            Search("type:gift").Value.Hits.Select(hit => hit.Article.Value).ShouldContain(article);
            Ask((_, store) => store.People.LatestTitles("demo.people.tama-ruel", 9)).ShouldContain("harbour master");
            Rebuild();
        }
        using (PressArchive archive = PressArchive.Open(_archive.Root, TimeProvider.System).Value)
        {
            Correction kept = JournalCorrections.Read(archive.Journal).All[0];
            (kept.Author, kept.Note, kept.Id).ShouldBe(("ana", "seen on film", made.Id));
        }
        Desk(desk => desk.TakeBack(made.Id, "bo")).Problem.ShouldBeNull();
        Search("type:gift").Value.Hits.Select(hit => hit.Article.Value).ShouldNotContain(article);
    }

    [Theory]
    [InlineData("person", "Nobody", "title", "x")]
    [InlineData("person", "Tama Ruel", "role", "juggler")]
    [InlineData("person", "Tama Ruel", "is", "nobody")]
    [InlineData("event", null, "type", "picnic")]
    [InlineData("event", null, "date", "soon")]
    [InlineData("event", null, "colour", "red")]
    public void Correct_WhatCannotBe_IsAProblemAndKeepsNothing(string of, string? person, string field, string value)
    {
        Ingest(Press());
        string article = Search("person:\"Tama Ruel\" dike").Value.Hits[0].Article.Value;
        Desk(desk => desk.Add([new(of, article, person, field, value, null)], "ana")).Problem!.Code.ShouldBe(ProblemCodes.BadCorrection);
        using PressArchive archive = PressArchive.Open(_archive.Root, TimeProvider.System).Value;
        JournalCorrections.Read(archive.Journal).All.ShouldBeEmpty();
    }

    [Fact]
    public void Rebuild_ReadingsOfOtherRules_NotesWhatChanged()
    {
        Ingest(Press());
        Ask((archive, store) =>
        {
            // As if older rules had found nobody in the first text.
            long document = archive.Catalogue.IndexableOf([new(Search("dike").Value.Hits[0].Article.Value)])[0].Document;
            HeldReading held = store.Find(document)!;
            var older = held.Reading with { People = [], Mentions = [] };
            store.Feed([new(document, new(held.Article), new(held.Version), true, "LNA", null, new(older, "demo", "0.0/0 demo@0", [], StoredReading.Pack(older)))], [], store.FedUpTo);
            return 0;
        });
        ReadingRebuild rebuilt = Rebuild();
        (rebuilt.Versions, rebuilt.Changed, rebuilt.Fields).ShouldBe((4, 1, 1));
        ReadingChange change = Ask((_, store) => store.Changes()).Single();
        (change.Field, change.Before).ShouldBe(("people", null));
        change.After.ShouldNotBeNull().ShouldContain("Tama Ruel");
        Rebuild().Fields.ShouldBe(0);
    }

    [Fact]
    public void Rebuild_Stopped_LeavesTheOldReadings()
    {
        Ingest(Press());
        string before = Ask((_, store) => Registry(store));
        using (PressArchive archive = PressArchive.Open(_archive.Root, TimeProvider.System).Value)
        {
            using var stop = new CancellationTokenSource();
            Should.Throw<OperationCanceledException>(() => ReadingFiles.Rebuild(archive, Drawer.Value, TimeSpan.FromSeconds(5), _ => throw new OperationCanceledException(stop.Token), stop.Token));
        }
        Ask((_, store) => Registry(store)).ShouldBe(before);
    }

    public void Dispose() => _archive.Dispose();

    private static string[] Press() =>
    [
        Line(1, "Dike Opened", "Selvar, August 6 (LNA) -- Tama Ruel, premier of the Council of State, opened a dike on Wednesday."),
        Line(2, "Talks Held", "Selvar, August 7 (LNA) -- Tama Ruel met Belis Orsay, minister of rivers and dykes, at the Hall of Maps on Thursday."),
        Line(3, "Harvest Ends", "Selvar, August 8 (LNA) -- Corvin Thale, secretary for grain and mills, spoke at a rally on Friday."),
        Line(4, "Song of the Harbour", "Selvar, August 9 (LNA) -- The choir sang on the quay until the lamps were lit."),
    ];

    private static string Line(int day, string title, string text) =>
        JsonSerializer.Serialize(new { title, text, date = $"2031-08-{day + 5:00}", url = $"https://lna.example/en/{day}", source = "lna.example", language = "en" }) + "\n";

    private void Ingest(string[] lines) => Ingest(_archive, lines);

    private static void Ingest(TestArchive place, string[] lines)
    {
        using PressArchive archive = PressArchive.OpenOrCreate(place.Root, TimeProvider.System).Value;
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        using IReadingStore store = ReadingFiles.Open(archive, Drawer.Value, null, CancellationToken.None).Value;
        var deriver = new Deriver(Drawer.Value.Packs) { Readings = Drawer.Value };
        var pipeline = new IngestPipeline(archive, new(archive.Catalogue, [new SearchFeed(search), new ReadingFeed(store, Drawer.Value)]), deriver, IntakeOptions.Default with { Pack = "demo" }, TimeProvider.System);
        IngestReport report = pipeline.RunAsync([place.Write($"{lines[0].GetHashCode(StringComparison.Ordinal)}-{lines.Length}.jsonl", string.Concat(lines))], null, CancellationToken.None).GetAwaiter().GetResult();
        report.NewArticles.ShouldBe(lines.Length);
    }

    private T Ask<T>(Func<PressArchive, IReadingStore, T> ask) => Ask(_archive, ask);

    private static T Ask<T>(TestArchive place, Func<PressArchive, IReadingStore, T> ask)
    {
        using PressArchive archive = PressArchive.Open(place.Root, TimeProvider.System).Value;
        using IReadingStore store = ReadingFiles.Open(archive, Drawer.Value, null, CancellationToken.None).Value;
        return ask(archive, store);
    }

    private Outcome<IReadOnlyList<Correction>> Desk(Func<CorrectionDesk, Outcome<IReadOnlyList<Correction>>> correct) => Ask((archive, store) => correct(new(archive, store, Drawer.Value)));

    private ReadingRebuild Rebuild()
    {
        using PressArchive archive = PressArchive.Open(_archive.Root, TimeProvider.System).Value;
        return ReadingFiles.Rebuild(archive, Drawer.Value, TimeSpan.FromSeconds(10), null, CancellationToken.None).Value;
    }

    private Outcome<SearchAnswer> Search(string query)
    {
        using PressArchive archive = PressArchive.Open(_archive.Root, TimeProvider.System).Value;
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        using var readings = new ReadingsOnDemand(archive, () => Drawer.Value);
        search.Readings = readings;
        return search.Search(new(QueryParser.Parse(query).Value));
    }

    private static string Registry(IReadingStore store) => string.Join('\n', store.People.List(new(Limit: 1000)).Rows.Select(row =>
        $"{row} {string.Join(", ", store.People.Titles(row.Id).Select(title => $"{title.Title} {title.First.Article} {title.Last.Article}"))} {string.Join(", ", store.People.Spellings(row.Id))}"));
}
