using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Presswatch.Corpus.Storage;

/// <summary>Asks memory for what will be read soon: places of a stream that lie far apart, each of which would be waited for.</summary>
internal static class MemoryHint
{
    /// <summary>Places to ask ahead.</summary>
    public const int Ahead = 12;

    /// <summary>Asks for a position. A hint alone: one outside of the stream does no harm.</summary>
    public static unsafe void Fetch(ReadOnlySpan<int> stream, int position)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(stream), position)));
    }
}
