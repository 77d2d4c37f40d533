using Presswatch.Core.Problems;

namespace Presswatch.Packs.Yaml;

/// <summary>Lays one file's keys over another's: entries of a list are matched by "id" (else "language"), their keys replaced one by one;
/// new entries are added, "remove: true" takes one out; lists of anything else and plain values are replaced whole.</summary>
internal static class YamlOverlay
{
    // How a source is watched is mostly kept but for one key, such as a proxy of one's own.
    private const string Nested = "watch";

    private static readonly string[] Identities = ["id", "language"];

    public static YamlMap Merge(YamlMap below, YamlMap above, List<Problem> problems)
    {
        var pairs = new List<YamlPair>(below.Pairs);
        foreach (YamlPair pair in above.Pairs)
        {
            int at = pairs.FindIndex(other => string.Equals(other.Key.Text, pair.Key.Text, StringComparison.Ordinal));
            if (at < 0) pairs.Add(pair with { Value = pair.Value is YamlList fresh ? Apply([], fresh, problems) : pair.Value });
            else if (pairs[at].Value is YamlList lower && pair.Value is YamlList upper) pairs[at] = pair with { Value = Apply(lower.Items, upper, problems) };
            else pairs[at] = pair;
        }
        return new(above.Mark, pairs);
    }

    /// <summary>The identity of an entry; <see langword="null"/> where it has none.</summary>
    public static string? IdentityOf(YamlNode node)
    {
        if (node is not YamlMap map) return null;
        foreach (string key in Identities)
        {
            if (map.TextOf(key) is { } text) return text;
        }
        return null;
    }

    private static YamlList Apply(IReadOnlyList<YamlNode> lower, YamlList upper, List<Problem> problems)
    {
        if (upper.Items.Any(item => IdentityOf(item) is null)) return upper;
        var items = new List<YamlNode>(lower);
        foreach (YamlMap entry in upper.Items.Cast<YamlMap>())
        {
            string identity = IdentityOf(entry)!;
            int at = items.FindIndex(item => string.Equals(IdentityOf(item), identity, StringComparison.Ordinal));
            bool remove = entry.Find("remove") is { Value: YamlScalar { Plain: true, Text: "true" } };
            if (remove && at < 0) problems.Add(new(ProblemCodes.PackUnknownName, $"there is no '{identity}' to remove", entry.Mark.Place));
            else if (remove) items.RemoveAt(at);
            else if (at < 0) items.Add(entry);
            else items[at] = Replace((YamlMap)items[at], entry);
        }
        return new(upper.Mark, items);
    }

    private static YamlMap Replace(YamlMap below, YamlMap above)
    {
        var pairs = new List<YamlPair>(below.Pairs);
        foreach (YamlPair pair in above.Pairs)
        {
            int at = pairs.FindIndex(other => string.Equals(other.Key.Text, pair.Key.Text, StringComparison.Ordinal));
            if (at < 0) pairs.Add(pair);
            else if (pair.Key.Text == Nested && pairs[at].Value is YamlMap lower && pair.Value is YamlMap upper) pairs[at] = pair with { Value = Replace(lower, upper) };
            else pairs[at] = pair;
        }
        return new(above.Mark, pairs);
    }
}
