using Presswatch.Core.Readings;
using Presswatch.Core.Words;

namespace Presswatch.Reading.Edits;

/// <summary>People named in one version alone. One whose name is printed anywhere in the other, found there or not, is no change.</summary>
internal static class NameChanges
{
    public static void Find(Comparison comparison)
    {
        if (comparison.Before.Reading is not { } was || comparison.After.Reading is not { } now) return;
        List<PersonFinding> gone = Missing(was, now, comparison.After), come = Missing(now, was, comparison.Before);
        foreach (PersonFinding person in gone)
        {
            // Another name at the same place is another spelling, or another person; either way one change.
            PersonFinding? other = comparison.BlockOf(true, person) is { Block: >= 0 } at ? come.Find(one => comparison.BlockOf(false, one) == at) : null;
            if (other is not null) come.Remove(other);
            comparison.Add(DifferenceKind.Name, comparison.Words(true, person), other is null ? null : comparison.Words(false, other));
            TellAll(comparison, true, was, person);
            if (other is not null) TellAll(comparison, false, now, other);
        }
        foreach (PersonFinding person in come)
        {
            comparison.Add(DifferenceKind.Name, null, comparison.Words(false, person));
            TellAll(comparison, false, now, person);
        }
    }

    /// <summary>Whether two findings can be the same person: the words of one name stand in the other in order, two of them at least or all of a single one.</summary>
    internal static bool Alike(string one, string other)
    {
        List<string> a = Folds(one), b = Folds(other);
        if (a.Count > b.Count) (a, b) = (b, a);
        if (a.Count == 0) return false;
        int found = 0;
        foreach (string word in b)
        {
            if (found < a.Count && a[found] == word) found++;
        }
        return found == a.Count && (a.Count > 1 || b.Count == 1 || a[0] == b[^1] || a[0] == b[0]);
    }

    /// <summary>The people named in one version and not in the other.</summary>
    /// <param name="text">The other version.</param>
    internal static List<PersonFinding> Missing(ArticleReading here, ArticleReading there, ComparedText text)
    {
        string title = Fold(text.Headline ?? ""), body = Fold(text.Text);
        return [.. here.People.Where(person => !there.People.Any(other => Alike(person.Name, other.Name)) && !Forms(here, person).Any(form => Stands(form, title) || Stands(form, body)))];
    }

    /// <summary>How a person's name is printed; a single word out of a longer name says too little.</summary>
    private static IEnumerable<string> Forms(ArticleReading reading, PersonFinding person)
    {
        string whole = Fold(person.Name);
        return reading.Mentions.Where(mention => mention.Person == person.Name).Select(mention => Fold(mention.Text)).Append(whole).Where(form => form == whole || form.Trim().Contains(' ')).Distinct();
    }

    // Pages glue names to the words beside them: the end of a name of several words may run on into the next.
    private static bool Stands(string form, string text) => form.Length > 2 && text.Contains(form.Trim().Contains(' ') ? form.TrimEnd() : form, StringComparison.Ordinal);

    private static string Fold(string text) => " " + string.Join(' ', Folds(text)) + " ";

    private static List<string> Folds(string text)
    {
        var folds = new List<string>();
        foreach (Token token in Tokeniser.Tokens(text)) folds.Add(Tokeniser.Fold(token.Span.Of(text)));
        return folds;
    }

    private static void TellAll(Comparison comparison, bool before, ArticleReading reading, PersonFinding person)
    {
        foreach (PersonMention mention in reading.Mentions.Where(mention => mention.Person == person.Name))
        {
            comparison.Tell(before, comparison.Words(before, mention));
            if (mention.Title is { } title && TitleChanges.Near(comparison.Side(before).Part(mention.In), title, mention) is { } span) comparison.Tell(before, comparison.Words(before, mention.In, span));
        }
    }
}
