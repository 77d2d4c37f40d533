using Presswatch.Archive.Readings;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Web.Endpoints;

/// <summary>Reads the forms of corrections: each field that differs from what stood there when the page was drawn ("was-" fields) is a correction of its own.</summary>
internal static class CorrectionForm
{
    // A new name stands last: the others name the person as it stood.
    private static readonly string[] Changed = ["title", "role", "type", "date", "place", "name"];

    public static Outcome<IReadOnlyList<CorrectionAsk>> Read(IFormCollection form, IReadingStore store)
    {
        string of = Text("of") ?? "", subject = Text("subject") ?? "";
        string? person = Text("person"), note = Text("note");
        // One correction by its field, as programs that send forms have it.
        if (Text("field") is { } field) return Outcome.Of<IReadOnlyList<CorrectionAsk>>([new(of, subject, person, field, Text("value"), note)]);
        if (Text("drop") is not null) return Outcome.Of<IReadOnlyList<CorrectionAsk>>([new(of, subject, person, "drop", null, note)]);
        var asked = new List<CorrectionAsk>();
        foreach (string other in (string[])["is", "same-as"])
        {
            if (Text(other) is not { } named) continue;
            IReadOnlyList<string> ids = store.People.Resolve(named);
            if (ids.Count != 1)
            {
                return new Problem(ProblemCodes.UnknownPerson, ids.Count == 0 ? $"The registry holds no '{named}'." : $"'{named}' can mean {ids.Count} people.",
                    Try: ids.Count == 0 ? "look for the name in the list of people: /people" : $"name one by id: {string.Join(", ", ids.Take(5))}");
            }
            asked.Add(new(of, subject, person, other, ids[0], note));
        }
        foreach (string name in Changed.Where(name => form.ContainsKey(name) && form.ContainsKey("was-" + name) && Text(name) != Text("was-" + name)))
        {
            asked.Add(new(of, subject, person, name, Text(name), note));
        }
        return asked;

        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } value ? value : null;
    }
}
