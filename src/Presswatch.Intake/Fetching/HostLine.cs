using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Fetching;

/// <summary>The way to one host for one source: one request at a time, each connection made to an address that was checked.</summary>
internal sealed class HostLine : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    private readonly FetchOptions _options;
    private readonly INameResolver _names;
    private readonly Uri? _proxy;
    private readonly HttpMessageInvoker _invoker;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<HeadTap> _taps = [];
    private readonly Lock _tapping = new();
    private long _order;

    public HostLine(FetchOptions options, INameResolver names, Uri? proxy)
    {
        (_options, _names, _proxy) = (options, names, proxy);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy is null ? null : new WebProxy(proxy),
            Credentials = null,
            PreAuthenticate = false,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = Math.Max(1, options.MostHeadBytes / 1024),
            MaxResponseDrainSize = 64 << 10,
            ResponseDrainTimeout = TimeSpan.FromSeconds(2),
            ConnectTimeout = options.ConnectTime,
            PooledConnectionIdleTimeout = Idle,
            PooledConnectionLifetime = Age,
            ConnectCallback = ConnectAsync,
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(Tap(context.PlaintextStream)),
        };
        _invoker = new(handler, disposeHandler: true);
    }

    /// <summary>Sends one request and gives what <paramref name="read"/> makes of the answer, whose body is not yet read.</summary>
    /// <exception cref="HttpRequestException">No answer; a <see cref="GuardException"/> within where the address was refused.</exception>
    public async Task<T> SendAsync<T>(HttpRequestMessage request, Func<HttpResponseMessage, Task<T>> read, CancellationToken head, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            request.Version = HttpVersion.Version11;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            if (_proxy is not null) await CheckBehindProxyAsync(request.RequestUri!, head);
            using HttpResponseMessage response = await _invoker.SendAsync(request, head);
            return await read(response);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The head of the answer at hand as it was served, or, where the connection did not show it, written anew from its fields.</summary>
    public byte[] HeadOf(HttpResponseMessage response)
    {
        byte[]? head;
        lock (_tapping) head = _taps.Where(tap => tap.Head is not null).MaxBy(tap => tap.Order)?.Head;
        return head ?? Written(response);
    }

    public long NextOrder() => Interlocked.Increment(ref _order);

    public void Forget(HeadTap tap)
    {
        lock (_tapping) _taps.Remove(tap);
    }

    public void Dispose()
    {
        _invoker.Dispose();
        _turn.Dispose();
    }

    private HeadTap Tap(Stream stream)
    {
        var tap = new HeadTap(stream, this);
        lock (_tapping) _taps.Add(tap);
        return tap;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        string host = context.DnsEndPoint.Host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        int port = context.DnsEndPoint.Port;
        // The way to the proxy is the user's own choice; the site behind it was checked before.
        bool free = _proxy is not null ? host == FetchAddress.HostOf(_proxy) && port == _proxy.Port : _options.Allows(host, port);
        IReadOnlyList<IPAddress> addresses = await ResolveAsync(host, cancel);
        if (addresses.Count == 0) throw new GuardException(new(ProblemCodes.NameNotFound, $"No address is known for '{host}'."));
        if (!free) Check(host, addresses);
        return await ConnectAsync(addresses, port, cancel);
    }

    private static async ValueTask<Stream> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancel)
    {
        for (int i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < addresses.Count)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private async ValueTask CheckBehindProxyAsync(Uri address, CancellationToken cancel)
    {
        string host = FetchAddress.HostOf(address);
        if (_options.Allows(host, address.Port)) return;
        try
        {
            Check(host, await ResolveAsync(host, cancel));
        }
        catch (SocketException)
        {
            // A name that only the proxy can resolve.
        }
    }

    private async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancel) =>
        IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : await _names.ResolveAsync(host, cancel);

    // One inner address among several refuses all: a name that mixes them is made to slip through.
    private static void Check(string host, IReadOnlyList<IPAddress> addresses)
    {
        foreach (IPAddress address in addresses)
        {
            if (AddressGuard.WhyForbidden(address) is { } kind) throw new GuardException(new(ProblemCodes.ForbiddenAddress, $"'{host}' leads to {address}, an inner address ({kind})."));
        }
    }

    private static byte[] Written(HttpResponseMessage response)
    {
        var head = new StringBuilder($"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\r\n");
        foreach (HeadersOf part in (HeadersOf[])[new(response.Headers), new(response.Content.Headers)])
        {
            foreach ((string name, HeaderStringValues values) in part.Headers.NonValidated)
            {
                foreach (string value in values) head.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }

    private readonly record struct HeadersOf(HttpHeaders Headers);
}

/// <summary>Carries why a connection was not made through the handler.</summary>
internal sealed class GuardException(Problem problem) : IOException(problem.Message)
{
    public Problem Problem { get; } = problem;
}
