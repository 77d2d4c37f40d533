using System.Globalization;
using System.Text;

namespace Presswatch.Archive.Tests.Support;

/// <summary>A WARC reader written from the standard alone (ISO 28500:2017, section 4), so that our files are held against it and not against ourselves.</summary>
internal static class SmallWarcReader
{
    public static IReadOnlyList<(Dictionary<string, string> Fields, byte[] Block)> Read(Stream plain)
    {
        using var whole = new MemoryStream();
        plain.CopyTo(whole);
        ReadOnlySpan<byte> rest = whole.ToArray();
        var records = new List<(Dictionary<string, string>, byte[])>();
        while (rest.Length > 0)
        {
            int end = rest.IndexOf("\r\n\r\n"u8);
            string[] lines = Encoding.UTF8.GetString(rest[..end]).Split("\r\n");
            lines[0].ShouldBe("WARC/1.1");
            Dictionary<string, string> fields = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
            int length = int.Parse(fields["Content-Length"], CultureInfo.InvariantCulture);
            rest = rest[(end + 4)..];
            records.Add((fields, rest[..length].ToArray()));
            rest[length..].StartsWith("\r\n\r\n"u8).ShouldBeTrue();
            rest = rest[(length + 4)..];
        }
        return records;
    }
}
