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

            hits.Clear();
            if (SegmentPhrase.Of(phrase, segment) is { } sought) StreamScan.Find(segment.Stream, sought, hits);
            hits.Positions.ToArray().ShouldBe(expected, "scan of " + phrase);
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
