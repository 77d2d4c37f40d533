using Presswatch.Archive.Log;
using Presswatch.Archive.Tests.Support;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Tests.Proof;

/// <summary>What somebody could do to an archive, by how much he can do: change the files of the captures; make leaves that fit; sign as well. Each is found, and said what and where.</summary>
public sealed class AttackTests : IDisposable
{
    private readonly SignedArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    public static TheoryData<string, bool> Attacks
    {
        get
        {
            var attacks = new TheoryData<string, bool>();
            foreach (string attack in (string[])["change", "drop", "drop last", "reorder", "duplicate", "duplicate last", "swap bodies", "truncate"])
            {
                attacks.Add(attack, false);
                attacks.Add(attack, true);
            }
            return attacks;
        }
    }

    [Theory, MemberData(nameof(Attacks))]
    public void Verify_RecordsAltered_FindsItWithAndWithoutLeavesThatFit(string attack, bool leavesToo)
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2), SignedArchive.Page(3));
        _archive.TakeAndSign(SignedArchive.Page(4), SignedArchive.Page(5));
        _archive.Problems().ShouldBeEmpty();

        _archive.Forge(Altered(attack, _archive.Records()), leavesToo);
        // A catalogue cannot hold one capture twice.
        bool twice = attack.StartsWith("duplicate", StringComparison.Ordinal);
        if (leavesToo && !twice) _archive.Rebuild();

        IReadOnlyList<Problem> problems = _archive.Problems();
        problems.ShouldNotBeEmpty(attack);
        problems.ShouldAllBe(problem => problem.Place != null);
        // With leaves that fit, record and catalogue agree: only what was signed tells.
        if (leavesToo && !twice) problems.ShouldAllBe(problem => problem.Code == ProblemCodes.LogForked);
    }

    [Theory, MemberData(nameof(Attacks))]
    public void Verify_ForgedAndSignedAnew_IsFoundByACheckpointThatLeft(string attack, bool leavesToo)
    {
        if (!leavesToo || attack.StartsWith("duplicate", StringComparison.Ordinal)) return;
        SignedCheckpoint left = _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2), SignedArchive.Page(3), SignedArchive.Page(4), SignedArchive.Page(5));
        _archive.Forge(Altered(attack, _archive.Records()), leavesToo: true);
        _archive.Rebuild();
        File.Delete(_archive.Folder.Checkpoints);
        _archive.Sign().Problem.ShouldBeNull();

        // Within the archive all is in order again.
        _archive.Problems().ShouldBeEmpty();
        _archive.Problems(left).ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.LogForked);
    }

    [Fact]
    public void Verify_OneBodyChanged_NamesTheLeavesBetweenTwoCheckpoints()
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2), SignedArchive.Page(3));
        _archive.TakeAndSign(SignedArchive.Page(4), SignedArchive.Page(5));
        List<byte[]> records = _archive.Records();
        records[3] = SignedArchive.Page(9).Ready().Record;
        _archive.Forge(records, leavesToo: true);
        _archive.Rebuild();

        _archive.Problems().ShouldHaveSingleItem().Message.ShouldContain("one of the leaves 3 to 4 was changed");
    }

    [Fact]
    public void Verify_OlderCatalogueReplayed_IsFound()
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        byte[] older = File.ReadAllBytes(_archive.Folder.Catalogue);
        _archive.TakeAndSign(SignedArchive.Page(3));
        File.WriteAllBytes(_archive.Folder.Catalogue, older);

        _archive.Problems().ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogueBehind);
    }

    [Fact]
    public void Verify_OlderArchiveReplayed_IsFoundByACheckpointThatLeft()
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        Copy(_archive.Root, _archive["older"]);
        SignedCheckpoint left = _archive.TakeAndSign(SignedArchive.Page(3));
        Directory.Delete(_archive.Root, recursive: true);
        Copy(_archive["older"], _archive.Root);

        _archive.Problems().ShouldBeEmpty();
        _archive.Problems(left).ShouldHaveSingleItem().Message.ShouldContain("was made of 3 leaves on 2031-06-01; the log has only 2");
    }

    [Fact]
    public void Verify_OlderLogReplayed_IsFound()
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        byte[] older = File.ReadAllBytes(_archive.Folder.Leaves);
        _archive.TakeAndSign(SignedArchive.Page(3));
        File.WriteAllBytes(_archive.Folder.Leaves, older);

        _archive.Problems().Select(problem => problem.Code).ShouldContain(ProblemCodes.LogForked);
    }

    [Fact]
    public void Verify_LogOfAnotherArchive_IsFoundByACheckpointThatLeft()
    {
        SignedCheckpoint left = _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        using var other = new SignedArchive();
        other.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));

        other.Problems(left).ShouldHaveSingleItem().Message.ShouldContain("is of the log");
    }

    [Fact]
    public void Verify_CheckpointsByAnotherKey_AreNotBelieved()
    {
        _archive.TakeAndSign(SignedArchive.Page(1));
        SignedCheckpoint genuine = _archive.TakeAndSign(SignedArchive.Page(2));
        using SigningKey stranger = SigningKey.OpenOrCreate(_archive["stranger.key"], _archive.Root).Value;
        SignedCheckpoint forged = stranger.Sign(genuine.Head);
        File.WriteAllText(_archive.Folder.Checkpoints, forged.Note + "\n");

        _archive.Problems().ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BadCheckpoint);
        File.WriteAllText(_archive.Folder.Checkpoints, genuine.Note + "\n");
        _archive.Problems().ShouldBeEmpty();
        _archive.Problems(forged).ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BadCheckpoint);
    }

    [Theory]
    [InlineData("checkpoints")]
    [InlineData("key.pub")]
    [InlineData("leaves")]
    public void Verify_EachByteOfTheLogFlipped_IsFound(string file)
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        _archive.TakeAndSign(SignedArchive.Page(3));
        string path = Path.Combine(Path.GetDirectoryName(_archive.Folder.Leaves)!, file);
        byte[] good = File.ReadAllBytes(path);
        var random = new Random(20310601);
        using PressArchive archive = _archive.Open();
        for (int at = 0; at < good.Length; at++)
        {
            byte[] bad = [.. good];
            bad[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, bad);
            RecordCheck.Run(archive, null, CancellationToken.None).Problems.ShouldNotBeEmpty($"byte {at}");
        }
        File.WriteAllBytes(path, good);
        _archive.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Verify_EachByteOfTheCapturesFlipped_IsFound()
    {
        _archive.Take(SignedArchive.Page(1), SignedArchive.Page(2));
        byte[] good = File.ReadAllBytes(_archive.CaptureFile);
        var random = new Random(20310601);
        using PressArchive archive = _archive.Open();
        for (int at = 0; at < good.Length; at++)
        {
            byte[] bad = [.. good];
            bad[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_archive.CaptureFile, bad);
            RecordCheck.Run(archive, null, CancellationToken.None).Problems.ShouldNotBeEmpty($"byte {at}");
        }
    }

    private static IEnumerable<byte[]> Altered(string attack, List<byte[]> records)
    {
        switch (attack)
        {
            case "change": records[1] = SignedArchive.Page(77).Ready().Record; return records;
            case "drop": records.RemoveAt(1); return records;
            case "drop last": case "truncate": records.RemoveAt(4); return attack == "truncate" ? records.Take(2) : records;
            case "reorder": (records[1], records[2]) = (records[2], records[1]); return records;
            case "duplicate": records.Insert(1, records[1]); return records;
            case "duplicate last": records.Add(records[4]); return records;
            case "swap bodies":
                (records[0], records[1]) = (WithBodyOf(records[0], records[1]), WithBodyOf(records[1], records[0]));
                return records;
            default: throw new ArgumentOutOfRangeException(nameof(attack));
        }
    }

    /// <summary>A record of one capture with the bytes of another, its digests made to fit.</summary>
    private static byte[] WithBodyOf(byte[] record, byte[] other)
    {
        WarcCapture own = WarcReader.Parse(record)!, foreign = WarcReader.Parse(other)!;
        return WarcRecord.Write(own.Capture with { Bytes = foreign.Capture.Bytes, Size = foreign.Capture.Size }, own.HttpHead, foreign.Payload);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
