using Presswatch.Core.Output;

namespace Presswatch.Core.Tests.Output;

public sealed class CsvTextTests
{
    public static TheoryData<string?, string> Cells => new()
    {
        { null, "" },
        { "", "" },
        { "plain", "plain" },
        { "a,b", "\"a,b\"" },
        { "a \"b\"", "\"a \"\"b\"\"\"" },
        { "a\nb", "\"a\nb\"" },
        { "=1+1", "'=1+1" },
        { "+1", "'+1" },
        { "-1", "'-1" },
        { "@SUM(A1)", "'@SUM(A1)" },
        { "\tx", "\"'\tx\"" },
        { "\rx", "\"'\rx\"" },
        { "＝1", "'＝1" },                          // full width: folded by some spreadsheets
        { "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"" },  // quoting alone would not stop it
        { "1=1", "1=1" },                          // only the first character counts
    };

    [Theory, MemberData(nameof(Cells))]
    public void Row_Cell_IsQuotedAndNeverAFormula(string? cell, string expected)
    {
        CsvText.Row(cell).ShouldBe(expected + "\r\n");
        CsvText.Row("first", cell).ShouldBe($"first,{expected}\r\n");
    }
}
