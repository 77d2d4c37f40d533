namespace Presswatch.Demo.Frames;

/// <summary>All rules of one set of sentence frames, those shared by both sets included. Immutable once read.</summary>
internal sealed class FrameSet
{
    private readonly Dictionary<string, Frame[]> _rules;

    private FrameSet(Dictionary<string, Frame[]> rules) => _rules = rules;

    public static FrameSet A { get; } = Load("a");

    public static FrameSet B { get; } = Load("b");

    public bool Has(string rule) => _rules.ContainsKey(rule);

    public Frame[] this[string rule] => _rules.TryGetValue(rule, out Frame[]? frames) ? frames : throw new FormatException($"no rule is called {rule}");

    public IEnumerable<string> Rules => _rules.Keys.Order(StringComparer.Ordinal);

    private static FrameSet Load(string set)
    {
        Dictionary<string, List<Frame>> read = [];
        foreach (string file in Resource.Names("Frames/").Where(name => name.StartsWith($"Frames/{set}-", StringComparison.Ordinal) || name.StartsWith("Frames/both-", StringComparison.Ordinal)))
        {
            FrameReader.Read(Resource.Text(file), read);
        }
        FrameSet frames = new(read.ToDictionary(rule => rule.Key, rule => rule.Value.ToArray(), StringComparer.Ordinal));
        foreach (Frame frame in frames._rules.Values.SelectMany(rule => rule)) frames.Link(frame.Nodes);
        return frames;
    }

    private void Link(Node[] nodes)
    {
        foreach (Node node in nodes)
        {
            if (node is Call call) call.Target = this[call.Rule];
            else if (node is Choice choice) foreach (Node[] option in choice.Options) Link(option);
        }
    }
}
