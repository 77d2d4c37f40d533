using Presswatch.Demo.Frames;
using Presswatch.Demo.World;

namespace Presswatch.Demo.Writing;

/// <summary>Fills slots with the facts of one article and notes what each stretch means. Not safe for concurrent use.</summary>
internal sealed class SlotWriter(Facts facts)
{
    private readonly DateWriter _dates = new(facts);
    private SplitMix _random;
    private bool _numberDone;

    public Draft Draft { get; set; } = new();

    /// <summary>Whether a headline is being written, which drops articles.</summary>
    public bool Headline { get; set; }

    public Revision Revision { get; private set; }

    /// <summary>What the revision took out and put in; both <see langword="null"/> where it found nothing to change.</summary>
    public (string? Before, string? After) Changed { get; set; }

    /// <summary>Whether the fallen official stands in the text.</summary>
    public bool NamesFallen { get; private set; }

    /// <summary>The set phrase of the article, one and no other; -1 until it is drawn from those in use on the day.</summary>
    public int Phrase { get; private set; }

    public void Start(Revision revision, int phrase)
    {
        (Revision, Phrase, NamesFallen, _numberDone, Changed) = (revision, phrase, false, false, default);
    }

    public void Write(Slot slot, ref SplitMix random)
    {
        _random = random;
        int start = Draft.Length;
        Fill(slot);
        random = _random;
        if (slot.Capital) Draft.Capitalise(start);
    }

    /// <summary>The key of the thing that a slot's name stands for, such as "site1"; <see langword="null"/> where it is no slot.</summary>
    public string? KeyOf(string by) => by switch
    {
        "leader" => facts.Leader.Name,
        "land" => Country.Land,
        "party" => Country.Party,
        "agency" => Country.Agency,
        _ when by.Length > 1 && char.IsDigit(by[^1]) => (by[..^1], by[^1] - '1') switch
        {
            ("person", int i) => facts.People[i].Name,
            ("guest", int i) => facts.Guests[i].Name,
            ("site", int i) => facts.Sites[i].Name,
            ("body", int i) => facts.Bodies[i],
            ("country", int i) => facts.Countries[i].Short,
            _ => null,
        },
        _ => null,
    };

    private void Fill(Slot slot)
    {
        switch (slot.Name)
        {
            case SlotName.Leader: Person(facts.Leader, slot.Form.Length == 0 ? "pre" : slot.Form, Role(slot)); break;
            case SlotName.Person: Person(Revised(slot), slot.Form, Role(slot)); break;
            case SlotName.Guest: Person(facts.Guests[slot.Index], slot.Form, Role(slot)); break;
            case SlotName.List: List(slot.Form); break;
            case SlotName.Site: Plain(MentionKind.Organisation, facts.Sites[slot.Index].Name, null, slot); break;
            case SlotName.Body: Plain(MentionKind.Organisation, facts.Bodies[slot.Index], null, slot); break;
            case SlotName.Agency: Plain(MentionKind.Organisation, Country.Agency, null, slot); break;
            case SlotName.Party: Plain(MentionKind.Organisation, Country.Party, null, slot); break;
            case SlotName.County: Plain(MentionKind.Place, facts.Counties[slot.Index].Name, facts.Counties[slot.Index].Kind, slot); break;
            case SlotName.Province: Plain(MentionKind.Place, facts.Provinces[slot.Index], "province", slot); break;
            case SlotName.River: Plain(MentionKind.Place, facts.River, "site", slot); break;
            case SlotName.Building:
                if (!Headline && facts.Buildings[slot.Index].Contains(" of ", StringComparison.Ordinal)) Draft.Write("the ");
                Plain(MentionKind.Place, facts.Buildings[slot.Index], "site", slot);
                break;
            case SlotName.City: Plain(MentionKind.Place, Country.Capital, "city", slot); break;
            case SlotName.Land: Plain(MentionKind.Place, Country.Land, "country", slot); break;
            case SlotName.Capital: Plain(MentionKind.Place, facts.Countries[slot.Index].Capital, "city", slot); break;
            case SlotName.Country: Abroad(slot); break;
            case SlotName.Adjective: Draft.Write(facts.Countries[slot.Index].Adjective); break;
            case SlotName.Product: Draft.Write(facts.Sites[slot.Index].Product); break;
            case SlotName.Here: Here(slot); break;
            case SlotName.Count: Count(slot); break;
            case SlotName.Number: Draft.Write(NumberText.Grouped(_random.Between(int.Parse(slot.Arguments[0]), int.Parse(slot.Arguments[1])), ' ')); break;
            case SlotName.Phrase: SetPhrase(); break;
            default: _dates.Write(slot, Draft, ref _random); break;
        }
    }

    private static string Role(Slot slot) => slot.Arguments.Length > 0 ? slot.Arguments[0] : "mentioned";

    private void Plain(MentionKind kind, string name, string? detail, Slot slot)
    {
        Draft.Mentions.Add(new(kind, Draft.Length, name.Length, name, detail, null, 0, slot.Main));
        Draft.Write(name);
    }

    private void Abroad(Slot slot)
    {
        Abroad country = facts.Countries[slot.Index];
        string name = slot.Form == "long" ? country.Long : country.Short;
        Draft.Mentions.Add(new(MentionKind.Place, Draft.Length, name.Length, country.Short, "country", null, 0, slot.Main));
        Draft.Write(name);
    }

