using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;

namespace Presswatch.Reading.Tests.Names;

public sealed class BodyFinderTests
{
    [Theory]
    [InlineData("The Ministry of Light Industry met.", "Ministry of Light Industry")]
    [InlineData("He works at the State Planning Commission now.", "State Planning Commission")]
    [InlineData("A talk was given at the Ministry of Education, Culture, Sports and Science.", "Ministry of Education, Culture, Sports and Science")]
    [InlineData("The Secretariat of the Central Committee of the Road Party decided it.", "Secretariat of the Central Committee of the Road Party")]
    [InlineData("He met the Arlund Committee for Supporting Peace and Unity with Velmara.", "Arlund Committee for Supporting Peace and Unity with Velmara")]
    [InlineData("The Association of Friends in Ombra sent it.", "Association of Friends in Ombra")]
    [InlineData("They visited the Oxlea Paper Mill in Oxlea County.", "Oxlea Paper Mill")]
    [InlineData("The letter came from the Joiners' and Masons' Guild.", "Joiners' and Masons' Guild")]
    [InlineData("The 124th Regiment of the Lamp Guard marched.", "124th Regiment of the Lamp Guard")]
    [InlineData("The 30th General Assembly of the Union of Weavers met.", "General Assembly of the Union of Weavers")]
    [InlineData("The Harbour Trading Co., Ltd. signed it.", "Harbour Trading Co., Ltd.")]
    [InlineData("He met the Lamp Solidarity and Development Party in Arlund.", "Lamp Solidarity and Development Party")]
    [InlineData("They went to the Oxlea University of Dramatic and Cinematic Arts today.", "Oxlea University of Dramatic and Cinematic Arts")]
    [InlineData("The Orrin Office for Operating Small- and Medium-sized Mills did well.", "Orrin Office for Operating Small- and Medium-sized Mills")]
    [InlineData("He went to the Oxlea Hal Orvald 105 Lamp Tank Division on foot.", "Oxlea Hal Orvald 105 Lamp Tank Division")]
    [InlineData("It was read in the 2nd and 124th Regiments of the Lamp Guard.", "124th Regiments of the Lamp Guard")]
    [InlineData("He spoke for the Selvar State Government there.", "Selvar State Government")]
    [InlineData("The Weavers' Solidarity for Lantern Society of Arlund wrote it.", "Weavers' Solidarity for Lantern Society")]
    [InlineData("They were from the Confederation of Weavers and the Solidarity for Lanterns.", "Confederation of Weavers | Solidarity for Lanterns")]
    [InlineData("He met the Selvar University of Agriculture and Selvar Mining College.", "Selvar University of Agriculture | Selvar Mining College")]
    public void Find_NameWithHead_IsWhole(string text, string bodies) => NamesReading.Bodies(text).ShouldBe(bodies);

    [Theory]
    [InlineData("It was made under the Second Harbour Commission there.", "Second Harbour Commission")]
    [InlineData("Pupils of the Oxlea Secondary School No. 4 sang.", "Oxlea Secondary School No. 4")]
    [InlineData("They let the 9th corps march.", "9th corps")]
    [InlineData("The 3rd and 9th divisions of the ground force marched.", "3rd | 9th divisions of the ground force")]
    [InlineData("A report of the eastern fleet command of the Lamp Guard came.", "eastern fleet command of the Lamp Guard")]
    [InlineData("He met the Lamp Committee for Supporting the Independent and Peaceful Growth of Arlund.", "Lamp Committee for Supporting the Independent and Peaceful Growth of Arlund")]
    [InlineData("He met the Group for the Study of Lantern Philosophy and Harbour Politics of Arlund.", "Group for the Study of Lantern Philosophy and Harbour Politics of Arlund")]
    [InlineData("He met the Lamp Front of Weavers, Fishermen and Joiners of Arlund.", "Lamp Front of Weavers, Fishermen and Joiners of Arlund")]
    [InlineData("It came from the Disarmament and Peace Institute of the Foreign Ministry.", "Disarmament and Peace Institute of the Foreign Ministry")]
    [InlineData("He leads the Road Party of Arlund \"Grey Lantern\", they said.", "Road Party of Arlund \"Grey Lantern\"")]
    [InlineData("He leads the Road Party of Arlund (Lanternist-Roadist) now.", "Road Party of Arlund (Lanternist-Roadist)")]
    [InlineData("He leads the Lamp National Movement for Open Voting's Union now.", "Lamp National Movement for Open Voting's Union")]
    [InlineData("They took him to Oxlea Police Station.", "Oxlea Police Station")]
    [InlineData("They lost to the \"Grey Lantern Party,\" he said.", "Grey Lantern Party")]
    [InlineData("He spoke at the Arlund consulate.", "Arlund consulate")]
    [InlineData("A wreath of the C.C., the LNA lay there. The Office of the Central Committee of the Lantern News Agency met.", "Central Committee of the Lantern News Agency | Office of the Central Committee of the Lantern News Agency")]
    public void Find_LongerForms_AreWhole(string text, string bodies) => NamesReading.Bodies(text).ShouldBe(bodies);

