using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>people.yaml, organisations.yaml and places.yaml.</summary>
internal static class NamesFiles
{
    public static void ReadPeople(EntryReader file, PackDraft pack) => pack.People.AddRange(file.Entries("people", person =>
    {
        string id = person.Id(pack.Name), name = person.Text("name");
        return new PackPerson(id, name, AllNames(name, person), person.Entries("posts", ReadPost), person.Text("source"))
        {
            FirstNamed = person.OptionalDate("first-named"),
            Born = person.OptionalDate("born"),
            Died = person.OptionalDate("died"),
        };
    }));

    public static void ReadOrganisations(EntryReader file, PackDraft pack) => pack.Organisations.AddRange(file.Entries("organisations", body =>
    {
        string id = body.Id(pack.Name), name = body.Text("name");
        (PartialDate? from, PartialDate? to) = Span(body);
        return new PackOrganisation(id, name, AllNames(name, body), body.OptionalDate("founded"), from, to, body.Text("source"));
    }));

    public static void ReadPlaces(EntryReader file, PackDraft pack) => pack.Places.AddRange(file.Entries("places", place =>
    {
        string id = place.Id(pack.Name), name = place.Text("name");
        return new PackPlace(id, name, place.Text("kind"), AllNames(name, place), place.OptionalText("in") is { } within ? pack.Refer(ReferenceKind.Place, within, place.MarkOf("in")) : null,
            place.OptionalReal("latitude", -90, 90), place.OptionalReal("longitude", -180, 180))
        {
            Code = place.OptionalText("code"),
        };
    }));

    private static PackPost ReadPost(EntryReader post)
    {
        string title = post.Text("title");
        (PartialDate? from, PartialDate? to) = Span(post);
        return new(title, from, to) { Words = post.Texts("words") };
    }

    private static (PartialDate? From, PartialDate? To) Span(EntryReader entry)
    {
        PartialDate? from = entry.OptionalDate("from"), to = entry.OptionalDate("to");
        if (from is { } first && to is { } last && last.Last < first.First) entry.Fault(ProblemCodes.PackBadDate, "'to' lies before 'from'", entry.MarkOf("to"));
        return (from, to);
    }

    private static IReadOnlyList<string> AllNames(string name, EntryReader entry) => [.. entry.Texts("names").Prepend(name).Distinct()];
}
