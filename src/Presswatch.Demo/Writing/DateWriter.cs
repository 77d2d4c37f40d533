using Presswatch.Demo.Frames;

namespace Presswatch.Demo.Writing;

/// <summary>Prints days, months and years in one of the ways of the press, and notes what they mean.</summary>
internal sealed class DateWriter(Facts facts)
{
    public void Write(Slot slot, Draft draft, ref SplitMix random)
    {
        switch (slot.Name)
        {
            case SlotName.When: When(slot, draft, ref random); break;
            case SlotName.Day:
                int back = random.Between(int.Parse(slot.Arguments[0]), int.Parse(slot.Arguments[1]));
                Note(draft, DayText(facts.Published.AddDays(-back), ref random), NumberText.Iso(facts.Published.AddDays(-back)), slot.Main);
                break;
            case SlotName.Deadline: Note(draft, DayText(facts.Deadlines[slot.Index], ref random), NumberText.Iso(facts.Deadlines[slot.Index]), slot.Main); break;
            case SlotName.Month: Month(draft, ref random); break;
            case SlotName.Year:
                int year = facts.Published.Year - (slot.Form == "last" ? 1 : 0);
                Note(draft, slot.Form == "last" ? "last year" : "this year", $"{year:0000}", slot.Main);
                break;
            case SlotName.Era:
                int past = facts.Published.Year - (slot.Arguments.Length > 1 ? random.Between(int.Parse(slot.Arguments[0]), int.Parse(slot.Arguments[1])) : 0);
                Note(draft, $"Lantern {past - World.Country.EraStart} ({past})", $"{past:0000}", slot.Main);
                break;
            default: throw new InvalidOperationException($"no writer for {slot.Name}");
        }
    }

    /// <summary>The day of the event, with "on" unless the form is "bare".</summary>
    private void When(Slot slot, Draft draft, ref SplitMix random)
    {
        DateOnly day = facts.Event;
        int form = random.Below(10);
        string value = NumberText.Iso(day);
        if (facts.Relative && form < 4)
        {
            Note(draft, day == facts.Published ? "today" : "yesterday", value, slot.Main);
            return;
        }
        if (slot.Form != "bare") draft.Write("on ");
        if (form < 6) Note(draft, NumberText.Weekday(day), value, slot.Main);
        else if (form == 6 && day.Month == facts.Published.Month) Note(draft, $"the {NumberText.Ordinal(day.Day)}", value, slot.Main);
        else Note(draft, DayText(day, ref random), value, slot.Main);
    }

    private void Month(Draft draft, ref SplitMix random)
    {
        DateOnly month = facts.Published.AddMonths(-1);
        string value = NumberText.Iso(month)[..7];
        if (facts.Relative || random.Chance(500))
        {
            Note(draft, "last month", value, false);
            return;
        }
        draft.Write("in ");
        Note(draft, month.Year == facts.Published.Year ? NumberText.Month(month.Month) : $"{NumberText.Month(month.Month)} last year", value, false);
    }

    private string DayText(DateOnly day, ref SplitMix random)
    {
        string text = random.Below(10) switch
        {
            < 7 => $"{NumberText.Month(day.Month)} {day.Day}",
            < 9 => $"{NumberText.ShortMonth(day.Month)} {day.Day}",
            _ => $"{day.Day} {NumberText.Month(day.Month)}",
        };
        return (day.Year - facts.Published.Year) switch { 0 => text, 1 => text + " next year", -1 => text + " last year", _ => $"{text}, {day.Year}" };
    }

    private static void Note(Draft draft, string text, string value, bool main)
    {
        draft.Mentions.Add(new(MentionKind.Date, draft.Length, text.Length, text, value, null, 0, main));
        draft.Write(text);
    }
}
