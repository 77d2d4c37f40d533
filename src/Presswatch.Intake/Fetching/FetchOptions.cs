namespace Presswatch.Intake.Fetching;

/// <summary>Limits of the fetcher. Each has a default that suits slow and distant sites.</summary>
public sealed record FetchOptions
{
    public static readonly FetchOptions Default = new();

    /// <summary>Hosts that may lie inside the network, as "host" or "host:port"; none by default.</summary>
    public IReadOnlySet<string> AllowedHosts { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the program calls itself.</summary>
    public string UserAgent { get; init; } = "Presswatch/0.1 (press archive; one request at a time)";

    /// <summary>Most bytes of status line and headers; 64 kB by default, in steps of 1,024.</summary>
    public int MostHeadBytes { get; init; } = 64 << 10;

    /// <summary>Most bytes of a body as served; 16 MB by default.</summary>
    public int MostBodyBytes { get; init; } = 16 << 20;

    /// <summary>Bounds of unpacking a body.</summary>
    public UnpackLimits Unpacking { get; init; } = UnpackLimits.Default;

    /// <summary>Longest wait for a connection, TLS included; 20 s by default.</summary>
    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest wait from the request to the end of the headers; 45 s by default.</summary>
    public TimeSpan HeadTime { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Longest time for a whole answer; 3 minutes by default.</summary>
    public TimeSpan WholeTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A body must bring <see cref="SlowestBytes"/> in each such span; 20 s by default.</summary>
    public TimeSpan SlowSpan { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Fewest bytes in a <see cref="SlowSpan"/>; 500 by default.</summary>
    public int SlowestBytes { get; init; } = 500;

    /// <summary>Most redirects followed; 10 by default.</summary>
    public int MostRedirects { get; init; } = 10;

    /// <summary>Further tries after no answer, or an answer of 429, 502, 503 or 504; 2 by default, at least 0.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Wait before the first further try, doubled for the second; 3 s by default. A longer Retry-After counts.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A Retry-After longer than this ends the tries; 2 minutes by default.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether a host is allowed by name.</summary>
    internal bool Allows(string host, int port) => AllowedHosts.Count > 0 && (AllowedHosts.Contains(host) || AllowedHosts.Contains($"{host}:{port}"));
}

/// <summary>Bounds of unpacking gzip, deflate and Brotli.</summary>
/// <param name="Bytes">Most bytes unpacked; 64 MB by default.</param>
/// <param name="Ratio">Most bytes unpacked for each packed byte, beyond the first <paramref name="Free"/>; 200 by default.</param>
/// <param name="Free">Bytes to which the ratio does not apply; 2 MB by default.</param>
public sealed record UnpackLimits(int Bytes = 64 << 20, int Ratio = 200, int Free = 2 << 20)
{
    public static readonly UnpackLimits Default = new();
}
