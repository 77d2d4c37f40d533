namespace Presswatch.Reading.Tests.Names;

/// <summary>Shapes of the names of bodies that hold in any country's press.</summary>
public sealed class BodyShapesTests
{
    [Theory]
    [InlineData("Two planes of the Arlund air force came.", "Arlund air force")]
    [InlineData("They denounced the Arlund army's shots.", "Arlund army")]
    [InlineData("He spoke at the Arlund consulate general.", "Arlund consulate general")]
    [InlineData("The 52nd Division of the army marched.", "52nd Division of the army")]
    [InlineData("The First Harbour Brigade of the puppet Lamp Army marched.", "First Harbour Brigade of the puppet Lamp Army")]
    [InlineData("Pilots of the air force of Arlund flew.", "air force of Arlund")]
    [InlineData("The military band of the Lamp Guard played.", "military band of the Lamp Guard")]
    [InlineData("The 9th Division of the Arlund puppet army marched.", "9th Division of the Arlund puppet army")]
    [InlineData("The Joint Chiefs of Staff of the Arlund army said it.", "Joint Chiefs of Staff of the Arlund army")]
    [InlineData("The Arlund army and people marched on.", "")]
    [InlineData("It was built by the Lamp Army 93 years ago.", "Lamp Army")]
    public void Find_ArmedBody_IsWhole(string text, string bodies) => NamesReading.Bodies(text).ShouldBe(bodies);

    [Theory]
    [InlineData("He teaches at University of Selvar now.", "University of Selvar")]
    [InlineData("A guest from the People's University of Arlund came.", "People's University of Arlund")]
    [InlineData("A guest from the Grey University of Arlund came.", "Grey University")]
    [InlineData("The Labour Party of Arlund Central Committee met.", "Labour Party of Arlund Central Committee")]
    [InlineData("The Labour Party of Arlund Publishing House made it.", "Labour Party of Arlund Publishing House")]
    [InlineData("He leads the Union of Weavers in Arlund for Peaceful Growth.", "Union of Weavers in Arlund for Peaceful Growth")]
    [InlineData("He leads the Lamp Committee for Peace and Unity in the Arlund Strait.", "Lamp Committee for Peace and Unity in the Arlund Strait")]
    [InlineData("He leads the Lamp Committee for Peace and Unity in Arlund.", "Lamp Committee for Peace and Unity")]
    [InlineData("He met the Weavers and Rural Hands' Party of Arlund.", "Weavers and Rural Hands' Party of Arlund")]
    [InlineData("He met the Lamp Weavers and Joiners League there.", "Lamp Weavers and Joiners League")]
    [InlineData("He met the Economic, Social and Cultural Council of Arlund.", "Economic, Social and Cultural Council of Arlund")]
    [InlineData("He met the Ministry of Agriculture, Animal Husbandry and Rural Development of Arlund.", "Ministry of Agriculture, Animal Husbandry and Rural Development of Arlund")]
    [InlineData("He leads the Lamp Alliance of Societies for the Study of Peace in East Arlund and Corvane Regions.", "Lamp Alliance of Societies for the Study of Peace in East Arlund and Corvane Regions")]
    [InlineData("He met the Selvar City branch of the Union of Rural Hands.", "Selvar City branch of the Union of Rural Hands")]
    [InlineData("He is of the Group for the Study of Peace \"Lantern\" of Arlund.", "Group for the Study of Peace \"Lantern\" of Arlund")]
    [InlineData("He met the Supreme Prosecutor's Office of Arlund.", "Supreme Prosecutor's Office of Arlund")]
    [InlineData("He met the National Security and Foreign Policy Committee.", "National Security and Foreign Policy Committee")]
    [InlineData("Officials of the provincial committee of the Road Party came.", "provincial committee of the Road Party")]
    [InlineData("He saw the Oxlea Steel Plant and the Oxlea Power Plant.", "Oxlea Steel Plant")]
    public void Find_LongName_IsWhole(string text, string bodies) => NamesReading.Bodies(text).ShouldBe(bodies);

    [Theory]
    [InlineData("The secretary of the C.C., Lantern Party of Arlund and the chairman of the C.C., Lantern Party of Corvane came. So did a member of the C.C., Lantern Party.", "C.C., Lantern Party of Arlund | C.C., Lantern Party of Corvane")]
    [InlineData("The French paper Vespera on Monday carried it.", "Vespera")]
    [InlineData("It stood in the May 3 issue of Vespera Nova.", "Vespera Nova")]
    [InlineData("The French newspaper of Arlund Vespera carried it.", "Vespera")]
    [InlineData("They teach at the University of Farming and Hal Orvald Mining College.", "University of Farming | Hal Orvald Mining College")]
    [InlineData("He went to the World Congress on Peace and the Mass Rally.", "")]
    [InlineData("It is an issue of Arlund. In the May issue of Arlund papers it was said.", "")]
    [InlineData("It opened at the Harbour Film Fair (HFF) there.", "")]
    [InlineData("They came from the provincial water management bureau.", "provincial water management bureau")]
    public void Find_BesideOthers_IsKeptApart(string text, string bodies) => NamesReading.Bodies(text).ShouldBe(bodies);
}
