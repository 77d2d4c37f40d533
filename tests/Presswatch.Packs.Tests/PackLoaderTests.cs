using Presswatch.Core.Problems;
using Presswatch.Packs.Loading;
using Presswatch.Packs.Model;

namespace Presswatch.Packs.Tests;

public sealed class PackLoaderTests : IDisposable
{
    private readonly DocumentedPack _pack = new();

    public void Dispose() => _pack.Dispose();

    [Fact]
    public void Load_DocumentedPack_ReadsEveryKey()
    {
        LoadedPack loaded = PackLoader.Load(_pack.Folder);

        loaded.Problems.ShouldBeEmpty();
        Pack pack = loaded.Pack.ShouldNotBeNull();
        pack.ShouldSatisfyAllConditions(
            () => pack.Name.ShouldBe("demo"),
            () => pack.Invented.ShouldBeTrue(),
            () => pack.Version.Length.ShouldBe(12),
            () => pack.Sources[0].Layouts[0].Headline.ShouldBe(["h1.title", "h1"]),
            () => pack.Sources[0].Layouts[0].Remove.ShouldBe(["nav", ".share"]),
            () => pack.Sources[0].UrlDates[0].Examples.Count.ShouldBe(2),
            () => pack.Datelines[0].Agencies.ShouldBe(["LNA"]),
            () => pack.Datelines[0].Examples[0].Day.ShouldBe(6),
            () => pack.TeaserMarks.Select(mark => mark.Opens).ShouldBe([true, false]),
            () => pack.Calendar[0].ReportDays.ShouldBe(30),
            () => pack.Calendar[1].Yearly.ShouldBeTrue(),
            () => pack.Zones[1].Offset.ShouldBe(TimeSpan.FromHours(6)),
            () => pack.DateWords[0].Months[4].ShouldBe(["May"]),
            () => pack.DateRules[0].FirstYear.ShouldBe(1951),
            () => pack.People[0].Names.ShouldBe(["Arun Vale", "Vale"]),
            () => pack.People[0].Posts[0].Words.ShouldBe(["First Steward Arun Vale"]),
            () => pack.Organisations[0].To!.Value.Year.ShouldBe(2031),
            () => pack.Places[1].In.ShouldBe("demo.places.selvaria-west"));
    }

