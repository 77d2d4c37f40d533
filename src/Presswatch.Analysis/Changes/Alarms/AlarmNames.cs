using Presswatch.Archive.Readings;

namespace Presswatch.Analysis.Changes.Alarms;

/// <summary>The names of an alarm. People of one name are told as one: a name is what the press removes, and whom the registry keeps apart by post and time may well be one person.</summary>
internal static class AlarmNames
{
    /// <summary>The names of some people, in no order.</summary>
    /// <param name="people">Ids of people with their names; the same one may stand there more than once.</param>
    /// <param name="naming">By person the versions at the source that name the person.</param>
    /// <param name="isHit">Whether an article is one of the alarm.</param>
    public static IEnumerable<AlarmName> Of(IEnumerable<(string Person, string Name)> people, ILookup<string, NamingVersion> naming, Func<string, bool> isHit) =>
        people.Distinct().GroupBy(one => one.Name, one => one.Person, StringComparer.Ordinal).Select(name =>
        {
            (string Person, string[] Articles)[] each = [.. name.Select(person => (person, naming[person].Select(one => one.Article).Distinct(StringComparer.Ordinal).ToArray()))];
            string[] all = [.. each.SelectMany(one => one.Articles).Distinct(StringComparer.Ordinal)];
            return new AlarmName(each.OrderByDescending(one => one.Articles.Length).ThenBy(one => one.Person, StringComparer.Ordinal).First().Person, name.Key, all.Count(isHit), all.Length);
        });
}
