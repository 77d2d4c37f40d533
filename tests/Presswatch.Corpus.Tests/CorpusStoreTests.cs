using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Tests;

public sealed class CorpusStoreTests : IDisposable
{
    private static readonly CorpusOptions ByHand = new(MergeInBackground: false);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NewFolder_IsEmpty()
    {
        using CorpusStore store = CorpusStore.Open(Path.Combine(_folder.Path, "a", "b")).Value;
        store.FedUpTo.ShouldBe(0);
        using CorpusSnapshot snapshot = store.Snapshot();
        snapshot.Documents.ShouldBe(0);
        PeriodFrame.Of(snapshot, CountPeriod.Month).Count.ShouldBe(0);
    }

    [Fact]
    public void Open_ToReadWhereNothingIs_SaysSo() =>
        CorpusStore.Open(_folder.Path, new(ReadOnly: true)).Problem!.Code.Id.ShouldBe("PW3301");

    [Theory]
    [InlineData(1, false), InlineData(2, false), InlineData(3, true), InlineData(4, true)]
    public void Anything_FedMarkedRetiredMerged_CountsAsTheTexts(int seed, bool background)
    {
        var world = new RandomDocuments(seed);
        var truth = new Dictionary<int, CorpusDocument>();
        CorpusStore store = CorpusStore.Open(_folder.Path, new(MergeInBackground: background)).Value;
        for (int step = 1; step <= 40; step++)
        {
            Change(world, truth, store, step);
            if (world.Random.Next(8) == 0) store.Optimise();
            if (world.Random.Next(6) == 0)
            {
                store.Dispose();
                store = CorpusStore.Open(_folder.Path, new(MergeInBackground: background)).Value;
            }
            store.FedUpTo.ShouldBe(step);
            if (step % 8 == 0) ShouldEqual(store, truth);
        }
        store.Optimise();
        ShouldEqual(store, truth);
        using (CorpusSnapshot snapshot = store.Snapshot()) snapshot.Segments.Count.ShouldBe(1);
        store.Dispose();
        Directory.GetFiles(_folder.Path, "*.segment").Length.ShouldBe(1);
    }

    [Fact]
    public void Feed_ManySmall_AreMergedBeside()
    {
        using CorpusStore store = CorpusStore.Open(_folder.Path).Value;
        for (int key = 0; key < 60; key++)
        {
            store.Feed([Docs.Of(key, "2012-01-01", $"salt number {key}")], key + 1);
            store.WaitForMerging();
        }
        using CorpusSnapshot snapshot = store.Snapshot();
        snapshot.Segments.Count.ShouldBeLessThan(9);
        snapshot.Documents.ShouldBe(60);
    }

    [Fact]
    public void Snapshot_HeldWhileAllIsMergedAway_StaysReadable()
    {
        using CorpusStore store = CorpusStore.Open(_folder.Path, ByHand).Value;
        store.Feed([Docs.Of(1, "2012-01-01", "salt")], 1);
        store.Feed([Docs.Of(2, "2012-01-02", "salt salt")], 2);
        using CorpusSnapshot before = store.Snapshot();
        store.Feed([Docs.Of(3, "2012-01-02", "salt")], 3);
        store.Optimise();

        before.Segments.Sum(view => PhraseFinder.Count(view.Segment, Phrase.Of("salt")!)).ShouldBe(3);
        before.FedUpTo.ShouldBe(2);
    }

    [Fact]
    public void Snapshot_InAnotherProgram_SeesWhatIsFed()
    {
        using CorpusStore writer = CorpusStore.Open(_folder.Path, ByHand).Value;
        writer.Feed([Docs.Of(1, "2012-01-01", "salt")], 1);
        using CorpusStore reader = CorpusStore.Open(_folder.Path, new(ReadOnly: true)).Value;
        writer.Feed([Docs.Of(2, "2012-01-01", "salt")], 2);
        writer.Mark([(1, false)], 3);
        writer.Optimise();

        reader.FedUpTo.ShouldBe(3);
        using CorpusSnapshot snapshot = reader.Snapshot();
        PeriodFrame.Of(snapshot, CountPeriod.Month).CountOf(Phrase.Of("salt")!)[0].ShouldBe(new(1, 1));
        Should.Throw<InvalidOperationException>(() => reader.Feed([], 4));
    }

