using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Presswatch.Archive.Log;
using Presswatch.Archive.Proof;

namespace Presswatch.Archive.Tests.Proof;

public sealed class MerkleTests
{
    // The data of the test vectors that go with the implementations of RFC 6962.
    private static readonly string[] Data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    public static TheoryData<int, string> Roots => new()
    {
        { 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
        { 2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
        { 3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
        { 4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
        { 5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
        { 6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
        { 7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
        { 8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
    };

    [Theory, MemberData(nameof(Roots))]
    public void Root_KnownData_IsTheVector(int size, string root)
    {
        byte[] leaves = [.. Data.Take(size).SelectMany(data => CaptureLog.HashOfLeaf(Convert.FromHexString(data)))];
        var frontier = new MerkleFrontier();
        frontier.Add(leaves);
        Convert.ToHexStringLower(new MerkleTree(leaves).Root(size)).ShouldBe(root);
        Convert.ToHexStringLower(frontier.Root()).ShouldBe(root);
    }

    [Fact]
    public void Proofs_KnownData_AreThoseOfTheDefinition()
    {
        byte[][] leaves = [.. Data.Select(data => CaptureLog.HashOfLeaf(Convert.FromHexString(data)))];
        var tree = new MerkleTree([.. leaves.SelectMany(leaf => leaf)]);
        // RFC 6962 section 2.1.3 draws the tree of seven: PATH(3) = [c, g, l], PATH(6) = [i, k], PROOF(3) = [c, d, g, l], PROOF(4) = [l], PROOF(6) = [i, j, k].
        byte[] g = MerkleHash.OfNode(leaves[0], leaves[1]), h = MerkleHash.OfNode(leaves[2], leaves[3]), i = MerkleHash.OfNode(leaves[4], leaves[5]);
        byte[] k = MerkleHash.OfNode(g, h), l = MerkleHash.OfNode(i, leaves[6]);
        tree.Inclusion(3, 7).ShouldBe([leaves[2], g, l]);
        tree.Inclusion(6, 7).ShouldBe([i, k]);
        tree.Consistency(3, 7).ShouldBe([leaves[2], leaves[3], g, l]);
        tree.Consistency(4, 7).ShouldBe([l]);
        tree.Consistency(6, 7).ShouldBe([i, leaves[6], k]);
    }

    [Fact]
    public void Roots_AnySize_AreThoseOfThePlainTwin()
    {
        var frontier = new MerkleFrontier();
        byte[][] leaves = Leaves(600);
        var tree = new MerkleTree([.. leaves.SelectMany(leaf => leaf)]);
        for (int size = 0; size <= leaves.Length; size += size < 70 ? 1 : 37)
        {
            byte[] root = Root(leaves.AsSpan(0, size));
            tree.Root(size).ShouldBe(root);
            frontier.Add([.. leaves[(int)frontier.Count..size].SelectMany(leaf => leaf)]);
            frontier.Root().ShouldBe(root);
        }
    }

    [Fact]
    public void Roots_OfAMillionLeaves_AreTheSameByBothWays()
    {
        byte[] leaves = new byte[1_000_000 * 32];
        new Random(20310601).NextBytes(leaves);
        var frontier = new MerkleFrontier();
        frontier.Add(leaves);
        var tree = new MerkleTree(leaves);
        tree.Root(1_000_000).ShouldBe(frontier.Root());
        MerkleProof.Includes(tree.Leaf(777_777), 777_777, 1_000_000, tree.Inclusion(777_777, 1_000_000), tree.Root(1_000_000)).ShouldBeTrue();
        MerkleProof.Extends(333_333, tree.Root(333_333), 1_000_000, tree.Root(1_000_000), tree.Consistency(333_333, 1_000_000)).ShouldBeTrue();
    }

    [Fact]
    public void Inclusion_AnyLeafAndSize_IsThePlainTwinsAndHolds() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Choose(0, 89_999).ToArbitrary(), chosen =>
    {
        (int Item1, int Item2) pair = (1 + (chosen / 300), 1 + (chosen % 300));
        (int size, int of) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
        byte[][] leaves = Leaves(of);
        var tree = new MerkleTree([.. leaves.SelectMany(leaf => leaf)]);
        int index = (pair.Item1 * 31) % size;
        IReadOnlyList<byte[]> path = tree.Inclusion(index, size);
        path.ShouldBe(Path(index, leaves.AsSpan(0, size)));
        MerkleProof.Includes(leaves[index], index, size, path, tree.Root(size)).ShouldBeTrue();
        MerkleProof.Includes(leaves[index], index + 1, size, path, tree.Root(size)).ShouldBeFalse();
        MerkleProof.Includes(leaves[(index + 1) % of], index, size, path, tree.Root(size)).ShouldBe(of == 1);
        MerkleProof.Includes(leaves[index], index, size, [.. path, leaves[0]], tree.Root(size)).ShouldBeFalse();
        if (path.Count > 0) MerkleProof.Includes(leaves[index], index, size, [.. path.Skip(1)], tree.Root(size)).ShouldBeFalse();
    }));

    [Fact]
    public void Consistency_AnyTwoSizes_IsThePlainTwinsAndHolds() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Choose(0, 89_999).ToArbitrary(), chosen =>
    {
        (int Item1, int Item2) pair = (0 + (chosen / 300), 0 + (chosen % 300));
        (int older, int newer) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
        byte[][] leaves = Leaves(newer);
        var tree = new MerkleTree([.. leaves.SelectMany(leaf => leaf)]);
        IReadOnlyList<byte[]> proof = tree.Consistency(older, newer);
        proof.ShouldBe(older == 0 ? [] : SubProof(older, leaves, true));
        MerkleProof.Extends(older, tree.Root(older), newer, tree.Root(newer), proof).ShouldBeTrue();
        MerkleProof.Extends(older, SHA256.HashData([1]), newer, tree.Root(newer), proof).ShouldBeFalse();
        if (older is not 0) MerkleProof.Extends(older, tree.Root(older), newer, SHA256.HashData([1]), proof).ShouldBeFalse();
        MerkleProof.Extends(older, tree.Root(older), newer, tree.Root(newer), [.. proof, SHA256.HashData([2])]).ShouldBeFalse();
    }));

    [Fact]
    public void Tiles_OfTheSpecificationsExample_HaveItsWidths()
    {
        var tree = new MerkleTree(new byte[70_000 * 32]);
        tree.Tile(0, 272, 70_000).Length.ShouldBe(256 * 32);
        tree.Tile(0, 273, 70_000).Length.ShouldBe(112 * 32);
        tree.Tile(0, 274, 70_000).Length.ShouldBe(0);
        tree.Tile(1, 0, 70_000).Length.ShouldBe(256 * 32);
        tree.Tile(1, 1, 70_000).Length.ShouldBe(17 * 32);
        tree.Tile(2, 0, 70_000).Length.ShouldBe(32);
        tree.Tile(1, 0, 256).Length.ShouldBe(32);
        tree.Tile(3, 0, 70_000).Length.ShouldBe(0);
    }

    [Fact]
    public void Tiles_LevelOne_AreRootsOfWholeTilesBelow()
    {
        byte[][] leaves = Leaves(700);
        var tree = new MerkleTree([.. leaves.SelectMany(leaf => leaf)]);
        tree.Tile(1, 0, 700).ToArray().ShouldBe([.. Root(leaves.AsSpan(0, 256)), .. Root(leaves.AsSpan(256, 256))]);
        tree.Tile(0, 2, 600).ToArray().ShouldBe([.. leaves[512..600].SelectMany(leaf => leaf)]);
    }

    [Theory]
    [InlineData(0, "000")]
    [InlineData(67, "067")]
    [InlineData(1_234_067, "x001/x234/067")]
    [InlineData(1_000, "x001/000")]
    public void TilePath_OfANumber_IsTheSpecifications(long number, string path) => LogTiles.PathOf(number).Replace('\\', '/').ShouldBe(path);

    // The definitions of RFC 6962 section 2.1, word for word.
    private static byte[] Root(ReadOnlySpan<byte[]> d)
    {
        if (d.Length == 0) return SHA256.HashData([]);
        if (d.Length == 1) return d[0];
        int k = K(d.Length);
        return SHA256.HashData([1, .. Root(d[..k]), .. Root(d[k..])]);
    }

    private static List<byte[]> Path(int m, ReadOnlySpan<byte[]> d)
    {
        if (d.Length == 1) return [];
        int k = K(d.Length);
        return m < k ? [.. Path(m, d[..k]), Root(d[k..])] : [.. Path(m - k, d[k..]), Root(d[..k])];
    }

    private static List<byte[]> SubProof(int m, ReadOnlySpan<byte[]> d, bool b)
    {
        if (m == d.Length) return b ? [] : [Root(d)];
        int k = K(d.Length);
        return m <= k ? [.. SubProof(m, d[..k], b), Root(d[k..])] : [.. SubProof(m - k, d[k..], false), Root(d[..k])];
    }

    private static int K(int n)
    {
        int k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }

    private static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(n => SHA256.HashData(BitConverter.GetBytes(n)))];
}
