using System.Diagnostics;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Log;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Tests.Proof;

public sealed class CheckpointTests : IDisposable
{
    private readonly SignedArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Sign_GrownLog_AddsACheckpointThatIsReadBack()
    {
        SignedCheckpoint first = _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        SignedCheckpoint again = _archive.Sign().Value!;
        SignedCheckpoint second = _archive.TakeAndSign(SignedArchive.Page(3));

        again.Note.ToString().ShouldBe(first.Note.ToString());
        (first.Head.Size, second.Head.Size).ShouldBe((2L, 3L));
        LogSigner.Newest(_archive.Folder)!.Note.ToString().ShouldBe(second.Note.ToString());
        LogKeys.Read(_archive.Folder.Keys)!.ShouldHaveSingleItem().HasSigned(second.Note).ShouldBeTrue();
        _archive.Check(new()).Checkpoints.ShouldBe(2);
    }

    [Fact]
    public void Note_OfACheckpoint_IsInTheFormOfTheSpecification()
    {
        string[] lines = _archive.TakeAndSign(SignedArchive.Page(1)).Note.ToString().Split('\n');
        lines.Length.ShouldBe(7);
        lines[0].ShouldMatch("^presswatch/[a-z2-7]{16}$");
        lines[1].ShouldBe("1");
        Convert.FromBase64String(lines[2]).Length.ShouldBe(32);
        lines[3].ShouldBe("time 2031-06-01T10:00:00Z");
        lines[4].ShouldBeEmpty();
        lines[5].ShouldStartWith($"\u2014 {lines[0]} ");
        lines[6].ShouldBeEmpty();
    }

    [Fact]
    public void Sign_EmptyLog_MakesNone()
    {
        using (_archive.Open())
        {
        }
        _archive.Sign().Value.ShouldBeNull();
        File.Exists(_archive.Folder.Checkpoints).ShouldBeFalse();
    }

    [Fact]
    public void Sign_ForkedLog_RefusesAndSaysSo()
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        List<byte[]> records = _archive.Records();
        records.Reverse();
        _archive.Forge(records, leavesToo: true);
        _archive.Rebuild();
        byte[] before = File.ReadAllBytes(_archive.Folder.Checkpoints);
        _archive.Take(SignedArchive.Page(3));