    /// <summary>"here" is the place of the dateline, and no name.</summary>
    private void Here(Slot slot)
    {
        if (!facts.WithDateline)
        {
            Draft.Write("in ");
            Plain(MentionKind.Place, facts.DatelinePlace, "city", slot);
            return;
        }
        if (slot.Main) Draft.Mentions.Add(new(MentionKind.Place, Draft.Length, 0, facts.DatelinePlace, null, null, 0, true));
        Draft.Write("here");
    }

    /// <summary>The first of the article's people is made acting director by an edit of titles.</summary>
    private Actor Revised(Slot slot)
    {
        Actor actor = facts.People[slot.Index];
        if (Revision != Revision.Title || slot.Index != 0) return actor;
        Actor after = actor with { Before = "Acting Director", After = "acting " + actor.After };
        if (slot.Form == "pre") Changed = (actor.Before, after.Before);
        else if (slot.Form != "name") Changed = (actor.After, after.After);
        return after;
    }

    private void Person(Actor actor, string form, string role)
    {
        string? title = null;
        if (form == "pre" && actor.Before.Length > 0)
        {
            title = actor.Before;
            Draft.Write(title);
            Draft.Write(' ');
        }
        int at = Draft.Mentions.Count, start = Draft.Length;
        Draft.Write(actor.Name);
        if (form.Length == 0 || form == "app")
        {
            title = actor.After;
            Draft.Write(", ");
            Inside(actor);
            Draft.Write(title);
        }
        Draft.Mentions.Insert(at, new(MentionKind.Person, start, actor.Name.Length, actor.Name, title, role, 0, false));
    }

    private void Inside(Actor actor)
    {
        foreach ((MentionKind kind, string name, string? key) in actor.Inside)
        {
            int offset = actor.After.IndexOf(name, StringComparison.Ordinal);
            if (offset >= 0) Draft.Mentions.Add(new(kind, Draft.Length + offset, name.Length, key ?? name, kind == MentionKind.Place ? "country" : null, null, 0, false));
        }
    }

    /// <summary>Names in the order of rank.</summary>
    private void List(string form)
    {
        int start = Draft.Length;
        int last = facts.Roster.Count - 1;
        bool cut = Revision == Revision.NameCut;
        if (cut && last >= 0 && facts.Roster[last].Name == Country.Fallen) last--;
        bool first = true;
        for (int i = 0; i < facts.Roster.Count; i++)
        {
            Actor actor = facts.Roster[i];
            if (actor.Name == Country.Fallen)
            {
                NamesFallen = true;
                if (cut)
                {
                    Changed = (form == "app" ? $"{actor.Name}, {actor.After}" : $"{actor.Before} {actor.Name}", null);
                    continue;
                }
            }
            if (!first) Draft.Write(i == last ? form == "app" ? ", and " : " and " : ", ");
            Person(actor, form, "present");
            first = false;
        }
        if (Draft.Length == start) Draft.Write("officials");
    }

    private void Count(Slot slot)
    {
        string unit = slot.Arguments[0];
        if (unit == "product") unit = facts.Sites[slot.Index].Product;
        int value = _random.Between(int.Parse(slot.Arguments[1]), int.Parse(slot.Arguments[2])), chance = _random.Below(100), words = _random.Below(10);
        (string Text, string Bound) bound = chance switch
        {
            < 50 => ("", "exact"),
            < 72 => ("more than ", "more than"),
            < 77 => ("at least ", "more than"),
            < 85 => ("about ", "about"),
            < 90 => ("some ", "about"),
            < 96 => ("nearly ", "nearly"),
            _ => ("less than ", "less than"),
        };
        if (slot.Arguments.Length > 3) bound = ("", "exact");
        if (bound.Text.Length > 0) value = Round(value);
        char space = facts.Thin ? NumberText.ThinSpace : ' ';
        string text = Words(value, words, space);
        if (Revision == Revision.Number && !_numberDone && value >= 20)
        {
            value += value >= 1000 ? Round(value / 6) : 1 + (value / 7);
            string after = Words(value, words, space);
            Changed = (text, after);
            text = after;
            _numberDone = true;
        }
        int start = Draft.Length;
        Draft.Write(bound.Text);
        Draft.Write(text);
        Draft.Write(' ');
        Draft.Write(unit);
        Draft.Mentions.Add(new(MentionKind.Quantity, start, Draft.Length - start, unit, unit, bound.Bound, value, slot.Main));
    }

    private static string Words(int value, int chance, char space) => chance == 0 && value is >= 20 and < 100 ? NumberText.InWords(value) : NumberText.Grouped(value, space);

    /// <summary>Two leading digits, the rest noughts.</summary>
    private static int Round(int value)
    {
        int step = 1;
        while (value / step >= 100) step *= 10;
        return Math.Max(step, value / step * step);
    }

    private void SetPhrase()
    {
        int phrase = Phrase;
        if (phrase < 0)
        {
            phrase = _random.Below(Country.Phrases.Length);
            while (facts.Published < Country.Phrases[phrase].From || facts.Published > Country.Phrases[phrase].To) phrase = (phrase + 1) % Country.Phrases.Length;
        }
        Phrase = phrase;
        Draft.Phrases.Add((phrase, Draft.Length));
        Draft.Write(Country.Phrases[phrase].Words);
    }
}
