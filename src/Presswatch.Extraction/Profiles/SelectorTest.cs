using Presswatch.Extraction.Html;

namespace Presswatch.Extraction.Profiles;

/// <summary>What one compound of a selector asks of an element. Filled by the parser, then not changed.</summary>
internal sealed class SelectorTest
{
    public string? Type { get; set; }

    public string? Id { get; set; }

    public List<string> Classes { get; } = [];

    public List<(string Name, char Operator, string Value)> Attributes { get; } = [];

    /// <summary>Place among siblings: of the same type or of all, from the front (1, 2, …) or the back (-1).</summary>
    public List<(bool OfType, int Place)> Places { get; } = [];

    public List<SelectorTest> Not { get; } = [];

    public List<SelectorTest> Has { get; } = [];

    public bool Fits(HtmlTree tree, int element)
    {
        ref readonly HtmlNode node = ref tree[element];
        if (node.Tag == HtmlTag.Text) return false;
        if (Type is not null && !node.Name.Equals(Type, StringComparison.OrdinalIgnoreCase)) return false;
        if (Id is not null && node.Id != Id) return false;
        foreach (string name in Classes)
        {
            if (!HasWord(node.Class, name)) return false;
        }
        foreach ((string name, char op, string value) in Attributes)
        {
            if (!Compare(tree.Attribute(element, name), op, value)) return false;
        }
        foreach ((bool ofType, int place) in Places)
        {
            if (!StandsAt(tree, element, ofType, place)) return false;
        }
        foreach (SelectorTest test in Not)
        {
            if (test.Fits(tree, element)) return false;
        }
        foreach (SelectorTest test in Has)
        {
            if (!Holds(tree, element, test)) return false;
        }
        return true;
    }

    private static bool Holds(HtmlTree tree, int element, SelectorTest test)
    {
        for (int i = element + 1; i < tree[element].End; i++)
        {
            if (test.Fits(tree, i)) return true;
        }
        return false;
    }

    private static bool HasWord(ReadOnlySpan<char> words, string word)
    {
        foreach (Range range in words.SplitAny(' ', '\t', '\n', '\r', '\f'))
        {
            if (words[range].SequenceEqual(word)) return true;
        }
        return false;
    }

    private static bool Compare(string? actual, char op, string value) => actual is not null && op switch
    {
        '\0' => true,
        '^' => actual.StartsWith(value, StringComparison.OrdinalIgnoreCase),
        '$' => actual.EndsWith(value, StringComparison.OrdinalIgnoreCase),
        '*' => actual.Contains(value, StringComparison.OrdinalIgnoreCase),
        '~' => HasWord(actual, value),
        _ => actual.Equals(value, StringComparison.OrdinalIgnoreCase),
    };

    private static bool StandsAt(HtmlTree tree, int element, bool ofType, int place)
    {
        int parent = tree[element].Parent;
        if (parent < 0) return place is 1 or -1;
        int before = 0, behind = 0;
        for (int i = parent + 1; i < tree[parent].End; i = tree[i].End)
        {
            if (tree[i].Tag == HtmlTag.Text || (ofType && tree[i].Name != tree[element].Name)) continue;
            if (i < element) before++;
            else if (i > element) behind++;
        }
        return place > 0 ? before + 1 == place : behind == -place - 1;
    }
}
