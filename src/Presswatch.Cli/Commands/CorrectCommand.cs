using System.CommandLine;
using Presswatch.Archive.Readings;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Cli.Commands;

/// <summary>Keeps a user's correction of what was read, with author and time.</summary>
internal sealed class CorrectCommand : Command
{
    private readonly Argument<string?> _subject = new("subject") { Description = "Id of an article, with /VERSION for one version alone; or id of a person of the registry.", HelpName = "ARTICLE|PERSON", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _author = new("--author") { Description = "Who corrects. Default: the user of this machine.", HelpName = "NAME" };
    private readonly Option<string?> _note = new("--note") { Description = "Why.", HelpName = "TEXT" };
    private readonly Option<string?> _person = new("--person") { Description = "The person meant, by the name that was read in the article.", HelpName = "NAME" };
    private readonly Option<string?> _back = new("--take-back") { Description = "Take back the correction of that id.", HelpName = "ID" };
    private readonly (Option<string?> Option, string Subject, string Field)[] _values =
    [
        (new("--type") { Description = "The event's type.", HelpName = "TYPE" }, Correction.OfEvent, "type"),
        (new("--date") { Description = "The event's date; \"\" for none.", HelpName = "DATE" }, Correction.OfEvent, "date"),
        (new("--place") { Description = "The event's place; \"\" for none.", HelpName = "PLACE" }, Correction.OfEvent, "place"),
        (new("--title") { Description = "With --person: the title; \"\" for none.", HelpName = "TITLE" }, Correction.OfPerson, "title"),
        (new("--role") { Description = "With --person: present, speaker, sender, recipient or mentioned.", HelpName = "ROLE" }, Correction.OfPerson, "role"),
        (new("--is") { Description = "With --person: id of the person of the registry who is meant.", HelpName = "ID" }, Correction.OfPerson, "is"),
        (new("--same-as") { Description = "Of a person of the registry: id of the person who is the same.", HelpName = "ID" }, Correction.OfRegistry, "same-as"),
    ];

    private readonly Option<string?> _name = new("--name") { Description = "The right name: of the --person in an article, or of a person of the registry.", HelpName = "NAME" };
    private readonly Option<bool> _drop = new("--drop") { Description = "With --person: this is no person." };

    public CorrectCommand(CliContext app)
        : base("correct", "Correct a person, title or event that was read; kept in the journal with author and time.")
    {
        Add(_subject);
        foreach ((Option<string?> option, _, _) in _values) Add(option);
        Add(_person);
        Add(_name);
        Add(_drop);
        Add(_note);
        Add(_author);
        Add(_back);
        SetAction((args, cancel) => app.InSessionAsync(args, create: false, (session, format) => Task.FromResult(Run(session, format, args, app, cancel)), cancel));
    }

    private Outcome<int> Run(ArchiveSession session, OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<IReadingStore> readings = session.OpenReadings(cancel);
        if (!readings.TryGet(out IReadingStore store)) return readings.Problem!;
        var desk = new CorrectionDesk(session.Archive, store, session.Drawer);
        string author = args.GetValue(_author) ?? app.Environment("USER") ?? "unknown";
        Outcome<IReadOnlyList<Correction>> made = args.GetValue(_back) is { } id ? desk.TakeBack(id, author) : desk.Add(Asked(args), author);
        if (!made.TryGet(out IReadOnlyList<Correction> corrections)) return made.Problem!;
        if (format == OutputFormat.Json) app.Out.Json(new { total = corrections.Count, items = corrections });
        else foreach (Correction one in corrections) app.Out.Line($"{one.Id}  {one.Article ?? one.Person}  {one.Field} = {one.Value ?? "(none)"}  by {one.Author}, {one.At:yyyy-MM-dd HH:mm} UTC{(args.GetValue(_back) is null ? "" : "  taken back")}");
        return ExitCode.Done;
    }

    private List<CorrectionAsk> Asked(ParseResult args)
    {
        string subject = args.GetValue(_subject) ?? "";
        string? person = args.GetValue(_person), note = args.GetValue(_note);
        var asked = new List<CorrectionAsk>();
        foreach ((Option<string?> option, string of, string field) in _values)
        {
            if (args.GetValue(option) is { } value) asked.Add(new(of, subject, person, field, value.Length == 0 ? null : value, note));
        }
        if (args.GetValue(_name) is { } name) asked.Add(new(person is null ? Correction.OfRegistry : Correction.OfPerson, subject, person, "name", name, note));
        if (args.GetValue(_drop)) asked.Add(new(Correction.OfPerson, subject, person, "drop", null, note));
        return asked;
    }
}
