using Presswatch.Core.Problems;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>Ids are what findings cite: within one layer of a pack each stands once, at whatever depth.</summary>
internal static class DuplicateIds
{
    public static void Report(IEnumerable<YamlMap> files, List<Problem> problems)
    {
        var seen = new Dictionary<string, YamlMark>(StringComparer.Ordinal);
        foreach (YamlMap file in files) Walk(file, seen, problems);
    }

    private static void Walk(YamlNode node, Dictionary<string, YamlMark> seen, List<Problem> problems)
    {
        if (node is YamlList list)
        {
            foreach (YamlNode item in list.Items) Walk(item, seen, problems);
        }
        else if (node is YamlMap map)
        {
            if (map.Find("id")?.Value is YamlScalar id && !seen.TryAdd(id.Text, id.Mark))
            {
                YamlMark first = seen[id.Text];
                problems.Add(new(ProblemCodes.PackDuplicateId, $"the id '{id.Text}' stands already at {first.File.Name}:{first.Line}", id.Mark.Place));
            }
            foreach (YamlPair pair in map.Pairs) Walk(pair.Value, seen, problems);
        }
    }
}
