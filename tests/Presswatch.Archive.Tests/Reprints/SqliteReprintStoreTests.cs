using Presswatch.Archive.Reprints;
using Presswatch.Core.Dates;

namespace Presswatch.Archive.Tests.Reprints;

public sealed class SqliteReprintStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-reprints-").FullName;
    private int _files;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Feed_AnyOrderAndShares_GivesTheSameGroupsAsAllPairs()
    {
        var random = new Random(3);
        List<ReprintText> texts = Texts(random, originals: 40);
        string[] expected = PlainGroups(texts);
        expected.Length.ShouldBeGreaterThan(20);
        for (int round = 0; round < 4; round++)
        {
            // Keys are given in the order of arrival.
            ReprintText[] arrived = [.. texts.OrderBy(_ => random.Next()).Select((text, n) => text with { Document = n + 1 })];
            using SqliteReprintStore store = Open(NewPath(), arrived);
            foreach (ReprintText[] share in arrived.Chunk(random.Next(1, 50))) store.Feed(share, [], [], 1);

            Groups(store).ShouldBe(expected);
        }
    }

    [Fact]
    public void Feed_OpenedAnewBetweenShares_GivesTheSameGroups()
    {
        List<ReprintText> texts = Texts(new(4), originals: 30);
        string path = NewPath();
        foreach (ReprintText[] share in texts.Chunk(17))
        {
            using SqliteReprintStore store = Open(path, texts);
            store.Feed(share, [], [], 1);
        }

        using SqliteReprintStore whole = Open(path, texts);
        Groups(whole).ShouldBe(PlainGroups(texts));
    }

    [Fact]
    public void Feed_SharesOfTwoProgramsInTurn_GivesTheSameGroups()
    {
        List<ReprintText> texts = Texts(new(5), originals: 400);
        string path = NewPath();
        using SqliteReprintStore one = Open(path, texts), other = Open(path, texts);
        foreach ((int n, ReprintText[] share) in texts.Chunk(61).Index()) (n % 2 == 0 ? one : other).Feed(share, [], [], 1);

        Groups(one).ShouldBe(PlainGroups(texts));
    }

    [Fact]
    public void Feed_AnotherVersionIsNewest_LeavesOutTheOld()
    {
        (ReprintText a, ReprintText b, ReprintText bridge) = (Text(1, "a", Words(0, 100)), Text(2, "b", Words(8, 100)), Text(3, "m", Words(4, 100)));
        ReprintText[] texts = [a, b, bridge, Text(4, "m", Words(5000, 100))];
        using SqliteReprintStore store = Open(NewPath(), texts);
        store.Feed([a, b, bridge], [], [], 1);
        Groups(store).ShouldBe(["a b m"]);

        store.Feed([bridge with { IsNewest = false }, texts[3]], [], [], 2);
        Groups(store).ShouldBe(["a b"]);

        store.Feed([], [2], [], 3);
        Groups(store).ShouldBeEmpty();
        store.FedUpTo.ShouldBe(3);
    }

    [Fact]
    public void Feed_TheOneThatStandsForEqualOnesIsRetired_TheOthersAreFoundStill()
    {
        ReprintText[] texts = [Text(1, "a", Words(0, 60)), Text(2, "b", Words(0, 60)), Text(3, "c", Words(1, 60))];
        using SqliteReprintStore store = Open(NewPath(), texts[1..]);
        store.Feed(texts[..2], [], [], 1);
        store.Feed([], [1], [], 2);
        store.Feed(texts[2..], [], [], 3);

        Groups(store).ShouldBe(["b c"]);
    }

    [Theory]
    [InlineData("one.example", null, null, 1)]
    [InlineData("two.example", null, null, 2)]
    [InlineData("none.example", null, null, 0)]
    [InlineData(null, "2031-04-02", "2031-04-02", 1)]
    [InlineData(null, "2031-05-01", null, 0)]
    [InlineData("one.example", "2031-04-09", null, 0)]
    public void Groups_Filter_GivesGroupsWithAMemberThatFits(string? source, string? from, string? to, int groups)
    {
        ReprintText[] texts =
        [
            Text(1, "a", Words(0, 60)) with { Sources = ["one.example"], Published = new(2031, 4, 1) }, Text(2, "b", Words(0, 60)) with { Sources = ["two.example"], Published = new(2031, 4, 2) },
            Text(3, "c", Words(900, 60)) with { Sources = ["two.example"], Published = new(2031, 4, 9) }, Text(4, "d", Words(900, 60)) with { Sources = ["two.example"], Published = new(2031, 4, 10) },
        ];
        using SqliteReprintStore store = Open(NewPath(), texts);
        store.Feed(texts, [], [], 1);

        store.Groups(new(source, Day(from), Day(to)), 0, 10).Total.ShouldBe(groups);
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static string[] Groups(SqliteReprintStore store) => [.. store.Groups(new(), 0, 10_000).Items.Select(team => string.Join(' ', team.Members.Select(member => member.Article).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    private static string[] PlainGroups(List<ReprintText> texts)
    {
        var hasher = new ShingleHasher();
        List<List<ulong>> hashes = [.. texts.Select(text =>
        {
            var own = new List<ulong>();
            hasher.Add(text.Body, own);
            return own;
        })];
        int[] group = [.. Enumerable.Range(0, texts.Count)];
        foreach ((int text, Reprint other) in PlainReprints.All(hashes))
        {
            (int from, int to) = (group[text], group[other.Text]);
            for (int i = 0; i < group.Length; i++) group[i] = group[i] == from ? to : group[i];
        }
        return [.. texts.Select((text, n) => (text.Article, Group: group[n])).GroupBy(one => one.Group).Where(one => one.Count() > 1)
            .Select(one => string.Join(' ', one.Select(text => text.Article).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Texts of which each has copies: equal, with some words changed, or a copy of the copy.</summary>
    private static List<ReprintText> Texts(Random random, int originals)
    {
        var texts = new List<ReprintText>();
        for (int n = 0; n < originals; n++)
        {
            string body = Words(n * 1000, 80);
            for (int copy = random.Next(4); copy >= 0; copy--)
            {
                texts.Add(Text(texts.Count + 1, $"{n:00}{(char)('a' + copy)}", body));
                if (random.Next(3) > 0) body = body.Replace($"w{(n * 1000) + random.Next(80)} ", $"x{random.Next(90)} ", StringComparison.Ordinal);
            }
        }
        return texts;
    }

    private static string Words(int from, int count) => string.Join(' ', Enumerable.Range(from, count).Select(n => $"w{n}"));

    private static ReprintText Text(int document, string article, string body) => new(document, article, true, new PartialDate(2031, 4, 1), "en", ["a.example"], "Headline " + article, [body]);

    private string NewPath() => Path.Combine(_folder, $"{_files++}.db");

    private static SqliteReprintStore Open(string path, IReadOnlyList<ReprintText> texts)
    {
        SqliteReprintStore store = SqliteReprintStore.Open(path).Value;
        var bodies = texts.ToDictionary(text => (long)text.Document, text => text.Body);
        store.BodyOf = document => bodies.GetValueOrDefault(document);
        return store;
    }
}
