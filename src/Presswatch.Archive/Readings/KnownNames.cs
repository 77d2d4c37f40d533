using System.Buffers.Binary;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Readings;

/// <summary>A place or body that a pack knows.</summary>
/// <param name="Kind">"place" or "body".</param>
/// <param name="Id">Its id in the pack.</param>
/// <param name="In">Id of the place it lies in.</param>
/// <param name="Names">All its names.</param>
public sealed record KnownName(string Kind, string Id, string? In, IReadOnlyList<string> Names);

/// <summary>All places and bodies of the packs, so that filters know what lies in what without the packs.</summary>
/// <param name="Version">Changes with the packs.</param>
public sealed record KnownNames(long Version, IEnumerable<KnownName> Names)
{
    /// <summary>The names of packs of these versions.</summary>
    public static KnownNames Of(IEnumerable<string> versions, params IReadOnlyList<IEnumerable<KnownName>> names) =>
        new(BinaryPrimitives.ReadInt64BigEndian(Sha256.Of(string.Join(' ', versions)).ToBytes()), names.SelectMany(one => one));
}