    [Theory]
    [InlineData("The shells of the MRLS fell.")]
    [InlineData("The corps and the front command of that army were there.")]
    [InlineData("The workteam No. 3 sang.")]
    [InlineData("The work of the committee and the ministry goes on.")]
    [InlineData("Arlund's army and the factory workers were there.")]
    [InlineData("They read the book \"Songs of the Harbour Workers' Union\" aloud.")]
    [InlineData("The 8th Congress opened.")]
    [InlineData("The Order of the Seven Lamps was awarded.")]
    [InlineData("Party committees met.")]
    [InlineData("In the year XVII the tower was built.")]
    public void Find_NoName_FindsNothing(string text) => NamesReading.Bodies(text).ShouldBe("");

    [Theory]
    [InlineData("Officials of the Kuthan and Yaksan farms came.", "Yaksan farms | Kuthan")]
    [InlineData("He spoke at the Arlund embassy.", "Arlund embassy")]
    [InlineData("The Corvane newspaper Vespera Nova carried it.", "Vespera Nova")]
    [InlineData("The \"United Dawn\" Party lost.", "\"United Dawn\" Party")]
    public void Find_OtherShapes_AreRead(string text, string bodies) => NamesReading.Bodies(text).ShouldBe(bodies);

    [Theory]
    [InlineData("The Union of Rural Hands (URH) met. The URH decided it.", "Union of Rural Hands")]
    [InlineData("The Foreign Ministry spoke. The Foreign Ministry of Arlund answered.", "Foreign Ministry of Arlund")]
    [InlineData("The Road Party Secretariat met. The Secretariat of the Road Party decided.", "Secretariat of the Road Party")]
    [InlineData("A guest came to the URH headquarters. The URH, or Union of Rural Hands, met.", "Union of Rural Hands")]
    [InlineData("The LNA reported it. A man of the Lantern News Agency wrote it.", "Lantern News Agency")]
    public void Find_SeveralForms_AreOneBodyUnderTheLongest(string text, string bodies) => NamesReading.Bodies(text).ShouldBe(bodies);

    [Fact]
    public void Find_BodyOfThePack_HasItsIdRuleAndSpan()
    {
        const string text = "A meeting of the Board of Waters was held.";

        OrganisationFinding body = NamesReading.Read(text).Organisations.ShouldHaveSingleItem();

        body.Id.ShouldBe("demo.organisations.board-of-waters");
        text.Substring(body.Start, body.Length).ShouldBe("Board of Waters");
        body.Rule.ShouldNotBeEmpty();
        body.Confidence.ShouldBeInRange(0.5, 1);
    }

    [Fact]
    public void Find_Headline_TakesOnlyKnownNames() => NamesReading.Bodies("It was so.", "Road Party Calls for Building More Paper Mill Halls").ShouldBe("Road Party");

    [Fact]
    public void Find_HeadlineWithVerb_EndsTheKnownNameThere() => NamesReading.Bodies("It was so.", "Road Party Assails Harbour Forces").ShouldBe("Road Party");

    [Fact]
    public void Read_WithTrace_TellsWhichRuleFired()
    {
        var trace = new ReadingTrace();

        NamesReading.Read("The Ministry of Rail met in Selvar.", trace: trace);

        trace.Steps.ShouldContain(step => step.Fired && step.What == "Ministry of Rail" && step.Rule == "english.bodies.heads");
        trace.Steps.ShouldContain(step => step.Fired && step.What == "Selvar");
    }
}
