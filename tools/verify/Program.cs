using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

return Presswatch.Verify.Checker.Run(args, Console.Out);

namespace Presswatch.Verify
{
    /// <summary>What is wrong with a bundle or a checkpoint.</summary>
    internal sealed class Refused(string why) : Exception(why);

    /// <summary>A signed head of a log (C2SP tlog-checkpoint in a C2SP signed-note).</summary>
    internal sealed record Head(string Origin, long Size, byte[] Root, string Text, IReadOnlyList<(string Name, byte[] KeyId, byte[] Signature)> Signatures)
    {
        public static Head Read(string note)
        {
            int end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
            if (end < 0 || !note.EndsWith('\n')) throw new Refused("a checkpoint is no signed note");
            string text = note[..(end + 1)];
            string[] lines = text.Split('\n');
            if (lines.Length < 4 || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out long size)) throw new Refused("a checkpoint does not state its size");
            var signatures = new List<(string, byte[], byte[])>();
            foreach (string line in note[(end + 2)..^1].Split('\n'))
            {
                if (line.Split(' ') is not ["\u2014", var name, var packed]) throw new Refused("a checkpoint has a line that is no signature");
                byte[] bytes = Convert.FromBase64String(packed);
                if (bytes.Length < 5) throw new Refused("a signature is too short");
                signatures.Add((name, bytes[..4], bytes[4..]));
            }
            byte[] root = Convert.FromBase64String(lines[2]);
            return root.Length == 32 ? new(lines[0], size, root, text, signatures) : throw new Refused("a checkpoint does not state a root");
        }