    /// <summary>File, words of it, what stands there instead, the code, line:column, the way out (part of it).</summary>
    public static TheoryData<string, string, string, string, string, string> Faults => new()
    {
        { "pack.yaml", "invented: true", "invnted: true", "PW2003", "3:1", "invented" },
        { "pack.yaml", "title: Selvaria (invented)", "# none", "PW2004", "1:1", "title" },
        { "pack.yaml", "invented: true", "invented: [yes]", "PW2005", "3:11", "docs/packs.md" },
        { "pack.yaml", "press-from: 2022", "press-from: 2022-13", "PW2006", "4:13", "yyyy-MM-dd" },
        { "pack.yaml", "presswatch.pack/1", "presswatch.pack/2", "PW2002", "1:9", "presswatch.pack/1" },
        { "pack.yaml", "presswatch.pack/1", "presswatch.pakc/1", "PW2002", "1:9", "presswatch.pack/1" },
        { "pack.yaml", "licence: CC0", "title: Again", "PW2008", "5:1", "keep one" },
        { "pack.yaml", "licence: CC0", "licence: *x", "PW2010", "5:10", "alias" },
        { "pack.yaml", "licence: CC0", "licence: 'CC0", "PW2001", "5:10", "mend" },
        { "sources.yaml", "address: '/[0-9]{4}/'", "address: '(?=x)'", "PW2009", "16:18", "look-around" },
        { "sources.yaml", "date: .date", "date: '.date['", "PW2009", "18:15", "mend" },
        { "sources.yaml", "(?<month>", "(?<moon>", "PW2009", "10:18", "(?<month>" },
        { "datelines.yaml", "{place}, {month}", "{palce}, {month}", "PW2009", "5:11", "{place}" },
        { "datelines.yaml", "language: en", "language: eo", "PW2011", "4:15", "en" },
        { "calendar.yaml", "to: 2023-05-12", "to: 2023-05-01", "PW2006", "7:9", "lies before" },
        { "calendar.yaml", "report-days: 30", "# none", "PW2004", "11:19", "report-days: 30" },
        { "dates.yaml", "\"+06:00\"", "6", "PW2005", "4:33", "+09:00" },
        { "dates.yaml", ", Saturday, Sunday", "", "PW2005", "8:15", "docs/packs.md" },
        { "people.yaml", "id: demo.people.mira-oss", "id: demo.people.arun-vale", "PW2007", "12:11", "never reused" },
        { "people.yaml", "id: demo.people.mira-oss", "id: people.mira-oss", "PW2005", "12:11", "demo.mira-oss" },
        { "places.yaml", "in: demo.places.selvaria-west", "in: demo.places.selvaria-wset", "PW2011", "4:83", "demo.places.selvaria-west" },
        { "places.yaml", "latitude: 12.5", "latitude: 99", "PW2005", "4:120", "docs/packs.md" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Load_Fault_NamesCodePlaceAndWayOut(string file, string before, string after, string code, string at, string wayOut)
    {
        _pack.Replace(file, before, after);

        LoadedPack loaded = PackLoader.Load(_pack.Folder);

        loaded.Pack.ShouldBeNull();
        Problem problem = loaded.Problems.FirstOrDefault(problem => problem.Code.Id == code).ShouldNotBeNull(string.Join("\n", loaded.Problems));
        $"{problem.Place!.Line}:{problem.Place.Column}".ShouldBe(at, problem.ToString());
        Path.GetFileName(problem.Place.File).ShouldBe(file);
        (problem.WayOut + problem.Message).Contains(wayOut, StringComparison.Ordinal).ShouldBeTrue(problem.ToString());
    }

    [Fact]
    public void Load_ManyFaults_ReportsThemTogetherInOrder()
    {
        _pack.Replace("pack.yaml", "invented", "invnted");
        _pack.Replace("people.yaml", "born: 1970", "born: 1970-02-30");
        _pack.Replace("people.yaml", "died: 2030-01-02", "dyed: 2030-01-02");

        PackLoader.Load(_pack.Folder).Problems.Select(problem => problem.Code.Id).ShouldBe(["PW2003", "PW2006", "PW2003"]);
    }

    [Fact]
    public void Load_UnknownKey_UnderlinesIt()
    {
        _pack.Replace("people.yaml", "born: 1970", "bron: 1970");

        string shown = PackLoader.Load(_pack.Folder).Problems.ShouldHaveSingleItem().ToString();

        shown.ShouldContain("6 |     bron: 1970\n    |     ^^^^\n  try: born");
    }

    [Fact]
    public void Load_DeepNesting_IsRefused()
    {
        _pack.Replace("pack.yaml", "licence: CC0", "licence: " + new string('[', 40) + new string(']', 40));

        PackLoader.Load(_pack.Folder).Problems.ShouldContain(problem => problem.Code.Id == "PW2010");
    }

    [Fact]
    public void Load_HugeFile_IsRefused()
    {
        _pack.Write("more.yaml", new string('#', 4 * 1024 * 1024 + 1));

        PackLoader.Load(_pack.Folder).Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW2010");
    }

    [Fact]
    public void Load_Overlay_ReplacesKeysAddsAndRemoves()
    {
        string own = Path.Combine(_pack.Root, "own", "demo");
        Directory.CreateDirectory(own);
        File.WriteAllText(Path.Combine(own, "people.yaml"), _pack.Overlay + "  - { id: demo.people.new, name: Nell Orr, source: own }\n");

        LoadedPack loaded = PackLoader.Load(_pack.Folder, own);

        loaded.Problems.ShouldBeEmpty();
        Pack pack = loaded.Pack!;
        pack.People.Select(person => person.Id).ShouldBe(["demo.people.arun-vale", "demo.people.new"]);
        pack.People[0].Names.ShouldBe(["Arun Vale", "A. Vale", "Comrade Vale"]);
        pack.People[0].Posts.Count.ShouldBe(1, "keys that the overlay does not name stay");
        pack.Version.ShouldNotBe(PackLoader.Load(_pack.Folder).Pack!.Version);
    }

    [Fact]
    public void Load_OverlayRemovesUnknown_SaysSo()
    {
        string own = Path.Combine(_pack.Root, "own", "demo");
        Directory.CreateDirectory(own);
        File.WriteAllText(Path.Combine(own, "people.yaml"), "schema: presswatch.people/1\npeople:\n  - id: demo.people.nobody\n    remove: true\n");

        PackLoader.Load(_pack.Folder, own).Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW2011");
    }

    [Fact]
    public void Load_SameFilesElsewhere_SameVersion()
    {
        using var other = new DocumentedPack();

        PackLoader.Load(other.Folder).Pack!.Version.ShouldBe(PackLoader.Load(_pack.Folder).Pack!.Version);
    }

    [Fact]
    public void LoadAll_OwnAndShipped_AreJoined()
    {
        PackSet set = PackSet.LoadAll(_pack.Root, Path.Combine(_pack.Root, "none"));

        set.Packs.Select(pack => pack.Name).ShouldBe(["demo"]);
        set.Find("DEMO").Value.Name.ShouldBe("demo");
        set.Find("elsewhere").Problem!.Code.Id.ShouldBe("PW2012");
    }

    [Fact]
    public void LoadAll_RepositoryPacks_HaveNoFault() =>
        PackSet.LoadAll(Path.Combine(DocumentedPack.Repository(), "packs")).Problems.ShouldBeEmpty();
}
