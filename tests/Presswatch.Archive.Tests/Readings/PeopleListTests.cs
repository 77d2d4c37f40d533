using Dapper;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Dates;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Tests.Readings;

/// <summary>The sums behind the list of people against counting all appearances anew.</summary>
public sealed class PeopleListTests : IDisposable
{
    private const int Documents = 24;

    private static readonly string[] Names = ["Tor Hale", "Tor-Hale", "Una Merr", "Ivo Sand", "Ivo Sand Lenn"];
    private static readonly string?[] Titles = [null, "minister of dikes", "minister of grain", "harbour master"];
    private static readonly PartialDate?[] Days = [null, new(2030), new(2031), new(2031, 5), new(2031, 5, 1), new(2031, 5, 31), new(2031, 6, 1), new(2032, 1, 2)];
    private static readonly string?[] Ranks = [null, "master", "minister"];
    private static readonly string[] Ids = ["id-a", "id-b", "id-c", "id-d"];

    private static readonly PeopleAsk[] Asks =
    [
        new(), new(Order: "name"), new(Order: "last"), new(Role: PersonRole.Mentioned), new(Role: PersonRole.Speaker), new(From: "2031"), new(To: "2031-05"), new(From: "2031-05-01", To: "2031"),
        new(Title: "minister"), new(Title: "grain", Role: PersonRole.Present, From: "2030", To: "2031-06"), new("tor hale"), new("hale"), new("sand", Order: "last"), new("nobody"), new(Skip: 1, Limit: 2), new(Skip: 40),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteReadingStore _store;

    public PeopleListTests() => _store = SqliteReadingStore.Open(_folder["readings.db"]).Value;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void List_AfterAnyHistory_IsWhatCountingAllAppearancesGives(int seed)
    {
        var random = new Random(seed);
        for (int step = 1; step <= 12; step++)
        {
            Happen(random, step, Days);
            foreach (PeopleAsk ask in Asks) ShouldAgree(ask, $"seed {seed}, step {step}, {ask}");
            foreach (string name in (string[])["Tor Hale", "sand", "lenn", "merr", "nobody"]) _store.People.Resolve(name).ShouldBe(PlainlyResolved(name), $"seed {seed}, step {step}, {name}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void LatestTitles_AfterAnyHistory_AreWhatOneQuestionToAllAppearancesGives(int seed)
    {
        var random = new Random(seed);
        PartialDate?[] days = [.. Enumerable.Range(0, 200).Select(n => (PartialDate?)PartialDate.Of(new DateOnly(2031, 1, 1).AddDays(n)))];
        for (int step = 1; step <= 12; step++)
        {
            Happen(random, step, days);
            foreach (string id in Ids) _store.People.LatestTitles(id, 3).ShouldBe(PlainTitles(id), $"seed {seed}, step {step}, {id}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PageOfAPerson_AfterAnyHistory_IsWhatQuestionsToAllAppearancesGive(int seed)
    {
        var random = new Random(seed);
        for (int step = 1; step <= 12; step++)
        {
            Happen(random, step, Days);
            foreach (string id in Ids)
            {
                string where = $"seed {seed}, step {step}, {id}";
                string[] plain = PlainPlaces(id, "1");
                foreach ((int skip, int limit) in ((int, int)[])[(0, 3), (2, 5), (1, int.MaxValue), (90, 5)])
                {
                    (string[] rows, int total) = Places(id, skip, limit, null);
                    rows.ShouldBe(plain.Skip(skip).Take(limit), where);
                    total.ShouldBe(plain.Length, where);
                }
                Places(id, 1, 4, PersonRole.Present).Rows.ShouldBe(PlainPlaces(id, "a.role = 1").Skip(1).Take(4), where);
                _store.People.Titles(id).Select(title => $"{title.Title} {title.Count} {title.First.Document} {title.Last.Document}").ShouldBe(PlainlyTitled(id), where);
                Texts(_store.People.Months(id)).ShouldBe(Counted(id, "substr(r.published, 1, 7)", "length(r.published) >= 7", "1"), where);
                Texts(_store.People.Spellings(id)).ShouldBe(Counted(id, "n.text", "1", "2 DESC, 1"), where);
                Texts(_store.People.Companions(id, 3).Select(one => (one.Person.Name, one.Together))).ShouldBe(PlainCompanions(id), where);
            }
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    // Articles come, change, are replaced and leave; users correct; people are linked anew, or not yet.
    private void Happen(Random random, int step, PartialDate?[] days)
    {
        if (random.Next(3) == 0) _store.Corrections = new([.. Enumerable.Range(0, random.Next(6)).Select(n => Correct(random, n))]);
        ReadVersion[] fed = [.. Enumerable.Range(1, Documents).Where(_ => random.Next(3) == 0).Select(key => Version(key, People(random), random.GetItems(days, 1)[0], random.Next(4) > 0))];
        long[] retired = [.. Enumerable.Range(1, Documents).Select(key => (long)key).Where(key => random.Next(8) == 0 && fed.All(one => one.Document != key))];
        _store.Feed(fed, retired, step);
        if (random.Next(4) > 0) LinkAll(random);
    }

    private static Correction Correct(Random random, int n)
    {
        (string field, string? value) = random.Next(5) switch
        {
            0 or 1 => ("is", random.GetItems(Ids, 1)[0]),
            2 => ("title", "minister of grain"),
            3 => ("name", "Una Merr"),
            _ => ("drop", null),
        };
        return new($"c{n}", default, "ana", Correction.OfPerson, field, value, Article(random.Next(1, Documents)), Person: random.GetItems(Names, 1)[0]);
    }

    private static IReadOnlyList<PersonFinding> People(Random random) =>
        [.. Names.Where(_ => random.Next(2) == 0).Select(name => Person(name, random.GetItems(Titles, 1)[0], (PersonRole)random.Next(5)))];

    // Which of the people bears a name with a title changes from one linking to the next; some bear none.
    private void LinkAll(Random random) => _store.People.Link([.. _store.People.Names().Select(name => new LinkedKey(
        name.Key, [.. Ids.Select(id => new RegisteredPerson(id, name.Key.Pack, "Name of " + id, false, []))],
        [.. name.Sightings.Select(one => new PersonLink(one.TitleId, random.GetItems(Ids, 1)[0], random.Next(1, 100) / 100.0, "post", one.TitleId == 0 ? null : random.GetItems(Ranks, 1)[0]))], []))]);

    private void ShouldAgree(PeopleAsk ask, string where)
    {
        (IReadOnlyList<PersonRow> rows, long total) = _store.People.List(ask);
        PersonRow[] plain = Plain(ask);
        total.ShouldBe(plain.Length, where);
        PersonRow[] page = [.. plain.Skip(ask.Skip).Take(ask.Limit)];
        rows.Select(row => row with { Sure = 0 }).ShouldBe(page.Select(row => row with { Sure = 0 }), where);
        for (int n = 0; n < page.Length; n++) rows[n].Sure.ShouldBe(page[n].Sure, 0.0011, where);
    }

    // Every appearance joined to its reading and its person, and counted.
    private PersonRow[] Plain(PeopleAsk ask)
    {
        IReadOnlyList<string>? people = ask.Text is { } text ? _store.People.Resolve(text) : null;
        IEnumerable<PersonRow> rows = _store.Read(connection => connection.Query<(string Id, string Name, string Pack, string? Title, long Role, string? Published, double Sure)>("""
            SELECT p.id, p.name, p.pack, t.fold, a.role, r.published, CASE WHEN a.person IS NULL THEN l.sure ELSE 1.0 END FROM appearance a JOIN reading r ON r.document = a.document
            LEFT JOIN link l ON l.key = a.key AND l.title = a.title LEFT JOIN name t ON t.id = a.title JOIN person p ON p.id = coalesce(a.person, l.person) WHERE r.newest = 1
            """)
            .Where(one => (people is null || people.Contains(one.Id)) && (ask.Role is null || one.Role == (long)ask.Role) && (ask.Title is null || $" {one.Title} ".Contains($" {ask.Title} ", StringComparison.Ordinal))
                && (ask.From is null || string.CompareOrdinal(one.Published, ask.From) >= 0) && (ask.To is null || (one.Published is not null && string.CompareOrdinal(one.Published, ask.To + "~") <= 0)))
            .GroupBy(one => (one.Id, one.Name, one.Pack)).Select(group =>
            {
                long In(PersonRole role) => group.Count(one => one.Role == (long)role);
                return new PersonRow(
                    group.Key.Id, group.Key.Name, group.Key.Pack, false, group.Count(), In(PersonRole.Present), In(PersonRole.Speaker), In(PersonRole.Sender), In(PersonRole.Recipient), In(PersonRole.Mentioned),
                    group.Min(one => one.Published), group.Max(one => one.Published), group.Average(one => one.Sure));
            }).ToList());
        return [.. (ask.Order switch
        {
            "name" => rows.OrderBy(row => row.Name, StringComparer.Ordinal),
            "last" => rows.OrderByDescending(row => row.Last ?? "", StringComparer.Ordinal),
            _ => rows.OrderByDescending(row => row.Articles),
        }).ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    private List<string> PlainlyResolved(string name)
    {
        List<string> Asked(string of, string title) => _store.Read(connection => connection.Query<string>(
            $"SELECT DISTINCT l.person FROM name n JOIN appearance a ON a.name = n.id JOIN link l ON l.key = a.key{title} WHERE {of} ORDER BY 1", new { fold = NameFold.Of(name) }).ToList());
        return Asked("n.fold = $fold", "") is { Count: > 0 } whole ? whole : Asked("' ' || n.fold || ' ' LIKE '% ' || $fold || ' %'", " AND l.title = a.title");
    }

    private List<string> PlainTitles(string person) => _store.Read(connection => connection.Query<string>("""
        WITH printed AS (
          SELECT t.text AS title, l.rank AS rank, r.published AS published FROM appearance a JOIN reading r ON r.document = a.document JOIN name t ON t.id = a.title
          LEFT JOIN link l ON l.key = a.key AND l.title = a.title WHERE r.newest = 1 AND coalesce(a.person, l.person) = $person),
        held AS (
          SELECT rank FROM printed WHERE rank IS NOT NULL AND published >= (SELECT date(max(published), '-90 days') FROM printed WHERE rank IS NOT NULL)
          GROUP BY rank ORDER BY count(*) DESC, max(published) DESC, rank LIMIT 1)
        SELECT title FROM printed GROUP BY title ORDER BY max(rank IS (SELECT rank FROM held)) DESC, max(rank IS NOT NULL) DESC, max(published) DESC, count(*) DESC, title LIMIT 3
        """, new { person }).ToList());

    private (string[] Rows, int Total) Places(string person, int skip, int limit, PersonRole? role)
    {
        (IReadOnlyList<AppearanceRow> rows, long total) = _store.People.Appearances(person, skip, limit, role);
        return ([.. rows.Select(row => $"{row.Document}/{row.Number} {row.Name} {row.Title} {row.Published} {row.Role:d} {row.Why}")], (int)total);
    }

    private string[] PlainPlaces(string person, string where) =>
        Asked(person, "a.document || '/' || a.n || ' ' || n.text || ' ' || coalesce(t.text, '') || ' ' || coalesce(r.published, '') || ' ' || a.role || ' ' || CASE WHEN a.person IS NULL THEN l.why ELSE 'correction' END",
            where, "ORDER BY r.published, r.article, a.n");

    private string[] PlainlyTitled(string person)
    {
        const string key = "coalesce(r.published, '') || ' ' || r.article || printf(' %06d', a.n)";
        return Asked(person, $"t.text || ' ' || count(*) || ' ' || CAST(substr(min({key} || '|' || a.document), instr(min({key} || '|' || a.document), '|') + 1) AS TEXT) || ' ' || substr(max({key} || '|' || a.document), instr(max({key} || '|' || a.document), '|') + 1)",
            "a.title > 0", $"GROUP BY a.title ORDER BY min({key})");
    }

    private string[] Counted(string person, string what, string where, string order) =>
        [.. _store.Read(connection => connection.Query<(string, long)>($"SELECT {what}, count(*) {FromPerson} AND {where} GROUP BY 1 ORDER BY {order}", new { person }).Select(Text).ToList())];

    private string[] PlainCompanions(string person) => [.. _store.Read(connection => connection.Query<(string, long)>("""
        SELECT p.name, count(DISTINCT b.document) FROM appearance a LEFT JOIN link k ON k.key = a.key AND k.title = a.title JOIN reading r ON r.document = a.document JOIN appearance b ON b.document = a.document AND b.n <> a.n
        LEFT JOIN link l ON l.key = b.key AND l.title = b.title JOIN person p ON p.id = coalesce(b.person, l.person)
        WHERE coalesce(a.person, k.person) = $person AND r.newest = 1 AND a.role IN (1, 2) AND b.role IN (1, 2) AND p.id <> $person GROUP BY p.id ORDER BY 2 DESC, p.name LIMIT 3
        """, new { person }).Select(Text).ToList())];

    private string[] Asked(string person, string what, string where, string rest) =>
        [.. _store.Read(connection => connection.Query<string>($"SELECT {what} {FromPerson} AND {where} {rest}", new { person }).ToList())];

    private const string FromPerson = """
        FROM appearance a JOIN reading r ON r.document = a.document JOIN name n ON n.id = a.name LEFT JOIN name t ON t.id = a.title LEFT JOIN link l ON l.key = a.key AND l.title = a.title
        WHERE r.newest = 1 AND coalesce(a.person, l.person) = $person
        """;

    private static IEnumerable<string> Texts(IEnumerable<(string, long)> counts) => counts.Select(Text);

    private static string Text((string What, long Count) one) => $"{one.What} {one.Count}";

    private static string Article(int key) => $"article{key:000000000}";

    private static PersonFinding Person(string name, string? title, PersonRole role) =>
        new() { Name = name, Title = title, Role = role, RoleConfidence = 0.7, Start = 4, Length = name.Length, Rule = "r", Confidence = 0.9 };

    private static ReadVersion Version(int key, IReadOnlyList<PersonFinding> people, PartialDate? published, bool isNewest = true)
    {
        var reading = new ArticleReading { Event = new() { TypeRule = "r" }, People = people };
        return new(key, new(Article(key)), new($"{key:x12}"), isNewest, "The Wire", published, new(reading, "lenn", "0.1/1 lenn@1", [.. people.Select(person => NameFold.Of(person.Name))], StoredReading.Pack(reading)));
    }
}
