using System.Globalization;
using System.Text;

namespace Presswatch.Intake.Watching.Lists;

/// <summary>What a site's robots.txt asks of us (RFC 9309): the group that names us, else that for all. Immutable.</summary>
internal sealed class RobotsRules
{
    public static readonly RobotsRules AllowAll = new([], null);

    private const string OurName = "presswatch";
    private const int MostBytes = 512_000;
    private const int MostRules = 5_000;

    private readonly List<(bool Allows, string Pattern)> _rules;

    private RobotsRules(List<(bool, string)> rules, TimeSpan? delay) => (_rules, Delay) = (rules, delay);

    /// <summary>Pause between requests that the site asks for, at most 5 minutes; <see langword="null"/> where it does not.</summary>
    public TimeSpan? Delay { get; }

    public static RobotsRules Read(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MostBytes)]);
        var ours = new Group();
        var all = new Group();
        var named = new List<Group>();
        bool naming = false;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            int hash = raw.IndexOf('#');
            ReadOnlySpan<char> line = (hash < 0 ? raw : raw[..hash]).Trim().TrimStart('\uFEFF');
            int colon = line.IndexOf(':');
            if (colon <= 0) continue;
            string key = line[..colon].Trim().ToString().ToLowerInvariant();
            string value = line[(colon + 1)..].Trim().ToString();
            if (key == "user-agent")
            {
                if (!naming) named = [];
                naming = true;
                if (value == "*") named.Add(all);
                else if (value.Equals(OurName, StringComparison.OrdinalIgnoreCase) || value.StartsWith(OurName + "/", StringComparison.OrdinalIgnoreCase)) named.Add(ours);
                continue;
            }
            if (key is not ("allow" or "disallow" or "crawl-delay")) continue;
            naming = false;
            foreach (Group group in named) group.Take(key, value);
        }
        Group counts = ours.IsNamed ? ours : all;
        return new(counts.Rules, counts.Delay);
    }

    /// <summary>Whether the site lets us fetch an address: the longest pattern that fits decides, an allowing one where two are as long.</summary>
    public bool Allows(Uri address)
    {
        string path = address.PathAndQuery;
        int longest = -1;
        bool allows = true;
        foreach ((bool rule, string pattern) in _rules)
        {
            if ((pattern.Length > longest || (pattern.Length == longest && rule)) && Fits(pattern, path)) (longest, allows) = (pattern.Length, rule);
        }
        return allows;
    }

    // "*" stands for any characters, "$" for the end. The parts between stars are found one after the other, each as early as possible.
    private static bool Fits(string pattern, string path)
    {
        bool toEnd = pattern.EndsWith('$');
        string[] parts = (toEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        int at = parts[0].Length;
        for (int i = 1; i < parts.Length; i++)
        {
            bool last = i == parts.Length - 1;
            int found = last && toEnd ? path.EndsWith(parts[i], StringComparison.Ordinal) ? path.Length - parts[i].Length : -1 : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at) return false;
            at = found + parts[i].Length;
        }
        return !toEnd || at == path.Length;
    }

    private sealed class Group
    {
        public List<(bool, string)> Rules { get; } = [];

        public TimeSpan? Delay { get; private set; }

        public bool IsNamed { get; private set; }

        public void Take(string key, string value)
        {
            IsNamed = true;
            if (key == "crawl-delay")
            {
                if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)) Delay = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 300));
            }
            else if (value.Length > 0 && Rules.Count < MostRules)
            {
                Rules.Add((key == "allow", value.StartsWith('/') || value.StartsWith('*') ? value : "/" + value));
            }
        }
    }
}
