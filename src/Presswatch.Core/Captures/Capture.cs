using Presswatch.Core.Values;

namespace Presswatch.Core.Captures;

/// <summary>What one source served at one moment, or what one item of a file held: never changed, never lost.</summary>
/// <param name="Id">Its permanent name.</param>
/// <param name="Source">Where it was captured, such as a host name.</param>
/// <param name="Address">The address it stood at; "urn:sha256:…" of the bytes where none is known.</param>
/// <param name="Taken">When we took it in, UTC.</param>
/// <param name="Claimed">For an item out of a file: the time of capture printed in it; a claim. ISO date or time.</param>
/// <param name="Status">HTTP status; <see langword="null"/> for an item out of a file.</param>
/// <param name="ContentType">Media type as served or implied by the file's name.</param>
/// <param name="Bytes">Digest of the bytes.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Origin">For an item out of a file: where it came from.</param>
public sealed record Capture(
    CaptureId Id, string Source, string Address, DateTimeOffset Taken, string? Claimed, int? Status, string ContentType, Sha256 Bytes, long Size, FileOrigin? Origin)
{
    /// <summary>The time that orders sightings: the claim where there is one, else when it was taken.</summary>
    public DateTimeOffset Time => ClaimedTime(Claimed) ?? Taken;

    /// <summary>Reads a claim, a date alone being its first moment in UTC; <see langword="null"/> where it is none.</summary>
    public static DateTimeOffset? ClaimedTime(string? claimed) =>
        DateTimeOffset.TryParse(claimed, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;
}

/// <summary>The file an item came out of.</summary>
/// <param name="Name">File name without its folder.</param>
/// <param name="File">Digest of the whole file.</param>
/// <param name="Line">Line or item number in it, from 1; <see langword="null"/> where the file is the item.</param>
public sealed record FileOrigin(string Name, Sha256 File, int? Line);
