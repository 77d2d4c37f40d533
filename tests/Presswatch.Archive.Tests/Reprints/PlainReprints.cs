using Presswatch.Archive.Reprints;

namespace Presswatch.Archive.Tests.Reprints;

/// <summary>The plain twin: every text is compared with every earlier one by counting shared shingles.</summary>
internal static class PlainReprints
{
    public static List<(int Text, Reprint Reprint)> All(IReadOnlyList<List<ulong>> texts)
    {
        var pairs = new List<(int, Reprint)>();
        var holders = new Dictionary<ulong, List<int>>();
        HashSet<ulong>[] sets = [.. texts.Select(text => text.ToHashSet())];
        for (int text = 0; text < sets.Length; text++)
        {
            var shared = new Dictionary<int, int>();
            foreach (ulong shingle in sets[text])
            {
                if (!holders.TryGetValue(shingle, out List<int>? holding)) holders.Add(shingle, holding = []);
                foreach (int other in holding) shared[other] = shared.GetValueOrDefault(other) + 1;
                holding.Add(text);
            }
            foreach ((int other, int count) in shared.OrderBy(pair => pair.Key))
            {
                int all = sets[text].Count + sets[other].Count - count;
                if (count * 5 >= all * 4) pairs.Add((text, new(other, count, all)));
            }
        }
        return pairs;
    }
}
