using Presswatch.Core.Readings;

namespace Presswatch.Reading.Tests.Names;

public sealed class PlaceFinderTests
{
    [Theory]
    [InlineData("He went to Selvar and Arlund.", "Selvar (city) | Arlund (country)")]
    [InlineData("It stands in Tallow County of Selvar Province.", "Tallow County (county) | Selvar Province (province)")]
    [InlineData("They met on Seven Lamps Square beside the Museum of Lanterns.", "Seven Lamps Square (site) | Museum of Lanterns (site)")]
    [InlineData("The snow on Mt. Ember and Lake Orrin melted.", "Mt. Ember (site) | Lake Orrin (site)")]
    [InlineData("Boats crossed the Gull Sea to Heron Island.", "Gull Sea (other) | Heron Island (other)")]
    [InlineData("Farms in Ashby, Corley and Dunmore counties did well.", "Dunmore counties (county) | Corley (county) | Ashby (county)")]
    [InlineData("Rain fell in western Arlund.", "western Arlund (other)")]
    [InlineData("They repaired the Lamp Pavilion, King Orvald's Mausoleum and the Tallow Falls.", "Lamp Pavilion (site) | King Orvald's Mausoleum (site) | Tallow Falls (site)")]
    [InlineData("They mended the Corley and Dunmore temples.", "Dunmore temples (site) | Corley (site)")]
    [InlineData("Rain broke the Corley walls and the Ember Moru Site.", "Corley walls (site) | Ember Moru Site (site)")]
    [InlineData("It is a tale of the Orvald kingdom and of the Ember Kingdom.", "Orvald kingdom (country) | Ember Kingdom (country)")]
    [InlineData("U.S. ships left Japan.", "U.S. (country) | Japan (country)")]
    [InlineData("The Arlund-Japan trade and a Norway-Sweden-Finland summit were praised.", "Arlund (country) | Japan (country) | Norway (country) | Sweden (country) | Finland (country)")]
    [InlineData("They mended Ember Tunnel No. 2 and Corley Power Station No 14.", "Ember Tunnel No. 2 (site) | Corley Power Station No 14 (site)")]
    [InlineData("They saw the Corley tomb and the Ember tombs.", "Corley tomb (site) | Ember tombs (site)")]
    [InlineData("Trains reached Kursk Region and the Corley region.", "Corley region (other) | Kursk Region (province)")]
    public void Find_Places_HaveTheirKind(string text, string places) => NamesReading.Places(text).ShouldBe(places);

    [Theory]
    [InlineData("The pro-U.S. camp and the anti-Japan camp met.")]
    [InlineData("Russian guests came with U.S.-made cars.")]
    [InlineData("The Communist Party of Brazil sent a letter.")]
    [InlineData("They sang \"The Road to Selvar\" together.")]
    [InlineData("It cost seven U.S. dollars.")]
    [InlineData("Guests came from East European and Central Asian Regions.")]
    public void Find_NoPlace_FindsNothing(string text) => NamesReading.Places(text).ShouldBe("");

    [Theory]
    [InlineData("Mirna is old. Mirna City grew.", "Mirna City (city)")]
    [InlineData("The U.S. answered. The United States said no.", "United States (country)")]
    [InlineData("Arlund-Norway talks began. They ended in Arlund.", "Arlund (country) | Norway (country)")]
    public void Find_SeveralForms_AreOnePlaceUnderTheLongest(string text, string places) => NamesReading.Places(text).ShouldBe(places);

    [Fact]
    public void Find_HeadlineNamesABodyOfTheText_ItsPlaceIsNone()
    {
        NamesReading.Places("The Selvar Lamp Factory was opened.", "Guests at Selvar Lamp Factory Opened").ShouldBe("");
        NamesReading.Places("The Selvar Lamp Factory was opened.", "Guests in Selvar").ShouldBe("Selvar (city)");
    }

    [Fact]
    public void Find_HeadlineShortensACountry_TheTextHasItWhole() =>
        NamesReading.Places("The Council of Peace of South Korea met.", "Talks in S. Korea").ShouldBe("South Korea (country)");

    [Fact]
    public void Find_PlaceOfTheGazetteer_HasItsIdAndSpan()
    {
        const string text = "He arrived in Port Arlen on foot.";

        PlaceFinding place = NamesReading.Read(text).Places.ShouldHaveSingleItem();

        place.Id.ShouldBe("demo.places.arlund.port-arlen");
        text.Substring(place.Start, place.Length).ShouldBe("Port Arlen");
    }
}
