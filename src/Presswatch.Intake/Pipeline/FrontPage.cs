using System.Text;
using System.Text.RegularExpressions;
using Presswatch.Archive.States;

namespace Presswatch.Intake.Pipeline;

/// <summary>Knows front pages, to which sites send whoever asks for what they took down.</summary>
internal static class FrontPage
{
    private static readonly Regex FrontPath = new("^/([a-z]{2}(-[a-z]{2})?/?)?((index|default|home|main)([.][a-z]{2,5})?/?)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Whether an address is that of a front page: the root, its index, or the root of a language.</summary>
    public static bool Is(Uri address) => address.Query.Length <= 1 && FrontPath.IsMatch(address.AbsolutePath);

    /// <summary>Whether a redirect leads from another page to the front page.</summary>
    /// <param name="asked">The address asked for.</param>
    /// <param name="head">Status line and headers of the answer.</param>
    public static bool IsSentTo(string asked, ReadOnlySpan<byte> head) =>
        Uri.TryCreate(asked, UriKind.Absolute, out Uri? from) && !Is(from) && TargetOf(from, head) is { } to && Is(to);

    /// <summary>Whether a redirect leads to the same address under the other scheme, or with "www." put before the host or taken off.</summary>
    /// <param name="asked">The address asked for.</param>
    /// <param name="head">Status line and headers of the answer.</param>
    public static bool IsSentToTwin(string asked, ReadOnlySpan<byte> head) =>
        Uri.TryCreate(asked, UriKind.Absolute, out Uri? from) && TargetOf(from, head) is { } to && to != from && TwinAddresses.Of(from.AbsoluteUri).Contains(to.AbsoluteUri);

    private static Uri? TargetOf(Uri from, ReadOnlySpan<byte> head)
    {
        foreach (ReadOnlySpan<char> line in Encoding.Latin1.GetString(head).AsSpan().EnumerateLines())
        {
            if (line.StartsWith("Location:", StringComparison.OrdinalIgnoreCase)) return Uri.TryCreate(from, line["Location:".Length..].Trim().ToString(), out Uri? to) ? to : null;
        }
        return null;
    }
}
