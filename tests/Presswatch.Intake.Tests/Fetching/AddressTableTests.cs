using System.Net;
using System.Net.Sockets;
using Presswatch.Core.Problems;
using Presswatch.Intake.Fetching;

namespace Presswatch.Intake.Tests.Fetching;

/// <summary>Odd spellings of places that may not be reached. The resolver here is more willing than any real one: it takes every old spelling of numbers and every name that carries an address.</summary>
public sealed class AddressTableTests
{
    public static TheoryData<string> Forbidden =>
    [
        // Loopback and its spellings.
        "http://127.0.0.1/", "http://127.0.0.1:80/", "https://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://127.255.255.254/", "http://2130706433/", "http://0x7f000001/", "http://0X7F.0.0.1/",
        "http://0x7f.1/", "http://0177.0.0.1/", "http://0177.0.0.01/", "http://017700000001/", "http://00000177.0.0.1/", "http://0x7f.0x0.0x0.0x1/", "http://127.0.0.1./", "http://127.0.0.1.:80/", "http://%31%32%37.0.0.1/",
        "http://１２７.０.０.１/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/", "http://0/", "http://0.0.0.0/", "http://00/", "http://0x0/", "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[0000::0001]:80/",
        // IPv4 within IPv6.
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:a9fe:a9fe]/", "http://[::127.0.0.1]/", "http://[::7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::10.0.0.1]/",
        "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2001:0:7f00:1::]/", "http://[2001::f5ff:fffe]/", "http://[2606:4700::5efe:127.0.0.1]/", "http://[::ffff:8.8.8.8]/",
        // Private, link-local, shared, reserved.
        "http://10.0.0.1/", "http://10.1/", "http://167772161/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://192.168.257/", "http://3232235777/", "http://0xc0a80101/", "http://0300.0250.1.1/",
        "http://100.64.0.1/", "http://100.127.255.254/", "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xA9FEA9FE/", "http://0251.0376.0251.0376/", "http://169.254.43518/", "http://100.100.100.200/",
        "http://168.63.129.16/", "http://192.0.0.192/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.7/", "http://203.0.113.7/", "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/",
        "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[100::1]/", "http://[3fff::1]/",
        // Names.
        "http://localhost/", "http://localhost./", "http://LOCALHOST/", "http://ｌｏｃａｌｈｏｓｔ/", "http://x.localhost/", "http://localhost.localdomain/", "http://printer.local/", "http://intranet/", "http://router.lan/",
        "http://metadata.google.internal/", "http://metadata/", "http://metadata.google.internal./", "http://instance-data.ec2.internal/", "http://127.0.0.1.nip.test/", "http://10-0-0-1.sslip.test/",
        "http://7f000001.nip.test/", "http://169.254.169.254.nip.test/", "http://xn--lcalhost-8ya.nip.test/", "http://rebind.test/", "http://mixed.test/", "http://six.test/",
        // Users, other schemes, no hosts.
        "http://user@127.0.0.1/", "http://example.org@127.0.0.1/", "http://example.org:pass@10.0.0.1/", "http://example.org%00@127.0.0.1/", "http://127.0.0.1#@example.org/", "http://127.0.0.1\\@example.org/", "http:\\\\127.0.0.1/",
        "http:/\\127.0.0.1/", "http:///127.0.0.1/", "http://someone@example.org/", "file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/html,x", "http://", "//127.0.0.1/", "/relative", "",
        "http://example.org:0x50@127.0.0.1/", "http://999.999.999.999/", "http://1.2.3.4.5/", "http://0x7g.1/",
    ];

    [Theory, MemberData(nameof(Forbidden))]
    public async Task Fetch_ForbiddenSpelling_IsRefusedBeforeAnyConnection(string address)
    {
        var names = new WillingNames();
        var fetcher = new GuardedFetcher(new() { Retries = 0, ConnectTime = TimeSpan.FromSeconds(5) }, TimeProvider.System, names);
        using FetchSession session = fetcher.Open();
        Outcome<Uri> read = FetchAddress.Parse(address, fetcher.Options);
        Problem? problem = read.Problem ?? (await fetcher.FetchAsync(session, new(read.Value), CancellationToken.None)).Problem;

        problem.ShouldNotBeNull(address);
        new[] { ProblemCodes.AddressRefused, ProblemCodes.ForbiddenAddress }.ShouldContain(problem.Code, $"{address}: {problem}");
    }

    [Fact]
    public void Table_HasAtLeastSixtySpellings() => Forbidden.Count.ShouldBeGreaterThan(100);

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("https://example.org:8443/a?b=c")]
    [InlineData("http://93.184.215.14/")]
    [InlineData("http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/")]
    [InlineData("http://пример.test/")]
    [InlineData("http://1000.example.org/")]
    public void Parse_PublicAddress_IsTaken(string address) => FetchAddress.Parse(address, FetchOptions.Default).Problem.ShouldBeNull();

    [Theory]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("2001:200::1")]
    [InlineData("2003::1")]
    public void Guard_JustOutsideARange_IsPublic(string address) => AddressGuard.WhyForbidden(IPAddress.Parse(address)).ShouldBeNull();

    [Fact]
    public void Parse_AllowedByName_IsTaken()
    {
        var options = new FetchOptions { AllowedHosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "localhost:8080", "10.0.0.7" } };

        FetchAddress.Parse("http://localhost:8080/", options).Problem.ShouldBeNull();
        FetchAddress.Parse("http://10.0.0.7:1234/", options).Problem.ShouldBeNull();
        FetchAddress.Parse("http://localhost:8081/", options).Problem!.Code.ShouldBe(ProblemCodes.ForbiddenAddress);
        FetchAddress.Parse("http://10.0.0.8/", options).Problem!.Code.ShouldBe(ProblemCodes.ForbiddenAddress);
    }

    /// <summary>Takes numbers in every base and short form (inet_aton), and names that carry an address.</summary>
    private sealed class WillingNames : INameResolver
    {
        public ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancel)
        {
            IPAddress[] found = host switch
            {
                "rebind.test" => [IPAddress.Loopback],
                "mixed.test" => [IPAddress.Parse("93.184.215.14"), IPAddress.Parse("192.168.0.1")],
                "six.test" => [IPAddress.Parse("::ffff:10.0.0.1")],
                "10-0-0-1.sslip.test" => [IPAddress.Parse("10.0.0.1")],
                "169.254.169.254.nip.test" => [IPAddress.Parse("169.254.169.254")],
                _ when host.EndsWith(".nip.test", StringComparison.Ordinal) => [IPAddress.Loopback],
                _ => throw new SocketException((int)SocketError.HostNotFound),
            };
            return ValueTask.FromResult<IReadOnlyList<IPAddress>>(found);
        }
    }
}
