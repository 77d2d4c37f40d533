using System.Globalization;
using System.Text.RegularExpressions;

namespace Presswatch.Intake.Completeness;

/// <summary>Finds the numbers that are left out where a source numbers its articles within a day: between the least and the greatest seen, never beyond.</summary>
internal sealed class NumberGaps
{
    // A slip in one number must not make thousands of articles that never were.
    private const int MostBetween = 500;

    private readonly Dictionary<(string Series, DateOnly Day), SortedSet<int>> _seen = [];

    /// <summary>Enters an address.</summary>
    /// <param name="match">What the pattern with the group "number" found in it.</param>
    /// <param name="address">The address.</param>
    /// <param name="day">Its day.</param>
    public void Add(Match match, string address, DateOnly day)
    {
        Group number = match.Groups["number"];
        if (!number.Success || !int.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int value)) return;
        // What else stands in the address tells series apart, such as languages.
        string series = string.Concat(address.AsSpan(0, number.Index), "#", address.AsSpan(number.Index + number.Length));
        if (!_seen.TryGetValue((series, day), out SortedSet<int>? numbers)) _seen.Add((series, day), numbers = []);
        numbers.Add(value);
    }

    /// <summary>How many numbers are left out, by day.</summary>
    public IEnumerable<(DateOnly Day, int Skipped)> Find()
    {
        foreach (((_, DateOnly day), SortedSet<int> numbers) in _seen)
        {
            int skipped = 0, before = numbers.Min;
            foreach (int number in numbers)
            {
                int between = number - before - 1;
                if (between is > 0 and <= MostBetween) skipped += between;
                before = number;
            }
            if (skipped > 0) yield return (day, skipped);
        }
    }
}
