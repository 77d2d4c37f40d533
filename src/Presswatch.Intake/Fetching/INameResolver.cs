using System.Net;
using System.Net.Sockets;

namespace Presswatch.Intake.Fetching;

/// <summary>From a host's name to its addresses.</summary>
public interface INameResolver
{
    /// <summary>All addresses of a name.</summary>
    /// <exception cref="SocketException">The name is not known, or nobody could be asked.</exception>
    ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancel);
}

/// <summary>Asks the machine's own resolver.</summary>
public sealed class SystemNameResolver : INameResolver
{
    public static readonly SystemNameResolver Instance = new();

    public async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancel) => await Dns.GetHostAddressesAsync(host, cancel);
}
