using Presswatch.Archive.Disk;
using Presswatch.Archive.Journal;
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

    private void Append(params string[] given) => Journal.Append([new(_clock.Now, JournalEntry.Ids, given)]);
}
