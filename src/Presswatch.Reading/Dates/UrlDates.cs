using System.Globalization;
using System.Text.RegularExpressions;
using Presswatch.Core.Dates;

namespace Presswatch.Reading.Dates;

/// <summary>Reads a date in an address by a pack's pattern.</summary>
internal static class UrlDates
{
    /// <summary>Longest address looked at, in UTF-16 units.</summary>
    private const int LongestAddress = 4096;

    public static (PartialDate Date, string Text)? Read(Regex pattern, string address)
    {
        if (address.Length > LongestAddress) return null;
        Match match = pattern.Match(address);
        if (!match.Success) return null;
        string year = Padded(match, "year", 4), month = Padded(match, "month", 2), day = Padded(match, "day", 2);
        string text = day.Length == 0 ? $"{year}-{month}" : $"{year}-{month}-{day}";
        return PartialDate.TryParse(text, out PartialDate date) ? (date, match.Value.Trim('/')) : null;
    }

    private static string Padded(Match match, string group, int width) =>
        match.Groups[group] is { Success: true, Value: var value } && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0') : "";
}
