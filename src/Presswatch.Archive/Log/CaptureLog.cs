using System.Security.Cryptography;
using System.Text;
using Presswatch.Archive.Disk;
using Presswatch.Core.Captures;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Log;

/// <summary>The append-only log: one leaf hash of 32 bytes per capture, in the order in which captures were taken (file log/leaves).</summary>
/// <remarks>Hashing as in RFC 6962 section 2.1: a leaf is SHA-256(0x00 || canonical record). One writer; not safe for concurrent callers.</remarks>
public sealed class CaptureLog : IDisposable
{
    public const int LeafSize = SHA256.HashSizeInBytes;

    private readonly IAppendFile _file;

    private CaptureLog(IAppendFile file) => _file = file;

    /// <summary>Number of whole leaves.</summary>
    public long Count => _file.Length / LeafSize;

    /// <summary>Opens the log; bytes past the last whole leaf are moved aside into a file beside it.</summary>
    /// <remarks>A crash can leave a file longer than what was written into it; no leaf is 32 zeros, so the first such leaf ends the log.</remarks>
    /// <param name="disk">Where it lies.</param>
    /// <param name="path">The file of leaves.</param>
    /// <param name="sure">Leaves that are known to be whole: those the catalogue holds.</param>
    /// <param name="movedAside">Number of bytes that were no whole leaf.</param>
    public static CaptureLog Open(IDisk disk, string path, long sure, out long movedAside)
    {
        IAppendFile file = disk.OpenAppend(path);
        long whole = file.Length / LeafSize;
        if (whole > sure)
        {
            byte[] leaves = ReadLeaves(path, sure);
            for (int at = 0; at < leaves.Length; at += LeafSize)
            {
                if (leaves.AsSpan(at, LeafSize).ContainsAnyExcept((byte)0)) continue;
                whole = sure + (at / LeafSize);
                break;
            }
        }
        movedAside = file.Length - (whole * LeafSize);
        if (movedAside > 0) file.MoveTailAside(whole * LeafSize, $"{path}.aside-{file.Length}");
        return new(file);
    }

    /// <summary>The leaf hashes of a log file, for readers; a torn last leaf is left out.</summary>
    public static byte[] ReadLeaves(string path, long from = 0)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        long whole = file.Length / LeafSize;
        if (from >= whole) return [];
        file.Position = from * LeafSize;
        byte[] leaves = new byte[(whole - from) * LeafSize];
        file.ReadExactly(leaves);
        return leaves;
    }

    /// <summary>SHA-256(0x00 || canonical record) of a capture: what one leaf holds.</summary>
    public static byte[] LeafOf(Capture capture, Sha256 headers) => HashOfLeaf(Canonical(capture, headers));

    /// <summary>SHA-256(0x00 || data): the leaf hash of RFC 6962 section 2.1.</summary>
    internal static byte[] HashOfLeaf(ReadOnlySpan<byte> data)
    {
        byte[] prefixed = new byte[data.Length + 1];
        data.CopyTo(prefixed.AsSpan(1));
        return SHA256.HashData(prefixed);
    }

    /// <summary>The record a leaf is the hash of: fixed fields in a fixed order, one "name: value" a line, UTF-8, line feeds.</summary>
    public static byte[] Canonical(Capture capture, Sha256 headers)
    {
        var text = new StringBuilder(400);
        text.Append("presswatch-capture/1\nid: ").Append(capture.Id)
            .Append("\nsource: ").Append(capture.Source)
            .Append("\naddress: ").Append(capture.Address)
            .Append("\ntaken: ").Append(CaptureTime.Write(capture.Taken))
            .Append("\nclaimed: ").Append(capture.Claimed)
            .Append("\nstatus: ").Append(capture.Status)
            .Append("\ncontent-type: ").Append(capture.ContentType)
            .Append("\nheaders: ").Append(headers.Hex)
            .Append("\nbytes: ").Append(capture.Bytes.Hex)
            .Append("\nsize: ").Append(capture.Size)
            .Append("\nfile: ").Append(capture.Origin?.File.Hex)
            .Append("\nline: ").Append(capture.Origin?.Line).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public void Append(ReadOnlySpan<byte> leaves)
    {
        if (leaves.Length % LeafSize != 0) throw new ArgumentException("Not whole leaves.", nameof(leaves));
        _file.Append(leaves);
    }

    public void Flush() => _file.Flush();

    public void Dispose() => _file.Dispose();
}
