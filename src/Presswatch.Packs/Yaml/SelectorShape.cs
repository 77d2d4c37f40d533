namespace Presswatch.Packs.Yaml;

/// <summary>Looks a CSS selector over before anything runs it.</summary>
internal static class SelectorShape
{
    private static readonly System.Buffers.SearchValues<char> Impossible = System.Buffers.SearchValues.Create("{};\n@");

    /// <summary>Whether brackets and quotes close and something is selected.</summary>
    public static bool IsWhole(string selector)
    {
        if (string.IsNullOrWhiteSpace(selector) || selector.AsSpan().IndexOfAny(Impossible) >= 0) return false;
        var open = new Stack<char>();
        char quote = '\0';
        foreach (char c in selector)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c is '"' or '\'') quote = c;
            else if (c is '(' or '[') open.Push(c);
            else if (c is ')' or ']' && (!open.TryPop(out char opened) || opened != (c == ')' ? '(' : '['))) return false;
        }
        return quote == '\0' && open.Count == 0;
    }
}
