using Presswatch.Core.Readings;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Tests.RealData;

namespace Presswatch.Reading.Tests.Names.People;

public sealed class PersonFinderTests
{
    private static readonly PackSet Packs = PackSet.LoadAll(Path.Combine(TestData.Repository(), "packs"));

    private static readonly Pack Demo = Packs.Find("demo").Value;

    /// <summary>The invented country with names of another shape: family name, then one or two syllables.</summary>
    private static readonly Pack FamilyFirst = Demo with
    {
        WordLists = [.. Demo.WordLists, new("demo.t.families", "family-name", false, Words("Zu", "Kem")), new("demo.t.syllables", "given-syllable", false, Words("Tal", "Ro", "Min", "Ul"))],
        ReadingRules =
        [
            .. Demo.ReadingRules,
            new("demo.t.three", "name-shape", ["{family-name} {given-syllable} {given-syllable}"], "family-first", 0.9, "invented", []),
            new("demo.t.two", "name-shape", ["{family-name} {given-syllable}"], "family-first", 0.9, "invented", []),
            new("demo.t.hyphened", "name-shape", ["{family-name} {hyphened-given}"], "family-first", 0.9, "invented", []),
        ],
        People = [.. Demo.People, new("demo.people.zu-tal-ul", "Zu Tal Ul", ["Zu Tal Ul"], [], "invented")],
    };

    public static TheoryData<string, string> Texts => new()
    {
        { "The quay was seen by Senator Ulla Brandvik.", "Ulla Brandvik; Senator" },
        { "Ulla Brandvik, director of the Bureau of Measures, spoke.", "Ulla Brandvik; director of the Bureau of Measures" },
        { "Ulla Brandvik, a baker from the south, spoke.", "" },
        { "Ulla Brandvik, minister of rivers and dikes, was there.", "Ulla Brandvik; minister of rivers and dikes" },
        { "Ulla Brandvik, coordinating minister for Law, Roads and Security Affairs, was there.", "Ulla Brandvik; coordinating minister for Law, Roads and Security Affairs" },
        { "Ulla Brandvik, first secretary of the Road Party and chairwoman of the Council of State, was there.", "Ulla Brandvik; first secretary of the Road Party and chairwoman of the Council of State" },
        { "Ulla Brandvik, secretary of the Road Party (RP), was there.", "Ulla Brandvik; secretary of the Road Party" },
        { "Ulla Brandvik, director of the Tallow Dairy Farm in Mirna City, was there.", "Ulla Brandvik; director of the Tallow Dairy Farm" },
        { "Oren Valdis, an 83-year-old director of the Bureau of Measures, spoke.", "Oren Valdis; director of the Bureau of Measures" },
        { "They gave the title of Marshal to Senator Ulla Brandvik.", "Ulla Brandvik; Senator" },
        { "They sent a letter to Oren Valdis upon his reappointment as director of the Bureau of Measures.", "Oren Valdis; director of the Bureau of Measures" },
        { "He saw Oren Valdis on Monday as director of the Bureau of Measures.", "Oren Valdis" },
        { "Secretary of the Road Party, Oren Valdis, said so.", "Oren Valdis; Secretary of the Road Party" },
        { "They met Oren Valdis, secretary of the \"Front for Open Roads\", there.", "Oren Valdis; secretary of the \"Front for Open Roads\"" },
        { "It was sung by students under the care of Senator Ulla Brandvik.", "Ulla Brandvik; Senator" },
        { "The then president, Ulla Brandvik, was there.", "Ulla Brandvik; president" },
        { "He named Boris Brandvik commander of the Lamp Guard at once.", "Boris Brandvik; commander of the Lamp Guard" },
        { "Vice-ministers Runa Coldwell and Cale Dravic came.", "Runa Coldwell; Vice-ministers | Cale Dravic; Vice-ministers" },
        { "Runa Coldwell, Orla Farrow and Cale Dravic, secretaries of the Road Party, came.", "Runa Coldwell; secretaries of the Road Party | Orla Farrow; secretaries of the Road Party | Cale Dravic; secretaries of the Road Party" },
        { "Present were Runa Coldwell and Cale Dravic, officials concerned and others.", "Runa Coldwell | Cale Dravic" },
        { "Runa Coldwell, members of the Lamp Guard and others came.", "Runa Coldwell" },
        { "Present were President Ulla Brandvik, Minister of Trade Ansa Lundeby, Minister of Roads Ketil Morrow and others.", "Ulla Brandvik; President | Ansa Lundeby; Minister of Trade | Ketil Morrow; Minister of Roads" },
        { "She is the daughter of Ketil Morrow.", "Ketil Morrow" },
        { "They walked to Runa Coldwell Square at noon.", "" },
        { "The book \"Runa Coldwell Is the Lamp of the Age\" is out.", "" },
        { "Mt. Ketil Morrow is high.", "" },
        { "Dr. Ketil Morrow spoke. Morrow praised the quay.", "Ketil Morrow; Dr." },
        { "Ketil Olan Morrow, chairman of the Seamen's Guild, came. Ketil Morrow spoke.", "Ketil Olan Morrow; chairman of the Seamen's Guild" },
        { "The respected Comrade Oren Valdis came.", "Oren Valdis; respected Comrade" },
        { "The respected ComradeOren Valdisvisited the quay.", "Oren Valdis; respected Comrade" },
        { "It was the wish ofOren Valdis, and HEOren Valdis said so.", "Oren Valdis; HE" },
        { "A letter came from Haldan \u2169\u2165 Morrow, king of the Kingdom of Velm.", "Haldan \u2169\u2165 Morrow; king of the Kingdom of Velm" },
        { "A letter came from Haldan XVI Morrow, king of the Kingdom of Velm.", "Haldan XVI Morrow; king of the Kingdom of Velm" },
        { "Vettaly Brandvik, director of the Bureau of Measures, spoke.", "Vettaly Brandvik; director of the Bureau of Measures" },
        { "Formally Brandvik, director of the Bureau of Measures, spoke.", "Brandvik; director of the Bureau of Measures" },
        { "He sent a message of joy and congratulations to Orla Farrowdale upon her election as guild head.", "Orla Farrowdale" },
        { "The letter came from V.K. Morrowson, chairman of the Seamen's Guild, and B.T.Farrowdale, secretary of the guild.", "V.K. Morrowson; chairman of the Seamen's Guild | B.T.Farrowdale; secretary of the guild" },
        { "Oren Valdis (12), a delegate of the Seamen's Guild, said so.", "Oren Valdis; delegate of the Seamen's Guild" },
        { "Present were Oren Valdis, director of the Seamen's Guild in Arlund, and others.", "Oren Valdis; director of the Seamen's Guild" },
        { "They met Velmaran Ambassador in Arlund Oren Valdis.", "Oren Valdis; Velmaran Ambassador in Arlund" },
        { "The ministry's chief of staff, Oren Valdis, told it.", "Oren Valdis; chief of staff" },
        { "They hailed leader Oren Valdis. Comrade Oren Valdis spoke.", "Oren Valdis; leader" },
        { "Oren Valdis and Ada Fenn, vice-chairmen of the Seamen's Guild and officials, weavers and joiners in Oxlea came.", "Oren Valdis; vice-chairmen of the Seamen's Guild | Ada Fenn; vice-chairmen of the Seamen's Guild" },
        { "They met the envoy of Oxgas, the former miller, and left.", "" },
        { "Therefore, secretary of the guild or not, he went.", "" },
    };

