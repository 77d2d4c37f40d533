using System.Security.Cryptography;
using System.Text;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Log;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Captures;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Record;

public sealed class LogTests
{
    private static readonly Capture Known = new(
        new("aaaabbbbccccdddd"), "a.example", "http://a.example/1", SetClock.At("2031-06-01T01:02:03.456Z"), "2031-01-01", 200, "text/html", Sha256.Of("body"), 4, new("a.warc", Sha256.Of("file"), 7));

    private const string KnownRecord = """
        presswatch-capture/1
        id: aaaabbbbccccdddd
        source: a.example
        address: http://a.example/1
        taken: 2031-06-01T01:02:03.456Z
        claimed: 2031-01-01
        status: 200
        content-type: text/html
        headers: 378f37b1fb33fa4dafba6519a48e06447ecaa58af290729cc3d357bcadd9926c
        bytes: 230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5
        size: 4
        file: 3b9c358f36f0a31b6ad3e14f309c7cf198ac9246e8316f9ce543d5b19ac02b80
        line: 7

        """;

    [Fact]
    public void Canonical_KnownCapture_IsTheFixedForm() =>
        Encoding.UTF8.GetString(CaptureLog.Canonical(Known, Sha256.Of("headers"))).ShouldBe(
            KnownRecord);

    [Fact]
    public void HashOfLeaf_EmptyInput_IsTheVectorOfRfc6962() =>
        Convert.ToHexStringLower(CaptureLog.HashOfLeaf([])).ShouldBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");

    [Fact]
    public void HashOfLeaf_L123456_IsTheVectorOfRfc9162() =>
        Convert.ToHexStringLower(CaptureLog.HashOfLeaf("L123456"u8)).ShouldBe("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");

    [Fact]
    public void LeafOf_Capture_IsTheLeafHashOfItsCanonicalRecord()
    {
        byte[] expected = SHA256.HashData([0, .. CaptureLog.Canonical(Known, Sha256.Of("headers"))]);
        CaptureLog.LeafOf(Known, Sha256.Of("headers")).ShouldBe(expected);
    }

    [Fact]
    public void LeafOf_AnyFieldChanged_IsAnother()
    {
        Capture[] others =
        [
            Known, Known with { Id = new("b") }, Known with { Source = "b" }, Known with { Address = "b" }, Known with { Taken = Known.Taken.AddMilliseconds(1) }, Known with { Claimed = null },
            Known with { Status = null }, Known with { ContentType = "" }, Known with { Bytes = Sha256.Of("b") }, Known with { Size = 5 }, Known with { Origin = null },
            Known with { Origin = Known.Origin! with { Line = null } }, Known with { Origin = Known.Origin! with { File = Sha256.Of("b") } },
        ];
        others.Select(other => Convert.ToHexString(CaptureLog.LeafOf(other, Sha256.Of("headers")))).Append(Convert.ToHexString(CaptureLog.LeafOf(Known, Sha256.Of("b")))).ShouldBeUnique();
    }

    public static TheoryData<string, int, byte, int> Tails => new()
    {
        { "whole", 0, 0, 3 },
        { "torn leaf", 7, 1, 3 },
        { "nearly a leaf", 31, 1, 3 },
        { "zeros of one leaf", 32, 0, 3 },
        { "zeros of two and a half", 80, 0, 3 },
    };

    [Theory, MemberData(nameof(Tails))]
    public void Open_UnfinishedTail_IsMovedAside(string what, int bytes, byte value, int leaves)
    {
        using var folder = new TemporaryFolder();
        string path = folder["leaves"];
        File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)9, 96), .. Enumerable.Repeat(value, bytes)]);

        using (CaptureLog log = CaptureLog.Open(SystemDisk.Instance, path, 1, out long moved))
        {
            (log.Count, moved).ShouldBe((leaves, bytes), what);
        }
        File.ReadAllBytes(path).Length.ShouldBe(96);
        if (bytes > 0) File.ReadAllBytes($"{path}.aside-{96 + bytes}").Length.ShouldBe(bytes);
    }

    [Fact]
    public void ReadLeaves_TornLeaf_IsLeftOut()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["leaves"], new byte[70]);
        CaptureLog.ReadLeaves(folder["leaves"]).Length.ShouldBe(64);
        CaptureLog.ReadLeaves(folder["leaves"], 2).ShouldBeEmpty();
    }
}
