using Presswatch.Core.Readings;
using Presswatch.Reading.Tests.Scanning;

namespace Presswatch.Reading.Tests.Quantities;

public sealed class QuantityReaderTests
{
    /// <summary>A text and the quantities in it: words as printed, value, unit, bound.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        { "They planted more than 300 000 trees there.", "more than 300 000 trees=300000 trees MoreThan" },
        { "They planted 1,400 trees of 30 kinds.", "1,400 trees=1400 trees Exact|30 kinds=30 kinds Exact" },
        { "It cost 325 million US dollars.", "325 million US dollars=325000000 US dollars Exact" },
        { "It cost $6.75 billion.", "$6.75 billion=6750000000 $ Exact" },
        { "It grew by nearly 2.0 percent.", "nearly 2.0 percent=2 percent Nearly" },
        { "It took 12.7 square km of land.", "12.7 square km=12.7 square km Exact" },
        { "16 strategic reconnaissance planes flew by.", "16 strategic reconnaissance planes=16 strategic reconnaissance planes Exact" },
        { "About seventy-five workers and at least 3 boys came.", "About seventy-five workers=75 workers About|at least 3 boys=3 boys MoreThan" },
        { "Three thousand two hundred workers came.", "Three thousand two hundred workers=3200 workers Exact" },
        { "It is at one hundred and tens of farms.", "one hundred and tens of farms=100 farms MoreThan" },
        { "They saw 40-odd boats and 140 odd carts.", "40-odd boats=40 boats MoreThan|140 odd carts=140 carts MoreThan" },
        { "They laid a 300-kilometer pipeline.", "300-kilometer=300 kilometer Exact" },
        { "Up to 1 400 guests and less than 30 hosts came.", "Up to 1 400 guests=1400 guests LessThan|less than 30 hosts=30 hosts LessThan" },
        { "The blast killed 30 and wounded more than 40.", "30=30  Exact|more than 40=40  MoreThan" },
        { "They dug 12 000 more tons of coal.", "12 000 more tons=12000 tons Exact" },
        { "The jobless went up by 55 000 here and by 45 000 there; 2.78 million had no work.", "55 000=55000  Exact|45 000=45000  Exact|2.78 million=2780000  Exact" },
        { "It stood at 381, at least 60 were prosecuted, and over 20 in Selvar.", "381=381  Exact|at least 60=60  MoreThan|over 20=20  MoreThan" },
        { "The builders, 78 339 in all, and more than 30 000-strong forces came.", "78 339 in all=78339  Exact|more than 30 000-strong=30000 strong MoreThan" },
        { "He bought 36 AH-64E attack helicopters.", "36 AH-64E attack helicopters=36 AH-64E attack helicopters Exact" },
        { "They saw more than 50 advanced teaching and study methods.", "more than 50 advanced teaching and study methods=50 advanced teaching and study methods MoreThan" },
        { "Its plan was met 116 percent on May 4.", "116 percent=116 percent Exact" },
        { "It was sent on May 4 to 93 bodies.", "93 bodies=93 bodies Exact" },
        { "The star is 37mm long and 37mm wide.", "37mm=37 mm Exact|37mm=37 mm Exact" },   // each place counts
        { "The 618 Mill, the 2030 Women's Cup and its 5 000-year-long history were hailed.", "" },   // names, years and spans of time
        { "More than a million people came.", "More than a million people=1000000 people MoreThan" },
        { "They are building 10 000 flats.", "10 000 flats=10000 flats Exact" },
        { "He saw a 7.62 mm sniper rifle and won the 10 meter platform.", "" },   // calibres and events
        { "Children under 5 read the 10-point programme.", "" },                 // ages and names
        { "Twelve men, three boys and several hundred families came.", "" },        // up to twelve in words, and no number at all
        { "He stayed for 20 days, 3-4 hours, over 55 years and a 120-day term.", "" },   // durations
        { "He, aged 70, is the father of the 5th boy.", "" },                    // ages and ordinals
        { "They won 3:1 at 21:00 and 3-1.", "" },                                // scores and times of day
        { "They read Resolutions 1718 and 1874 in Room 305 of Factory 326.", "" },
        { "On May 4 they met, from May 6 to 9, in 2031.", "" },                  // dates
        { "They hailed the May 4 declaration.", "" },
        { "Hundreds of people and tens of houses stood there.", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_Text_FindsQuantities(string text, string quantities) =>
        string.Join('|', DemoReading.Read(text, "2031-05-15").Quantities.Select(found => $"{found.Text}={found.Value} {found.Unit} {found.Bound}")).ShouldBe(quantities);

    [Fact]
    public void Read_FigureOfTheHeadline_CountsOnlyWhereTheTextDoesNotRepeatIt() =>
        DemoReading.Read("Later 24 millers died.", "2031-05-15", "Storm Kills 24 Millers, Breaks 30 Mills").Quantities.Select(found => $"{found.In} {found.Text}").ShouldBe(["Text 24 millers", "Title 30 Mills"]);

    [Fact]
    public void Read_Finding_HasItsPlaceAndRule()
    {
        QuantityFinding found = DemoReading.Read("They planted some 30 trees.", "2031-05-15").Quantities.ShouldHaveSingleItem();

        (found.Start, found.Length, found.Rule).ShouldBe((13, 13, "english.quantities.count"));
    }
}
