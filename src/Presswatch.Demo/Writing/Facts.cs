using Presswatch.Demo.Planning;
using Presswatch.Demo.World;

namespace Presswatch.Demo.Writing;

/// <summary>Somebody of a text.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Before">Title before the name; empty for none.</param>
/// <param name="After">Title after the name.</param>
/// <param name="Inside">Names of bodies and places inside the title after the name.</param>
internal sealed record Actor(string Name, string Before, string After, params (MentionKind Kind, string Name, string? Detail)[] Inside);

/// <summary>Who, what, where and when of one article: drawn once, so that each version and reprint has the same.</summary>
internal sealed class Facts
{
    private static readonly string[] Jobs =
        ["lathe operator", "weaver", "stationmaster", "teacher", "bricklayer", "ferryman", "miller", "nurse", "surveyor", "foreman", "lamplighter", "shepherd", "engine driver", "student"];

    public DateOnly Published { get; private set; }
    public DateOnly Event { get; private set; }
    public bool Relative { get; private set; }
    public bool Thin { get; private set; }
    public bool WithDateline { get; private set; }
    public string DatelinePlace { get; private set; } = Country.Capital;
    public ArticleKind Kind { get; private set; } = Country.Kinds[0];
    public Actor Leader { get; private set; } = new("", "", "");
    public List<Actor> Roster { get; } = [];
    public Actor[] People { get; } = new Actor[4];
    public Actor[] Guests { get; } = new Actor[2];
    public (string Name, string Product)[] Sites { get; } = new (string, string)[3];
    public string[] Bodies { get; } = new string[3];
    public County[] Counties { get; } = new County[3];
    public string[] Provinces { get; } = new string[4];
    public string River { get; private set; } = "";
    public string[] Buildings { get; } = new string[2];
    public Abroad[] Countries { get; } = new Abroad[2];
    public DateOnly[] Deadlines { get; } = new DateOnly[2];

    public void Draw(ulong seed, in Plan plan)
    {
        DateOnly first = DemoOptions.FirstDay;
        int factDay = plan.ThreadDay < 0 ? plan.OriginDay : plan.ThreadDay, factIndex = plan.ThreadDay < 0 ? plan.OriginIndex : Threads.Index;
        SplitMix facts = SplitMix.At(seed, factDay, factIndex, 1), form = SplitMix.At(seed, plan.OriginDay, plan.OriginIndex, 2);
        Kind = Country.Kinds[plan.Kind];
        bool scripted = Kind.Weight == 0 && Kind.Name is not ("done" or "editorial");
        Published = first.AddDays(plan.OriginDay);
        Event = Published.AddDays(scripted || form.Chance(450) ? 0 : -1);
        Relative = Plan.Relative(seed, plan.OriginDay, plan.OriginIndex);
        Thin = form.Chance(700);
        WithDateline = plan.Outlet == 0 || plan.Mode != ReprintMode.None || form.Chance(300);
        DrawPlaces(ref facts);
        DrawPeople(ref facts);
        DatelinePlace = scripted || form.Chance(850) ? Country.Capital : Country.Seats[Provinces[0]];
        DateOnly made = first.AddDays(factDay);
        Deadlines[0] = made.AddDays(facts.Between(Threads.LeastDays, Threads.MostDays));
        Deadlines[1] = made.AddDays(facts.Between(8, 30));
        if (plan.ThreadDay >= 0 || Kind.Name == "pledge") Deadlines[0] = made.AddDays(Threads.DueAfter(seed, factDay));
        if (Kind.Name.StartsWith("flood", StringComparison.Ordinal))
        {
            Deadlines[0] = new(2031, 10, 1);
            Deadlines[1] = new(2031, 10, 9);
        }
        DrawRoster(ref form);
    }

