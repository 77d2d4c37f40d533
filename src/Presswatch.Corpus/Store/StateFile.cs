using System.Collections.Frozen;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Presswatch.Core.Problems;
using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Store;

/// <summary>A segment's state as a file: replaced as a whole with each change.</summary>
internal static class StateFile
{
    private const int Version = 1;
    private const int HeaderBytes = 16;

    private static ReadOnlySpan<byte> Magic => "PWCSTATE"u8;

    public static byte[] Write(SegmentState state, int documents)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(documents);
        writer.Write(MemoryMarshal.AsBytes((state.NotNewest ?? new(documents)).Words));
        writer.Write(MemoryMarshal.AsBytes((state.Retired ?? new(documents)).Words));
        writer.Write(state.Changed.Count);
        foreach ((int document, ChangedAttributes changed) in state.Changed.OrderBy(pair => pair.Key))
        {
            writer.Write(document);
            writer.Write(changed.Publisher);
            writer.Write(changed.Language);
            writer.Write(changed.Section is not null);
            writer.Write(changed.Section ?? "");
            writer.Write(changed.Sources.Count);
            foreach (string source in changed.Sources) writer.Write(source);
        }
        writer.Flush();
        byte[] bytes = stream.ToArray();
        byte[] checksum = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(checksum, XxHash64.Of(bytes));
        return [.. bytes, .. checksum];
    }

    /// <summary>Reads a state.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="documents">Documents of its segment.</param>
    /// <param name="path">Its name, for problems.</param>
    public static Outcome<SegmentState> Read(byte[] bytes, int documents, string path)
    {
        var damaged = new Problem(ProblemCodes.CorpusDamaged, "The state of a part of the corpus is damaged.", new(path));
        int bits = (documents + 63) / 64 * sizeof(ulong);
        if (bytes.Length < HeaderBytes || !bytes.AsSpan().StartsWith(Magic)) return damaged;
        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        if (version > Version) return new Problem(ProblemCodes.CorpusNewer, $"The state of a part of the corpus has format {version}; this program knows {Version}.", new(path));
        if (bytes.Length < HeaderBytes + (2 * bits) + sizeof(int) + sizeof(ulong) || BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12)) != documents
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(bytes.Length - sizeof(ulong))) != XxHash64.Of(bytes.AsSpan(0, bytes.Length - sizeof(ulong)))) return damaged;
        DocumentSet notNewest = DocumentSet.From(documents, MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(HeaderBytes, bits)));
        DocumentSet retired = DocumentSet.From(documents, MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(HeaderBytes + bits, bits)));
        using var reader = new BinaryReader(new MemoryStream(bytes, HeaderBytes + (2 * bits), bytes.Length - HeaderBytes - (2 * bits) - sizeof(ulong)), Encoding.UTF8);
        return new SegmentState(notNewest.Count == 0 ? null : notNewest, retired.Count == 0 ? null : retired, ReadChanged(reader));
    }

    private static FrozenDictionary<int, ChangedAttributes> ReadChanged(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        var changed = new Dictionary<int, ChangedAttributes>();
        for (int i = 0; i < count; i++)
        {
            int document = reader.ReadInt32();
            (string publisher, string language) = (reader.ReadString(), reader.ReadString());
            string? section = reader.ReadBoolean() ? reader.ReadString() : SkipString(reader);
            string[] sources = new string[reader.ReadInt32()];
            for (int n = 0; n < sources.Length; n++) sources[n] = reader.ReadString();
            changed.Add(document, new(sources, publisher, language, section));
        }
        return changed.ToFrozenDictionary();
    }

    private static string? SkipString(BinaryReader reader)
    {
        _ = reader.ReadString();
        return null;
    }
}
