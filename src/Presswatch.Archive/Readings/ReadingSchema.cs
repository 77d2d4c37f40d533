using Microsoft.Data.Sqlite;

namespace Presswatch.Archive.Readings;

/// <summary>The tables of the readings' file. All of it is derived; another version of it is made anew.</summary>
internal static class ReadingSchema
{
    /// <summary>Raised with every change of the tables.</summary>
    public const long Version = 2;

    private const string Tables = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE maker (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        -- Everything printed that rows name: people, titles, bodies, places.
        CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL, fold TEXT NOT NULL);
        CREATE INDEX name_fold ON name (fold);
        -- day: of the event, else of publication, as a number of days.
        CREATE TABLE reading (document INTEGER PRIMARY KEY, article TEXT NOT NULL, version TEXT NOT NULL, newest INTEGER NOT NULL, publisher TEXT NOT NULL, pack TEXT NOT NULL,
          maker INTEGER NOT NULL, published TEXT, day INTEGER, type INTEGER NOT NULL, event_date TEXT, event_place INTEGER, corrected INTEGER NOT NULL);
        -- The whole reading, corrections not applied; apart from the rows that questions go through, which it would spread over ten times the pages.
        CREATE TABLE packed (document INTEGER PRIMARY KEY, reading BLOB NOT NULL);
        CREATE INDEX reading_type ON reading (type);
        CREATE INDEX reading_article ON reading (article);
        -- Spellings that the registry takes for one name.
        CREATE TABLE name_key (id INTEGER PRIMARY KEY, pack TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (pack, key));
        CREATE INDEX name_key_key ON name_key (key);
        CREATE TABLE touched (key INTEGER PRIMARY KEY);
        -- title 0: none printed; person: as a user corrected it.
        CREATE TABLE appearance (document INTEGER NOT NULL, n INTEGER NOT NULL, key INTEGER NOT NULL, name INTEGER NOT NULL, title INTEGER NOT NULL, role INTEGER NOT NULL,
          list INTEGER, position INTEGER, person TEXT, PRIMARY KEY (document, n)) WITHOUT ROWID;
        CREATE INDEX appearance_key ON appearance (key, title);
        CREATE INDEX appearance_person ON appearance (person) WHERE person IS NOT NULL;
        CREATE TABLE body (document INTEGER NOT NULL, n INTEGER NOT NULL, name INTEGER NOT NULL, known TEXT, PRIMARY KEY (document, n)) WITHOUT ROWID;
        CREATE INDEX body_name ON body (name);
        CREATE TABLE place (document INTEGER NOT NULL, n INTEGER NOT NULL, name INTEGER NOT NULL, kind INTEGER NOT NULL, known TEXT, PRIMARY KEY (document, n)) WITHOUT ROWID;
        CREATE INDEX place_name ON place (name);
        CREATE TABLE commitment (document INTEGER NOT NULL, n INTEGER NOT NULL, kind INTEGER NOT NULL, by INTEGER, recipient INTEGER, deadline TEXT, PRIMARY KEY (document, n)) WITHOUT ROWID;
        CREATE INDEX commitment_by ON commitment (by);
        -- What the packs know: names of places with what they lie in, names of bodies.
        CREATE TABLE known_place (id TEXT PRIMARY KEY, parent TEXT) WITHOUT ROWID;
        CREATE TABLE known_name (fold TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (fold, kind, id)) WITHOUT ROWID;
        CREATE INDEX known_name_id ON known_name (id);
        -- The registry: which person bears a name with a title. spelling: folds of names that the pack gives the person, printed or not.
        CREATE TABLE person (id TEXT PRIMARY KEY, pack TEXT NOT NULL, name TEXT NOT NULL, known INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE link (key INTEGER NOT NULL, title INTEGER NOT NULL, person TEXT NOT NULL, sure REAL NOT NULL, why TEXT NOT NULL, rank TEXT, body TEXT, PRIMARY KEY (key, title)) WITHOUT ROWID;
        CREATE INDEX link_person ON link (person);
        CREATE TABLE spelling (fold TEXT NOT NULL, person TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (fold, person)) WITHOUT ROWID;
        CREATE INDEX spelling_person ON spelling (person);
        CREATE TABLE former (id TEXT PRIMARY KEY, person TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE change (n INTEGER PRIMARY KEY, article TEXT NOT NULL, version TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT);
        """;

    /// <summary>Opens a connection for writing, and makes the tables in a new file.</summary>
    /// <returns>The connection; <see langword="null"/> where the file is of another version.</returns>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteConnection? Connect(string path) => DerivedDatabase.Connect(path, Version, Tables, ("fed", -1));
}