    private void DrawPlaces(ref SplitMix facts)
    {
        for (int i = 0; i < Counties.Length; i++) Counties[i] = facts.Pick(Country.Counties);
        Provinces[0] = Counties[0].Province;
        for (int i = 1; i < Provinces.Length; i++)
        {
            do Provinces[i] = facts.Pick(Country.Provinces);
            while (Provinces.AsSpan(0, i).Contains(Provinces[i]));
        }
        for (int i = 0; i < Sites.Length; i++)
        {
            Works works = facts.Pick(Country.WorksKinds);
            string county = Counties[i].Name;
            Sites[i] = ($"{county[..county.LastIndexOf(' ')]} {works.Kind}", works.Product);
        }
        int from = facts.Below(Country.Bodies.Length);
        for (int i = 0; i < Bodies.Length; i++) Bodies[i] = Country.Bodies[(from + (i * 5)) % Country.Bodies.Length];
        River = facts.Pick(Country.Rivers);
        from = facts.Below(Country.Buildings.Length);
        for (int i = 0; i < Buildings.Length; i++) Buildings[i] = Country.Buildings[(from + i) % Country.Buildings.Length];
        from = facts.Below(Country.Countries.Length);
        for (int i = 0; i < Countries.Length; i++) Countries[i] = Country.Countries[(from + (i * 3)) % Country.Countries.Length];
    }

    private void DrawPeople(ref SplitMix facts)
    {
        int from = facts.Below(Country.Given.Length), family = facts.Below(Country.Family.Length);
        string Name(int i) => $"{Country.Given[(from + (i * 7)) % Country.Given.Length]} {Country.Family[(family + (i * 11)) % Country.Family.Length]}";
        string committee = $"{Counties[1].Name} Road Committee", job = facts.Pick(Jobs);
        People[0] = new(Name(0), "Director", $"director of the {Sites[0].Name}", (MentionKind.Organisation, Sites[0].Name, null));
        People[1] = new(Name(1), "Secretary", $"secretary of the {committee}", (MentionKind.Organisation, committee, null));
        People[2] = new(Name(2), "", $"{job} at the {Sites[1].Name}", (MentionKind.Organisation, Sites[1].Name, null));
        People[3] = new(Name(3), facts.Chance(500) ? "Doctor" : "Professor", $"researcher of the {Bodies[0]}", (MentionKind.Organisation, Bodies[0], null));
        for (int i = 0; i < Guests.Length; i++)
        {
            Abroad home = Countries[i];
            string name = $"{facts.Pick(Country.OuterGiven)} {facts.Pick(Country.OuterFamily)}", society = $"{home.Adjective} Society for Velmaran Letters";
            Guests[i] = facts.Below(5) switch
            {
                0 => new(name, "Foreign Minister", $"foreign minister of the {home.Long}", (MentionKind.Place, home.Long, home.Short)),
                1 => new(name, "Ambassador", $"ambassador of {home.Short} to {Country.Land}", (MentionKind.Place, home.Short, home.Short), (MentionKind.Place, Country.Land, Country.Land)),
                2 => new(name, "Chairman", $"chairman of the {society}", (MentionKind.Organisation, society, null)),
                3 => new(name, "President", $"president of the {home.Long}", (MentionKind.Place, home.Long, home.Short)),
                _ => new(name, "Envoy", $"special envoy of the {home.Long}", (MentionKind.Place, home.Long, home.Short)),
            };
        }
        if (Guests[1].Name == Guests[0].Name) Guests[1] = Guests[1] with { Name = "Ottavio Brennhardt" };
    }

    private void DrawRoster(ref SplitMix form)
    {
        Roster.Clear();
        foreach (Post post in Country.Posts)
        {
            if (Event < post.From || Event > post.To) continue;
            Actor actor = post.Body is null ? new(post.Name, post.Before, post.After) : new(post.Name, post.Before, post.After, (MentionKind.Organisation, post.Body, null));
            if (post.Rank == 1) Leader = actor;
            else Roster.Add(actor);
        }
        DateOnly day = Event;
        Roster.Sort((a, b) => Rank(a.Name, day).CompareTo(Rank(b.Name, day)));
        int wanted = form.Between(3, 7);
        while (Roster.Count > wanted) Roster.RemoveAt(form.Below(Roster.Count));
    }

    private static int Rank(string name, DateOnly day)
    {
        foreach (Post post in Country.Posts)
        {
            if (post.Name == name && day >= post.From && day <= post.To) return post.Rank;
        }
        return int.MaxValue;
    }
}
