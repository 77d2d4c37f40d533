using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Core.Dates;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>The writer's connection to the readings' file, with its statements. One caller at a time.</summary>
internal sealed class ReadingWriter(SqliteConnection connection) : IDisposable
{
    /// <summary>Names kept in memory between documents; beyond, they are looked up again.</summary>
    private const int NamesHeld = 200_000;

    private readonly Dictionary<string, long> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Pack, string Key), long> _keys = [];
    private readonly HashSet<long> _touched = [];
    private readonly Statement _findName = new(connection, "SELECT id FROM name WHERE fold = ?2 AND text = ?1");
    private readonly Statement _addName = new(connection, "INSERT INTO name (text, fold) VALUES (?1, ?2) RETURNING id");
    private readonly Statement _findKey = new(connection, "SELECT id FROM name_key WHERE pack = ?1 AND key = ?2");
    private readonly Statement _addKey = new(connection, "INSERT INTO name_key (pack, key) VALUES (?1, ?2) RETURNING id");
    private readonly Statement _findMaker = new(connection, "SELECT id FROM maker WHERE name = ?1");
    private readonly Statement _addMaker = new(connection, "INSERT INTO maker (name) VALUES (?1) RETURNING id");
    private readonly Statement _touch = new(connection, "INSERT OR IGNORE INTO touched (key) VALUES (?1)");
    private readonly Statement _holds = new(connection, "SELECT 1 FROM reading WHERE document = ?1");
    private readonly Statement _touchOld = new(connection, "INSERT OR IGNORE INTO touched (key) SELECT key FROM appearance WHERE document = ?1");
    private readonly Statement[] _drop = [.. new[] { "reading", "packed", "appearance", "body", "place", "commitment" }.Select(table => new Statement(connection, $"DELETE FROM {table} WHERE document = ?1"))];
    private readonly Statement _addReading = new(connection, """
        INSERT INTO reading (document, article, version, newest, publisher, pack, maker, published, day, type, event_date, event_place, corrected)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """);
    private readonly Statement _addPacked = new(connection, "INSERT INTO packed (document, reading) VALUES (?1, ?2)");
    private readonly Statement _addAppearance = new(connection, "INSERT INTO appearance (document, n, key, name, title, role, list, position, person) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    private readonly Statement _addBody = new(connection, "INSERT INTO body (document, n, name, known) VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement _addPlace = new(connection, "INSERT INTO place (document, n, name, kind, known) VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _addCommitment = new(connection, "INSERT INTO commitment (document, n, kind, by, recipient, deadline) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    private readonly Statement _setFed = new(connection, "UPDATE meta SET value = ?1 WHERE name = 'fed'");

    public SqliteConnection Connection => connection;

    /// <summary>Runs work in one transaction; what was learnt of names is forgotten where it fails.</summary>
    public void Transact(Action work)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            connection.Execute("COMMIT");
        }
        catch
        {
            Forget();
            try
            {
                connection.Execute("ROLLBACK");
            }
            catch (SqliteException)
            {
                // SQLite has rolled back by itself: a full disk or an I/O error ends the transaction.
            }
            throw;
        }
    }

    public void SetFed(long fedUpTo) => _setFed.Run(fedUpTo);

    /// <summary>Takes one document's rows away, noting whose appearances change by it.</summary>
    public void Drop(long document)
    {
        if (_holds.Number(document) is null) return;
        _touchOld.Run(document);
        foreach (Statement drop in _drop) drop.Run(document);
    }

    /// <summary>Writes one version's rows.</summary>
    /// <param name="version">The version.</param>
    /// <param name="corrections">Laid over the reading before its rows are made.</param>
    public void Add(ReadVersion version, Corrections corrections)
    {
        DrawnReading drawn = version.Drawn;
        (string article, string text) = (version.Article.Value, version.Version.Value);
        ArticleReading reading = corrections.Apply(article, text, drawn.Reading);
        bool corrected = !ReferenceEquals(reading, drawn.Reading);
        long document = version.Document;
        long? eventPlace = reading.Event.Place is { } place ? NameOf(place) : null;
        _addReading.Run(
            document, article, text, version.IsNewest ? 1L : 0L, version.Publisher, drawn.Pack, MakerOf(drawn.Maker), version.Published?.ToString(), DayOf(reading, version.Published),
            (long)reading.Event.Type, reading.Event.Date, eventPlace, corrected ? 1L : 0L);
        _addPacked.Run(document, drawn.Packed);
        AddPeople(version, reading, corrections, corrected);
        for (int n = 0; n < reading.Organisations.Count; n++) _addBody.Run(document, (long)n, NameOf(reading.Organisations[n].Name), reading.Organisations[n].Id);
        for (int n = 0; n < reading.Places.Count; n++) _addPlace.Run(document, (long)n, NameOf(reading.Places[n].Name), (long)reading.Places[n].Kind, reading.Places[n].Id);
        for (int n = 0; n < reading.Commitments.Count; n++)
        {
            CommitmentFinding one = reading.Commitments[n];
            _addCommitment.Run(document, (long)n, (long)one.Kind, one.By is { } by ? NameOf(by) : null, one.To is { } to ? NameOf(to) : null, one.Deadline);
        }
    }

    public void Forget()
    {
        _names.Clear();
        _makers.Clear();
        _keys.Clear();
        _touched.Clear();
    }

    /// <summary>Forgets which keys were noted as touched, after they were linked.</summary>
    public void ForgetTouched() => _touched.Clear();

    public void Dispose()
    {
        foreach (Statement statement in (ReadOnlySpan<Statement>)[_findName, _addName, _findKey, _addKey, _findMaker, _addMaker, _touch, _holds, _touchOld, .. _drop, _addReading, _addPacked, _addAppearance, _addBody,
            _addPlace, _addCommitment, _setFed])
        {
            statement.Dispose();
        }
        connection.Dispose();
    }

    private void AddPeople(ReadVersion version, ArticleReading reading, Corrections corrections, bool corrected)
    {
        DrawnReading drawn = version.Drawn;
        Dictionary<string, PersonMention>? listed = null;
        foreach (PersonMention mention in reading.Mentions)
        {
            if (mention.List is not null) (listed ??= new(StringComparer.Ordinal)).TryAdd(mention.Person, mention);
        }
        for (int n = 0; n < reading.People.Count; n++)
        {
            PersonFinding person = reading.People[n];
            string key = KeyOf(drawn, person, n);
            long id = KeyOf(drawn.Pack, key);
            if (_touched.Add(id)) _touch.Run(id);
            PersonMention? inList = listed?.GetValueOrDefault(person.Name);
            _addAppearance.Run(
                version.Document, (long)n, id, NameOf(person.Name), person.Title is { } title ? NameOf(title) : 0L, (long)person.Role, inList?.List is { } list ? (long)list : null,
                inList?.Position is { } position ? (long)position : null, corrected ? corrections.PersonOf(version.Article.Value, version.Version.Value, person.Name) : null);
        }
    }

    // A correction can take people away or rename them; then the key is found by name, and a new name is its own key.
    private static string KeyOf(DrawnReading drawn, PersonFinding person, int n)
    {
        if (n < drawn.Reading.People.Count && drawn.Reading.People[n].Name == person.Name) return drawn.Keys[n];
        for (int at = 0; at < drawn.Reading.People.Count; at++)
        {
            if (drawn.Reading.People[at].Name == person.Name) return drawn.Keys[at];
        }
        return NameFold.Of(person.Name);
    }

    private static long? DayOf(ArticleReading reading, PartialDate? published) =>
        PartialDate.TryParse(reading.Event.Date, out PartialDate date) ? date.First.DayNumber : published?.First.DayNumber;

    private long NameOf(string text)
    {
        if (_names.TryGetValue(text, out long id)) return id;
        if (_names.Count >= NamesHeld) _names.Clear();
        string fold = NameFold.Of(text);
        id = _findName.Number(text, fold) ?? _addName.Number(text, fold)!.Value;
        _names.Add(text, id);
        return id;
    }

    private long MakerOf(string name)
    {
        if (_makers.TryGetValue(name, out long id)) return id;
        return _makers[name] = _findMaker.Number(name) ?? _addMaker.Number(name)!.Value;
    }

    private long KeyOf(string pack, string key)
    {
        if (_keys.TryGetValue((pack, key), out long id)) return id;
        if (_keys.Count >= NamesHeld) _keys.Clear();
        return _keys[(pack, key)] = _findKey.Number(pack, key) ?? _addKey.Number(pack, key)!.Value;
    }
}