        public bool SameTree(Head other) => Origin == other.Origin && Size == other.Size && Root.AsSpan().SequenceEqual(other.Root);
    }

    /// <summary>Public keys on lines NAME+ID+BASE64, the base64 being a byte 2 and a SubjectPublicKeyInfo: ECDSA with SHA-256.</summary>
    internal sealed class Keys
    {
        private readonly List<(string Name, byte[] Info)> _keys = [];

        public Keys(string text)
        {
            foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries))
            {
                if (line.Split('+', 3) is not [{ Length: > 0 } name, { Length: 8 }, var packed] || line.Contains(' ')) continue;
                // Lines of PEM stand beside, and one in some hundred keys has a line that looks like this.
                byte[] bytes = new byte[packed.Length];
                if (Convert.TryFromBase64String(packed, bytes, out int length) && length > 1 && bytes[0] == 2) _keys.Add((name, bytes[1..length]));
            }
            if (_keys.Count == 0) throw new Refused("no public key was given");
        }

        /// <summary>Whether one of them signed a head, and its id in hex.</summary>
        public string Check(Head head, string what)
        {
            foreach ((string name, byte[] info) in _keys.Where(key => key.Name == head.Origin))
            {
                byte[] id = SHA256.HashData(info)[..4];
                using ECDsa key = ECDsa.Create();
                key.ImportSubjectPublicKeyInfo(info, out _);
                foreach ((string signer, byte[] keyId, byte[] signature) in head.Signatures)
                {
                    if (signer == name && keyId.AsSpan().SequenceEqual(id)
                        && key.VerifyData(Encoding.UTF8.GetBytes(head.Text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) return Convert.ToHexStringLower(id);
                }
            }
            throw new Refused($"{what} bears no valid signature of the key");
        }
    }

    /// <summary>Merkle trees of RFC 6962: proofs are checked as in RFC 9162, sections 2.1.3.2 and 2.1.4.2.</summary>
    internal static class Tree
    {
        public static byte[] Leaf(byte[] record) => SHA256.HashData([0, .. record]);

        private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

        public static bool Includes(byte[] leaf, long index, long size, byte[][] path, byte[] root)
        {
            if (index < 0 || index >= size) return false;
            long at = index, last = size - 1;
            byte[] hash = leaf;
            foreach (byte[] next in path)
            {
                if (last == 0) return false;
                bool right = (at & 1) == 1 || at == last;
                hash = right ? Node(next, hash) : Node(hash, next);
                if (right)
                {
                    while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
                }
                (at, last) = (at >> 1, last >> 1);
            }
            return last == 0 && hash.AsSpan().SequenceEqual(root);
        }

        public static bool Extends(Head older, Head newer, byte[][] proof)
        {
            if (older.Size > newer.Size) return false;
            if (older.Size == newer.Size) return proof.Length == 0 && older.Root.AsSpan().SequenceEqual(newer.Root);
            if (older.Size == 0) return proof.Length == 0 && older.Root.AsSpan().SequenceEqual(SHA256.HashData([]));
            List<byte[]> path = [.. proof];
            if (long.IsPow2(older.Size)) path.Insert(0, older.Root);
            if (path.Count == 0) return false;
            long at = older.Size - 1, last = newer.Size - 1;
            while ((at & 1) == 1) (at, last) = (at >> 1, last >> 1);
            byte[] first = path[0], second = path[0];
            foreach (byte[] next in path.Skip(1))
            {
                if (last == 0) return false;
                bool right = (at & 1) == 1 || at == last;
                if (right) first = Node(next, first);
                second = right ? Node(next, second) : Node(second, next);
                if (right)
                {
                    while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
                }
                (at, last) = (at >> 1, last >> 1);
            }
            return last == 0 && first.AsSpan().SequenceEqual(older.Root) && second.AsSpan().SequenceEqual(newer.Root);
        }
    }

    /// <summary>Checks a bundle of proofs, or a checkpoint alone, with nothing but what the runtime brings.</summary>
    internal static class Checker
    {
        private const string Usage = """
            presswatch-verify BUNDLE [--key FILE] [--checkpoint FILE]   checks an article that was exported with its proof
            presswatch-verify --key FILE --checkpoint FILE              checks the signature of a checkpoint
            --key FILE         the log's public key (log/key.pub), got by another way than the bundle
            --checkpoint FILE  a checkpoint that left the machine: the bundle must be of the same log
            """;

        /// <summary>Runs.</summary>
        /// <returns>0 where all holds, 1 where something does not, 2 where the arguments or a file cannot be read.</returns>
        public static int Run(string[] args, TextWriter print)
        {
            string? bundle = null, key = null, checkpoint = null;
            for (int n = 0; n < args.Length; n++)
            {
                if (args[n] == "--key" && n + 1 < args.Length) key = args[++n];
                else if (args[n] == "--checkpoint" && n + 1 < args.Length) checkpoint = args[++n];
                else if (bundle is null && !args[n].StartsWith('-')) bundle = args[n];
                else return Help(print);
            }
            try
            {
                Head? outside = checkpoint is null ? null : Head.Read(File.ReadAllText(checkpoint).ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
                string? keys = key is null ? null : File.ReadAllText(key);
                if (bundle is not null) CheckBundle(File.ReadAllBytes(bundle), keys, outside, print);
                else if (outside is not null && keys is not null) print.WriteLine($"good: {outside.Origin}, {outside.Size} captures, signed with key {new Keys(keys).Check(outside, "the checkpoint")}");
                else return Help(print);
                return 0;
            }
            catch (Refused wrong)
            {
                print.WriteLine($"BAD: {wrong.Message}");
                return 1;
            }
            catch (Exception odd) when (odd is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or CryptographicException or OverflowException)
            {
                print.WriteLine($"BAD: the file is not of the form that it must have: {odd.Message}");
                return 1;
            }
            catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
            {
                print.WriteLine(closed.Message);
                return 2;
            }
        }

        private static int Help(TextWriter print)
        {
            print.WriteLine(Usage);
            return 2;
        }

        private static void CheckBundle(byte[] file, string? keys, Head? outside, TextWriter print)
        {
            using JsonDocument document = JsonDocument.Parse(file);
            JsonElement bundle = document.RootElement;
            string? format = bundle.GetProperty("format").GetString();
            if (format != "presswatch-proof/1") throw new Refused($"this program knows presswatch-proof/1, not '{format}'");
            var head = Head.Read(Text(bundle, "checkpoint"));
            string keyId = new Keys(keys ?? Text(bundle, "key")).Check(head, "the checkpoint of the bundle");
            if (outside is not null) CheckOutside(bundle, head, outside, keys);
            int count = 0;
            foreach (JsonElement capture in bundle.GetProperty("captures").EnumerateArray())
            {
                CheckCapture(capture, head, print);
                count++;
            }
            if (count == 0) throw new Refused("the bundle holds no capture");
            print.WriteLine($"good: {count} captures stand in the log {head.Origin} of {head.Size} captures, signed with key {keyId}");
            string? time = head.Text.Split('\n').Skip(3).FirstOrDefault(line => line.StartsWith("time ", StringComparison.Ordinal));
            if (time is not null) print.WriteLine($"signed, by the clock of the machine, on {time[5..]}");
            if (keys is null) print.WriteLine("the key came with the bundle: compare its id with one you got elsewhere");
            print.WriteLine(outside is not null ? "the log is the one of the checkpoint that you gave" : "no checkpoint from elsewhere was given: the owner could have made this log today");
        }

        /// <summary>The checkpoint from elsewhere is the bundle's, or an older one that the bundle proves the log to have grown from.</summary>
        private static void CheckOutside(JsonElement bundle, Head head, Head outside, string? keys)
        {
            new Keys(keys ?? Text(bundle, "key")).Check(outside, "the checkpoint from elsewhere");
            if (outside.SameTree(head)) return;
            if (!bundle.TryGetProperty("since", out JsonElement since) || since.ValueKind != JsonValueKind.Object) throw new Refused("the bundle is not of the checkpoint from elsewhere, and holds no proof of growth from it");
            var from = Head.Read(Text(since, "checkpoint"));
            if (!from.SameTree(outside)) throw new Refused("the bundle's proof of growth is not from the checkpoint from elsewhere");
            if (!Tree.Extends(outside, head, Hashes(since, "proof"))) throw new Refused("the log of the bundle did not grow from the checkpoint from elsewhere: one of the two is forged");
        }

        private static void CheckCapture(JsonElement capture, Head head, TextWriter print)
        {
            long leaf = capture.GetProperty("leaf").GetInt64();
            byte[] payload = capture.GetProperty("payload").GetBytesFromBase64();
            byte[] record = Record(capture, payload);
            if (!Tree.Includes(Tree.Leaf(record), leaf, head.Size, Hashes(capture, "proof"), head.Root)) throw new Refused($"capture {Text(capture, "id")} does not stand in the log as leaf {leaf}");
            string address = new([.. Text(capture, "address").Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '?' : c)]);
            print.WriteLine($"leaf {leaf}: {address}  taken {Text(capture, "taken")}  {payload.Length} bytes  sha256 {Convert.ToHexStringLower(SHA256.HashData(payload))}");
        }

        /// <summary>The canonical record: what the leaf is the hash of.</summary>
        private static byte[] Record(JsonElement capture, byte[] payload)
        {
            var text = new StringBuilder("presswatch-capture/1\n");
            Line("id", Text(capture, "id"));
            Line("source", Text(capture, "source"));
            Line("address", Text(capture, "address"));
            Line("taken", Text(capture, "taken"));
            Line("claimed", Open(capture, "claimed"));
            Line("status", Open(capture, "status"));
            Line("content-type", Text(capture, "contentType"));
            Line("headers", Convert.ToHexStringLower(SHA256.HashData(capture.GetProperty("head").GetBytesFromBase64())));
            Line("bytes", Convert.ToHexStringLower(SHA256.HashData(payload)));
            Line("size", payload.Length.ToString(CultureInfo.InvariantCulture));
            Line("file", Open(capture, "file"));
            Line("line", Open(capture, "line"));
            return Encoding.UTF8.GetBytes(text.ToString());

            void Line(string name, string value)
            {
                // A line feed in a value could make two different captures one record.
                if (value.Any(c => c < ' ')) throw new Refused($"the field {name} of a capture holds a control character");
                text.Append(name).Append(": ").Append(value).Append('\n');
            }
        }

        private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new Refused($"the field {name} is missing");

        private static string Open(JsonElement element, string name) => element.GetProperty(name) switch
        {
            { ValueKind: JsonValueKind.Null } => "",
            { ValueKind: JsonValueKind.Number } number => number.GetInt64().ToString(CultureInfo.InvariantCulture),
            var value => value.GetString()!,
        };

        private static byte[][] Hashes(JsonElement element, string name)
        {
            byte[][] hashes = [.. element.GetProperty(name).EnumerateArray().Select(hash => hash.GetBytesFromBase64())];
            return hashes.All(hash => hash.Length == 32) ? hashes : throw new Refused("a proof holds something that is no hash");
        }
    }
}
