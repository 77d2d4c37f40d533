using System.Text;

namespace Presswatch.Archive.Log;

/// <summary>One signature under a note.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyId">Four bytes that tell keys of one name apart.</param>
/// <param name="Signature">What the key made of the text.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature);

/// <summary>A text with signatures, in the form of C2SP signed-note: the text, an empty line, a line a signature.</summary>
/// <param name="Text">What is signed, with its last line feed.</param>
/// <param name="Signatures">At least one.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const string SignatureMark = "\u2014 ";

    /// <summary>A note that is longer is none of ours.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Reads a note; <see langword="null"/> where the bytes are none. Says nothing of whether the signatures are valid.</summary>
    public static SignedNote? Read(string note)
    {
        if (note.Length > MostBytes || note.Any(c => c is < ' ' and not '\n')) return null;
        int end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !note.EndsWith('\n')) return null;
        var signatures = new List<NoteSignature>();
        foreach (string line in note[(end + 2)..^1].Split('\n'))
        {
            if (!line.StartsWith(SignatureMark, StringComparison.Ordinal) || line[SignatureMark.Length..].Split(' ') is not [{ Length: > 0 } name, var packed]) return null;
            if (FromBase64(packed) is not { Length: > 4 } bytes) return null;
            signatures.Add(new(name, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..]));
        }
        return new(note[..(end + 1)], signatures);
    }

    /// <summary>The note as it is written down.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (NoteSignature signature in Signatures)
        {
            byte[] packed = new byte[4 + signature.Signature.Length];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(packed, signature.KeyId);
            signature.Signature.CopyTo(packed, 4);
            note.Append(SignatureMark).Append(signature.Name).Append(' ').Append(Convert.ToBase64String(packed)).Append('\n');
        }
        return note.ToString();
    }

    /// <summary>Bytes from base64 as we write it; <see langword="null"/> for any other spelling of them.</summary>
    internal static byte[]? FromBase64(string text)
    {
        byte[] bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out int length) && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }
}

/// <summary>A checkpoint with its signatures.</summary>
public sealed record SignedCheckpoint(Checkpoint Head, SignedNote Note)
{
    /// <summary>Reads one; <see langword="null"/> where the text is none. Says nothing of whether the signature is valid.</summary>
    public static SignedCheckpoint? Read(string note) =>
        SignedNote.Read(note) is { } read && Checkpoint.Read(read.Text) is { } head ? new(head, read) : null;
}
