using System.IO.Compression;
using System.Text.Json;
using Presswatch.Analysis.Changes;
using Presswatch.Core.Output;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Tests.Changes.Edits;

/// <summary>The addresses of a real month that were captured twice, classed by a reader beforehand: ten were edited, three were not (a page that came empty, one that was empty before, one whose text was swapped).</summary>
public sealed class RealPairTests
{
    /// <summary>First eight digits of the SHA-256 of the address, and what a reader found between the two captures: no name, number or date was altered in any of them.</summary>
    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["b93f4290"] = "title wording typography",
        ["b32b706f"] = "title wording typography",
        ["2a8ceee5"] = "title wording typography",
        ["ea586c9d"] = "title sentence wording typography",
        ["d11f3314"] = "wording typography",
        ["bf5befea"] = "title wording typography",
        ["7d536fa2"] = "title wording typography",
        ["87262b80"] = "wording typography",
        ["9881ba49"] = "title sentence wording typography",
        ["96220c9f"] = "title wording typography",
    };

    [RealDataFact]
    public void All_AddressesCapturedTwice_AreClassedAsAReaderWould()
    {
        string[] lines = Lines(RealFiles.PathOf("corpus", "kcna-2024a.jsonl.gz"));
        using var press = new ReadPress();
        press.Ingest(lines, null);
        ChangesReport report = press.Ask();

        report.Items.ToDictionary(change => Sha256.Of(change.Address).Hex[..8], change => string.Join(' ', change.What.Select(one => JsonText.NameOf(one.Kind)).Distinct())).ShouldBe(Read, ignoreOrder: true);
        report.Items.ShouldAllBe(change => change.Kind == ChangeKind.Edit && change.IsRead);
        lines.Select(Address).Distinct().Count().ShouldBe(13);
    }

    private static string[] Lines(string corpus)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(corpus), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).GroupBy(Address, StringComparer.Ordinal).Where(captures => captures.Count() > 1).SelectMany(captures => captures)];
    }

    private static string Address(string line) => JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!;
}
