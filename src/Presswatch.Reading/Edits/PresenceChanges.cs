using Presswatch.Core.Readings;

namespace Presswatch.Reading.Edits;

/// <summary>People whom both versions print, and one alone has in a list of names: who leaves the list of those present but stays in the text. Counts only where the words of the list changed.</summary>
internal static class PresenceChanges
{
    public static void Find(Comparison comparison)
    {
        if (comparison.Before.Reading is not { } was || comparison.After.Reading is not { } now) return;
        foreach (PersonMention left in Alone(comparison, true, was, now)) comparison.Add(DifferenceKind.Presence, comparison.Words(true, left), null);
        foreach (PersonMention joined in Alone(comparison, false, now, was)) comparison.Add(DifferenceKind.Presence, null, comparison.Words(false, joined));
    }

    private static List<PersonMention> Alone(Comparison comparison, bool before, ArticleReading here, ArticleReading there)
    {
        List<PersonFinding> missing = NameChanges.Missing(here, there, comparison.Side(!before));
        return [.. here.Mentions.Where(mention => mention.List is not null && comparison.IsTouched(before, mention) && !missing.Exists(person => person.Name == mention.Person)
            && !there.Mentions.Any(other => other.List is not null && NameChanges.Alike(mention.Person, other.Person))).DistinctBy(mention => mention.Person)];
    }
}
