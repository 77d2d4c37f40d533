using Dapper;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

public sealed partial class SqliteReadingStore
{
    // A person's rows are found through the registry's links, or through what a user said of the row.
    internal const string RowsOfPeople = """
        SELECT a.document AS document, a.n AS n, l.sure AS sure, l.why AS why FROM link l JOIN appearance a ON a.key = l.key AND a.title = l.title
            WHERE l.person IN $people AND a.person IS NULL
        UNION ALL SELECT a.document, a.n, 1.0, 'correction' FROM appearance a WHERE a.person IN $people
        """;

    // Places named, all that lies in them, and what is printed as one of their names.
    private const string WithinPlaces = """
        WITH RECURSIVE within (id) AS (
            SELECT id FROM known_name WHERE kind = 'place' AND fold IN $folds
            UNION SELECT p.id FROM known_place p JOIN within w ON p.parent = w.id),
        printed (id) AS (
            SELECT id FROM name WHERE fold IN $folds
            UNION SELECT n.id FROM within w JOIN known_name k ON k.id = w.id AND k.kind = 'place' JOIN name n ON n.fold = k.fold)
        SELECT document FROM place WHERE known IN (SELECT id FROM within)
        UNION SELECT document FROM place WHERE name IN (SELECT id FROM printed) AND known IS NULL
        UNION SELECT document FROM reading WHERE event_place IN (SELECT id FROM printed)
        """;

    private const string OfBodies = """
        WITH same (id) AS (SELECT id FROM known_name WHERE kind = 'body' AND fold IN $folds),
        printed (id) AS (
            SELECT id FROM name WHERE fold IN $folds
            UNION SELECT n.id FROM same s JOIN known_name k ON k.id = s.id AND k.kind = 'body' JOIN name n ON n.fold = k.fold)
        SELECT document FROM body WHERE known IN (SELECT id FROM same) UNION SELECT document FROM body WHERE name IN (SELECT id FROM printed)
        """;

    public Outcome<IReadOnlyList<long>> Documents(FieldNode filter)
    {
        string[] folds = [.. filter.Values.Select(NameFold.Of)];
        switch (filter.Field)
        {
            case QueryField.Type:
                var types = new List<long>();
                foreach (string value in filter.Values)
                {
                    if (TypeOf(value) is not { } type) return UnknownType(value);
                    types.Add((long)type);
                }
                return Ask("SELECT document FROM reading WHERE type IN $types", new { types });
            case QueryField.Place:
                return Ask(WithinPlaces, new { folds });
            case QueryField.Org:
                return Ask(OfBodies, new { folds });
            case QueryField.Person or QueryField.Present:
                string[] people = [.. filter.Values.SelectMany(People.Resolve).Distinct()];
                string rows = $"SELECT DISTINCT r.document FROM ({RowsOfPeople}) r";
                if (filter.Field == QueryField.Present) rows += $" JOIN appearance p ON p.document = r.document AND p.n = r.n WHERE p.role IN ({(int)PersonRole.Present}, {(int)PersonRole.Speaker})";
                return people.Length == 0 ? Outcome.Of<IReadOnlyList<long>>([]) : Ask(rows, new { people });
            default:
                throw new ArgumentException($"The filter {filter.Field} asks for nothing that is read.", nameof(filter));
        }
    }

    private Outcome<IReadOnlyList<long>> Ask(string sql, object values) => Outcome.Of<IReadOnlyList<long>>(Read(connection => connection.Query<long>(sql, values).ToList()));

    private static EventType? TypeOf(string value)
    {
        foreach (EventType type in Enum.GetValues<EventType>())
        {
            if (string.Equals(JsonText.NameOf(type), value, StringComparison.OrdinalIgnoreCase)) return type;
        }
        return null;
    }

    private static Problem UnknownType(string value) => new(
        ProblemCodes.UnknownEventType, $"No event has the type '{value}'.", Try: "one of " + string.Join(", ", Enum.GetValues<EventType>().Select(JsonText.NameOf)));
}
