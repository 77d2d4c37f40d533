using System.Globalization;
using System.Text;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Fetching;

/// <summary>What is asked of a site.</summary>
/// <param name="Address">Where, looked over by <see cref="FetchAddress"/>.</param>
public sealed record FetchRequest(Uri Address)
{
    /// <summary>Name of the bytes that are held, as the site gave it: it may then answer 304.</summary>
    public string? ETag { get; init; }
    /// <summary>Time of the bytes that are held, as the site gave it.</summary>
    public string? LastModified { get; init; }
    /// <summary>Fields of a form to be sent by POST; <see langword="null"/> for GET.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }
    /// <summary>Least wait between tries.</summary>
    public TimeSpan Pause { get; init; }
}

/// <summary>One answer as served: the head byte for byte, the body with chunks joined and packing left as it is.</summary>
/// <param name="Address">What was asked.</param>
/// <param name="At">When the head had come, UTC.</param>
/// <param name="Status">100 to 599.</param>
/// <param name="Head">Status line and headers with the empty line that ends them.</param>
/// <param name="Body">The bytes.</param>
public sealed record Exchange(Uri Address, DateTimeOffset At, int Status, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether the answer sends elsewhere.</summary>
    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308 && Header("Location") is { Length: > 0 };

    /// <summary>The value of a header, the first where there are several; <see langword="null"/> where there is none.</summary>
    public string? Header(string name)
    {
        foreach (string line in Encoding.Latin1.GetString(Head.Span).Split('\n').Skip(1))
        {
            if (line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return line[(name.Length + 1)..].Trim();
        }
        return null;
    }

    /// <summary>How long the answer asks to wait (RFC 9110 section 10.2.3); <see langword="null"/> where it does not.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        if (Header("Retry-After") is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)) return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) && at > now ? at - now : null;
    }

    /// <summary>The body unpacked.</summary>
    public Outcome<ReadOnlyMemory<byte>> Content(UnpackLimits limits) => Unpacking.Unpack(Header("Content-Encoding") ?? "", Body, limits);
}

/// <summary>What came of a request.</summary>
/// <param name="Exchanges">Every answer in the order in which they came: redirects and answers that asked to come again among them. The last is the one asked for where there is no problem.</param>
/// <param name="Problem">Why the last request has no whole answer.</param>
/// <param name="Downgraded">Whether a redirect led from https to http.</param>
public sealed record FetchResult(IReadOnlyList<Exchange> Exchanges, Problem? Problem, bool Downgraded)
{
    /// <summary>The answer asked for; <see langword="null"/> where there is a problem instead.</summary>
    public Exchange? Answer => Problem is null ? Exchanges[^1] : null;
}
