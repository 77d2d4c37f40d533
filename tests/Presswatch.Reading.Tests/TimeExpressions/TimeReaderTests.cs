using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Tests.Scanning;

namespace Presswatch.Reading.Tests.TimeExpressions;

public sealed class TimeReaderTests
{
    /// <summary>A text, the day it was published, and the times in it.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "They met on March 4.", "2031-03-05", "March 4=2031-03-04" },
        { "They met on Dec. 29.", "2031-01-02", "Dec. 29=2030-12-29" },                                   // the nearest, not the coming one
        { "The hall will open on March 4.", "2031-01-02", "March 4=2031-03-04" },
        { "The hall, to be opened in September, is high.", "2031-02-02", "September=2031-09" },
        { "They met in September.", "2031-02-02", "September=2030-09" },
        { "They met on April 20, 2029.", "2031-01-02", "April 20, 2029=2029-04-20" },
        { "They met on February 30.", "2031-03-05", "" },
        { "It ran from April 29 to May 5.", "2031-05-06", "April 29 to May 5=2031-04-29/2031-05-05" },
        { "It ran from December 29 to January 3.", "2031-01-06", "December 29 to January 3=2030-12-29/2031-01-03" },
        { "They met on June 5, 6 and 7.", "2031-06-09", "June 5, 6 and 7=2031-06-05/2031-06-07" },
        { "The drought (June 1950-July 1953) was long.", "2031-06-09", "June 1950-July 1953=1950-06/1953-07" },
        { "He came in June and August last year.", "2031-07-20", "June=2030-06|August last year=2030-08" },
        { "It was on Thursday.", "2031-05-15", "Thursday=2031-05-15" },                                    // a Thursday: the day itself
        { "It was on Friday evening.", "2031-05-15", "Friday evening=2031-05-09" },
        { "It will be held Friday.", "2031-05-15", "Friday=2031-05-16" },
        { "They meet next Monday.", "2031-05-15", "next Monday=2031-05-19" },
        { "Many meet on Sundays and every Sunday.", "2031-05-15", "" },
        { "He came on May 4. He left the next day.", "2031-05-15", "May 4=2031-05-04|next day=2031-05-05" },
        { "He left the next day.", "2031-05-15", "" },                                                     // no day it could follow
        { "One day in April 2024 he came. That day it rained.", "2031-05-15", "April 2024=2024-04" },      // a month has no next day
        { "He came on May 4 for the fair held last June. That night it rained.", "2031-05-15", "May 4=2031-05-04|last June=2030-06|That night=2031-05-04" },
        { "It was drawn up early in 1949, two years after 1947.", "2031-05-15", "1949=1949|1947=1947" },
        { "It grew in the 1950s and the 1980's.", "2031-05-15", "" },
        { "They made 2000 tons under Resolution 1718.", "2031-05-15", "" },
        { "It grew three years ago, and in December three years ago.", "2031-05-15", "three years ago=2028|December three years ago=2028-12" },
        { "It began in 2007. It ended the following year.", "2031-05-15", "2007=2007|the following year=2008" },
        { "It opened in spring 2008 and in the first half of last year.", "2031-05-15", "spring 2008=2008-03/2008-05|the first half of last year=2030-01/2030-06" },
        { "It was cold last winter.", "2031-05-15", "last winter=2030-12/2031-02" },
        { "They laid flowers on New Year's Day.", "2031-01-03", "New Year's Day=2031-01-01" },
        { "It was in Lantern 84 (2031).", "2031-05-15", "Lantern 84 (2031)=2031" },
        { "It was on May 4, Lantern 84 (2031).", "2031-05-15", "May 4, Lantern 84 (2031)=2031-05-04" },
        { "It was on May 4, Lantern 84 (2029).", "2031-05-15", "" },                                       // the years disagree
        { "They praised the May 4 declaration and the May 1 Stadium.", "2031-05-15", "" },
        { "They may march.", "2031-05-15", "" },
        { "On March 29, 2006 she crossed the river. On June 28 she went aboard.", "2031-06-30", "March 29, 2006=2006-03-29|June 28=2006-06-28" },
        { "On March 29, 2006 she crossed the river. A paper said on June 28 that it was cold.", "2031-06-30", "March 29, 2006=2006-03-29|June 28=2031-06-28" },
        { "The work, published on April 15, 1992, is long. A fair took place on April 6.", "2031-04-15", "April 15, 1992=1992-04-15|April 6=2031-04-06" },
        { "February 16, 1948 was a great day. February 16 is the day of the lamp.", "2031-02-16", "February 16, 1948=1948-02-16|February 16=1948-02-16" },
        { "Today I was told of it.", "2031-05-15", "Today=2031-05-15" },
        { "It is the plan for the second half of the year.", "2031-05-15", "the second half of the year=2031-07/2031-12" },
        { "It ran from Dec. 29 last year to Jan. 1 this year.", "2031-01-15", "Dec. 29 last year to Jan. 1 this year=2030-12-29/2031-01-01" },
        { "It was made from November of 2028 to August last year.", "2031-01-15", "November of 2028 to August last year=2028-11/2030-08" },
        { "It rained from late February to late April.", "2031-05-05", "late February to late April=2031-02/2031-04" },
        { "It goes on from February 27 to the end of April.", "2031-03-05", "February 27 to the end of April=2031-02-27/2031-04" },
        { "It went on from last May 7 to 18.", "2031-05-23", "last May 7 to 18=2031-05-07/2031-05-18" },
        { "It rained from Thursday morning to Friday.", "2031-05-18", "Thursday morning to Friday=2031-05-15/2031-05-16" },
        { "On New Year's Day in 1994 he spoke.", "2031-05-15", "New Year's Day in 1994=1994-01-01" },
        { "It stood in the April special issue of its bulletin.", "2031-05-15", "April=2031-04" },
        { "They met at Oxlea June 9 Harbour Secondary School.", "2031-06-15", "" },
        { "One day in July 1962 he went there. He asked how much they had sown last year.", "2031-05-15", "July 1962=1962-07|last year=1961" },
        { "It was founded in July 1962. Last year it grew.", "2031-05-15", "July 1962=1962-07|Last year=2030" },
        { "The fair of cloth-2031 opened.", "2031-05-15", "2031=2031" },
        { "Today's edition of the paper told it.", "2031-05-15", "Today=2031-05-15" },
        { "Today they live not merely for today but for tomorrow.", "2031-05-15", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_Text_ResolvesTimes(string text, string published, string times) => Times(DemoReading.Read(text, published)).ShouldBe(times);

    [Theory]
    [InlineData("They met on March 4 and in 2012.", "2012=2012")]
    [InlineData("They met on Thursday, yesterday and last year.", "")]
    public void Read_NoPublicationDate_ResolvesOnlyWhatNamesItsYear(string text, string times) => Times(DemoReading.Read(text, null)).ShouldBe(times);

    [Fact]
    public void Read_SameWordsTwice_GivesThemOnce()
    {
        ArticleReading reading = DemoReading.Read("They met on May 4. They sang on May 4 last year.", "2031-05-15", "Fair of May 4");

        Times(reading).ShouldBe("May 4=2031-05-04|May 4 last year=2030-05-04");
        reading.Dates[0].In.ShouldBe(TextPart.Title);
    }

    [Fact]
    public void Read_Finding_HasItsPlaceAndRule()
    {
        DateFinding found = DemoReading.Read("They met on May 4.", "2031-05-15").Dates.ShouldHaveSingleItem();

        (found.Start, found.Length, found.Rule).ShouldBe((12, 5, "english.dates.month-day"));
        found.Confidence.ShouldBeInRange(0.5, 0.99);
    }

    [Fact]
    public void Read_Trace_TellsWhatFiredAndWhatCameNear()
    {
        var trace = new ReadingTrace();
        new ArticleReader(DemoReading.Rules).Read(new(null, "They met on May 4 by the May 1 Stadium.", new PartialDate(2031, 5, 15)), trace);

        trace.Steps.ShouldContain(step => step.Rule == "english.dates.month-day" && step.Fired && step.What == "2031-05-04");
        trace.Steps.ShouldContain(step => step.Rule == "english.dates.in-name" && !step.Fired);
    }

    private static string Times(ArticleReading reading) => string.Join('|', reading.Dates.Select(date => $"{date.Text}={date.Value}"));
}
