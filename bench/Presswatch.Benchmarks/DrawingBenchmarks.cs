using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Presswatch.Archive.Catalogue;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Values;
using Presswatch.Demo;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Benchmarks;

/// <summary>From an item with fields to a row of the catalogue, on the first 2,000 articles of the demo country: the whole, and its parts.</summary>
[MemoryDiagnoser, BenchmarkCategory("Drawing")]
public class DrawingBenchmarks
{
    private const int Articles = 2_000;

    private readonly ItemType _type = new(ItemType.JsonItem);
    private Deriver _deriver = new(PackSet.Empty);
    private (byte[] Json, Capture Capture, ItemFields Fields, Page Page, FoundDate Date)[] _items = [];

    [GlobalSetup]
    public void Load()
    {
        _deriver = new(PackSet.LoadAll(PacksFolder()));
        using var lines = new MemoryStream();
        new DemoCountry(new DemoOptions { Days = Articles / 27 }).WriteJsonLines(lines);
        _items = [.. System.Text.Encoding.UTF8.GetString(lines.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(Articles).Select(Item)];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Articles)]
    public int Whole()
    {
        int words = 0;
        foreach (var item in _items) words += _deriver.Derive(item.Capture, default, item.Json).Articles[0].Words;
        return words;
    }

    [Benchmark(OperationsPerInvoke = Articles)]
    public int Extraction()
    {
        int paragraphs = 0;
        foreach (var item in _items) paragraphs += _deriver.Extract(item.Fields, _type).Articles[0].Body.Count;
        return paragraphs;
    }

    [Benchmark(OperationsPerInvoke = Articles)]
    public double Dating()
    {
        double sure = 0;
        foreach (var item in _items) sure += _deriver.Date(item.Page, item.Page.Articles[0], item.Fields.Url, null).Confidence;
        return sure;
    }

    [Benchmark(OperationsPerInvoke = Articles)]
    public int Packing()
    {
        int bytes = 0;
        foreach (var item in _items) bytes += new StoredText(item.Page.Articles[0], item.Date).Pack().Length;
        return bytes;
    }

    private (byte[], Capture, ItemFields, Page, FoundDate) Item(string line, int number)
    {
        byte[] json = System.Text.Encoding.UTF8.GetBytes(line);
        ItemFields fields = ItemFields.FromJson(json, IntakeOptions.Default.Map, new("demo", number + 1)).Value;
        Sha256 digest = Sha256.Of(json);
        string address = fields.Url!;
        var capture = new Capture(CaptureId.From(fields.Source!, address, fields.Captured ?? "", digest), fields.Source!, address, DateTimeOffset.UnixEpoch, fields.Captured, null,
            _type.ToString(), digest, json.Length, null);
        Page page = _deriver.Extract(fields, _type);
        return (json, capture, fields, page, _deriver.Date(page, page.Articles[0], address, null));
    }

    internal static string PacksFolder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "packs");
}
