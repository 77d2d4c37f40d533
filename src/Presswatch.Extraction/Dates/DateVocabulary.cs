using System.Collections.Frozen;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Dates;

/// <summary>What a word means inside a printed date.</summary>
internal enum DateWordKind
{
    Other,
    Month,
    Weekday,
    /// <summary>A word that may stand between or beside the parts: "of", "de", "th", "published".</summary>
    Filler,
    /// <summary>An era's name; the value is its first year.</summary>
    Era,
}

/// <summary>Words of dates: months and weekdays of the languages most sites write, with those and the eras of a pack over them. Immutable.</summary>
internal sealed class DateVocabulary
{
    private static readonly string[][] Months =
    [
        ["january", "jan", "enero", "ene", "janvier", "janv", "januar", "jänner", "января", "январь", "янв", "janeiro", "gennaio", "januari"],
        ["february", "feb", "febrero", "février", "fevrier", "févr", "februar", "февраля", "февраль", "фев", "fevereiro", "febbraio", "februari"],
        ["march", "mar", "marzo", "mars", "märz", "марта", "март", "мар", "março", "maart", "mrz"],
        ["april", "apr", "abril", "abr", "avril", "avr", "апреля", "апрель", "апр", "aprile"],
        ["may", "mayo", "mai", "мая", "май", "maio", "maggio", "mei"],
        ["june", "jun", "junio", "juin", "juni", "июня", "июнь", "июн", "junho", "giugno"],
        ["july", "jul", "julio", "juillet", "juil", "juli", "июля", "июль", "июл", "julho", "luglio"],
        ["august", "aug", "agosto", "ago", "août", "aout", "августа", "август", "авг", "augustus"],
        ["september", "sep", "sept", "septiembre", "septembre", "сентября", "сентябрь", "сен", "setembro", "settembre"],
        ["october", "oct", "octubre", "octobre", "oktober", "okt", "октября", "октябрь", "окт", "outubro", "ottobre"],
        ["november", "nov", "noviembre", "novembre", "ноября", "ноябрь", "ноя", "novembro"],
        ["december", "dec", "diciembre", "dic", "décembre", "decembre", "déc", "dezember", "dez", "декабря", "декабрь", "дек", "dezembro", "dicembre"],
    ];

    private static readonly string[] Weekdays =
    [
        "monday", "mon", "tuesday", "tue", "tues", "wednesday", "wed", "thursday", "thu", "thur", "thurs", "friday", "fri", "saturday", "sat", "sunday", "sun",
        "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
        "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
    ];

    private static readonly string[] Fillers =
    [
        "of", "de", "del", "den", "der", "le", "el", "th", "st", "nd", "rd", "date", "dated", "published", "posted", "updated", "on", "at", "am", "pm", "a", "p", "m", "t", "z",
        "gmt", "utc", "est", "edt", "et", "pst", "pdt", "cet", "cest", "bst", "ist", "kst", "jst", "msk", "uhr", "г", "года", "в", "last", "modified", "first", "h",
    ];

    private readonly FrozenDictionary<string, (DateWordKind Kind, int Value)>.AlternateLookup<ReadOnlySpan<char>> _words;

    public DateVocabulary(IReadOnlyList<DateWords> words, IReadOnlyList<DateRule> rules)
    {
        var all = new Dictionary<string, (DateWordKind, int)>(StringComparer.OrdinalIgnoreCase);
        foreach (string word in Fillers) all[word] = (DateWordKind.Filler, 0);
        foreach (string word in Weekdays) all[word] = (DateWordKind.Weekday, 0);
        for (int month = 0; month < 12; month++)
        {
            foreach (string word in Months[month]) all[word] = (DateWordKind.Month, month + 1);
        }
        foreach (DateWords language in words)
        {
            foreach (string word in language.Weekdays.SelectMany(names => names)) all[word.TrimEnd('.')] = (DateWordKind.Weekday, 0);
            for (int month = 0; month < language.Months.Count; month++)
            {
                foreach (string word in language.Months[month].Where(w => !char.IsDigit(w[0]))) all[word.TrimEnd('.')] = (DateWordKind.Month, month + 1);
            }
        }
        foreach (DateRule rule in rules)
        {
            if (rule is { Kind: "era-year", FirstYear: { } first }) all[rule.Word] = (DateWordKind.Era, first);
        }
        _words = all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public DateWordKind KindOf(ReadOnlySpan<char> word, out int value)
    {
        value = 0;
        if (word.Length > 20 || !_words.TryGetValue(word, out (DateWordKind Kind, int Value) found)) return DateWordKind.Other;
        value = found.Value;
        return found.Kind;
    }
}
