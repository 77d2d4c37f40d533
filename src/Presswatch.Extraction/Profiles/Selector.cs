using Presswatch.Extraction.Html;

namespace Presswatch.Extraction.Profiles;

/// <summary>
/// A CSS selector of a profile: types, ids, classes, attributes (=, ^=, $=, *=, ~=), the combinators of CSS, :first-of-type, :last-of-type, :nth-of-type(n),
/// :nth-child(n), :first-child, :last-child, :not(…) and :has(…) with one simple selector, lists with commas, and "::attr(name)" at the end. Immutable.
/// </summary>
internal sealed class Selector
{
    private readonly SelectorStep[][] _alternatives;

    private Selector(SelectorStep[][] alternatives, string? attribute) => (_alternatives, Attribute) = (alternatives, attribute);

    /// <summary>The attribute whose value is meant; <see langword="null"/> for the text.</summary>
    public string? Attribute { get; }

    /// <summary>Reads a selector; <see langword="null"/> where it is none or uses more than is known here.</summary>
    public static Selector? Parse(string text)
    {
        string? attribute = null;
        int mark = text.IndexOf("::attr(", StringComparison.Ordinal);
        if (mark >= 0)
        {
            if (!text.EndsWith(')')) return null;
            attribute = text[(mark + 7)..^1].Trim();
            text = text[..mark];
        }
        SelectorStep[][]? alternatives = new SelectorParser(text).Read();
        return alternatives is null ? null : new(alternatives, attribute);
    }

    /// <summary>Elements of a subtree that match, in the order of the page; the root of the subtree is among those looked at.</summary>
    public IEnumerable<int> In(HtmlTree tree, int root)
    {
        for (int i = root; i < tree[root].End; i++)
        {
            if (tree[i].Tag != HtmlTag.Text && Fits(tree, i)) yield return i;
        }
    }

    public bool Fits(HtmlTree tree, int element)
    {
        foreach (SelectorStep[] steps in _alternatives)
        {
            if (Fits(tree, element, steps, steps.Length - 1)) return true;
        }
        return false;
    }

    private static bool Fits(HtmlTree tree, int element, SelectorStep[] steps, int step)
    {
        if (!steps[step].Test.Fits(tree, element)) return false;
        if (step == 0) return true;
        int at;
        switch (steps[step].Joint)
        {
            case '>':
                return tree[element].Parent >= 0 && Fits(tree, tree[element].Parent, steps, step - 1);
            case '+':
                at = ElementBefore(tree, element);
                return at >= 0 && Fits(tree, at, steps, step - 1);
            case '~':
                for (at = ElementBefore(tree, element); at >= 0; at = ElementBefore(tree, at))
                {
                    if (Fits(tree, at, steps, step - 1)) return true;
                }
                return false;
            default:
                for (at = tree[element].Parent; at >= 0; at = tree[at].Parent)
                {
                    if (Fits(tree, at, steps, step - 1)) return true;
                }
                return false;
        }
    }

    private static int ElementBefore(HtmlTree tree, int element)
    {
        int parent = tree[element].Parent, before = -1;
        if (parent < 0) return -1;
        for (int i = parent + 1; i < element; i = tree[i].End)
        {
            if (tree[i].Tag != HtmlTag.Text) before = i;
        }
        return before;
    }
}

/// <summary>One compound of a selector and how it hangs on the one before it.</summary>
/// <param name="Joint">' ', '&gt;', '+' or '~'.</param>
internal sealed record SelectorStep(char Joint, SelectorTest Test);
