using System.IO.Compression;
using System.Text;
using Presswatch.Core.Problems;
using Presswatch.Extraction.Html;
using Presswatch.Extraction.Html.Parsing;
using Xunit.Abstractions;

namespace Presswatch.Extraction.Tests;

/// <summary>Our own parser against AngleSharp as its plain twin: the same tree, node by node, or the page is refused.</summary>
public sealed class FlatParserTests(ITestOutputHelper output)
{
    [Fact]
    public void Parse_InventedPages_GivesAngleSharpsTree() => Compare(Files(RepositoryFolder.Of(Path.Combine("tests", "Presswatch.Extraction.Tests", "Pages")), "*.html"), most: 0);

    [RealDataFact]
    public void Parse_RealPages_GivesAngleSharpsTree() => Compare(Files(RealFiles.PathOf("extraction", "html"), "*.gz").Concat(Files(RealFiles.PathOf("pages"), "*.html")), most: 2);

    /// <summary>Markup of every kind in any order: the tree is AngleSharp's wherever the page is not refused, and enough are not.</summary>
    [Fact]
    public void Parse_RandomMarkup_GivesAngleSharpsTreeOrRefuses()
    {
        var random = new Random(20240527);
        int built = 0, rounds = Rounds;
        for (int i = 0; i < rounds; i++)
        {
            List<string> pieces = Markup(random);
            if (Differs(string.Concat(pieces), out string? refusal) is not null) Assert.Fail($"page {i}: {Shrink(pieces)}");
            if (refusal is null) built++;
        }
        output.WriteLine($"{built} of {rounds} pages built");
        built.ShouldBeGreaterThan(rounds / 4);
    }

    /// <summary>Invented pages with markup put in, taken out or doubled.</summary>
    [Fact]
    public void Parse_MutatedPages_GivesAngleSharpsTreeOrRefuses()
    {
        var random = new Random(20240528);
        string[] pages = [.. Files(RepositoryFolder.Of(Path.Combine("tests", "Presswatch.Extraction.Tests", "Pages")), "*.html").Select(file => file.Html)];
        int built = 0, rounds = Rounds;
        for (int i = 0; i < rounds; i++)
        {
            string html = pages[random.Next(pages.Length)];
            for (int n = random.Next(1, 5); n > 0; n--)
            {
                int at = random.Next(html.Length), length = random.Next(Math.Min(60, html.Length - at));
                html = random.Next(3) switch { 0 => html.Insert(at, Pieces[random.Next(Pieces.Length)]), 1 => html.Remove(at, length), _ => html.Insert(at, html.Substring(at, length)) };
            }
            Differs(html, out string? refusal).ShouldBeNull($"page {i}: {html}");
            if (refusal is null) built++;
        }
        output.WriteLine($"{built} of {rounds} pages built");
        built.ShouldBeGreaterThan(rounds / 4);
    }

    private static int Rounds => Environment.GetEnvironmentVariable("PRESSWATCH_LONG") == "1" ? 50_000 : 1_000;

    private static readonly string[] Names =
    [
        "a", "address", "applet", "article", "aside", "b", "big", "blockquote", "body", "br", "button", "caption", "center", "code", "col", "colgroup", "custom-one", "dd", "details", "dialog", "dir", "div",
        "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h6", "head", "header", "hgroup", "hr", "html", "i", "img", "input", "label", "legend", "li",
        "link", "listing", "main", "map", "mark", "marquee", "menu", "meta", "nav", "nobr", "object", "ol", "optgroup", "option", "p", "param", "picture", "pre", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "search",
        "section", "select", "small", "source", "span", "strike", "strong", "sub", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "tt", "u", "ul", "var", "video", "wbr", "area",
    ];

