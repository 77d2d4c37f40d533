using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Proof;

/// <summary>An article's captures with the proof that each stands in the log, for a reader who has neither this archive nor this program (docs/proof.md).</summary>
public sealed record ProofBundle
{
    /// <summary>The format and its version; a change that a checker must know of changes it.</summary>
    public const string FormatName = "presswatch-proof/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [JsonPropertyOrder(-1)]
    public string Format { get; init; } = FormatName;

    /// <summary>The article's id. What it says, like <see cref="Headline"/>, is for the reader; it is drawn from the bytes and is not proven.</summary>
    public required string Article { get; init; }

    public required string? Headline { get; init; }

    /// <summary>The signed head that all proofs lead to.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>The public key that signed it, as NAME+ID+BASE64.</summary>
    public required string Key { get; init; }

    /// <summary>For a checkpoint that left the machine earlier: that the log begins with what it was signed for.</summary>
    public required ProofOfGrowth? Since { get; init; }

    public required IReadOnlyList<ProvenCapture> Captures { get; init; }

    /// <summary>Makes the bundle of an article.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="id">The article.</param>
    /// <param name="since">A checkpoint that left the machine earlier; <see langword="null"/> for none.</param>
    /// <returns>The bundle, or: no such article, a capture that is damaged or stands behind the last checkpoint, a log that is not the one that was signed.</returns>
    public static Outcome<ProofBundle> Of(PressArchive archive, ArticleId id, SignedCheckpoint? since)
    {
        if (archive.Catalogue.FindArticle(id) is not { } article) return new Problem(ProblemCodes.UnknownArticle, $"No article is named '{id}'.");
        if (LogSigner.Newest(archive.Folder) is not { } head) return new Problem(ProblemCodes.NoCheckpoint, "The log was never signed.", new(archive.Folder.Checkpoints));
        LogKey? key = LogKeys.Read(archive.Folder.Keys)?.FirstOrDefault(key => key.HasSigned(head.Note));
        if (key is null) return new Problem(ProblemCodes.BadCheckpoint, "The last checkpoint bears no valid signature of a key of this log.", new(archive.Folder.Checkpoints));
        var tree = new MerkleTree(CaptureLog.ReadLeaves(archive.Folder.Leaves));
        if (IsFork(head, tree) || (since is not null && (IsFork(since, tree) || since.Head.Size > head.Head.Size)))
        {
            return new Problem(ProblemCodes.LogForked, "The log is not the one that a checkpoint was made of; run presswatch verify.", new(archive.Folder.Leaves));
        }
        var captures = new List<ProvenCapture>();
        foreach (string capture in archive.Catalogue.Sightings(new(article.Id)).Select(sighting => sighting.Capture).Distinct(StringComparer.Ordinal))
        {
            Outcome<ProvenCapture> proven = Prove(archive, new(capture), head.Head.Size, tree);
            if (!proven.TryGet(out ProvenCapture one)) return proven.Problem!;
            captures.Add(one);
        }
        return new ProofBundle
        {
            Article = article.Id, Headline = article.Headline, Checkpoint = head.Note.ToString(), Key = key.Line, Captures = captures,
            Since = since is null ? null : new(since.Note.ToString(), tree.Consistency(since.Head.Size, head.Head.Size)),
        };
    }

    /// <summary>The bundle as a file.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    private static bool IsFork(SignedCheckpoint checkpoint, MerkleTree tree) =>
        checkpoint.Head.Size > tree.Size || !tree.Root(checkpoint.Head.Size).AsSpan().SequenceEqual(checkpoint.Head.Root);

    private static Outcome<ProvenCapture> Prove(PressArchive archive, CaptureId id, long size, MerkleTree tree)
    {
        Outcome<WarcCapture> read = archive.ReadCapture(id);
        if (!read.TryGet(out WarcCapture stored)) return read.Problem!;
        long leaf = archive.Catalogue.FindCapture(id)!.Leaf;
        if (leaf >= size) return new Problem(ProblemCodes.NoCheckpoint, $"Capture {id} is newer than the last checkpoint.", new(archive.Folder.Checkpoints));
        if (leaf >= tree.Size || !tree.Leaf(leaf).SequenceEqual(CaptureLog.LeafOf(stored.Capture, stored.Headers)))
        {
            return new Problem(ProblemCodes.ArchiveDamaged, $"Capture {id} is not the one that leaf {leaf} of the log is of.", new(archive.Folder.Leaves));
        }
        return ProvenCapture.Of(stored, leaf, tree.Inclusion(leaf, size));
    }
}

/// <summary>That a log has only grown since a checkpoint.</summary>
/// <param name="Checkpoint">The older signed head.</param>
/// <param name="Proof">The consistency proof of RFC 6962 section 2.1.2.</param>
public sealed record ProofOfGrowth(string Checkpoint, IReadOnlyList<byte[]> Proof);

/// <summary>One capture: every field of its canonical record, its bytes, and its audit path.</summary>
/// <param name="Leaf">Its number in the log, from 0.</param>
/// <param name="Taken">UTC, to the millisecond, as in the record.</param>
/// <param name="File">Digest of the file it came out of, for an item out of a file.</param>
/// <param name="Head">Status line and headers as served; empty for an item out of a file.</param>
/// <param name="Payload">The bytes as served.</param>
/// <param name="Proof">The audit path of RFC 6962 section 2.1.1, from the leaf upwards.</param>
public sealed record ProvenCapture(
    long Leaf, string Id, string Source, string Address, string Taken, string? Claimed, int? Status, string ContentType, string? File, int? Line, byte[] Head, byte[] Payload, IReadOnlyList<byte[]> Proof)
{
    internal static ProvenCapture Of(WarcCapture stored, long leaf, IReadOnlyList<byte[]> proof)
    {
        Capture capture = stored.Capture;
        return new(leaf, capture.Id.Value, capture.Source, capture.Address, CaptureTime.Write(capture.Taken), capture.Claimed, capture.Status, capture.ContentType,
            capture.Origin?.File.Hex, capture.Origin?.Line, stored.HttpHead, stored.Payload, proof);
    }
}
