using Presswatch.Archive.Reprints;
using Presswatch.Archive.Search;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;

namespace Presswatch.Archive.Tests.Search;

/// <summary>Random small archives and questions: the index answers as reading every text would.</summary>
public sealed class SearchIndexPropertyTests
{
    private static readonly string[] Words =
        ["unity", "Unity", "UNITY", "unit", "the", "The", "of", "single", "hearted", "single-hearted", "people's", "U.S.", "300 000", "1,400", "하나", "한마음", "마음", "平和", "ß", "Straße", "é", "E\u0301", "🕊", "\"", "*", "NEAR", "AND"];

    private static readonly string[] Parts =
        ["unity", "the", "of", "single", "=Unity", "=unity", "=The", "uni*", "=U*", "s*", "single-hearted", "\"the unity\"", "=\"The unity\"", "\"of the\"", "\"the of the\"", "마음", "음하", "\"하나 마음\"", "平", "300000", "u.s",
         "strasse", "=Straße", "é", "missing", "source:a.example", "source:b.example", "publisher:\"The Wire\"", "lang:ko", "LANG:EN", "section:News", "from:2012", "to:2012-02", "from:2012-02-15", "to:2012-02-15", "near", "x:unity", "\"the * unity\"", "\"* uni*\"", "\"s* *\"", "=\"* The\"", "unity NEAR/2 the", "\"of the\" NEAR s*", "=The NEAR/0 \"* unity\"", "마음 NEAR/3 하"];

