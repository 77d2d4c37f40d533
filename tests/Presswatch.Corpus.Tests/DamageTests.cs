using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Presswatch.Core.Problems;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Storage;
using Presswatch.Corpus.Store;

namespace Presswatch.Corpus.Tests;

/// <summary>A damaged or cut-off file is a problem, never a crash and never a wrong answer; a crash leaves the state before or after.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly CorpusOptions ByHand = new(MergeInBackground: false);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*.segment"), InlineData("*.state"), InlineData("manifest")]
    public void Open_AnyByteFlipped_IsRefused(string pattern)
    {
        Make();
        string path = Directory.GetFiles(_folder.Path, pattern).Single();
        byte[] sound = File.ReadAllBytes(path);
        int refused = 0;
        for (int at = 0; at < sound.Length; at += sound.Length > 4000 ? 7 : 1)
        {
            byte[] bytes = [.. sound];
            bytes[at] ^= 0x10;
            File.WriteAllBytes(path, bytes);
            Outcome<CorpusStore> opened = CorpusStore.Open(_folder.Path, new(ReadOnly: true));
            if (opened.Problem is { } problem)
            {
                problem.Code.Id.ShouldBeOneOf("PW3301", "PW3302", "PW3303");
                refused++;
                continue;
            }
            // Only the padding between sections may go unseen.
            Salt(opened.Value).ShouldBe(3, $"byte {at}");
            opened.Value.Dispose();
        }
        refused.ShouldBeGreaterThan(0);
        if (pattern != "*.segment") refused.ShouldBe(sound.Length);
    }

    [Theory]
    [InlineData("*.segment"), InlineData("*.state"), InlineData("manifest")]
    public void Open_CutOffAnywhere_IsRefused(string pattern)
    {
        Make();
        string path = Directory.GetFiles(_folder.Path, pattern).Single();
        byte[] sound = File.ReadAllBytes(path);
        for (int length = 0; length < sound.Length; length += sound.Length > 4000 ? 13 : 1)
        {
            File.WriteAllBytes(path, sound[..length]);
            // An empty manifest is one that is not there yet.
            if (length == 0 && pattern == "manifest") continue;
            CorpusStore.Open(_folder.Path, new(ReadOnly: true)).Problem.ShouldNotBeNull($"{length} bytes").Code.Id.ShouldBe("PW3301");
        }
    }

    [Theory]
    [InlineData(8, 2, "PW3302"), InlineData(16, 77, "PW3303")]
    public void Open_OfAnotherVersion_SaysSo(int at, int version, string code)
    {
        Make();
        string path = Directory.GetFiles(_folder.Path, "*.segment").Single();
        byte[] bytes = File.ReadAllBytes(path);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), version);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(SegmentFile.TableBytes - 8), XxHash64.Of(bytes.AsSpan(0, SegmentFile.TableBytes - 8)));
        File.WriteAllBytes(path, bytes);
        CorpusStore.Open(_folder.Path, ByHand).Problem!.Code.Id.ShouldBe(code);
    }

    [Fact]
    public void Crash_BetweenAnyTwoSteps_LeavesTheStateBeforeOrAfter()
    {
        int crashes = 0;
        for (int step = 0; ; step++)
        {
            using var folder = new TemporaryFolder();
            using (CorpusStore sound = CorpusStore.Open(folder.Path, ByHand).Value)
            {
                sound.Feed([Docs.Of(1, "2012-01-01", "salt"), Docs.Of(2, "2012-01-02", "salt")], 1);
            }
            var disk = new BreakingDisk(step);
            long done = 1;
            bool broke = false;
            using (CorpusStore store = CorpusStore.Open(folder.Path, ByHand with { Disk = disk }).Value)
            {
                try
                {
                    store.Feed([Docs.Of(3, "2012-01-01", "salt salt", newest: false), Docs.Of(1, "2012-05-01", "salt")], 2);
                    done = 2;
                    store.Mark([(2, false)], 3);
                    done = 3;
                    store.Optimise();
                }
                catch (IOException)
                {
                    broke = true;
                }
            }
            disk.Crash();
            using (CorpusStore after = CorpusStore.Open(folder.Path, ByHand).Value)
            {
                after.FedUpTo.ShouldBeInRange(done, broke ? done + 1 : done, $"step {step}");
                Salt(after).ShouldBe(after.FedUpTo switch { 1 => 2, 2 => 2, _ => 1 }, $"step {step}");
                after.Feed([Docs.Of(9, "2013-01-01", "salt")], 9);
                Directory.GetFiles(folder.Path, "*.part").ShouldBeEmpty();
            }
            if (!broke) break;
            crashes++;
        }
        crashes.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void XxHash64_OfKnownTexts_IsAsPublished()
    {
        XxHash64.Of(""u8).ShouldBe(0xEF46DB3751D8E999UL);
        XxHash64.Of("a"u8).ShouldBe(0xD24EC4F1A98C6E5BUL);
        XxHash64.Of("abc"u8).ShouldBe(0x44BC2CF5AD770999UL);
        XxHash64.Of("Nobody inspects the spammish repetition"u8).ShouldBe(0xFBCEA83C8A378BF1UL);
    }

    /// <summary>"salt" three times in the newest versions.</summary>
    private void Make()
    {
        using CorpusStore store = CorpusStore.Open(_folder.Path, ByHand).Value;
        store.Feed([Docs.Of(1, "2012-01-01", "salt and salt"), Docs.Of(2, "2012-01-02", "the salt"), Docs.Of(3, null, "salt", newest: false, section: "Home")], 1);
    }

    private static int Salt(CorpusStore store)
    {
        using CorpusSnapshot snapshot = store.Snapshot();
        Counting.PeriodFrame frame = Counting.PeriodFrame.Of(snapshot, Counting.CountPeriod.Year);
        return (int)frame.CountOf(Phrase.Of("salt")!).Sum(count => count.Occurrences);
    }

    /// <summary>Fails from a step on; what was written and not flushed by then is torn when the machine "crashes".</summary>
    private sealed class BreakingDisk(int steps) : ICorpusDisk
    {
        private readonly List<string> _unflushed = [];
        private readonly Dictionary<nint, string> _names = [];
        private int _left = steps;

        public void MakeFolder(string folder) => SystemCorpusDisk.Instance.MakeFolder(folder);

        public SafeFileHandle Create(string path)
        {
            Step();
            SafeFileHandle file = SystemCorpusDisk.Instance.Create(path);
            _names[file.DangerousGetHandle()] = path;
            _unflushed.Add(path);
            return file;
        }

        public void Flush(SafeFileHandle file)
        {
            Step();
            SystemCorpusDisk.Instance.Flush(file);
            _unflushed.Remove(_names[file.DangerousGetHandle()]);
        }

        public void Publish(string temporary, string path)
        {
            Step();
            _unflushed.ShouldNotContain(temporary);
            SystemCorpusDisk.Instance.Publish(temporary, path);
        }

        public void Delete(string path)
        {
            // A program that has died deletes nothing.
            if (_left > 0) SystemCorpusDisk.Instance.Delete(path);
        }

        public void Crash()
        {
            foreach (string path in _unflushed.Where(File.Exists)) File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length / 2)]);
        }

        private void Step()
        {
            if (_left-- <= 0) throw new IOException("The disk is gone.");
        }
    }
}
