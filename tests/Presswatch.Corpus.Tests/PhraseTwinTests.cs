using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Tests;

/// <summary>Every answer equals a plain scan of the text.</summary>
public sealed class PhraseTwinTests
{
    public static TheoryData<int, int, int> Worlds => new() { { 1, 3, 5 }, { 2, 40, 30 }, { 3, 1, 4 }, { 4, 200, 60 }, { 5, 400, 120 }, { 6, 0, 1 }, { 7, 1000, 40 } };

    [Theory, MemberData(nameof(Worlds))]
    public void Stream_AnyDocuments_IsThatOfTheTexts(int seed, int count, int mostWords)
    {
        List<CorpusDocument> documents = new RandomDocuments(seed).Documents(count, mostWords);
        var plain = new PlainCorpus(documents);
        using Segment segment = Docs.Segment(documents);

        segment.Stream.ToArray().Select(form => form == 0 ? null : segment.FormText(form)).ShouldBe(plain.Stream);
        segment.DocumentKeys.ToArray().ShouldBe(plain.Documents.Select(document => document.Key));
        for (int form = 1; form <= segment.FormCount; form++) segment.FindForm(segment.FormText(form)).ShouldBe(form);
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Find_AnyPhrase_EqualsScanOfTexts(int seed, int count, int mostWords)
    {
        List<CorpusDocument> documents = new RandomDocuments(seed).Documents(count, mostWords);
        var plain = new PlainCorpus(documents);
        using Segment segment = Docs.Segment(documents);
        foreach (Phrase phrase in RandomDocuments.AllPhrases)
        {
            int[] expected = plain.Find(phrase);
            var hits = new Hits();
            PhraseFinder.Find(segment, phrase, hits).ShouldBe(expected.Length, phrase.ToString());
            hits.Positions.ToArray().ShouldBe(expected, phrase.ToString());
            PhraseFinder.Count(segment, phrase).ShouldBe(expected.Length);

            if (SegmentPhrase.Of(phrase, segment) is not { } sought) continue;
            foreach (ScanWidth width in StreamScan.Widths)
            {
                hits.Clear();
                StreamScan.Find(segment.Stream, sought, width, hits);
                hits.Positions.ToArray().ShouldBe(expected, $"scan of {phrase}, {width}");
            }
        }
    }

    [Fact]
    public void Find_WordOfManyPlaces_EqualsScan()
    {
        // Long enough that a list is shared by two threads.
        List<CorpusDocument> documents = new RandomDocuments(8).Documents(8_000, 500);
        using Segment segment = Docs.Segment(documents);
        using CorpusSnapshot snapshot = CorpusSnapshot.Of(segment);
        PeriodFrame months = PeriodFrame.Of(snapshot, CountPeriod.Month, new(AllVersions: true));
        foreach (Phrase phrase in ((string[])["\"the the the\"", "=The", "s*", "\"s* s*\""]).Select(RandomDocuments.PhraseOf))
        {
            SegmentPhrase sought = SegmentPhrase.Of(phrase, segment)!;
            sought.AnchorOccurrences.ShouldBeGreaterThan(1 << 18);
            using var scanned = new Hits();
            StreamScan.Find(segment.Stream, sought, ScanWidth.Single, scanned);
            using var found = new Hits();
            PhraseFinder.FindByPostings(segment, sought, found);
            found.Positions.SequenceEqual(scanned.Positions).ShouldBeTrue(phrase.ToString());

            long[] counts = new long[months.Count + 1];
            var documentsOf = new HashSet<int>[counts.Length];
            foreach (int position in scanned.Positions)
            {
                int document = segment.DocumentAt(position);
                int number = CountPeriods.NumberOf(segment.Days[document], segment.Precisions[document], CountPeriod.Month);
                int index = number == CountPeriods.Undated ? months.Count : number - months.First;
                counts[index]++;
                (documentsOf[index] ??= []).Add(document);
            }
            months.CountOf(phrase).ShouldBe(counts.Select((count, i) => new PeriodCount(count, documentsOf[i]?.Count ?? 0)), phrase.ToString());
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Group_AnyHits_IsByDocument(int seed, int count, int mostWords)
    {
        using Segment segment = Docs.Segment(new RandomDocuments(seed).Documents(count, mostWords));
        foreach (Phrase phrase in RandomDocuments.AllPhrases)
        {
            using var hits = new Hits();
            PhraseFinder.Find(segment, phrase, hits);
            int[] documents = new int[Math.Min(hits.Count, segment.DocumentCount)];
            int[] firsts = new int[documents.Length + 1];
            int grouped = DocumentHits.Group(segment, hits.Positions, documents, firsts);
            (int Document, int First)[] expected = [.. hits.Positions.ToArray().Select((position, i) => (Document: segment.DocumentAt(position), First: i)).DistinctBy(hit => hit.Document)];
            documents[..grouped].Zip(firsts).ShouldBe(expected.Select(hit => (hit.Document, hit.First)), phrase.ToString());
            firsts[grouped].ShouldBe(hits.Count);
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Count_AnyScope_EqualsScanOfTexts(int seed, int count, int mostWords)
    {
        var world = new RandomDocuments(seed);
        List<CorpusDocument> documents = world.Documents(count, mostWords);
        var plain = new PlainCorpus(documents);
        using Segment segment = Docs.Segment(documents);
        using CorpusSnapshot snapshot = CorpusSnapshot.Of(segment);
        HashSet<int> chosen = [.. documents.Where(_ => world.Random.Next(3) > 0).Select(document => document.Key)];
        var set = new DocumentSet(segment.DocumentCount);
        foreach (int key in chosen) set[segment.DocumentOf(key)] = true;
        foreach (CountPeriod by in Enum.GetValues<CountPeriod>())
        {
            PeriodFrame all = PeriodFrame.Of(snapshot, by, new(AllVersions: true));
            PeriodFrame some = PeriodFrame.Of(snapshot, by, new(AllVersions: true, [set]));
            foreach (Phrase phrase in RandomDocuments.AllPhrases)
            {
                ShouldBe(all, phrase, plain.Count(phrase, by, _ => true));
                ShouldBe(some, phrase, plain.Count(phrase, by, document => chosen.Contains(document.Key)));
            }
        }
    }

    private static void ShouldBe(PeriodFrame frame, Phrase phrase, Dictionary<string, (PeriodCount Count, PeriodSize Size)> expected)
    {
        PeriodCount[] counts = frame.CountOf(phrase);
        counts.Length.ShouldBe(frame.Count + 1);
        for (int i = 0; i < counts.Length; i++)
        {
            (counts[i], frame.Sizes[i]).ShouldBe(expected.GetValueOrDefault(frame.NameOf(i)), $"{phrase} in '{frame.NameOf(i)}'");
        }
        Enumerable.Range(0, counts.Length).Select(frame.NameOf).Intersect(expected.Keys).Count().ShouldBe(expected.Count);
    }
}
