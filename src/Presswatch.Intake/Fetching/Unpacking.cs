using System.IO.Compression;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Fetching;

/// <summary>Undoes a Content-Encoding within bounds of size and ratio.</summary>
public static class Unpacking
{
    private const int MostLayers = 2;

    /// <summary>Unpacks.</summary>
    /// <param name="encoding">The header's value: codings in the order in which they were applied.</param>
    /// <param name="packed">The bytes as served.</param>
    /// <param name="limits">Bounds.</param>
    /// <returns>The bytes; those given where the coding is unknown; or why they cannot be had.</returns>
    public static Outcome<ReadOnlyMemory<byte>> Unpack(string encoding, ReadOnlyMemory<byte> packed, UnpackLimits limits)
    {
        string[] layers = [.. encoding.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(layer => layer != "identity")];
        if (layers.Length > MostLayers) return new Problem(ProblemCodes.TooDense, $"The answer is packed {layers.Length} times over.");
        foreach (string layer in layers.Reverse())
        {
            if (packed.IsEmpty) return packed;
            if (layer is not ("gzip" or "x-gzip" or "deflate" or "br")) return packed;
            Outcome<ReadOnlyMemory<byte>> unpacked = UnpackOne(layer, packed, limits);
            if (!unpacked.TryGet(out packed)) return unpacked;
        }
        return packed;
    }

    private static Outcome<ReadOnlyMemory<byte>> UnpackOne(string layer, ReadOnlyMemory<byte> packed, UnpackLimits limits)
    {
        using var input = new MemoryStream(packed.ToArray(), writable: false);
        try
        {
            using Stream stream = layer switch
            {
                "br" => new BrotliStream(input, CompressionMode.Decompress),
                "deflate" => IsZlib(packed.Span) ? new ZLibStream(input, CompressionMode.Decompress) : new DeflateStream(input, CompressionMode.Decompress),
                _ => new GZipStream(input, CompressionMode.Decompress),
            };
            using var whole = new MemoryStream();
            byte[] buffer = new byte[1 << 16];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                long size = whole.Length + read;
                if (size > limits.Bytes || (size > limits.Free && size > input.Position * limits.Ratio)) return new Problem(ProblemCodes.TooDense, "The packed answer unpacks to more than a page can hold.");
                whole.Write(buffer, 0, read);
            }
            return (ReadOnlyMemory<byte>)whole.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException)
        {
            return new Problem(ProblemCodes.CutOff, "The packed answer is damaged or cut off.");
        }
    }

    // RFC 1950: method 8, and the first two bytes are a multiple of 31. Many servers send "deflate" without this head.
    private static bool IsZlib(ReadOnlySpan<byte> bytes) => bytes.Length > 2 && (bytes[0] & 0x0f) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;
}
