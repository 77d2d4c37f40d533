using System.Globalization;
using System.Text.RegularExpressions;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;

namespace Presswatch.Extraction.Profiles;

/// <summary>Dates in addresses, by the patterns of a source.</summary>
internal static class UrlDates
{
    public static StatedDate? Of(string? address, CompiledSource source)
    {
        if (address is null || address.Length > 2000) return null;
        foreach ((string id, Regex pattern) in source.UrlDates)
        {
            Match match = pattern.Match(address);
            if (!match.Success || !TryNumber(match, "year", out int year) || !TryNumber(match, "month", out int month)) continue;
            bool hasDay = TryNumber(match, "day", out int day);
            if (month is < 1 or > 12 || year is < 1 or > 9999 || (hasDay && (day < 1 || day > DateTime.DaysInMonth(year, month)))) continue;
            return new(DateMethod.Url, match.Value, new(year, month, hasDay ? day : null), id);
        }
        return null;
    }

    private static bool TryNumber(Match match, string group, out int value) => int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
