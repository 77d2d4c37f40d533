using Presswatch.Corpus.Phrases;
using Presswatch.Packs;
using Presswatch.Packs.Model;

namespace Presswatch.Analysis.Phrases;

/// <summary>The phrases of packs that are no news wherever they stand: datelines, end marks, and lines of the sites themselves.</summary>
public static class PackPhrases
{
    private const int MostDays = 31;

    /// <summary>Fewest words of a phrase, so that no word is left out for itself.</summary>
    private const int FewestWords = 2;

    /// <summary>The phrases of all packs. A dateline stands in it without its place and reporter, with each month, day and agency that it can have.</summary>
    public static PhraseSet Of(PackSet packs) => new([.. packs.Packs.SelectMany(Texts).Distinct(StringComparer.Ordinal).Select(TextWords.Phrase).Where(phrase => phrase.Length >= FewestWords)]);

    private static IEnumerable<string> Texts(Pack pack) =>
        pack.EndMarks.Select(mark => mark.Text).Concat(pack.Boilerplate.Select(line => line.Line.TrimEnd('*'))).Concat(pack.Datelines.SelectMany(form => Datelines(form, pack)));

    private static IEnumerable<string> Datelines(DatelineForm form, Pack pack)
    {
        if (!form.Form.Contains("{month}", StringComparison.Ordinal)) yield break;
        IReadOnlyList<DateWords> words = [.. pack.DateWords.Where(one => one.Language == form.Language)];
        foreach (string agency in form.Agencies.DefaultIfEmpty(""))
        {
            foreach (string month in words.SelectMany(one => one.Months).SelectMany(spellings => spellings).Distinct(StringComparer.Ordinal))
            {
                for (int day = 1; day <= MostDays; day++) yield return Filled(form.Form, agency, month, day);
            }
        }
    }

    private static string Filled(string form, string agency, string month, int day) => form
        .Replace("{agency}", agency, StringComparison.Ordinal).Replace("{month}", month, StringComparison.Ordinal).Replace("{day}", $"{day}", StringComparison.Ordinal)
        .Replace("{place}", " ", StringComparison.Ordinal).Replace("{reporter}", " ", StringComparison.Ordinal).Replace("{dash}", " ", StringComparison.Ordinal).Replace("{year}", " ", StringComparison.Ordinal);
}
