using System.Net;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Fetching;

/// <summary>One source's dealings with its sites: its proxy, and cookies that live as long as the session and never leave the host that set them. Safe for concurrent use; requests to one host wait for each other.</summary>
public sealed class FetchSession : IDisposable
{
    private const int MostLines = 32;

    private readonly FetchOptions _options;
    private readonly INameResolver _names;
    private readonly Uri? _proxy;
    private readonly Lock _opening = new();
    private readonly Dictionary<string, HostLine> _lines = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    internal FetchSession(FetchOptions options, INameResolver names, Uri? proxy) => (_options, _names, _proxy) = (options, names, proxy);

    internal CookieContainer Cookies { get; } = new();

    public void Dispose()
    {
        lock (_opening)
        {
            foreach (HostLine line in _lines.Values) line.Dispose();
            _lines.Clear();
        }
    }

    /// <summary>Reads a proxy's address: http, https, socks4, socks4a or socks5, without a user.</summary>
    public static Outcome<Uri?> ProxyOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Outcome.Of<Uri?>(null);
        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? proxy) && proxy.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5" && proxy.Host.Length > 0 && proxy.UserInfo.Length == 0
            ? Outcome.Of<Uri?>(proxy)
            : new Problem(ProblemCodes.BadProxy, $"'{text}' is no proxy's address.");
    }

    internal HostLine LineTo(Uri address)
    {
        string authority = address.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
        lock (_opening)
        {
            if (_lines.TryGetValue(authority, out HostLine? line)) return line;
            // Sites that redirect to ever new hosts must not fill the memory. Idle connections of a line that is dropped close by themselves.
            if (_order.Count >= MostLines) _lines.Remove(_order.Dequeue());
            _order.Enqueue(authority);
            return _lines[authority] = new(_options, _names, _proxy);
        }
    }
}
