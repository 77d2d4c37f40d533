using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Catalogue;

/// <summary>Versions follow from the sightings in the order of capture time, whatever the order in which they came in.</summary>
public sealed class OrderPropertyTests
{
    private const int Seeds = 40;
    private const int OrdersOfSeed = 4;

    [Fact]
    public void Add_AnyOrderOfArrival_GivesTheSameArticles()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            Sample[] sightings = Sightings(random);
            string expected = Structure(sightings);
            for (int order = 0; order < OrdersOfSeed; order++)
            {
                random.Shuffle(sightings);
                Structure(sightings).ShouldBe(expected, $"seed {seed}, order {order}");
            }
        }
    }

    /// <summary>Few addresses, texts and days, so that edits, returns, mirrors, swaps and merges all happen.</summary>
    private static Sample[] Sightings(Random random)
    {
        string[] texts = [.. Enumerable.Range(0, 3).SelectMany(item => Enumerable.Range(0, 3).Select(edit => Text(item, edit))), Bridging()];
        var sightings = new HashSet<Sample>();
        int count = random.Next(4, 16);
        for (int i = 0; i < count; i++)
        {
            int text = random.Next(texts.Length);
            sightings.Add(new(
                $"http://a.example/{random.Next(4)}", texts[text], $"2031-01-{random.Next(1, 20):00}", random.Next(4) == 0 ? "Notice" : null,
                random.Next(3) switch { 0 => null, 1 => "2031-01-01", _ => $"2031-01-0{random.Next(1, 4)}" }, random.Next(1, 10) / 10.0));
        }
        return [.. sightings];
    }

    private static string Text(int item, int edit) => string.Join(' ', Enumerable.Range(0, 12).Select(word => $"w{item}x{word}")) + $" ending {edit}";

    // Shares half of its shingles with the first two items: joins them where they stand at one address.
    private static string Bridging() => string.Join(' ', Enumerable.Range(0, 12).Select(word => $"w0x{word}")) + " " + string.Join(' ', Enumerable.Range(0, 12).Select(word => $"w1x{word}"));

    private static string Structure(Sample[] sightings)
    {
        using var folder = new TemporaryFolder();
        using var catalogue = SqliteCatalogue.Open(folder["catalogue.db"]);
        using (ICatalogueBatch batch = catalogue.Begin())
        {
            for (int leaf = 0; leaf < sightings.Length; leaf++) batch.Add(sightings[leaf].Entry(), new(new("2031/06/0001.warc.gz", leaf, 1), leaf));
            batch.Commit();
        }
        IEnumerable<string> articles = catalogue.Inventory().Select(line => line[..16]).Distinct().Select(id =>
        {
            var article = new ArticleId(id);
            IEnumerable<string> versions = catalogue.Versions(article).Select(v => $"{v.Number} {v.Version} {v.IsNewest} {v.Published} {v.Confidence} {v.FirstSeen:u} {v.LastSeen:u}");
            IEnumerable<string> stands = catalogue.Sightings(article).Select(s => $"{s.Capture} {s.Version}");
            return string.Join('\n', versions.Concat(stands));
        });
        return string.Join("\n\n", articles.Order(StringComparer.Ordinal));
    }
}
