using System.Net;
using System.Net.Sockets;

namespace Presswatch.Intake.Fetching;

/// <summary>Which network addresses lie outside the public Internet: those of IANA's registries of special-purpose addresses (RFC 6890), and those that carry an IPv4 address within.</summary>
internal static class AddressGuard
{
    private static readonly (IPNetwork Network, string Name)[] Version4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "carrier-grade NAT"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "documentation"),
        (IPNetwork.Parse("192.31.196.0/24"), "reserved"),
        (IPNetwork.Parse("192.52.193.0/24"), "reserved"),
        (IPNetwork.Parse("192.88.99.0/24"), "6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("192.175.48.0/24"), "reserved"),
        (IPNetwork.Parse("198.18.0.0/15"), "benchmark"),
        (IPNetwork.Parse("198.51.100.0/24"), "documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("168.63.129.16/32"), "a cloud's metadata"),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    // Within the global range.
    private static readonly (IPNetwork Network, string Name)[] Version6 =
    [
        (IPNetwork.Parse("2001::/32"), "Teredo"),
        (IPNetwork.Parse("2001::/23"), "reserved"),
        (IPNetwork.Parse("2001:db8::/32"), "documentation"),
        (IPNetwork.Parse("2002::/16"), "6to4"),
        (IPNetwork.Parse("2620:4f:8000::/48"), "reserved"),
        (IPNetwork.Parse("3fff::/20"), "documentation"),
    ];

    /// <summary>The kind of address where it may not be reached without leave; <see langword="null"/> for a public one.</summary>
    public static string? WhyForbidden(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return NameIn(Version4, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return "unknown";
        if (address.IsIPv4MappedToIPv6) return "IPv4 within IPv6";
        if (!Global6.Contains(address)) return NameOutside(address);
        return NameIn(Version6, address) ?? (CarriesIsatap(address) ? "IPv4 within IPv6" : null);
    }

    private static string? NameIn((IPNetwork Network, string Name)[] table, IPAddress address)
    {
        foreach ((IPNetwork network, string name) in table)
        {
            if (network.Contains(address)) return name;
        }
        return null;
    }

    private static string NameOutside(IPAddress address) =>
        IPAddress.IsLoopback(address) ? "loopback"
        : address.IsIPv6LinkLocal || address.IsIPv6SiteLocal ? "link-local"
        : address.IsIPv6Multicast ? "multicast"
        : address.IsIPv6UniqueLocal ? "private"
        : address.Equals(IPAddress.IPv6Any) ? "this network"
        : "reserved";

    // RFC 5214: the last 64 bits are 0000:5efe or 0200:5efe and an IPv4 address.
    private static bool CarriesIsatap(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;
    }
}
