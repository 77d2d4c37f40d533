using System.Buffers;
using System.Net;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Fetching;

/// <summary>Looks an address over before anything is asked of it: scheme, user, host as written. What the host resolves to is checked when the connection is made.</summary>
public static class FetchAddress
{
    private const int MostCharacters = 8_192;
    private static readonly SearchValues<char> NeverInHosts = SearchValues.Create("%\\/@# ");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly string[] InnerNames = ["localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa", "corp", "metadata"];

    /// <summary>Reads an absolute address.</summary>
    /// <param name="text">As a page, a pack or a user wrote it.</param>
    /// <param name="options">Names the hosts that are allowed although they lie inside.</param>
    public static Outcome<Uri> Parse(string text, FetchOptions options)
    {
        string trimmed = text.Trim();
        if (trimmed.Length is 0 or > MostCharacters) return Refused(trimmed, "The address is empty or too long.");
        return Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? address) ? Check(address, options) : Refused(trimmed, "This is no absolute address.");
    }

    /// <summary>The address a redirect or a link names.</summary>
    public static Outcome<Uri> Resolve(Uri page, string link, FetchOptions options) =>
        link.Length <= MostCharacters && Uri.TryCreate(page, link.Trim(), out Uri? address) ? Check(address, options) : Refused(link, "The link is no address.");

    private static Outcome<Uri> Check(Uri address, FetchOptions options)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) return Refused(address.OriginalString, $"Only http and https are fetched, not '{address.Scheme}'.");
        if (address.UserInfo.Length > 0) return Refused(address.OriginalString, "The address holds a user name or password.");
        string host = HostOf(address);
        if (host.Length == 0 || host.AsSpan().ContainsAny(NeverInHosts)) return Refused(address.OriginalString, "The address names no host.");
        if (options.Allows(host, address.Port)) return address;
        if (IPAddress.TryParse(host, out IPAddress? literal))
        {
            return AddressGuard.WhyForbidden(literal) is { } kind ? Forbidden(address, $"{host} is an inner address ({kind}).") : address;
        }
        if (EndsInNumber(host)) return Refused(address.OriginalString, "The host is written as a number.");
        return IsInnerName(host) ? Forbidden(address, $"'{host}' is a name of the inner network.") : address;
    }

    /// <summary>The host in ASCII, lower case, without the dot of the root and without brackets.</summary>
    public static string HostOf(Uri address)
    {
        try
        {
            return address.IdnHost.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return "";
        }
    }

    internal static Problem Forbidden(Uri address, string message) => new(ProblemCodes.ForbiddenAddress, message, new(address.AbsoluteUri));

    private static Problem Refused(string address, string message) => new(ProblemCodes.AddressRefused, message, new(address.Length > 200 ? address[..200] : address));

    private static bool IsInnerName(string host) =>
        !host.Contains('.', StringComparison.Ordinal)
        || InnerNames.Any(name => host == name || host.EndsWith("." + name, StringComparison.Ordinal));

    // WHATWG URL, "ends in a number": such a host is an IPv4 address in some spelling, or none at all.
    private static bool EndsInNumber(string host)
    {
        string last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (last.All(char.IsAsciiDigit) || (last.StartsWith("0x", StringComparison.Ordinal) && last.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0));
    }
}
