using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using Presswatch.Extraction.Html;

namespace Presswatch.Extraction.Tests;

public sealed class SkimmerTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "<p class=a data-x='1' id=\"b\">t</p>", "<p class=a id=\"b\">t</p>" },
        { "a<script>if (a<b) x('</p>')</script>b", "a<script></script>b" },
        { "a<script>1</script>b<SCRIPT>2</SCRIPT >c", "a<script></script>bc" },
        { "a<style>p{}</style><svg><path/></svg><svg/>b", "ab" },
        { "a<!-- <p> -->b<!-->c<!--->d<!-- x --!>e", "abcde" },
        { "a<!-- never closed <p>b", "a" },
        { "<a title='<script>'>x</a>", "<a>x</a>" },
        { "<a href='x>y'>x</a>", "<a href='x>y'>x</a>" },
        { "<a class=\"x\"id=y>z</a>", "<a class=\"x\" id=y>z</a>" },
        { "<title>a <script> b</title>c", "<title>a <script> b</title>c" },
        { "1 < 2 <> 3 </ 4", "1 < 2 <> 3 </ 4" },
        { "a<p class='b", "a" },
        { "a<svg>never closed", "a<svg>never closed" },
        { "<br/><img src=a />", "<br/><img src=a/>" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Skim_Markup_KeepsWhatIsLookedAt(string html, string expected) => Skimmer.Skim(html).Text.ShouldBe(expected);

    [Fact]
    public void Skim_Nesting_IsBounded() => Skimmer.Skim("<div><div><p><p></div><b></b><br></div>").Deepest.ShouldBe(2);

    /// <summary>The plain twin: the whole page parsed, and its blocks read.</summary>
    [RealDataFact]
    public void Skim_RealPages_GiveTheBlocksOfTheWholePage()
    {
        foreach (string file in Directory.GetFiles(RealFiles.PathOf("extraction", "html"), "*.gz"))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
            string html = reader.ReadToEnd();
            var options = new HtmlParserOptions { IsScripting = true };
            using HtmlTree plain = new TreeBuilder(ExtractionLimits.Default, TimeProvider.System).Flatten(new HtmlParser(options).ParseDocument(html));
            new TreeBuilder(ExtractionLimits.Default, TimeProvider.System).Build(html).TryGet(out HtmlTree skimmed).ShouldBeTrue();

            Blocks(skimmed).ShouldBe(Blocks(plain), Path.GetFileName(file));
            skimmed.Dispose();
        }
    }

    private static List<string> Blocks(HtmlTree tree) => [.. BlockReader.Read(tree, tree.First(HtmlTag.Body)).Select(block => block.Text)];
}
