using System.IO.Compression;
using System.Text.Json;
using Presswatch.Archive.Reprints;
using Presswatch.Demo;

namespace Presswatch.Archive.Tests.Reprints;

public class ReprintIndexTests
{
    [Fact]
    public void Add_EditedCopiesAroundTheThreshold_GivesEveryPairAndNoOther()
    {
        var random = new Random(17);
        string[] originals = [.. DemoTexts(1_500)];
        var texts = new List<string>();
        foreach (string text in originals)
        {
            texts.Add(text);
            texts.Add(Edited(text, random));
        }
        Shuffle(texts, random);
        List<(int Text, Reprint Reprint)> plain = PlainReprints.All(Hashes(texts));
        plain.Count(pair => pair.Reprint.Resemblance < 0.85).ShouldBeGreaterThan(50);

        Found(Hashes(texts)).ShouldBe(plain);
    }

    [Fact]
    public void Add_EqualTexts_GivesAllEarlierOnesWholly()
    {
        List<List<ulong>> texts = Hashes(["one two three four five six", "one two three four five six", "seven eight nine ten eleven", "One, two: three four five six!"]);

        Found(texts).ShouldBe([(1, new Reprint(0, 2, 2)), (3, new Reprint(0, 2, 2)), (3, new Reprint(1, 2, 2))]);
    }

    [Theory]
    [InlineData("short text", "short text", 1)]
    [InlineData("short text", "short word", 0)]
    [InlineData("", "", 0)]
    public void Add_TextsShorterThanOneShingle_AreReprintsOnlyWhenEqual(string one, string other, int pairs) => Found(Hashes([one, other])).Count.ShouldBe(pairs);

    [Fact]
    public void Add_AnyOrder_GivesTheSamePairs()
    {
        var random = new Random(5);
        var texts = DemoTexts(150).SelectMany(text => (string[])[text, Edited(text, random)]).ToList();
        var expected = Pairs(texts);
        for (int round = 0; round < 3; round++)
        {
            Shuffle(texts, random);
            Pairs(texts).ShouldBe(expected, ignoreOrder: true);
        }
    }

    [RealDataFact]
    public void Add_Corpora_GivesEveryPairAndNoOther()
    {
        List<List<ulong>> texts = Hashes([.. Corpora().Take(4_000)]);

        List<(int Text, Reprint Reprint)> plain = PlainReprints.All(texts);

        plain.Count.ShouldBeGreaterThan(0);
        Found(texts).ShouldBe(plain);
    }

    private static IEnumerable<string> Corpora() =>
        Directory.EnumerateFiles(RealFiles.PathOf("corpus"), "*.jsonl.gz").Order(StringComparer.Ordinal).SelectMany(path =>
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).Where(text => text.Length > 0).ToList();
        });

    private static HashSet<(string, string)> Pairs(List<string> texts) =>
        [.. Found(Hashes(texts)).Select(pair => string.CompareOrdinal(texts[pair.Text], texts[pair.Reprint.Text]) < 0 ? (texts[pair.Text], texts[pair.Reprint.Text]) : (texts[pair.Reprint.Text], texts[pair.Text]))];

    private static List<(int Text, Reprint Reprint)> Found(List<List<ulong>> texts)
    {
        var index = new ReprintIndex((text, hashes) => hashes.AddRange(texts[text]));
        var found = new List<(int, Reprint)>();
        var standing = new Dictionary<int, List<Reprint>>();
        var stood = new Dictionary<int, List<int>>();
        int number = 0;
        foreach (List<ulong> text in texts)
        {
            var reprints = new List<Reprint>();
            int stands = index.Add(number, text, reprints);
            var distinct = texts[stands].ToHashSet();
            if (stands != number) reprints = [new(stands, distinct.Count, distinct.Count), .. standing[stands]];
            else standing.Add(number, reprints);
            // What an earlier text stands for is as near to others as that one is.
            reprints = [.. reprints.SelectMany(reprint => stood[reprint.Text].Select(text => reprint with { Text = text }))];
            if (!stood.TryGetValue(stands, out List<int>? same)) stood.Add(stands, same = []);
            foreach ((int earlier, List<Reprint> near) in standing.Where(pair => pair.Key > stands && stands != number).Select(pair => (pair.Key, pair.Value)))
            {
                foreach (Reprint one in near.Where(one => one.Text == stands)) reprints.AddRange(stood[earlier].Select(text => one with { Text = text }));
            }
            same.Add(number);
            found.AddRange(reprints.OrderBy(reprint => reprint.Text).Select(reprint => (number, reprint)));
            number++;
        }
        return found;
    }

    private static List<List<ulong>> Hashes(IReadOnlyList<string> texts)
    {
        var hasher = new ShingleHasher();
        return [.. texts.Select(text =>
        {
            var hashes = new List<ulong>();
            hasher.Add(text.Split('\n'), hashes);
            return hashes;
        })];
    }

    /// <summary>A copy with so many words changed in one to four places that about a fifth of the shingles differ, more or less.</summary>
    private static string Edited(string text, Random random)
    {
        string[] words = text.Split(' ');
        int changes = (int)(words.Length * (0.02 + (random.NextDouble() * 0.16)));
        int places = random.Next(1, 5);
        for (int place = 0; place < places; place++)
        {
            int from = random.Next(words.Length);
            for (int i = 0; i < changes / places && from + i < words.Length; i++) words[from + i] = "w" + random.Next(1000);
        }
        return string.Join(' ', words);
    }

    private static void Shuffle(List<string> texts, Random random)
    {
        for (int i = texts.Count - 1; i > 0; i--)
        {
            int other = random.Next(i + 1);
            (texts[i], texts[other]) = (texts[other], texts[i]);
        }
    }

    private static IEnumerable<string> DemoTexts(int count) =>
        new DemoCountry(new DemoOptions { Days = (count / 20) + 2 }).Captures().Select(capture => capture.Truth).OfType<DemoTruth>().Select(truth => truth.Text).Distinct().Take(count);
}
