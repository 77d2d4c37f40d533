using Presswatch.Archive.Disk;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Record;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new("2031-12-31T23:59:59Z");

    private ArchiveJournal Journal => new(SystemDisk.Instance, _folder["journal"], _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_OverTheTurnOfTheYear_WritesOneFileAYearInOrder()
    {
        Append("a 0 first");
        _clock.Now = _clock.Now.AddSeconds(1);
        Append("b 0 second", "b 1 third");

        Directory.EnumerateFiles(_folder["journal"], "*.jsonl").Select(Path.GetFileName).Order().ShouldBe(["2031.jsonl", "2032.jsonl"]);
        Journal.Read().SelectMany(entry => entry.Given!).ShouldBe(["a 0 first", "b 0 second", "b 1 third"]);
        Journal.Read().Select(entry => entry.At.Year).ShouldBe([2031, 2032]);
    }

    [Theory]
    [InlineData("{\"at\":\"2031-1")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("{}")]
    public void Append_AfterATornLine_BeginsANewOne(string torn)
    {
        Append("a 0 first");
        File.AppendAllText(Path.Combine(_folder["journal"], "2031.jsonl"), torn);
        Append("b 0 second");

        Journal.Read().Where(entry => entry.Given is not null).SelectMany(entry => entry.Given!).ShouldBe(["a 0 first", "b 0 second"]);
    }

    [Fact]
    public void GivenIds_GivenTwice_TheFirstCounts()
    {
        Append("a 0 first", "a 1 other", "malformed");
        Append("a 0 second");

        IReadOnlyDictionary<(string, int), ArticleId> ids = GivenIds.Read(Journal);
        (ids[("a", 0)].Value, ids[("a", 1)].Value, ids.Count).ShouldBe(("first", "other", 2));
    }

    [Fact]
    public void Read_NoJournal_IsEmpty() => Journal.Read().ShouldBeEmpty();

    [Theory]
    [InlineData(Unflushed.Dropped)]
    [InlineData(Unflushed.Torn)]
    [InlineData(Unflushed.Zeroed)]
    [InlineData(Unflushed.Kept)]
    public void Append_PowerCutAtEachStep_CorrectionsThatWereWrittenStand(Unflushed fate) => CutsThatLose(fate, deaf: null).ShouldBe(0);

    [Fact]
    public void Append_FlushLeftOut_IsNoticedByThisTest() => CutsThatLose(Unflushed.Dropped, deaf: "jsonl").ShouldBeGreaterThan(0);

    [Fact]
    public void Read_OfOneKind_LeavesTheOthersOut()
    {
        Append("a 0 attempt");
        Journal.Append([new(_clock.Now, JournalEntry.Attempt, Address: "http://a.example/ids", Code: "PW1104", Source: "a.example")]);

        Journal.Read(JournalEntry.Attempt).Select(entry => (entry.Address, entry.Source)).ShouldBe([("http://a.example/ids", "a.example")]);
        Journal.Read(JournalEntry.Ids).ShouldHaveSingleItem().Given.ShouldBe(["a 0 attempt"]);
        Journal.Read(JournalEntry.Correct).ShouldBeEmpty();
    }

    /// <summary>Writes three corrections, the power going before each step of the disk in turn.</summary>
    /// <returns>After how many of the cuts a correction is lost that had been returned from, or one more cannot be written.</returns>
    private int CutsThatLose(Unflushed fate, string? deaf)
    {
        int lost = 0, steps = int.MaxValue;
        for (int cutAt = 0; cutAt <= steps; cutAt++)
        {
            using var folder = new TemporaryFolder();
            var disk = new RecordingDisk(cutAt, deaf: deaf);
            var kept = new List<string>();
            try
            {
                foreach (string id in (string[])["first", "second", "third"])
                {
                    new ArchiveJournal(disk, folder["truth"], _clock).Append([Corrected(id)]);
                    kept.Add(id);
                }
                steps = disk.Steps;
            }
            catch (PowerCutException)
            {
                kept.Count.ShouldBeLessThan(3);
            }
            disk.Lose(fate, new Random(cutAt));
            var after = new ArchiveJournal(SystemDisk.Instance, folder["truth"], _clock);
            after.Append([Corrected("last")]);
            string[] read = [.. JournalCorrections.Read(after).All.Select(correction => correction.Id)];
            if (!read.Take(kept.Count).SequenceEqual(kept) || read[^1] != "last") lost++;
        }
        steps.ShouldBeGreaterThan(9);
        return lost;
    }

    private JournalEntry Corrected(string id) => new(_clock.Now, JournalEntry.Correct, Correction: new(id, _clock.Now, "a reader", Correction.OfPerson, "name", "Ivo Karsten"));

    private void Append(params string[] given) => Journal.Append([new(_clock.Now, JournalEntry.Ids, given)]);
}
