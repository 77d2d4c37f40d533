using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Presswatch.Verify;

namespace Presswatch.Cli.Tests;

/// <summary>From taking pages in to a proof that another program checks, and back from backups and packages.</summary>
public sealed class ProofCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-cli-").FullName;

    private string this[string name] => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Export_Proof_IsCheckedByTheSmallProgram()
    {
        string left = await TakeAsync(0, 5, "left.txt");
        await TakeAsync(5, 9, "later.txt");
        string article = await ArticleAsync("number3");

        (await RunAsync(0, "export", article, "--proof", this["proof.json"], "--checkpoint", left)).Results.ShouldContain("1 captures");
        Verify(0, this["proof.json"]).ShouldContain("the owner could have made this log today");
        string good = Verify(0, this["proof.json"], "--key", this["archive/log/key.pub"], "--checkpoint", left);
        good.ShouldContain("the log is the one of the checkpoint that you gave");
        good.ShouldContain("http://a.example/3");
        Verify(0, this["proof.json"], "--checkpoint", this["later.txt"]).ShouldContain("good");
        Verify(0, "--key", this["archive/log/key.pub"], "--checkpoint", left).ShouldContain("5 captures");
        await File.AppendAllTextAsync(this["archive/log/key.pub"], "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYI+oZIzj0DA+Qc\n-----END PUBLIC KEY-----\n");
        Verify(0, "--key", this["archive/log/key.pub"], "--checkpoint", left).ShouldContain("5 captures", Case.Sensitive, "a line of PEM may look like a key's");
        Verify(2);
        Verify(2, this["none.json"]);
    }

    private static readonly string[] Forgeries =
    [
        "payload", "head", "address", "source", "taken", "claimed", "status", "contentType", "leaf", "proof", "proof longer", "proof shorter", "checkpoint size", "checkpoint root", "checkpoint signature", "key",
        "id with a line feed", "no captures", "format", "not json",
    ];

    [Fact]
    public async Task Verify_ForgedBundles_AreRefused()
    {
        await TakeAsync(0, 7, "left.txt");
        await RunAsync(0, "export", await ArticleAsync("number3"), "--proof", this["proof.json"]);
        string genuine = await File.ReadAllTextAsync(this["proof.json"]);
        foreach (string forgery in Forgeries)
        {
            await File.WriteAllTextAsync(this["forged.json"], Forged(genuine, forgery));
            Verify(1, this["forged.json"]).ShouldStartWith("BAD: ", customMessage: forgery);
        }
        await File.WriteAllTextAsync(this["forged.json"], genuine);
        Verify(0, this["forged.json"]);
    }

    [Fact]
    public async Task Verify_BundleOfAForkedLog_IsRefusedByACheckpointThatLeft()
    {
        string left = await TakeAsync(0, 5, "left.txt");
        // The owner makes another log with the same key and name, in which page 3 never stood.
        string keys = await File.ReadAllTextAsync(this["archive/log/key.pub"]);
        Directory.Delete(this["archive"], recursive: true);
        Directory.CreateDirectory(this["archive"]);
        await TakeAsync(4, 12, "fork.txt", keys);
        await RunAsync(0, "export", await ArticleAsync("number6"), "--proof", this["proof.json"]);

        Verify(0, this["proof.json"]);
        Verify(1, this["proof.json"], "--checkpoint", left);
        (await RunAsync(4, "verify", "--checkpoint", left)).Notes.ShouldContain("PW3201");
        (await RunAsync(4, "export", await ArticleAsync("number6"), "--proof", this["proof.json"], "--checkpoint", left)).Notes.ShouldContain("PW3201");
    }

    [Fact]
    public async Task Verify_WholeShareAndArticle_EndWithTheirCodes()
    {
        string left = await TakeAsync(0, 6, "left.txt");
        string article = await ArticleAsync("number2");
        (await RunAsync(0, "verify")).Results.ShouldContain("6 of 6 captures read; each is what the log says\n1 checkpoints are of this log\nroot ");
        await RunAsync(0, "verify", article, "--checkpoint", left);
        await RunAsync(0, "verify", "--share", "1/3");
        await RunAsync(1, "verify", "aaaaaaaaaaaaaaaa");
        await RunAsync(2, "verify", "--share", "2/3");
        await RunAsync(3, "verify", "--checkpoint", this["none.txt"]);
        JsonObject json = JsonNode.Parse((await RunAsync(0, "verify", "--format", "json")).Results)!.AsObject();
        json.Select(pair => pair.Key).ShouldBe(["captures", "read", "share", "checkpoints", "root", "problems"]);

        string file = Directory.EnumerateFiles(this["archive/captures"], "*.gz", SearchOption.AllDirectories).Single();
        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        (await RunAsync(4, "verify")).Notes.ShouldContain("PW3003");
    }

    [Fact]
    public async Task Checkpoint_PrintOutAndTiles_AreTheSameNote()
    {
        await RunAsync(4, "checkpoint");
        await TakeAsync(0, 300, "left.txt");
        string printed = (await RunAsync(0, "checkpoint", "--print")).Results;
        printed.ShouldBe(await File.ReadAllTextAsync(this["left.txt"]));
        await RunAsync(0, "checkpoint", "--tiles", this["public"]);
        (await File.ReadAllTextAsync(this["public/checkpoint"])).ShouldBe(printed);
        new FileInfo(this["public/tile/0/000"]).Length.ShouldBe(8192);
        new FileInfo(this["public/tile/0/001.p/44"]).Length.ShouldBe(44 * 32);
        new FileInfo(this["public/tile/1/000.p/1"]).Length.ShouldBe(32);
        (await RunAsync(4, "checkpoint", "--key", this["archive/log.key"])).Notes.ShouldContain("PW3203");
    }

    [Fact]
    public async Task Ingest_NoPlaceForTheKey_TakesAndSaysSo()
    {
        await File.WriteAllTextAsync(this["items.jsonl"], Lines(0, 2));
        CliRun run = await CliRun.OfAsync("ingest", this["items.jsonl"], "--archive", this["archive"]);
        (run.Code, run.Notes.Contains("PW3203", StringComparison.Ordinal)).ShouldBe((0, true));
    }

    [Fact]
    public async Task Restore_OfABackup_HasTheSameHeadAndAnswers()
    {
        string left = await TakeAsync(0, 8, "left.txt");
        string head = (await RunAsync(0, "checkpoint", "--print")).Results, answer = (await RunAsync(0, "search", "number3")).Results;
        await RunAsync(0, "backup", this["backup"]);
        Directory.Delete(this["archive"], recursive: true);

        (await RunAsync(0, "restore", this["backup"])).Results.ShouldContain("8 captures restored");
        (await RunAsync(0, "checkpoint", "--print")).Results.ShouldBe(head);
        (await RunAsync(0, "search", "number3")).Results.ShouldBe(answer);
        await RunAsync(0, "verify", "--checkpoint", left);
        (await RunAsync(4, "restore", this["backup"])).Notes.ShouldContain("PW3208");
    }

    [Fact]
    public async Task Export_Wacz_HoldsWhatItsDigestsSayAndIsTakenInAgain()
    {
        await TakeAsync(0, 6, "left.txt");
        (await RunAsync(0, "export", "shared", "--wacz", this["six.wacz"])).Results.ShouldContain("6 captures of 6 articles");
        using (ZipArchive zip = ZipFile.OpenRead(this["six.wacz"]))
        {
            zip.Entries.Select(entry => entry.FullName).ShouldBe(["archive/data.warc.gz", "indexes/index.cdxj", "pages/pages.jsonl", "datapackage.json", "datapackage-digest.json"]);
            zip.GetEntry("archive/data.warc.gz")!.CompressedLength.ShouldBe(zip.GetEntry("archive/data.warc.gz")!.Length);
            JsonObject package = JsonNode.Parse(Bytes(zip, "datapackage.json"))!.AsObject();
            package["wacz_version"]!.GetValue<string>().ShouldBe("1.1.1");
            foreach (JsonNode? resource in package["resources"]!.AsArray())
            {
                byte[] bytes = Bytes(zip, resource!["path"]!.GetValue<string>());
                resource["hash"]!.GetValue<string>().ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)));
                resource["bytes"]!.GetValue<long>().ShouldBe(bytes.Length);
            }
            JsonObject digest = JsonNode.Parse(Bytes(zip, "datapackage-digest.json"))!.AsObject();
            string hash = digest["hash"]!.GetValue<string>();
            hash.ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Bytes(zip, "datapackage.json"))));
            using ECDsa key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(digest["signedData"]!["publicKey"]!.GetValue<string>()), out _);
            key.VerifyData(Encoding.ASCII.GetBytes(hash), Convert.FromBase64String(digest["signedData"]!["signature"]!.GetValue<string>()), HashAlgorithmName.SHA256).ShouldBeTrue();
            CheckIndex(Encoding.UTF8.GetString(Bytes(zip, "indexes/index.cdxj")), Bytes(zip, "archive/data.warc.gz"));
            Encoding.UTF8.GetString(Bytes(zip, "pages/pages.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(7);
        }

        JsonObject again = JsonNode.Parse((await RunAsync(0, "ingest", this["six.wacz"], "--archive", this["other"], "--format", "json")).Results)!.AsObject();
        (again["items"]!.GetValue<int>(), again["newArticles"]!.GetValue<int>()).ShouldBe((6, 6));
        string article = await ArticleAsync("number3");
        (await RunAsync(0, "show", article, "--archive", this["other"])).Results.ShouldContain("Story 3");
        // Known captures stay known: source, address, claim and bytes are those of the first archive.
        JsonObject same = JsonNode.Parse((await RunAsync(0, "ingest", this["six.wacz"], "--format", "json")).Results)!.AsObject();
        same["unchanged"]!.GetValue<int>().ShouldBe(6);
        (await RunAsync(0, "verify")).Results.ShouldContain("6 of 6 captures read");
        await RunAsync(1, "export", "nothing-has-this-word", "--wacz", this["none.wacz"]);
        await RunAsync(2, "export", article);
    }

    private static void CheckIndex(string index, byte[] warc)
    {
        string[] lines = index.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldBe(lines.Order(StringComparer.Ordinal));
        lines.Length.ShouldBe(6);
        foreach (string line in lines)
        {
            line.ShouldMatch("^example,a\\)/[0-9] [0-9]{14} \\{");
            JsonNode entry = JsonNode.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..])!;
            int offset = int.Parse(entry["offset"]!.GetValue<string>()), length = int.Parse(entry["length"]!.GetValue<string>());
            using var member = new GZipStream(new MemoryStream(warc, offset, length), CompressionMode.Decompress);
            using var reader = new StreamReader(member);
            reader.ReadToEnd().ShouldContain("WARC-Target-URI: " + entry["url"]!.GetValue<string>());
        }
    }

    private static string Forged(string genuine, string forgery)
    {
        JsonObject bundle = JsonNode.Parse(genuine)!.AsObject();
        JsonObject capture = bundle["captures"]![0]!.AsObject();
        JsonArray proof = capture["proof"]!.AsArray();
        string note = bundle["checkpoint"]!.GetValue<string>();
        string[] lines = note.Split('\n');
        switch (forgery)
        {
            case "payload": capture["payload"] = Convert.ToBase64String("another text"u8); break;
            case "head": capture["head"] = Convert.ToBase64String("HTTP/1.1 200 OK\r\n\r\n"u8); break;
            case "address" or "source" or "taken" or "claimed" or "contentType": capture[forgery] = "http://b.example/"; break;
            case "status": capture["status"] = 200; break;
            case "leaf": capture["leaf"] = capture["leaf"]!.GetValue<int>() == 0 ? 1 : 0; break;
            case "proof": proof[0] = Convert.ToBase64String(new byte[32]); break;
            case "proof longer": proof.Add(Convert.ToBase64String(new byte[32])); break;
            case "proof shorter": proof.RemoveAt(0); break;
            case "checkpoint size": lines[1] = "9"; break;
            case "checkpoint root": lines[2] = Convert.ToBase64String(new byte[32]); break;
            case "checkpoint signature": lines[^2] = lines[^2][..^12] + "AAAAAAAAAAA="; break;
            case "key":
                using (ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                {
                    byte[] info = other.ExportSubjectPublicKeyInfo();
                    bundle["key"] = $"{lines[0]}+{Convert.ToHexStringLower(SHA256.HashData(info)[..4])}+{Convert.ToBase64String([2, .. info])}";
                }
                break;
            case "id with a line feed": (capture["id"], capture["source"]) = ($"{capture["id"]}\nsource: {capture["source"]}", ""); break;
            case "no captures": bundle["captures"] = new JsonArray(); break;
            case "format": bundle["format"] = "presswatch-proof/2"; break;
            default: return genuine[..(genuine.Length / 2)];
        }
        bundle["checkpoint"] = string.Join('\n', lines);
        return bundle.ToJsonString();
    }

    /// <summary>Takes items in, which signs the log, and keeps the checkpoint as if it were mailed.</summary>
    private async Task<string> TakeAsync(int from, int to, string checkpoint, string? keys = null)
    {
        await File.WriteAllTextAsync(this[$"items{from}.jsonl"], Lines(from, to));
        if (keys is not null)
        {
            await RunAsync(0, "ingest", this[$"items{from}.jsonl"], "--key", this["none/log.key"]);
            File.Delete(this["archive/log/checkpoints"]);
            await File.WriteAllTextAsync(this["archive/log/key.pub"], keys);
        }
        else
        {
            await RunAsync(0, "ingest", this[$"items{from}.jsonl"]);
        }
        await RunAsync(0, "checkpoint", "--out", this[checkpoint]);
        return this[checkpoint];
    }

    private static string Lines(int from, int to) => string.Concat(Enumerable.Range(from, to - from).Select(n =>
        JsonSerializer.Serialize(new { title = $"Story {n}", text = $"The shared committee met on plan number{n} for the {n * 7919} valleys and read report {n * 104_729} aloud.", url = $"http://a.example/{n}", captured = "2031-01-02", date = "2031-01-01", language = "en" }) + "\n"));

    private async Task<string> ArticleAsync(string word) =>
        JsonNode.Parse((await RunAsync(0, "search", word, "--format", "json")).Results)!["items"]![0]!["article"]!.GetValue<string>();

    private async Task<CliRun> RunAsync(int code, params string[] args)
    {
        using var results = new StringWriter();
        using var notes = new StringWriter();
        string? Environment(string name) => name switch { "XDG_STATE_HOME" => this["state"], "PRESSWATCH_ARCHIVE" => this["archive"], _ => null };
        int ended = await CliApplication.RunAsync(args, CliRun.Context(results, notes, Environment), CancellationToken.None);
        ended.ShouldBe(code, $"{string.Join(' ', args)}\n{notes}");
        return new(ended, results.ToString(), notes.ToString());
    }

    private static string Verify(int code, params string[] args)
    {
        using var print = new StringWriter();
        Checker.Run(args, print).ShouldBe(code, print.ToString());
        return print.ToString();
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var bytes = new MemoryStream();
        using Stream entry = zip.GetEntry(name)!.Open();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
