using System.Text;
using Presswatch.Core.Words;

namespace Presswatch.Archive.Readings;

/// <summary>Names as they are compared: folded words parted by one space, so that case, hyphens, accents of width and spacing make no difference.</summary>
public static class NameFold
{
    /// <summary>The folded words of a name; empty where it has none.</summary>
    public static string Of(string name)
    {
        var fold = new StringBuilder(name.Length);
        foreach (Token token in Tokeniser.Tokens(name))
        {
            if (fold.Length > 0) fold.Append(' ');
            fold.Append(Tokeniser.Fold(token.Span.Of(name)));
        }
        return fold.ToString();
    }
}
