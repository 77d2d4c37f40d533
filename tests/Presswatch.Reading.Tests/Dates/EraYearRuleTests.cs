using Presswatch.Reading.Cursor;
using Presswatch.Reading.Dates;

namespace Presswatch.Reading.Tests.Dates;

public sealed class EraYearRuleTests
{
    public static TheoryData<string, int?, Why> Cases => new()
    {
        { "Dawn 73 (2023)", 2023, Why.None },
        { "Dawn 73", 2023, Why.None },
        { "Dawn73(2023)", 2023, Why.None },            // as some pages glue it
        { "Dawn 1", 1951, Why.None },                  // first year of the era
        { "Dawn 73 (2022)", null, Why.YearsDisagree }, // a slip on the page: say so, never guess
        { "dawn 73", null, Why.OtherShape },           // the pack's word is case-sensitive
        { "Dawn 0", null, Why.BadNumber },             // no year 0
        { "Dawn 9999", null, Why.BadNumber },
        { "Dawn 73000", null, Why.OtherShape },        // a count of something else
        { "Dawn", null, Why.OtherShape },
        { "", null, Why.OtherShape },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Read_EraYear_GivesYearOrReason(string text, int? year, Why why)
    {
        var cursor = new TextCursor(text);

        Found<int> found = new EraYearRule(InventedPack.Pack.DateRules.Single()).Read(ref cursor);

        (found.Value, found.Why).ShouldBe((year, why));
        cursor.Position.ShouldBe(year is null ? 0 : text.Length);
    }
}
