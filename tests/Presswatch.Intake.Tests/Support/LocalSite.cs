using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Presswatch.Intake.Fetching;

namespace Presswatch.Intake.Tests.Support;

/// <summary>A site on the loopback that answers as a test says, byte for byte: rightly, wrongly, slowly, for ever.</summary>
internal sealed class LocalSite : IDisposable, INameResolver
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<SeenRequest, Wire, Task>> _pages = new(StringComparer.Ordinal);

    public LocalSite()
    {
        _listener.Start(256);
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Requests in the order in which they came.</summary>
    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    /// <summary>Connections taken.</summary>
    public int Connections { get; private set; }

    /// <summary>Answers where no page is set.</summary>
    public Func<SeenRequest, Wire, Task> Otherwise { get; set; } = (_, wire) => wire.SendAsync(404, "text/html", "<p>not here</p>");

    /// <summary>Options that allow hosts of this site by name.</summary>
    public FetchOptions Allowing(params string[] hosts) => new()
    {
        AllowedHosts = hosts.Select(host => $"{host}:{Port}").ToHashSet(StringComparer.OrdinalIgnoreCase),
        RetryPause = TimeSpan.FromMilliseconds(1),
        Retries = 0,
    };

    public Uri At(string path, string host = "press.test") => new($"http://{host}:{Port}{path}");

    public void On(string path, Func<SeenRequest, Wire, Task> answer) => _pages[path] = answer;

    public void Page(string path, string html, string type = "text/html; charset=utf-8", params string[] headers) => On(path, (_, wire) => wire.SendAsync(200, type, html, headers));

    /// <summary>Every name leads here.</summary>
    public ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Loopback]);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient held = client;
        client.NoDelay = true;
        NetworkStream stream = client.GetStream();
        try
        {
            while (await ReadAsync(stream) is { } request)
            {
                Requests.Enqueue(request);
                var wire = new Wire(stream, _stop.Token);
                await (_pages.TryGetValue(request.Path, out Func<SeenRequest, Wire, Task>? page) ? page : Otherwise)(request, wire);
                if (wire.IsClosed) return;
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task<SeenRequest?> ReadAsync(NetworkStream stream)
    {
        var kept = new List<byte>();
        byte[] buffer = new byte[8192];
        int end;
        while ((end = Encoding.Latin1.GetString([.. kept]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            int read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0) return null;
            kept.AddRange(buffer.AsSpan(0, read));
        }
        string[] lines = Encoding.Latin1.GetString([.. kept[..end]]).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        int length = headers.TryGetValue("Content-Length", out string? stated) ? int.Parse(stated) : 0;
        while (kept.Count < end + 4 + length)
        {
            int read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0) return null;
            kept.AddRange(buffer.AsSpan(0, read));
        }
        string[] first = lines[0].Split(' ');
        return new(first[0], first[1], headers, Encoding.UTF8.GetString([.. kept.Skip(end + 4).Take(length)]));
    }
}

/// <summary>A request as it came in.</summary>
internal sealed record SeenRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>The way back.</summary>
internal sealed class Wire(NetworkStream stream, CancellationToken stop)
{
    public CancellationToken Stop => stop;

    public bool IsClosed { get; private set; }

    public Task SendAsync(int status, string type, string body, params string[] headers) => SendAsync(status, type, Encoding.UTF8.GetBytes(body), headers);

    public async Task SendAsync(int status, string type, byte[] body, params string[] headers)
    {
        await RawAsync($"HTTP/1.1 {status} Said\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");
        await RawAsync(body);
    }

    public Task RedirectAsync(string to, int status = 302, params string[] headers) => SendAsync(status, "text/html", "moved", [$"Location: {to}", .. headers]);

    public async Task RawAsync(string text) => await RawAsync(Encoding.Latin1.GetBytes(text));

    public async Task RawAsync(byte[] bytes) => await stream.WriteAsync(bytes, stop);

    public void Close()
    {
        IsClosed = true;
        stream.Socket.Shutdown(SocketShutdown.Both);
    }

    /// <summary>Holds the connection and sends nothing.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, stop);
}
