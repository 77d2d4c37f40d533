using Presswatch.Corpus.Collocations;
using Presswatch.Corpus.Comparison;
using Presswatch.Corpus.Concordances;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Dispersion;
using Presswatch.Corpus.Finding;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Tests.Statistics;

/// <summary>Every answer equals a plain scan of the texts, over one segment and over several.</summary>
public sealed class StatisticsTwinTests
{
    /// <summary>Seed, documents, words of each at most, segments.</summary>
    public static TheoryData<int, int, int, int> Worlds => new() { { 1, 3, 5, 1 }, { 2, 40, 30, 1 }, { 3, 60, 40, 3 }, { 4, 150, 60, 5 }, { 5, 1, 4, 1 }, { 6, 0, 1, 1 } };

    [Theory, MemberData(nameof(Worlds))]
    public void Concordance_AnyOrderAndPage_EqualsSortedScan(int seed, int count, int mostWords, int segments)
    {
        using var world = new World(seed, count, mostWords, segments);
        foreach (Phrase phrase in RandomDocuments.AllPhrases)
        {
            FoundPlaces found = FoundPlaces.Of(world.Snapshot, phrase, world.Scope);
            foreach (ConcordanceOrder order in Enum.GetValues<ConcordanceOrder>())
            {
                (int, int)[] expected = [.. world.Sorted(phrase, order)];
                var lines = new List<(int, int)>();
                ConcordanceCursor? cursor = null;
                do
                {
                    Concordance page = Concordance.Of(found, new(order, 7, cursor));
                    page.Total.ShouldBe(expected.Length);
                    lines.AddRange(page.Lines.Select(line => (line.Key, line.Word)));
                    cursor = page.Next is null ? null : ConcordanceCursor.Parse(page.Next.ToString());
                }
                while (cursor is not null);
                lines.ToArray().ShouldBe(expected, $"{phrase} by {order}");
            }
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Collocates_AnyWindow_EqualsScan(int seed, int count, int mostWords, int segments)
    {
        using var world = new World(seed, count, mostWords, segments);
        foreach (Phrase phrase in RandomDocuments.AllPhrases)
        {
            foreach ((int left, int right) in new[] { (5, 5), (2, 0), (0, 3), (1, 1) })
            {
                Collocates collocates = Collocates.Of(FoundPlaces.Of(world.Snapshot, phrase, world.Scope), new(left, right, Fewest: 1));
                string name = $"{phrase} {left}:{right}";
                Dictionary<string, (int Near, int Before, int After, int Documents)> expected = world.Near(phrase, left, right);
                collocates.Items.ToDictionary(row => row.Text, row => (row.Count, row.Before, row.After, row.Documents)).ShouldBe(expected, ignoreOrder: true, name);
                collocates.Near.ShouldBe(expected.Values.Sum(word => word.Near), name);
                collocates.Words.ShouldBe(world.Plain.Words);
                foreach (Collocate row in collocates.Items) row.Frequency.ShouldBe(world.Plain.Frequency(row.Text), name);
            }
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Compare_AnySets_EqualsScan(int seed, int count, int mostWords, int segments)
    {
        using var world = new World(seed, count, mostWords, segments);
        CountScope rest = SetComparison.AllElse(world.Snapshot, world.Scope);
        var restWords = new PlainWords(world.Documents.Where(document => !world.Chosen.Contains(document.Key)));
        Comparison.Comparison words = new SetComparison(world.Snapshot, world.Scope, rest).Words(new(Fewest: 1, LeastLogLikelihood: 0, Limit: int.MaxValue));
        (words.A.Words, words.B.Words, words.A.Documents, words.B.Documents).ShouldBe((world.Plain.Words, restWords.Words, world.Chosen.Count, count - world.Chosen.Count));
        foreach (KeyItem item in words.Items) (item.A.Occurrences, item.B.Occurrences).ShouldBe((world.Plain.Frequency(item.Text), restWords.Frequency(item.Text)), item.Text);
        string[] all = [.. world.Plain.Paragraphs.Concat(restWords.Paragraphs).SelectMany(paragraph => paragraph.Folds).Distinct()];
        all.Where(fold => (long)world.Plain.Frequency(fold) * restWords.Words != (long)restWords.Frequency(fold) * world.Plain.Words).ShouldBe(words.Items.Select(item => item.Text), ignoreOrder: true);

        Comparison.Comparison phrases = new SetComparison(world.Snapshot, world.Scope, rest).Phrases(new(Fewest: 2, LeastLogLikelihood: 0, Limit: 200))!;
        foreach (KeyItem item in phrases.Items)
        {
            Phrase phrase = Phrase.Of([.. item.Text.Split(' ').Select(word => new PhraseWord(word, WordMatch.Fold))]);
            ((int)item.A.Occurrences, (int)item.B.Occurrences).ShouldBe((world.Plain.Find(phrase).Count(), restWords.Find(phrase).Count()), item.Text);
            item.A.Documents.ShouldBe(world.Plain.Find(phrase).Select(place => place.Paragraph.Document.Key).Distinct().Count(), item.Text);
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Dispersion_AnyParts_SumsEqualScan(int seed, int count, int mostWords, int segments)
    {
        using var world = new World(seed, count, mostWords, segments);
        foreach (Phrase phrase in RandomDocuments.AllPhrases)
        {
            ILookup<string, CorpusDocument> found = world.Plain.Find(phrase).ToLookup(place => place.Paragraph.Document.Sources[0], place => place.Paragraph.Document);
            PlaceDispersion sources = PlaceDispersion.Of(FoundPlaces.Of(world.Snapshot, phrase, world.Scope), DispersionBy.Source);
            foreach (DispersionPart part in sources.Parts)
            {
                ((int)part.Occurrences, part.Documents).ShouldBe((found[part.Name].Count(), found[part.Name].Distinct().Count()), $"{phrase} in {part.Name}");
                part.Words.ShouldBe(world.Plain.Paragraphs.Where(paragraph => paragraph.Document.Sources[0] == part.Name).Sum(paragraph => paragraph.Folds.Length));
            }
            PlaceDispersion years = PlaceDispersion.Of(FoundPlaces.Of(world.Snapshot, phrase, world.Scope), DispersionBy.Year);
            (years.Parts.Sum(part => part.Occurrences) + years.Outside.Occurrences).ShouldBe(world.Plain.Find(phrase).Count());
            PlaceDispersion documents = PlaceDispersion.Of(FoundPlaces.Of(world.Snapshot, phrase, world.Scope), DispersionBy.Document);
            documents.Figures.Range.ShouldBe(world.Plain.Find(phrase).Select(place => place.Paragraph.Document.Key).Distinct().Count());
        }
    }

    [Fact]
    public void Sample_SeveralSegments_IsThatOfOne()
    {
        using var one = new World(11, 200, 40, 1);
        using var several = new World(11, 200, 40, 4);
        Phrase phrase = RandomDocuments.PhraseOf("the");
        (int, int)[] Draw(World world) => [.. Concordance.Of(FoundPlaces.Of(world.Snapshot, phrase, world.Scope), new(Limit: 100, Sample: 50)).Lines.Select(line => (line.Key, line.Word))];

        Draw(one).Length.ShouldBe(50);
        Draw(several).ShouldBe(Draw(one));
        // One of each stretch of the same number of places.
        (int, int)[] all = [.. one.Sorted(phrase, ConcordanceOrder.Oldest)];
        int[] ranks = [.. Draw(one).Select(line => Array.IndexOf(all, line))];
        for (int i = 0; i < ranks.Length; i++) ranks[i].ShouldBeInRange(i * all.Length / 50, ((i + 1) * all.Length / 50) + 1);
    }

    /// <summary>Random documents in segments, of which two in three are chosen.</summary>
    private sealed class World : IDisposable
    {
        private readonly Segment[] _segments;

        public World(int seed, int count, int mostWords, int segments)
        {
            var random = new RandomDocuments(seed);
            Documents = random.Documents(count, mostWords);
            Chosen = [.. Documents.Where(_ => random.Random.Next(3) > 0).Select(document => document.Key)];
            _segments = [.. Enumerable.Range(0, segments).Select(i => Docs.Segment([.. Documents.Where((_, at) => at % segments == i)]))];
            Snapshot = CorpusSnapshot.Of(_segments);
            Scope = new(AllVersions: true, [.. _segments.Select(SetOf)]);
            Plain = new(Documents.Where(document => Chosen.Contains(document.Key)));
        }

        public List<CorpusDocument> Documents { get; }

        public HashSet<int> Chosen { get; }

        public CorpusSnapshot Snapshot { get; }

        public CountScope Scope { get; }

        public PlainWords Plain { get; }

        public IEnumerable<(int Key, int Word)> Sorted(Phrase phrase, ConcordanceOrder order)
        {
            var places = Plain.Find(phrase).Select((place, rank) => (place.Paragraph, place.At, Rank: rank, Day: DocumentDates.Of(place.Paragraph.Document.Published))).ToList();
            if (order == ConcordanceOrder.Newest)
            {
                return places.OrderByDescending(place => place.Day.Day).ThenByDescending(place => place.Day.Precision).ThenByDescending(place => place.Paragraph.Document.Key).ThenBy(place => place.Rank)
                    .Select(place => (place.Paragraph.Document.Key, place.Paragraph.Before + place.At));
            }
            (int first, int step, bool right) = order >= ConcordanceOrder.Right1 ? (order - ConcordanceOrder.Right1, 1, true) : (order - ConcordanceOrder.Left1, -1, false);
            string WordAt(PlainParagraph paragraph, int at, int number)
            {
                int place = right ? at + phrase.Length + number : at - 1 - number;
                return order < ConcordanceOrder.Left1 || number > 2 || place < 0 || place >= paragraph.Folds.Length ? "" : paragraph.Folds[place];
            }
            return places.OrderBy(place => WordAt(place.Paragraph, place.At, first), ByUtf8.Order).ThenBy(place => WordAt(place.Paragraph, place.At, first + 1), ByUtf8.Order)
                .ThenBy(place => WordAt(place.Paragraph, place.At, first + 2), ByUtf8.Order).ThenBy(place => place.Rank).Select(place => (place.Paragraph.Document.Key, place.Paragraph.Before + place.At));
        }

        public Dictionary<string, (int Near, int Before, int After, int Documents)> Near(Phrase phrase, int left, int right)
        {
            ILookup<PlainParagraph, int> places = Plain.Find(phrase).ToLookup(place => place.Paragraph, place => place.At);
            var words = new Dictionary<string, (int Near, int Before, int After, HashSet<int> Documents)>();
            foreach (PlainParagraph paragraph in Plain.Paragraphs)
            {
                int[] starts = [.. places[paragraph]];
                for (int at = 0; at < paragraph.Folds.Length; at++)
                {
                    if (starts.Any(start => at >= start && at < start + phrase.Length)) continue;
                    bool before = starts.Any(start => at < start && at >= start - left);
                    bool after = starts.Any(start => at >= start + phrase.Length && at < start + phrase.Length + right);
                    if (!before && !after) continue;
                    var word = words.GetValueOrDefault(paragraph.Folds[at]);
                    word.Documents ??= [];
                    word.Documents.Add(paragraph.Document.Key);
                    words[paragraph.Folds[at]] = (word.Near + 1, word.Before + (before ? 1 : 0), word.After + (after ? 1 : 0), word.Documents);
                }
            }
            return words.ToDictionary(word => word.Key, word => (word.Value.Near, word.Value.Before, word.Value.After, word.Value.Documents.Count));
        }

        public void Dispose()
        {
            Snapshot.Dispose();
            foreach (Segment segment in _segments) segment.Dispose();
        }

        private DocumentSet SetOf(Segment segment)
        {
            var set = new DocumentSet(segment.DocumentCount);
            foreach (int key in Chosen)
            {
                if (segment.DocumentOf(key) is var document and >= 0) set[document] = true;
            }
            return set;
        }
    }

    /// <summary>The order of code points, which is that of UTF-8.</summary>
    private sealed class ByUtf8 : IComparer<string>
    {
        public static readonly ByUtf8 Order = new();

        public int Compare(string? x, string? y) => System.Text.Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(y!));
    }
}
