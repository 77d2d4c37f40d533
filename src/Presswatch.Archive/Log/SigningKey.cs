using System.Security.Cryptography;
using System.Text;
using Presswatch.Archive.Disk;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Log;

/// <summary>The private key that signs checkpoints. It lies outside of every archive, so that a copy of an archive cannot sign.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>Longest wait for another program that makes the key.</summary>
    private static readonly TimeSpan LongestMaking = TimeSpan.FromSeconds(30);

    private readonly ECDsa _key;

    private SigningKey(ECDsa key, string path) => (_key, Path) = (key, path);

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>The public half, as SubjectPublicKeyInfo.</summary>
    public byte[] Info => _key.ExportSubjectPublicKeyInfo();

    /// <summary>The usual place of the key: presswatch/log.key in the folder of XDG_STATE_HOME, else of ~/.local/state; <see langword="null"/> where neither is known.</summary>
    public static string? DefaultPath(Func<string, string?> environment)
    {
        string? state = environment("XDG_STATE_HOME") is { Length: > 0 } set ? set
            : environment("HOME") is { Length: > 0 } home ? System.IO.Path.Combine(home, ".local", "state")
            : environment("LOCALAPPDATA") is { Length: > 0 } local ? local : null;
        return state is null ? null : System.IO.Path.Combine(state, "presswatch", "log.key");
    }

    /// <summary>Opens the key, making one where there is none: PKCS #8 in PEM, readable by its owner alone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="archive">Folder of the archive, inside of which a key must not lie.</param>
    public static Outcome<SigningKey> OpenOrCreate(string path, string archive)
    {
        path = System.IO.Path.GetFullPath(path);
        if (FolderPaths.IsWithin(path, archive))
        {
            return new Problem(ProblemCodes.NoSigningKey, "The key must not lie in the archive that it signs for: a copy of the archive could sign.", new(path), "name another place with --key FILE");
        }
        try
        {
            if (!File.Exists(path)) Create(path);
            ECDsa key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize == 256) return new SigningKey(key, path);
            key.Dispose();
            return new Problem(ProblemCodes.NoSigningKey, "The key is not of the curve P-256.", new(path));
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return new Problem(ProblemCodes.NoSigningKey, "The file holds no private key in PEM.", new(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return new Problem(ProblemCodes.NoSigningKey, exception.Message, new(path));
        }
    }

    /// <summary>Signs a checkpoint as a key of that name.</summary>
    internal SignedCheckpoint Sign(Checkpoint head)
    {
        var own = new LogKey(head.Origin, Info);
        byte[] signature = _key.SignData(Encoding.UTF8.GetBytes(head.Text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new(head, new(head.Text, [new(own.Name, own.Id, signature)]));
    }

    /// <summary>Signs other bytes: SHA-256, the two numbers of the signature side by side, as programs for WACZ expect.</summary>
    internal byte[] SignPlain(ReadOnlySpan<byte> data) => _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _key.Dispose();

    private static void Create(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        // Two programs may want to make it at once: the first one's stays. Moving without overwriting would not do, since it looks first and moves then.
        using FileLock making = FileLock.Take(path + ".lock", LongestMaking, null, CancellationToken.None);
        if (File.Exists(path)) return;
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: false);
        SystemDisk.FlushFolder(folder);
    }
}