        _archive.Sign().Problem!.Code.ShouldBe(ProblemCodes.LogForked);
        File.ReadAllBytes(_archive.Folder.Checkpoints).ShouldBe(before);
    }

    [Fact]
    public void Sign_AnotherKey_IsRefusedUntilItIsAskedFor()
    {
        SignedCheckpoint first = _archive.TakeAndSign(SignedArchive.Page(1));
        _archive.Take(SignedArchive.Page(2));

        _archive.Sign(_archive["other.key"]).Problem!.Code.ShouldBe(ProblemCodes.NoSigningKey);
        SignedCheckpoint second = _archive.Sign(_archive["other.key"], newKey: true).Value!;
        second.Head.Origin.ShouldBe(first.Head.Origin);
        LogKeys.Read(_archive.Folder.Keys)!.Count.ShouldBe(2);
        _archive.Problems(first).ShouldBeEmpty();
    }

    [Fact]
    public void Key_IsTheOwnersAloneAndOutsideOfTheArchive()
    {
        _archive.TakeAndSign(SignedArchive.Page(1));
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(_archive.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        SigningKey.OpenOrCreate(Path.Combine(_archive.Root, "log", "log.key"), _archive.Root).Problem!.Code.ShouldBe(ProblemCodes.NoSigningKey);
        Directory.EnumerateFiles(_archive.Root, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("PRIVATE", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void Key_DamagedFile_IsSaid(string text)
    {
        File.WriteAllText(_archive["bad.key"], text);
        SigningKey.OpenOrCreate(_archive["bad.key"], _archive.Root).Problem!.Code.ShouldBe(ProblemCodes.NoSigningKey);
    }

    [Fact]
    public void DefaultPath_FollowsTheEnvironment()
    {
        SigningKey.DefaultPath(name => name == "XDG_STATE_HOME" ? "/state" : "/home/ada").ShouldBe(Path.Combine("/state", "presswatch", "log.key"));
        SigningKey.DefaultPath(name => name == "HOME" ? "/home/ada" : null).ShouldBe(Path.Combine("/home/ada", ".local", "state", "presswatch", "log.key"));
        SigningKey.DefaultPath(_ => null).ShouldBeNull();
    }

    [Fact]
    public void Sign_ClockSetBack_SignsTakesAndVerifies()
    {
        _archive.TakeAndSign(SignedArchive.Page(1));
        _archive.Clock.Now = SetClock.At("2029-01-01T00:00:00Z");
        SignedCheckpoint later = _archive.TakeAndSign(SignedArchive.Page(2));

        later.Head.Size.ShouldBe(2);
        _archive.Problems().ShouldBeEmpty();
        Directory.EnumerateFiles(_archive.Folder.Captures, "*.warc.gz", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Sign_TwoProgramsAtOnce_MakeOneKeyAndAConsistentLog()
    {
        _archive.Take(SignedArchive.Page(0));
        await Task.WhenAll(Enumerable.Range(1, 6).Select(n => Task.Run(() =>
        {
            _archive.Take(SignedArchive.Page(n));
            _archive.Sign().Problem.ShouldBeNull();
        })));
        _archive.Problems().ShouldBeEmpty();
        LogKeys.Read(_archive.Folder.Keys)!.ShouldHaveSingleItem();
        LogSigner.Newest(_archive.Folder)!.Head.Size.ShouldBe(7);
    }

    [Fact]
    public void OpenOrCreate_SeveralAtOnce_MakeOneKeyAndLeaveNoDraft()
    {
        string folder = Path.Combine(Path.GetDirectoryName(_archive.KeyFile)!, "keys");
        const int Programs = 4, Rounds = 100;
        string[,] keys = new string[Rounds, Programs];
        using var start = new Barrier(Programs);
        Thread[] programs = [.. Enumerable.Range(0, Programs).Select(n => new Thread(() =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                start.SignalAndWait();
                Outcome<SigningKey> opened = SigningKey.OpenOrCreate(Path.Combine(folder, $"{round}.key"), _archive.Root);
                keys[round, n] = opened.TryGet(out SigningKey key) ? Convert.ToHexString(key.Info) : opened.Problem!.Message;
                key?.Dispose();
            }
        }))];
        foreach (Thread program in programs) program.Start();
        foreach (Thread program in programs) program.Join();

        for (int round = 0; round < Rounds; round++) Enumerable.Range(0, Programs).Select(n => keys[round, n]).Distinct().ShouldHaveSingleItem();
        Directory.EnumerateFiles(folder, "*.new").ShouldBeEmpty();
    }

    [Fact]
    public void Sign_LockHeldByAnother_SaysBusy()
    {
        _archive.Take(SignedArchive.Page(1));
        using PressArchive archive = _archive.Open();
        using SigningKey key = SigningKey.OpenOrCreate(_archive.KeyFile, _archive.Root).Value;
        using var held = FileLock.Take(_archive.Folder.WriteLock, TimeSpan.Zero, null, CancellationToken.None);
        Should.Throw<ArchiveException>(() => LogSigner.Sign(archive, key, false, TimeSpan.Zero, CancellationToken.None)).Problem.Code.ShouldBe(ProblemCodes.ArchiveBusy);
    }

    [Fact]
    public void Note_CheckedByOpenssl_IsGood()
    {
        SignedCheckpoint checkpoint = _archive.TakeAndSign(SignedArchive.Page(1));
        File.WriteAllText(_archive["text"], checkpoint.Note.Text);
        File.WriteAllBytes(_archive["signature"], checkpoint.Note.Signatures[0].Signature);
        try
        {
            using Process openssl = Process.Start(new ProcessStartInfo("openssl", ["dgst", "-sha256", "-verify", _archive.Folder.Keys, "-signature", _archive["signature"], _archive["text"]]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            openssl.WaitForExit();
            openssl.ExitCode.ShouldBe(0);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No openssl on this machine.
        }
    }

    [Theory]
    [InlineData(1, "only text\n")]
    [InlineData(2, "o\n1\nAAAA\n\n\u2014 o AAAAAAAA\n")]
    [InlineData(3, "o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 o AAAAAAAA\n")]
    [InlineData(4, "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n- o AAAAAAAA\n")]
    [InlineData(5, "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 o AAAA\n")]
    [InlineData(6, "o\n1\r\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 o AAAAAAAA\n")]
    public void Read_WhatIsNoCheckpoint_IsNone(int number, string note) => SignedCheckpoint.Read(note).ShouldBeNull($"case {number}");

    [Fact]
    public void Read_UnknownExtensionsAndWitnesses_ArePassedOver()
    {
        SignedCheckpoint? read = SignedCheckpoint.Read("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n\n\u2014 o AAAAAAAA\n\u2014 w AAAAAAAB\n");
        (read!.Head.Size, read.Note.Signatures.Count, read.Head.SignedAt).ShouldBe((1L, 2, null));
    }
}
