using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue.Sqlite;

namespace Presswatch.Archive.Readings;

/// <summary>Writes what linking gave, within one transaction of the writer's connection.</summary>
internal sealed class LinkWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _drop = new(connection, "DELETE FROM link WHERE key = ?1");
    private readonly Statement _done = new(connection, "DELETE FROM touched WHERE key = ?1");
    private readonly Statement _person = new(connection,
        "INSERT INTO person (id, pack, name, known) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE known = 0 OR excluded.known = 1");
    private readonly Statement _spelling = new(connection, "INSERT OR IGNORE INTO spelling (fold, person, text) VALUES (?1, ?2, ?3)");
    private readonly Statement _link = new(connection, "INSERT INTO link (key, title, person, sure, why, rank, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    private readonly Statement _former = new(connection, "INSERT INTO former (id, person) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET person = excluded.person");
    private readonly Statement _dropIdle = new(connection, """
        DELETE FROM person WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.person = person.id) AND NOT EXISTS (SELECT 1 FROM appearance a WHERE a.person = person.id)
        """);

    /// <summary>Puts the links of one key in the place of those it had.</summary>
    public void Write(LinkedKey linked)
    {
        _drop.Run(linked.Key.Id);
        _done.Run(linked.Key.Id);
        foreach (RegisteredPerson person in linked.People)
        {
            _person.Run(person.Id, person.Pack, person.Name, person.Known ? 1L : 0L);
            foreach (string name in person.Names) _spelling.Run(NameFold.Of(name), person.Id, name);
        }
        foreach (PersonLink link in linked.Links) _link.Run(linked.Key.Id, link.TitleId, link.Person, link.Sure, link.Why, link.Rank, link.Body);
        foreach ((string former, string person) in linked.Former) _former.Run(former, person);
    }

    /// <summary>Takes away people whom nothing names any more.</summary>
    public void Finish() => _dropIdle.Run();

    public void Dispose()
    {
        foreach (Statement statement in (ReadOnlySpan<Statement>)[_drop, _done, _person, _spelling, _link, _former, _dropIdle]) statement.Dispose();
    }
}