    [Fact]
    public void Search_AnyQuery_FindsWhatReadingFinds()
    {
        for (int seed = 1; seed <= 25; seed++)
        {
            var random = new Random(seed);
            using var place = new TemporaryIndex();
            var documents = new Dictionary<int, CorpusDocument>();
            for (int batch = 0; batch < random.Next(1, 20); batch++)
            {
                List<CorpusDocument> fed = [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => Document(random, documents))];
                place.Index.Feed(fed, batch);
                foreach (CorpusDocument document in fed) documents[document.Key] = document;
                if (documents.Count > 0 && random.Next(4) == 0)
                {
                    CorpusDocument one = documents.Values.ElementAt(random.Next(documents.Count));
                    documents[one.Key] = one with { IsNewest = !one.IsNewest };
                    place.Index.Mark([(one.Key, !one.IsNewest), (-5, true)], batch);
                }
                Compare(place.Index, documents, random, questions: 3);
            }
            if (seed % 3 == 0) place.Index.Optimise();
            Compare(place.Index, documents, random, questions: 60);
        }
    }

    [Fact]
    public void Search_PageByPage_IsRankedAsThePlainTwinRanks()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            using var place = new TemporaryIndex();
            var documents = new Dictionary<int, CorpusDocument>();
            for (int batch = 0; batch < random.Next(1, 8); batch++)
            {
                // Texts repeat, so that scores are equal.
                List<CorpusDocument> fed = [.. Enumerable.Range(0, random.Next(1, 25)).Select(_ => Document(random, documents))];
                fed = [.. fed.Select(document => !documents.ContainsKey(document.Key) && random.Next(3) == 0 ? document with { Text = "unity of the unity", Headline = null } : document).DistinctBy(document => document.Key)];
                place.Index.Feed(fed, batch);
                foreach (CorpusDocument document in fed) documents[document.Key] = document;
                int gone = documents.Keys.ElementAt(random.Next(documents.Count));
                place.Index.Retire([gone], batch);
                documents.Remove(gone);
            }
            if (seed % 3 == 0) place.Index.Optimise();
            var groups = new Groups(documents.Keys.Where(_ => random.Next(2) == 0).Select((key, i) => (key, new ReprintPlace(random.Next(6), i))).ToDictionary());
            place.Index.Reprints = groups;
            for (int i = 0; i < 40; i++)
            {
                Query query = QueryParser.Parse(Question(random, 0)).Value;
                var request = new SearchRequest(query, Limit: random.Next(1, 9), AllVersions: random.Next(3) == 0, Once: random.Next(3) == 0);
                HashSet<int> found = [.. PlainSearch.Keys(documents.Values, query.Root, request.AllVersions)];
                if (request.Once) groups.Reduce(found);
                List<(int, float)> expected = PlainRanking.Of(documents.Values, query.Root, found);
                AllPages(place.Index, request).ShouldBe(expected, query.ToString());
            }
        }
    }

    [Fact]
    public void Search_AnyString_GivesAnAnswerOrOneProblem()
    {
        using var place = new TemporaryIndex();
        var documents = new Dictionary<int, CorpusDocument>();
        var random = new Random(7);
        place.Index.Feed([.. Enumerable.Range(0, 50).Select(key => Document(random, documents) with { Key = key })], 1);
        string[] pieces = [.. Words, .. Parts, "(", ")", "-", "OR", "\"", "“", "*", ":", "NOT", "NEAR(", "^", "{", "}", "+", "'", "--", ";", "%", "\0", "\uD800", "\u202E", "type:x", "\u0000"];
        for (int i = 0; i < 3_000; i++)
        {
            string text = string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(5) == 0 ? ((char)random.Next(0x10000)).ToString() : pieces[random.Next(pieces.Length)]));
            if (!QueryParser.Parse(text).TryGet(out Query query)) continue;
            Outcome<SearchAnswer> answer = place.Index.Search(new(query, Overview: true), key => new("A headline", "unity of the people\n" + text));
            Outcome<TrendAnswer> trend = place.Index.Trend(new(query));
            if (answer.Problem is { } problem) problem.Code.ShouldBe(ProblemCodes.ReadingsMissing, text);
            else answer.Value.Total.ShouldBe(trend.Value.Points.Sum(point => point.Articles) + trend.Value.Undated.Articles, text);
        }
    }

    private static void Compare(CorpusIndex index, Dictionary<int, CorpusDocument> documents, Random random, int questions)
    {
        for (int i = 0; i < questions; i++)
        {
            Query query = QueryParser.Parse(Question(random, 0)).Value;
            bool all = random.Next(3) == 0;
            SearchAnswer answer = index.Search(new(query, (SearchOrder)random.Next(3), Limit: 10_000, AllVersions: all, Overview: true)).Value;
            answer.Hits.Select(hit => hit.Key).Order().ToList().ShouldBe(PlainSearch.Keys(documents.Values, query.Root, all), query.ToString());
            answer.Total.ShouldBe(answer.Hits.Count);
            answer.Overview!.Months.Sum(month => month.Count).ShouldBe(answer.Total);
            answer.Overview.Sections.Sum(section => section.Count).ShouldBe(answer.Total);
            TrendAnswer trend = index.Trend(new(query, (TrendPeriod)random.Next(5))).Value;
            (trend.Points.Sum(point => point.Occurrences) + trend.Undated.Occurrences).ShouldBe(PlainSearch.Occurrences(documents.Values, query.Root), query.ToString());
        }
        TrendAnswer words = index.Trend(new(QueryParser.Parse("").Value)).Value;
        (words.Points.Sum(point => point.Words) + words.Undated.Words).ShouldBe(documents.Values.Where(document => document.IsNewest).Sum(PlainSearch.Words));
    }

    private static List<(int Key, float Score)> AllPages(CorpusIndex index, SearchRequest request)
    {
        var all = new List<(int, float)>();
        while (true)
        {
            SearchAnswer page = index.Search(request).Value;
            all.AddRange(page.Hits.Select(hit => (hit.Key, (float)hit.Score)));
            if (page.Next is not { } next) return all;
            request = request with { After = next };
        }
    }

    private static string Question(Random random, int depth) => random.Next(depth > 2 ? 6 : 9) switch
    {
        6 => "(" + Question(random, depth + 1) + ")",
        7 => Question(random, depth + 1) + " OR " + Question(random, depth + 1),
        8 => Question(random, depth + 1) + " " + Question(random, depth + 1),
        5 => "-" + Parts[random.Next(Parts.Length)],
        _ => Parts[random.Next(Parts.Length)],
    };

    private static CorpusDocument Document(Random random, Dictionary<int, CorpusDocument> known)
    {
        // Now and then a key that is known: with its old text, but other attributes.
        CorpusDocument? old = known.Count > 0 && random.Next(6) == 0 ? known.Values.ElementAt(random.Next(known.Count)) : null;
        PartialDate? published = random.Next(5) switch { 0 => null, 1 => new(2012), 2 => new(2012, random.Next(1, 5)), _ => new(2012, random.Next(1, 5), random.Next(1, 29)) };
        return TemporaryIndex.Document(old?.Key ?? random.Next(1, 1_000_000), old is null ? Text(random) : old.Text, old is null ? random.Next(3) == 0 ? null : Text(random).Split('\n')[0] : old.Headline) with
        {
            Sources = random.Next(3) == 0 ? ["a.example", "b.example"] : [random.Next(2) == 0 ? "a.example" : "b.example"],
            Publisher = random.Next(2) == 0 ? "The Wire" : "the daily",
            Language = random.Next(2) == 0 ? "en" : "ko",
            Section = random.Next(3) switch { 0 => null, 1 => "News", _ => "Politics" },
            Published = published,
            IsNewest = random.Next(4) > 0,
        };
    }

    private static string Text(Random random)
    {
        string text = "";
        for (int i = random.Next(0, 25); i > 0; i--) text += Words[random.Next(Words.Length)] + random.Next(8) switch { 0 => "\n", 1 => ", ", 2 => "\n\n", 3 => "", _ => " " };
        return text;
    }

    /// <summary>Groups as they are given.</summary>
    private sealed class Groups(Dictionary<int, ReprintPlace> places) : IReprintGroups
    {
        public Outcome<IReadOnlyDictionary<int, ReprintPlace>> Places() => places;

        /// <summary>Leaves of each group the first alone.</summary>
        public void Reduce(HashSet<int> keys)
        {
            foreach (IGrouping<int, int> group in keys.Where(places.ContainsKey).GroupBy(key => places[key].Group).ToArray()) keys.ExceptWith(group.OrderBy(key => places[key].Place).Skip(1));
        }
    }
}
