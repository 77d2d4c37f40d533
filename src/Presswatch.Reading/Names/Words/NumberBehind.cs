using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Words;

/// <summary>The number that belongs to a name: "Tunnel No. 2", "Tunnel No 2".</summary>
internal static class NumberBehind
{
    /// <summary>Index behind the number at a word; the word itself where none stands there.</summary>
    public static int End(Scan scan, int at)
    {
        if (at + 1 >= scan.Count || scan.TextOf(at) is not "No") return at;
        int number = scan.TextOf(at + 1) is "." ? at + 2 : at + 1;
        return number < scan.Count && scan.Words[number].Is(WordShape.Digits) ? number + 1 : at;
    }
}
