using FsCheck;
using FsCheck.Fluent;
using Presswatch.Reading.Edits;

namespace Presswatch.Reading.Tests.Edits;

public sealed class ShortestEditTests
{
    [Fact]
    public void Shared_AnySequences_IsALongestCommonSubsequence() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20311122, 7), Prop.ForAll(Words().ToArbitrary(), Words().ToArbitrary(), (before, after) => IsLongest(before, after)));

    [Theory]
    [InlineData(new int[0], new int[0], 0)]
    [InlineData(new[] { 1 }, new int[0], 0)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 1, 2, 3 }, 3)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 4, 5, 6 }, 0)]
    [InlineData(new[] { 1, 2, 3, 1, 2, 2, 1 }, new[] { 3, 2, 1, 2, 1, 3 }, 4)]
    public void Shared_KnownPairs_HaveTheirLength(int[] before, int[] after, int length) => ShortestEdit.Shared(before, after).Sum(run => run.Length).ShouldBe(length);

    [Fact]
    public void Shared_LongTextsThatShareNothing_GivesUpInTime() =>
        ShortestEdit.Shared([.. Enumerable.Range(0, 60_000)], [.. Enumerable.Range(100_000, 60_000)]).ShouldBeEmpty();

    private static Gen<int[]> Words() => Gen.Choose(0, 4).ArrayOf().Select(words => words.Take(24).ToArray());

    private static bool IsLongest(int[] before, int[] after)
    {
        List<SharedRun> runs = ShortestEdit.Shared(before, after);
        (int a, int b) = (0, 0);
        foreach (SharedRun run in runs)
        {
            if (run.Before < a || run.After < b || run.Length < 1) return false;
            for (int i = 0; i < run.Length; i++)
            {
                if (before[run.Before + i] != after[run.After + i]) return false;
            }
            (a, b) = (run.Before + run.Length, run.After + run.Length);
        }
        return runs.Sum(run => run.Length) == Longest(before, after);
    }

    /// <summary>The plain twin: a table of all prefixes.</summary>
    private static int Longest(int[] before, int[] after)
    {
        var table = new int[before.Length + 1, after.Length + 1];
        for (int i = 1; i <= before.Length; i++)
        {
            for (int j = 1; j <= after.Length; j++) table[i, j] = before[i - 1] == after[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        }
        return table[before.Length, after.Length];
    }
}