    public static TheoryData<string, string> ShapedTexts => new()
    {
        { "The quay was seen by Zu Min Ro and Kem Tal.", "Zu Min Ro | Kem Tal" },
        { "The quay was seen by Kem Tal-ro. Kem Tal Ro spoke.", "Kem Tal-ro" },
        { "Chairman of the Council of State Kem Tal Ro spoke. Kem laughed.", "Kem Tal Ro; Chairman of the Council of State" },
        { "Old Hoa Kem Tal was asked.", "" },
        { "The Kem River is long.", "" },
        { "PresidentZu Tal Uland Chairman Kem Min came.", "Zu Tal Ul; President | Kem Min; Chairman" },
        { "Members of traitor Kem Min's family left.", "Kem Min" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void Find_Text_GivesPeopleWithTitles(string text, string people) => People(Demo, text).ShouldBe(people);

    [Theory, MemberData(nameof(ShapedTexts))]
    public void Find_FamilyFirst_GivesPeopleWithTitles(string text, string people) => People(FamilyFirst, text).ShouldBe(people);

    [Fact]
    public void Find_List_NumbersItsNames()
    {
        ArticleReading reading = Read(Demo, "He was accompanied by Runa Coldwell, minister of learning, Secretary Cale Dravic and Orla Farrow.");

        reading.Lists.ShouldHaveSingleItem().Kind.ShouldBe("accompanying");
        reading.Mentions.Select(mention => (mention.Text, mention.Title, mention.List, mention.Position))
            .ShouldBe([("Runa Coldwell", "minister of learning", 0, 1), ("Cale Dravic", "Secretary", 0, 2), ("Orla Farrow", null, 0, 3)]);
    }

    [Fact]
    public void Find_LaterMention_BelongsToThePersonNamedLast()
    {
        ArticleReading reading = Read(FamilyFirst, "Kem Tal spoke. Kem sat down. Kem Min Ro came. Then Kem left.");

        reading.Mentions.Select(mention => (mention.Text, mention.Person)).ShouldBe([("Kem Tal", "Kem Tal"), ("Kem Min Ro", "Kem Min Ro"), ("Kem", "Kem Tal"), ("Kem", "Kem Min Ro")]);
    }

    [Fact]
    public void Find_Headline_TakesNamesOfTheTextAndNoOthers()
    {
        ArticleReading reading = new ArticleReader(ReadingRules.Compile(Demo)).Read(new("Ulla Brandvik Meets Port Envoy in Great Hall", "Ulla Brandvik, chairwoman of the House of Letters, met an envoy.", null));

        reading.People.ShouldHaveSingleItem().Name.ShouldBe("Ulla Brandvik");
        reading.Mentions.Select(mention => mention.In).ShouldBe([TextPart.Text, TextPart.Title]);
    }

    [Fact]
    public void Run_RulesOfPeople_EveryExampleHolds()
    {
        IEnumerable<Pack> packs = Packs.Packs.Select(pack => pack with { ReadingRules = [.. pack.ReadingRules.Where(rule => rule.Kind is "person" or "name-shape" or "name-list")] });

        packs.SelectMany(pack => new ReadingExamples().Run(pack)).Where(result => result.Problem is not null).Select(result => result.Problem!.Message).ShouldBeEmpty();
    }

    private static ArticleReading Read(Pack pack, string text) => new ArticleReader(ReadingRules.Compile(pack)).Read(new(null, text, null));

    private static string People(Pack pack, string text) =>
        string.Join(" | ", Read(pack, text).People.Select(person => person.Title is null ? person.Name : $"{person.Name}; {person.Title}"));

    private static IReadOnlyList<WordEntry> Words(params string[] words) => [.. words.Select(word => new WordEntry(word, null))];
}
