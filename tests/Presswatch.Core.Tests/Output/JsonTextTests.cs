using System.Text.Json;
using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Pages;

namespace Presswatch.Core.Tests.Output;

public sealed class JsonTextTests
{
    private sealed record Sample(string SomeName, PageKind Kind, PartialDate? Seen, DateOnly Day, DateOnly? None);

    [Fact]
    public void Of_Record_FollowsTheContract()
    {
        var sample = new Sample("a 'quoted' <b>", PageKind.Day, new PartialDate(2031, 4), new DateOnly(2031, 4, 5), null);

        JsonText.Of(sample).ShouldBe("""{"someName":"a 'quoted' <b>","kind":"day","seen":"2031-04","day":"2031-04-05","none":null}""");
    }

    [Theory, InlineData("\e[31m"), InlineData("\u009B31m"), InlineData("a\u202Eb"), InlineData("a\u200Bb"), InlineData("line\nline\ttab")]
    public void Of_TextFromOutside_IsSafeOnATerminalAndUnchangedWhenRead(string text)
    {
        foreach (bool readable in (bool[])[false, true])
        {
            string json = JsonText.Of(new { text }, readable);
            json.Where(c => c is '\e' or '\u009B' or '\u202E' or '\u200B').ShouldBeEmpty();
            JsonDocument.Parse(json).RootElement.GetProperty("text").GetString().ShouldBe(text);
        }
    }

    [Fact]
    public void Of_Hangul_IsPrintedAsItIs() => JsonText.Of("가나 다").ShouldBe("\"가나 다\"");

    [Theory, InlineData("\"2031-04\"", "2031-04"), InlineData("\"2031-04-05\"", "2031-04-05")]
    public void Options_Date_ReadsWhatItWrites(string json, string date) =>
        JsonSerializer.Deserialize<PartialDate>(json, JsonText.Options).ToString().ShouldBe(date);
}
