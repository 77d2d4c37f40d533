using System.Diagnostics;
using System.Text;
using Presswatch.Core.Pages;
using Xunit.Abstractions;

namespace Presswatch.Extraction.Tests;

/// <summary>Pages broken at random, from a fixed seed: no crash, no hang, always a page, in bounded memory.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const long MostMemory = 1L << 30;
    private const int Seed = 20240527;

    /// <summary>2,000, or 100,000 in the long form, or as many as PRESSWATCH_MUTATIONS says.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("PRESSWATCH_MUTATIONS"), out int count) ? count
        : Environment.GetEnvironmentVariable("PRESSWATCH_LONG") == "1" ? 100_000 : 2_000;

    private static readonly string[] Pages =
    [
        .. FlatParserTests.Files(RepositoryFolder.Of(Path.Combine("tests", "Presswatch.Extraction.Tests", "Pages")), "*.html").Select(file => file.Html),
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Boats | Lantern</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Boats\",\"articleBody\":\"Nine boats came in.\"}</script></head><body><nav><a href=/>Home</a></nav><article class=story><h1>Boats</h1><time datetime=2024-05-27>May 27, 2024</time><p>Selvar, May 27 (LNA) -- Nine boats came in, and the tenth was late, said the office.</p><figure><img src=a.jpg srcset='b.jpg 900w'><figcaption>Quay</figcaption></figure><blockquote class=twitter-tweet><p>Boats!</p></blockquote><table><tr><td>1<td>2</table><p>It was calm. -0-</p><ul class=related><li><a href=/2024/kite-day>Kite Day</a> 1 May 2024</ul></article><footer>All rights reserved</footer></body></html>",
        "Nine Boats\nMarch 3, 2024\nSelvar, March 2 (LNA) -- Nine boats came in, and the tenth was late. -0-\nwww.lantern.example (Lamp113.5.27.)\nMore From Lantern\nKites rose\nMarch 4, 2024\nKites rose\n",
        "<p><a name=1></a><b>One</b><br><br>&nbsp;&nbsp; Selvar,May 26 (LNA) -- Text&hellip; of &#x41; &amp;c.<br>&nbsp; more<p><a name=2></a><b>Dos</b><br><br>Llegaron barcos.<hr>",
    ];

    [Fact]
    public void Extract_MutatedPages_AlwaysGivesAPage()
    {
        var extractor = new PageExtractor([TestPacks.Selvar, .. Packs.PackSet.LoadAll(RepositoryFolder.Of("packs")).Packs], new() { Time = TimeSpan.FromSeconds(2) });
        var random = new Random(Seed);
        string[] addresses = ["http://lantern.example/day/1", "http://www.kcna.co.jp/item/2012/201205/news27/20120527-01ee.html", "http://kcna.kp/en/article/q/1.kcmsf", "https://kcnawatch.org/newstream/1/x/", "https://example.org/a/b-c", "not an address", ""];
        var all = Stopwatch.StartNew();
        // The heap of this process is limited by its project file: a page that needs more ends the run.
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes.ShouldBeLessThanOrEqualTo(MostMemory);
        (int count, TimeSpan longest) = (Count, TimeSpan.Zero);
        for (int i = 0; i < count; i++)
        {
            byte[] page = Mutate(random, Encoding.UTF8.GetBytes(Pages[random.Next(Pages.Length)]));
            if (random.Next(4) == 0) page = Splice(random, page, Encoding.UTF8.GetBytes(Pages[random.Next(Pages.Length)]));
            var watch = Stopwatch.StartNew();
            Page read = extractor.Extract(new() { Bytes = page, Address = addresses[random.Next(addresses.Length)], ContentType = random.Next(3) == 0 ? "text/html; charset=shift_jis" : null }, new());
            if (watch.Elapsed > longest) longest = watch.Elapsed;
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), $"mutation {i}");
            read.Articles.ShouldAllBe(a => a.Body.Count > 0 && a.Body.All(line => line.Length > 0), $"mutation {i}");
            if (read.Articles.Count == 0 && read.Teasers.Count == 0) read.Problems.ShouldNotBeEmpty($"mutation {i}");
        }
        output.WriteLine($"{count:N0} mutations in {all.Elapsed.TotalSeconds:0} s, the longest {longest.TotalMilliseconds:0} ms");
    }

    /// <summary>The head of one page and the tail of another.</summary>
    private static byte[] Splice(Random random, byte[] page, byte[] other) => [.. page.AsSpan(0, random.Next(page.Length)), .. other.AsSpan(random.Next(other.Length))];

    private static byte[] Mutate(Random random, byte[] page)
    {
        for (int n = random.Next(1, 12); n > 0 && page.Length > 4; n--)
        {
            int at = random.Next(page.Length), length = random.Next(1, Math.Min(200, page.Length - at) + 1);
            switch (random.Next(7))
            {
                case 0: page[at] = (byte)random.Next(256); break;
                case 1: page = [.. page[..at], .. page[(at + length)..]]; break;
                case 2: page = page[..Math.Max(1, at)]; break;
                case 3: page = [.. page[..at], .. page.AsSpan(at, length), .. page.AsSpan(at, length), .. page[at..]]; break;
                case 4: page = [.. page[..at], .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Tag(random), random.Next(100) == 0 ? 20_000 : random.Next(1, 400)))), .. page[at..]]; break;
                case 5: Array.Reverse(page, at, length); break;
                default: page = Encoding.GetEncoding(random.Next(2) == 0 ? 1252 : 949).GetBytes(Encoding.UTF8.GetString(page)); break;
            }
        }
        return page;
    }

    private static string Tag(Random random) => random.Next(8) switch
    {
        0 => "<div>",
        1 => "</div>",
        2 => "<table><tr>",
        3 => "<b id=x>",
        4 => "<p class='related caption'>",
        5 => "<!--",
        6 => "&#x110000;&amp",
        _ => "<a href='http://[::'>",
    };
}
