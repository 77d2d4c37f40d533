using Presswatch.Extraction.Html;
using Presswatch.Extraction.Profiles;

namespace Presswatch.Extraction.Tests;

public sealed class SelectorTests
{
    private const string Page = """
        <html><body><div id="a" class="story main"><h1>One</h1><p class="x">1</p><p>2</p><p align="Center">3</p><ul><li><a href="/k/1">l1</a></li><li>l2</li></ul></div>
        <p><a name="1"></a>4</p><div class="x"><p>5</p></div></body></html>
        """;

    public static TheoryData<string, string> Cases => new()
    {
        { "p", "1|2|3|4|5" },
        { "#a p", "1|2|3" },
        { "#a > p", "1|2|3" },
        { ".story.main p.x", "1" },
        { "div.x p, h1", "One|5" },
        { "p[align=center]", "3" },
        { "[href^='/k/']", "l1" },
        { "a[href$=\"1\"]", "l1" },
        { "a[href*=k]", "l1" },
        { "[class~=main] h1", "One" },
        { "h1 + p", "1" },
        { "h1 ~ p", "1|2|3" },
        { "#a p:first-of-type", "1" },
        { "#a p:last-of-type", "3" },
        { "#a p:nth-of-type(2)", "2" },
        { "#a :nth-child(2)", "1|l2" },
        { "#a p:not(.x)", "2|3" },
        { "p:has(a[name])", "4" },
        { "li:first-child a", "l1" },
        { "table", "" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void In_Selector_FindsWhatCssFinds(string selector, string expected)
    {
        new TreeBuilder(ExtractionLimits.Default, TimeProvider.System).Build(Page).TryGet(out HtmlTree tree).ShouldBeTrue();

        string.Join('|', Selector.Parse(selector)!.In(tree, 0).Select(i => BlockReader.TextOf(tree, i))).ShouldBe(expected);
    }

    [Fact]
    public void Parse_Attribute_IsNamed() => Selector.Parse("a::attr(href)")!.Attribute.ShouldBe("href");

    [Theory, InlineData(""), InlineData("p:hover"), InlineData("p[a"), InlineData("p:nth-child(n)"), InlineData("..a b!"), InlineData("::attr(x")]
    public void Parse_NoSelectorKnownHere_IsNull(string selector) => Selector.Parse(selector).ShouldBeNull();
}
