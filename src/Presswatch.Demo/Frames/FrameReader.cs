using System.Globalization;

namespace Presswatch.Demo.Frames;

/// <summary>Reads sentence frames: "== rule" and below it one alternative a line.</summary>
/// <remarks>In a line, {a|b} chooses, {@rule} calls, {name1.form:argument!} is a slot, and [call by=slot due] at its head marks a commitment (due2: with the second deadline).</remarks>
internal static class FrameReader
{
    private static readonly Dictionary<string, SlotName> Names = Enum.GetValues<SlotName>()
        .ToDictionary(name => name.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static void Read(string text, Dictionary<string, List<Frame>> rules)
    {
        List<Frame>? rule = null;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                string name = line[3..].Trim();
                if (!rules.TryGetValue(name, out rule)) rules.Add(name, rule = []);
            }
            else
            {
                (rule ?? throw new FormatException($"no rule above: {line}")).Add(ReadFrame(line));
            }
        }
    }

    private static Frame ReadFrame(string line)
    {
        Pledge? pledge = null;
        if (line[0] == '[')
        {
            int close = line.IndexOf(']', StringComparison.Ordinal);
            string[] parts = line[1..close].Split(' ');
            string? by = parts.FirstOrDefault(part => part.StartsWith("by=", StringComparison.Ordinal))?[3..].Replace('_', ' ');
            pledge = new(parts[0], by, parts[^1] switch { "due" => 0, "due2" => 1, _ => -1 });
            line = line[(close + 1)..].TrimStart();
        }
        return new(ReadNodes(line), pledge);
    }

    private static Node[] ReadNodes(string text)
    {
        List<Node> nodes = [];
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) nodes.Add(new Words(text[at..open]));
            if (open == text.Length) break;
            int close = Closing(text, open);
            nodes.Add(ReadBraces(text[(open + 1)..close]));
            at = close + 1;
        }
        return [.. nodes];
    }

    private static Node ReadBraces(string inner)
    {
        List<string> options = Split(inner);
        if (options.Count > 1) return new Choice([.. options.Select(ReadNodes)]);
        return inner[0] == '@' ? new Call(inner[1..]) : ReadSlot(inner);
    }

    private static Slot ReadSlot(string inner)
    {
        bool main = inner.EndsWith('!');
        if (main) inner = inner[..^1];
        string[] parts = inner.Split(':');
        string[] head = parts[0].Split('.');
        bool capital = char.IsUpper(head[0][0]);
        string name = head[0].ToLowerInvariant();
        int index = 0;
        if (char.IsDigit(name[^1])) (name, index) = (name[..^1], name[^1] - '1');
        if (!Names.TryGetValue(name, out SlotName slot)) throw new FormatException($"no slot is called {{{inner}}}");
        return new(slot, index, head.Length > 1 ? head[1] : "", parts[1..], main, capital);
    }

    private static int Closing(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return i;
        }
        throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"brace at {open} is not closed: {text}"));
    }

    /// <summary>Parts at the bars outside of inner braces.</summary>
    private static List<string> Split(string text)
    {
        List<string> parts = [];
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}') depth--;
            else if (text[i] == '|' && depth == 0)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }
        parts.Add(text[start..]);
        return parts;
    }
}