    private static readonly string[] Pieces =
    [
        .. Names.Select(name => $"<{name}>"), .. Names.Select(name => $"</{name}>"), "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<li>", "<td>", "<tr>", "<table>", "</table>", " ", "\n", "\r\n", "text",
        "&amp;", "&nbsp", "&notit;", "&eacute", "&#65;", "&#x2019;", "&#150;", "&#0;", "&", "& b", "&lt;b&gt;", "<a href='?a=1&copy=2&amp;b'>", "<p class=\"a b\" class=c id=d>", "<font color=red size=2>", "<b class=x>", "<P ALIGN=Center>",
        "<!doctype html>", "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">", "<?xml version='1.0'?>", "<![CDATA[x]]>", "<!x>", "</>", "</ x>", "<", "< p>",
        "<input type=hidden>", "<script>x</script>", "<style>y</style>", "<!-- c -->", "<br/>", "<div/>", "<img src=a.jpg alt=\"a &quot;b&quot;\"/>", "\f", "\0", "é", "한", "<svg></svg>", "<noscript><p>x</p></noscript>", "</br>", "<title>a &amp; b</title>",
    ];

    private static List<string> Markup(Random random)
    {
        List<string> html = [random.Next(2) == 0 ? "<!doctype html><html><head><title>t</title></head><body>" : random.Next(2) == 0 ? "<body>" : ""];
        // A page draws on a few pieces only, so that the same elements meet.
        string[] some = [.. Enumerable.Range(0, random.Next(2, 12)).Select(_ => Pieces[random.Next(Pieces.Length)])];
        for (int n = random.Next(1, 25); n > 0; n--) html.Add(some[random.Next(some.Length)]);
        return html;
    }

    /// <summary>The fewest pieces that still differ, with the difference.</summary>
    private static string Shrink(List<string> pieces)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            List<string> fewer = [.. pieces];
            fewer.RemoveAt(i);
            if (Differs(string.Concat(fewer), out _) is null) continue;
            pieces = fewer;
            i = -1;
        }
        return $"{string.Concat(pieces)}: {Differs(string.Concat(pieces), out _)}";
    }

    private void Compare(IEnumerable<(string Name, string Html)> pages, int most)
    {
        var refused = new List<string>();
        int count = 0;
        foreach ((string name, string html) in pages)
        {
            count++;
            if (Differs(html, out string? refusal) is { } difference) Assert.Fail($"{name}: {difference}");
            if (refusal is not null) refused.Add($"{name}: {refusal}");
        }
        output.WriteLine($"{count} pages, {refused.Count} left to AngleSharp\n{string.Join('\n', refused)}");
        refused.Count.ShouldBeLessThanOrEqualTo(most, string.Join('\n', refused));
    }

    /// <summary>Where the two trees differ; <see langword="null"/> where they do not, or our parser refused the page.</summary>
    internal static string? Differs(string html, out string? refusal)
    {
        string skimmed = Skimmer.Skim(html).Text;
        var parser = new FlatParser(ExtractionLimits.Default, TimeProvider.System);
        Outcome<HtmlTree>? built = parser.Parse(skimmed);
        refusal = parser.Refused;
        if (built is null || !built.Value.TryGet(out HtmlTree tree)) return null;
        using HtmlTree ours = tree;
        if (!new TreeBuilder(ExtractionLimits.Default, TimeProvider.System).BuildWithAngleSharp(skimmed, TimeProvider.System.GetTimestamp()).TryGet(out HtmlTree plain)) return null;
        using HtmlTree theirs = plain;
        for (int i = 0; i < Math.Min(ours.Count, theirs.Count); i++)
        {
            if (Line(ours, i) != Line(theirs, i)) return $"node {i}: ours {Line(ours, i)}\ntheirs {Line(theirs, i)}";
        }
        return ours.Count == theirs.Count ? null : $"{ours.Count} nodes, not {theirs.Count}";
    }

    private static string Line(HtmlTree tree, int index)
    {
        HtmlNode node = tree[index];
        var line = new StringBuilder($"{node.Tag} '{node.Name}' in {node.Parent} to {node.End} class='{node.Class}' id='{node.Id}'");
        foreach (string name in Skimmer.KeptNames.Order(StringComparer.Ordinal))
        {
            if (name is not ("class" or "id") && tree.Attribute(index, name) is { } value) line.Append(' ').Append(name).Append("='").Append(value).Append('\'');
        }
        return line.ToString();
    }

    internal static IEnumerable<(string Name, string Html)> Files(string folder, string pattern)
    {
        foreach (string file in Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using Stream bytes = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
            using var reader = new StreamReader(bytes, Encoding.UTF8);
            yield return (Path.GetFileName(file), reader.ReadToEnd());
        }
    }
}
