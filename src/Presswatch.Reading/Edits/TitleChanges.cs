using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Reading.Edits;

/// <summary>Titles and posts of people whom both versions name: what is printed beside the name in one alone. A shorter form of a title that the other prints is no change.</summary>
internal static class TitleChanges
{
    private const int MostBetween = 40;

    public static void Find(Comparison comparison)
    {
        if (comparison.Before.Reading is not { } was || comparison.After.Reading is not { } now) return;
        foreach (PersonFinding person in was.People)
        {
            if (now.People.FirstOrDefault(other => NameChanges.Alike(person.Name, other.Name)) is not { } other) continue;
            List<PrintedTitle> before = Titles(comparison, true, was, person), after = Titles(comparison, false, now, other);
            int reach = MostBetween + before.Concat(after).Select(title => title.Span.Length).DefaultIfEmpty().Max();
            List<PrintedTitle> gone = Missing(comparison, true, before, after, Beside(comparison.After, now, other, reach));
            List<PrintedTitle> come = Missing(comparison, false, after, before, Beside(comparison.Before, was, person, reach));
            foreach (PrintedTitle title in gone)
            {
                PrintedTitle? counterpart = Counterpart(comparison, title, come) ?? after.Cast<PrintedTitle?>().FirstOrDefault(one => title.Fold.Contains(one!.Value.Fold, StringComparison.Ordinal));
                comparison.Add(DifferenceKind.Title, comparison.Words(true, title.In, title.Span), Place(comparison, title, counterpart, now));
                come.RemoveAll(one => one == counterpart);
            }
            foreach (PrintedTitle title in come) comparison.Add(DifferenceKind.Title, null, comparison.Words(false, title.In, title.Span));
        }
    }

    // Where no title was read, the words that stand in its place tell what became of it, unless they are the name itself.
    private static ChangedWords? Place(Comparison comparison, PrintedTitle title, PrintedTitle? counterpart, ArticleReading now)
    {
        if (counterpart is { } to) return comparison.Words(false, to.In, to.Span);
        if (comparison.Part(title.In).Opposite(true, title.Span) is not { } span) return null;
        return now.Mentions.Any(mention => mention.In == title.In && mention.Start < span.End && mention.Start + mention.Length > span.Start) ? null : comparison.Words(false, title.In, span);
    }

    /// <summary>What stands in a title's place: a new title at the same place, else any new one.</summary>
    private static PrintedTitle? Counterpart(Comparison comparison, PrintedTitle title, List<PrintedTitle> come)
    {
        int block = comparison.Part(title.In).BlockAt(true, title.Span);
        int at = come.FindIndex(one => one.In == title.In && comparison.Part(one.In).BlockAt(false, one.Span) == block);
        return at >= 0 ? come[at] : come is [var first, ..] ? first : null;
    }

    /// <summary>Where a title stands that a mention bears: the place nearest to the name, within a few words of it.</summary>
    internal static TextSpan? Near(string text, string title, PersonMention mention)
    {
        int from = Math.Max(0, mention.Start - title.Length - MostBetween), to = Math.Min(text.Length, mention.Start + mention.Length + title.Length + MostBetween);
        TextSpan? best = null;
        int nearest = int.MaxValue;
        for (int at = from; title.Length > 0 && at < to && (at = text.IndexOf(title, at, to - at, StringComparison.Ordinal)) >= 0; at++)
        {
            int apart = at < mention.Start ? Math.Abs(mention.Start - at - title.Length) : at - mention.Start - mention.Length;
            if (apart >= nearest) continue;
            (nearest, best) = (apart, new(at, title.Length));
        }
        return best;
    }

    private static List<PrintedTitle> Titles(Comparison comparison, bool before, ArticleReading reading, PersonFinding person)
    {
        var titles = new List<PrintedTitle>();
        foreach (PersonMention mention in reading.Mentions.Where(mention => mention.Person == person.Name))
        {
            if (mention.Title is not { } title || Near(comparison.Side(before).Part(mention.In), title, mention) is not { } span) continue;
            string fold = Fold(title);
            if (fold.Length > 2 && !titles.Exists(known => known.Fold == fold)) titles.Add(new(fold, mention.In, span));
        }
        return titles;
    }

    private static List<PrintedTitle> Missing(Comparison comparison, bool before, List<PrintedTitle> here, List<PrintedTitle> there, string beside) =>
        [.. here.Where(one => comparison.Part(one.In).IsTouched(before, one.Span) && !there.Exists(other => other.Fold.Contains(one.Fold, StringComparison.Ordinal))
            && !beside.Contains(one.Fold, StringComparison.Ordinal))];

    /// <summary>What is printed around a name wherever it stands, folded: a title there is printed, though it was not read as one.</summary>
    private static string Beside(ComparedText text, ArticleReading reading, PersonFinding person, int reach) =>
        string.Concat(reading.Mentions.Where(mention => mention.Person == person.Name).Select(mention =>
        {
            string part = text.Part(mention.In);
            int from = Math.Max(0, mention.Start - reach), to = Math.Min(part.Length, mention.Start + mention.Length + reach);
            return Fold(part[from..to]);
        }));

    private static string Fold(string text)
    {
        var folded = new System.Text.StringBuilder(" ");
        foreach (Core.Words.Token token in Core.Words.Tokeniser.Tokens(text)) folded.Append(Core.Words.Tokeniser.Fold(token.Span.Of(text))).Append(' ');
        return folded.ToString();
    }

    private readonly record struct PrintedTitle(string Fold, TextPart In, TextSpan Span);
}
