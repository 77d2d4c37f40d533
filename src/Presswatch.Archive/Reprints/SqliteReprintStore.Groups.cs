using Dapper;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Reprints;

public sealed partial class SqliteReprintStore
{
    private readonly Lock _placing = new();
    private IReadOnlyDictionary<int, ReprintPlace> _places = new Dictionary<int, ReprintPlace>();
    private long _placed = -1;

    /// <summary>The groups that fit, newest first.</summary>
    public ReprintTeams Groups(ReprintFilter filter, int skip, int limit) => Read(connection =>
    {
        const string Fitting = """
            FROM team g WHERE $all OR EXISTS (SELECT 1 FROM text t JOIN source_set s ON s.id = t.sources WHERE t.team = g.id
              AND ($source IS NULL OR instr(char(10) || s.names || char(10), char(10) || $source || char(10)) > 0)
              AND ($from IS NULL OR t.day >= $from) AND ($to IS NULL OR t.day <= $to))
            """;
        var asked = new { all = filter.IsEmpty, source = filter.Source, from = (long?)filter.From?.DayNumber, to = (long?)filter.To?.DayNumber, skip, limit };
        int total = connection.ExecuteScalar<int>($"SELECT count(*) {Fitting}", asked);
        long[] teams = [.. connection.Query<long>($"SELECT g.id {Fitting} ORDER BY g.published DESC, g.article LIMIT $limit OFFSET $skip", asked)];
        return new ReprintTeams(total, connection.ExecuteScalar<int>("SELECT count(*) FROM text WHERE newest = 1"), [.. teams.Select(team => TeamOf(connection, team))]);
    });

    /// <summary>The group that an article is in; <see langword="null"/> where it is in none.</summary>
    public ReprintTeam? GroupOf(string article) => Read(connection =>
        connection.ExecuteScalar<long?>("SELECT team FROM text WHERE article = $article AND team IS NOT NULL", new { article }) is { } team ? TeamOf(connection, team) : null);

    /// <summary>How many of the documents after one are reprints of another that came before them.</summary>
    /// <param name="after">Documents after this are counted.</param>
    public long ReprintsAfter(long after) => Read(connection => connection.ExecuteScalar<long>("""
        SELECT count(*) FROM text t WHERE t.document > $after AND t.team IS NOT NULL AND EXISTS (SELECT 1 FROM text o WHERE o.team = t.team AND o.document < t.document)
        """, new { after }));

    /// <summary>The days on which articles were published, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days(DateOnly? from, DateOnly? to) => Read(connection => connection.Query<long>(
        "SELECT DISTINCT day FROM text WHERE newest = 1 AND day IS NOT NULL AND ($from IS NULL OR day >= $from) AND ($to IS NULL OR day <= $to) ORDER BY day",
        new { from = (long?)from?.DayNumber, to = (long?)to?.DayNumber }).Select(day => DateOnly.FromDayNumber((int)day)).ToArray());

    /// <summary>The newest versions published on a day.</summary>
    public IReadOnlyList<DayText> OnDay(DateOnly day) => Read(connection => connection.Query<(long Document, string Article, string Language, long Words, long? Team)>(
        "SELECT document, article, language, words, team FROM text WHERE newest = 1 AND day = $day ORDER BY article", new { day = (long)day.DayNumber })
        .Select(row => new DayText(row.Document, row.Article, row.Language, (int)row.Words, row.Team)).ToArray());

    /// <summary>The last document held; 0 where there is none.</summary>
    public long LastDocument => Read(connection => connection.ExecuteScalar<long>("SELECT coalesce(max(document), 0) FROM text"));

    public Outcome<IReadOnlyDictionary<int, ReprintPlace>> Places() => Outcome.Of(Read(connection =>
    {
        lock (_placing)
        {
            long generation = connection.ExecuteScalar<long>("SELECT value FROM meta WHERE name = 'generation'");
            if (generation == _placed) return _places;
            var places = new Dictionary<int, ReprintPlace>();
            foreach (IGrouping<long, (long Document, long Team, string? Published, string Article)> team in connection
                .Query<(long Document, long Team, string? Published, string Article)>("SELECT document, team, published, article FROM text WHERE team IS NOT NULL").GroupBy(row => row.Team))
            {
                int place = 0;
                foreach ((long document, _, _, _) in team.OrderBy(row => row.Published, ReprintWriter.DateOrder).ThenBy(row => row.Article, StringComparer.Ordinal))
                {
                    places.Add((int)document, new((int)team.Key, place++));
                }
            }
            (_places, _placed) = (places, generation);
            return _places;
        }
    }));

    private static ReprintTeam TeamOf(Microsoft.Data.Sqlite.SqliteConnection connection, long team)
    {
        ReprintMemberRow[] members = [.. connection.Query<(long Document, string Article, string? Published)>("SELECT document, article, published FROM text WHERE team = $team", new { team })
            .OrderBy(row => row.Published, ReprintWriter.DateOrder).ThenBy(row => row.Article, StringComparer.Ordinal).Select(row => new ReprintMemberRow(row.Document, row.Article))];
        return new(members[0].Article, members);
    }
}
