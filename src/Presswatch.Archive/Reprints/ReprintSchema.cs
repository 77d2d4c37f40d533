using Microsoft.Data.Sqlite;

namespace Presswatch.Archive.Reprints;

/// <summary>The tables of the reprints' file. All of it is derived; another version of it is made anew.</summary>
internal static class ReprintSchema
{
    /// <summary>Raised with every change of the tables, of the shingles or of the rule for reprints.</summary>
    public const long Version = 1;

    private const string Tables = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE source_set (id INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE);
        -- stands: the document with the very same shingles that came first; team: the group, where it is in one; day: of publication, as a number of days.
        CREATE TABLE text (document INTEGER PRIMARY KEY, article TEXT NOT NULL, stands INTEGER NOT NULL, newest INTEGER NOT NULL, published TEXT, day INTEGER, language TEXT NOT NULL,
          sources INTEGER NOT NULL, words INTEGER NOT NULL, team INTEGER);
        CREATE INDEX text_stands ON text (stands);
        CREATE INDEX text_team ON text (team) WHERE team IS NOT NULL;
        CREATE INDEX text_article ON text (article);
        CREATE INDEX text_day ON text (day) WHERE newest = 1;
        -- Both ways, between documents that stand for themselves.
        CREATE TABLE link (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
        CREATE TABLE team (id INTEGER PRIMARY KEY, article TEXT NOT NULL, published TEXT, members INTEGER NOT NULL);
        CREATE INDEX team_published ON team (published, article);
        CREATE INDEX team_article ON team (article);
        -- What a teaser can repeat of an article: hashes of its folded headline and of the first words of its body.
        CREATE TABLE head (hash INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (hash, document)) WITHOUT ROWID;
        CREATE TABLE page (capture INTEGER PRIMARY KEY, name TEXT NOT NULL, taken INTEGER NOT NULL, source TEXT NOT NULL);
        CREATE TABLE teaser (capture INTEGER NOT NULL, n INTEGER NOT NULL, url INTEGER, line INTEGER, opening INTEGER, day INTEGER, PRIMARY KEY (capture, n)) WITHOUT ROWID;
        CREATE INDEX teaser_url ON teaser (url) WHERE url IS NOT NULL;
        CREATE INDEX teaser_line ON teaser (line) WHERE line IS NOT NULL;
        CREATE INDEX teaser_opening ON teaser (opening) WHERE opening IS NOT NULL;
        -- The index of shingles: whole as it was last saved, and what each share has added since.
        CREATE TABLE part (name TEXT NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, n)) WITHOUT ROWID;
        CREATE TABLE share (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        """;

    /// <summary>Opens a connection for writing, and makes the tables in a new file.</summary>
    /// <returns>The connection; <see langword="null"/> where the file is of another version.</returns>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteConnection? Connect(string path) => DerivedDatabase.Connect(path, Version, Tables, ("fed", -1), ("teasers", 0), ("generation", 0), ("state", 0), ("whole", 0));
}
