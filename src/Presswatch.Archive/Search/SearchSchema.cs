using Presswatch.Core.Words;

namespace Presswatch.Archive.Search;

/// <summary>The tables of the index's file.</summary>
internal static class SearchSchema
{
    /// <summary>Raised with every change of the tables or of the lists in them.</summary>
    public const int Version = 1;

    private const string Tables = """
        CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE names(id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
        -- ordinal: 0 and up, in the order of feeding; sources: ids of names, parted by spaces
        CREATE TABLE documents(ordinal INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, article TEXT NOT NULL, version TEXT NOT NULL, sources TEXT NOT NULL,
          publisher INTEGER NOT NULL, language INTEGER NOT NULL, section INTEGER, published TEXT, newest INTEGER NOT NULL, words INTEGER NOT NULL, headline_words INTEGER NOT NULL);
        -- which attributes of documents were changed after they were first fed, so that readers follow without reading all
        CREATE TABLE changes(generation INTEGER NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY(generation, ordinal)) WITHOUT ROWID;
        -- a run of ordinals and, in postings, the lists of their words; eight of a level become one of the next
        CREATE TABLE segments(id INTEGER PRIMARY KEY AUTOINCREMENT, first INTEGER NOT NULL, documents INTEGER NOT NULL, level INTEGER NOT NULL);
        CREATE TABLE postings(segment INTEGER NOT NULL, fold BLOB NOT NULL, form BLOB NOT NULL, documents INTEGER NOT NULL, occurrences INTEGER NOT NULL, last INTEGER NOT NULL,
          document_list BLOB NOT NULL, place_list BLOB NOT NULL, PRIMARY KEY(segment, fold, form)) WITHOUT ROWID;
        """;

    /// <summary>Makes the tables in a new file.</summary>
    public static void Create(SearchDatabase database)
    {
        database.Execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;");
        database.Execute("BEGIN IMMEDIATE");
        database.Execute(Tables);
        database.SetMeta("schema", Version);
        database.SetMeta("tokeniser", Tokeniser.Version);
        database.SetMeta("fed", 0);
        database.SetMeta("generation", 0);
        database.Execute("COMMIT");
    }

    public static bool IsNew(SearchDatabase database) => database.Number("SELECT count(*) FROM sqlite_master") == 0;

    /// <summary>Whether this program wrote the file, by the same rules.</summary>
    public static bool IsCurrent(SearchDatabase database) =>
        database.Number("SELECT value FROM meta WHERE name = 'schema'", -1) == Version && database.Number("SELECT value FROM meta WHERE name = 'tokeniser'", -1) == Tokeniser.Version;
}
