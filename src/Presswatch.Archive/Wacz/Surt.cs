namespace Presswatch.Archive.Wacz;

/// <summary>An address as indexes of web archives sort it: the host backwards, then port, path and query, all in lower case ("com,example)/path?a=1").</summary>
internal static class Surt
{
    public static string Of(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")) return Plain(address);
        string host = uri.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        string reversed = uri.HostNameType == UriHostNameType.Dns ? string.Join(',', host.Split('.').Reverse()) : host;
        return Plain($"{reversed}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}){uri.PathAndQuery}");
    }

    // The key ends at the first blank of its line.
    private static string Plain(string key) => key.ToLowerInvariant().Replace(" ", "%20", StringComparison.Ordinal);
}
