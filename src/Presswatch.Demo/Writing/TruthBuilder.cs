using Presswatch.Demo.World;

namespace Presswatch.Demo.Writing;

/// <summary>Puts the mentions of a draft together as the gold standard wants them: each thing once, under the longest form printed.</summary>
internal static class TruthBuilder
{
    private static readonly string[] Roles = ["mentioned", "present", "recipient", "sender", "speaker"];

    public static DemoReading Read(ArticleWriter writer, bool withHeadline)
    {
        Facts facts = writer.Facts;
        List<(Draft Draft, Mention Mention)> mentions = [];
        if (withHeadline) mentions.AddRange(writer.Headline.Mentions.Select(mention => (writer.Headline, mention)));
        mentions.AddRange(writer.Body.Mentions.Select(mention => (writer.Body, mention)));
        DemoDateline? dateline = facts.WithDateline ? new(facts.DatelinePlace, facts.Published.Month, facts.Published.Day, Country.Agency) : null;
        return new(
            dateline, facts.Kind.EventType,
            mentions.FirstOrDefault(m => m.Mention is { Kind: MentionKind.Date, Main: true }).Mention.Detail,
            Place(mentions), People(mentions), [.. Longest(mentions, MentionKind.Organisation).Select(m => m.Text)],
            [.. Longest(mentions, MentionKind.Place).Where(m => m.Text.Length > 0).Select(m => new DemoPlace(m.Text, m.Mention.Detail ?? "other"))],
            Dates(mentions),
            [.. mentions.Where(m => m.Mention.Kind == MentionKind.Quantity).Select(m => new DemoQuantity(Text(m), m.Mention.Value, m.Mention.Detail!, m.Mention.Extra!))],
            Commitments(writer, mentions));
    }

    public static List<DemoPhraseCount> Phrases(ArticleWriter writer, bool withHeadline) =>
    [
        .. (withHeadline ? writer.Headline.Phrases.Concat(writer.Body.Phrases) : writer.Body.Phrases)
            .GroupBy(use => use.Phrase).OrderBy(group => group.Key).Select(group => new DemoPhraseCount(Country.Phrases[group.Key].Words, group.Count())),
    ];

    private static string Text((Draft Draft, Mention Mention) m) => m.Draft.Slice(m.Mention.Start, m.Mention.Length);

    private static string? Place(List<(Draft Draft, Mention Mention)> mentions)
    {
        (Draft Draft, Mention Mention) main = mentions.FirstOrDefault(m => m.Mention is { Main: true, Kind: MentionKind.Place or MentionKind.Organisation });
        return main.Draft is null ? null : main.Mention.Length == 0 ? main.Mention.Key : Text(main);
    }

    /// <summary>In the order of first mention, each key once with its longest text.</summary>
    private static List<(string Text, Mention Mention)> Longest(List<(Draft Draft, Mention Mention)> mentions, MentionKind kind)
    {
        List<(string Text, Mention Mention)> found = [];
        foreach ((Draft Draft, Mention Mention) m in mentions)
        {
            if (m.Mention.Kind != kind || m.Mention.Length == 0) continue;
            int at = found.FindIndex(other => other.Mention.Key == m.Mention.Key);
            if (at < 0) found.Add((Text(m), m.Mention));
            else if (m.Mention.Length > found[at].Text.Length) found[at] = (Text(m), m.Mention);
        }
        return found;
    }

    private static List<DemoPerson> People(List<(Draft Draft, Mention Mention)> mentions)
    {
        List<DemoPerson> people = [];
        foreach ((_, Mention mention) in mentions)
        {
            if (mention.Kind != MentionKind.Person) continue;
            int at = people.FindIndex(person => person.Name == mention.Key);
            DemoPerson now = new(mention.Key, mention.Detail, mention.Extra!);
            if (at < 0)
            {
                people.Add(now);
                continue;
            }
            DemoPerson before = people[at];
            string? title = (before.Title?.Length ?? 0) >= (now.Title?.Length ?? 0) ? before.Title : now.Title;
            people[at] = new(now.Name, title, Array.IndexOf(Roles, before.Role) >= Array.IndexOf(Roles, now.Role) ? before.Role : now.Role);
        }
        return people;
    }

    private static List<DemoDate> Dates(List<(Draft Draft, Mention Mention)> mentions)
    {
        List<DemoDate> dates = [];
        foreach ((Draft Draft, Mention Mention) m in mentions)
        {
            if (m.Mention.Kind != MentionKind.Date) continue;
            DemoDate date = new(Text(m), m.Mention.Detail!);
            if (!dates.Contains(date)) dates.Add(date);
        }
        return dates;
    }

    private static List<DemoCommitment> Commitments(ArticleWriter writer, List<(Draft Draft, Mention Mention)> mentions)
    {
        List<DemoCommitment> commitments = [];
        foreach (Promise promise in writer.Body.Promises)
        {
            string text = writer.Body.Slice(promise.Start, promise.Length);
            commitments.Add(new(promise.Kind, By(promise.By, text, writer, mentions), text, promise.Due));
        }
        return commitments;
    }

    private static string? By(string? by, string sentence, ArticleWriter writer, List<(Draft Draft, Mention Mention)> mentions)
    {
        if (by is null) return null;
        if (writer.KeyOf(by) is not { } key) return sentence.Contains(by, StringComparison.Ordinal) ? by : null;
        return mentions.Where(m => m.Mention.Key == key && m.Mention.Length > 0).Select(Text).MaxBy(text => text.Length);
    }
}
