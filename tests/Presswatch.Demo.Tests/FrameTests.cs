using Presswatch.Demo.Frames;

namespace Presswatch.Demo.Tests;

public sealed class FrameTests
{
    private static readonly string[] RealWords =
    [
        "Korea", "Pyongyang", "KCNA", "Juche", "DPRK", "China", "Russia", "Soviet", "Japan", "Cuba", "America", "U.S.", "Germany", "France", "Britain", "England", "Iran", "Syria", "Vietnam",
        "Moscow", "Beijing", "Seoul", "Tokyo", "Havana", "London", "Paris", "Berlin", "Europe", "Asia", "Africa", "Songun", "Kim ", "Lenin", "Marx", "Xinhua", "Pravda", "socialis", "communis",
    ];

    [Fact]
    public void Frames_TwoSets_HaveTheSameKindsOfArticles()
    {
        FrameSet.A.Rules.ShouldBe(FrameSet.B.Rules);
        foreach (World.ArticleKind kind in World.Country.Kinds)
        {
            foreach (string part in (string[])[".head", ".lead", ".body"]) FrameSet.A.Has(kind.Name + part).ShouldBeTrue(kind.Name + part);
            FrameSet.A[kind.Name + ".head"].Length.ShouldBeGreaterThan(1, kind.Name);
            FrameSet.B[kind.Name + ".head"].Length.ShouldBeGreaterThan(1, kind.Name);
        }
    }

    /// <summary>Rituals and names apart, no five words in a row stand in both sets, and of four hardly any.</summary>
    [Fact]
    public void Frames_TwoSets_ShareNoFiveWords()
    {
        HashSet<string> a = Sequences(FrameSet.A, 5), b = Sequences(FrameSet.B, 5);
        a.Count.ShouldBeGreaterThan(1_000);
        b.Count.ShouldBeGreaterThan(1_000);
        a.Intersect(b, StringComparer.Ordinal).ShouldBeEmpty();
        Sequences(FrameSet.A, 4).Intersect(Sequences(FrameSet.B, 4), StringComparer.Ordinal).Count().ShouldBeLessThan(25);
    }

    [Fact]
    public void Texts_OfOneSet_AreOfThatSetAlone()
    {
        new DemoCountry(new() { Days = 20, Frames = DemoFrames.A }).Captures().Where(capture => capture.Truth is not null).ShouldAllBe(capture => capture.Truth!.Frames == DemoFrames.A);
        int a = Press.Firsts.Count(truth => truth.Frames == DemoFrames.A);
        a.ShouldBeInRange(9_000, 11_000);
    }

    [Fact]
    public void Texts_HoldNoWordOfARealCountry()
    {
        foreach (DemoTruth truth in Press.Firsts)
        {
            foreach (string word in RealWords) Press.Printed(truth).Contains(word, StringComparison.Ordinal).ShouldBeFalse($"{truth.Article}: {word}");
        }
    }

    [Fact]
    public void Texts_ReprintsAndRitualsApart_AreNotAlike()
    {
        List<DemoTruth> some = [.. Press.Firsts.Where(truth => truth.Reprint is null && !truth.Kind.StartsWith("ritual-", StringComparison.Ordinal)).Skip(4_000).Take(400)];
        List<HashSet<string>> shingles = [.. some.Select(truth => Shingles(truth.Text, 5))];
        int alike = 0;
        for (int i = 0; i < some.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int shared = shingles[i].Count(shingles[j].Contains);
                if (shared * 2 >= Math.Min(shingles[i].Count, shingles[j].Count)) alike++;
            }
        }
        alike.ShouldBe(0);
    }

    [Theory]
    [InlineData("{nothing}")]
    [InlineData("{leader")]
    public void Read_BadFrame_IsRefused(string line) => Should.Throw<FormatException>(() => FrameReader.Read("== x\n" + line, []));

    [Fact]
    public void Read_LineBeforeAnyRule_IsRefused() => Should.Throw<FormatException>(() => FrameReader.Read("words", []));

    private static HashSet<string> Shingles(string text, int length)
    {
        string[] words = text.Split([' ', '\n']);
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => string.Join(' ', words, i, length))];
    }

    private static HashSet<string> Sequences(FrameSet set, int length)
    {
        HashSet<string> found = [];
        foreach (string rule in set.Rules.Where(rule => !rule.StartsWith("ritual-", StringComparison.Ordinal)))
        {
            foreach (string text in set[rule].SelectMany(frame => Expand(frame.Nodes, 0)))
            {
                foreach (string run in text.Split('\0'))
                {
                    string[] words = run.ToLowerInvariant().Split([' ', ',', '.', '"', ';', ':', '?', '-'], StringSplitOptions.RemoveEmptyEntries);
                    for (int i = 0; i + length <= words.Length; i++) found.Add(string.Join(' ', words, i, length));
                }
            }
        }
        return found;
    }

    /// <summary>All wordings of a frame; a slot is a null character.</summary>
    private static IEnumerable<string> Expand(Node[] nodes, int from)
    {
        if (from == nodes.Length) return [""];
        IEnumerable<string> here = nodes[from] switch
        {
            Words words => [words.Text],
            Choice choice => choice.Options.SelectMany(option => Expand(option, 0)),
            _ => ["\0"],
        };
        List<string> rest = [.. Expand(nodes, from + 1)];
        return here.SelectMany(head => rest.Select(tail => head + tail));
    }
}
