namespace Presswatch.Extraction.Html;

/// <summary>Makes the addresses of a page absolute.</summary>
internal sealed class PageAddress(string? page, string? baseAddress)
{
    private readonly Uri? _base = Make(page, baseAddress);

    /// <summary>The absolute http(s) address; <see langword="null"/> for scripts, data and fragments.</summary>
    public string? Absolute(string? link)
    {
        if (string.IsNullOrWhiteSpace(link) || link.Length > 4000) return null;
        link = link.Trim();
        if (link.StartsWith('#') || link.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || link.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return null;
        Uri? made;
        bool ok = _base is null ? Uri.TryCreate(link, UriKind.Absolute, out made) : Uri.TryCreate(_base, link, out made);
        return ok && made is { Scheme: "http" or "https" } ? made.AbsoluteUri : null;
    }

    private static Uri? Make(string? page, string? baseAddress)
    {
        Uri.TryCreate(page, UriKind.Absolute, out Uri? made);
        if (baseAddress is not null && (made is null ? Uri.TryCreate(baseAddress, UriKind.Absolute, out Uri? based) : Uri.TryCreate(made, baseAddress, out based))) return based;
        return made is { Scheme: "http" or "https" } ? made : null;
    }
}