    [Fact]
    public void Feed_KnownKeyWithOtherAttributes_ChangesThem()
    {
        using CorpusStore store = CorpusStore.Open(_folder.Path, ByHand).Value;
        CorpusDocument document = Docs.Of(1, "2012-01-01", "salt", source: "one.example", section: "Old");
        store.Feed([document, Docs.Of(2, "2012-01-01", "salt")], 1);
        store.Feed([document with { Sources = ["two.example", "one.example"], Section = null, Publisher = "Gazette" }], 2);
        foreach (bool merged in new[] { false, true })
        {
            if (merged) store.Optimise();
            using CorpusSnapshot snapshot = store.Snapshot();
            SegmentView view = snapshot.Segments.ShouldHaveSingleItem();
            int at = view.Segment.DocumentOf(1);
            view.Attributes.SourcesOf(at).ShouldBe(["two.example", "one.example"]);
            view.Attributes.Sections[at].ShouldBe(-1);
            view.Attributes.Names[view.Attributes.Publishers[at]].ShouldBe("Gazette");
        }
    }

    [Fact]
    public void Load_ThenOptimise_GivesTheFileThatFeedingGives()
    {
        List<CorpusDocument> documents = new RandomDocuments(5).Documents(300, 50);
        using var other = new TemporaryFolder();
        using CorpusStore fed = CorpusStore.Open(_folder.Path, ByHand).Value;
        using CorpusStore loaded = CorpusStore.Open(other.Path, ByHand).Value;
        foreach (CorpusDocument[] part in documents.Chunk(70)) fed.Feed(part, 1);
        fed.Optimise();
        loaded.Load(documents, 1);

        using CorpusSnapshot one = fed.Snapshot();
        using CorpusSnapshot two = loaded.Snapshot();
        one.Segments[0].Segment.Stream.SequenceEqual(two.Segments[0].Segment.Stream).ShouldBeTrue();
        one.Segments[0].Segment.FoldHashes.SequenceEqual(two.Segments[0].Segment.FoldHashes).ShouldBeTrue();
        one.Segments[0].Segment.DocumentKeys.SequenceEqual(two.Segments[0].Segment.DocumentKeys).ShouldBeTrue();
    }

    private static void Change(RandomDocuments world, Dictionary<int, CorpusDocument> truth, CorpusStore store, int step)
    {
        int[] known = [.. truth.Keys.Where(_ => world.Random.Next(4) == 0)];
        switch (truth.Count == 0 ? 0 : world.Random.Next(5))
        {
            case 0 or 1:
                List<CorpusDocument> added = world.Documents(1 + world.Random.Next(30), 30, firstKey: step * 100);
                // Some that are known come again, with another date or other attributes.
                added.AddRange(known.Select(key => world.Random.Next(2) == 0 ? truth[key] with { Published = Docs.DateOf("2011-07-07") } : truth[key] with { IsNewest = !truth[key].IsNewest, Publisher = "Other" }));
                store.Feed(added, step);
                foreach (CorpusDocument document in added) truth[document.Key] = document;
                break;
            case 2 or 3:
                bool newest = world.Random.Next(2) == 0;
                store.Mark([.. known.Select(key => (key, newest)), (9_999_999, true)], step);
                foreach (int key in known) truth[key] = truth[key] with { IsNewest = newest };
                break;
            default:
                store.Retire([.. known, 9_999_999], step);
                foreach (int key in known) truth.Remove(key);
                break;
        }
    }

    private static void ShouldEqual(CorpusStore store, Dictionary<int, CorpusDocument> truth)
    {
        var plain = new PlainCorpus(truth.Values);
        using CorpusSnapshot snapshot = store.Snapshot();
        snapshot.Documents.ShouldBe(truth.Count);
        foreach (bool all in new[] { true, false })
        {
            PeriodFrame frame = PeriodFrame.Of(snapshot, CountPeriod.Quarter, new(all));
            foreach (Phrase phrase in RandomDocuments.AllPhrases.Take(12))
            {
                var expected = plain.Count(phrase, CountPeriod.Quarter, document => all || document.IsNewest);
                PeriodCount[] counts = frame.CountOf(phrase);
                for (int i = 0; i < counts.Length; i++) (counts[i], frame.Sizes[i]).ShouldBe(expected.GetValueOrDefault(frame.NameOf(i)), $"{phrase} in '{frame.NameOf(i)}'");
            }
        }
        foreach (SegmentView view in snapshot.Segments)
        {
            foreach (int document in view.Counted(allVersions: true))
            {
                view.Attributes.Names[view.Attributes.Publishers[document]].ShouldBe(truth[view.Segment.DocumentKeys[document]].Publisher);
            }
        }
    }
}
