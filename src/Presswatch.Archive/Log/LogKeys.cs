using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Presswatch.Archive.Log;

/// <summary>A public key of a log: ECDSA on P-256 with SHA-256, signatures in DER (signature type 2 of C2SP signed-note).</summary>
/// <param name="Name">Name of the key, which is the log's origin.</param>
/// <param name="Info">The key as SubjectPublicKeyInfo, DER.</param>
public sealed record LogKey(string Name, byte[] Info)
{
    private const byte EcdsaSignature = 2;

    /// <summary>First four bytes of SHA-256 of <see cref="Info"/>.</summary>
    public uint Id => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Info));

    /// <summary>The key on one line: NAME+ID+BASE64, as programs for signed notes take it.</summary>
    public string Line => $"{Name}+{Id.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String([EcdsaSignature, .. Info])}";

    /// <summary>Reads what <see cref="Line"/> gives; <see langword="null"/> where it is no such key.</summary>
    public static LogKey? Read(string line)
    {
        if (line.Split('+', 3) is not [{ Length: > 0 } name, var id, var packed] || SignedNote.FromBase64(packed) is not [EcdsaSignature, .. var info]) return null;
        var key = new LogKey(name, info);
        if (key.Id.ToString("x8", CultureInfo.InvariantCulture) != id) return null;
        try
        {
            using ECDsa read = key.Open();
            return read.KeySize == 256 ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether a note bears a valid signature of this key.</summary>
    public bool HasSigned(SignedNote note)
    {
        using ECDsa key = Open();
        return note.Signatures.Any(signature => signature.Name == Name && signature.KeyId == Id
            && key.VerifyData(Encoding.UTF8.GetBytes(note.Text), signature.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    private ECDsa Open()
    {
        ECDsa key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Info, out _);
        return key;
    }
}

/// <summary>The public keys of an archive's log, oldest first (file log/key.pub): each as a line for programs and as PEM for openssl.</summary>
public static class LogKeys
{
    /// <summary>The keys in the file; none where it is missing.</summary>
    /// <returns><see langword="null"/> where the file is not what we write, to the byte.</returns>
    public static IReadOnlyList<LogKey>? Read(string path)
    {
        if (!File.Exists(path)) return [];
        string text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        var keys = new List<LogKey>();
        var written = new StringBuilder();
        foreach (string line in text.Split('\n').Where(line => line.StartsWith(NamePrefix, StringComparison.Ordinal)))
        {
            if (LogKey.Read(line) is not { } key) return null;
            keys.Add(key);
            written.Append(Entry(key));
        }
        return written.ToString() == text ? keys : null;
    }

    /// <summary>Names of logs begin so.</summary>
    public const string NamePrefix = "presswatch/";

    /// <summary>One key as it stands in the file.</summary>
    public static string Entry(LogKey key) => $"{key.Line}\n{new string(PemEncoding.Write("PUBLIC KEY", key.Info))}\n";
}
