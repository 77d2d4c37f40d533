using System.Text;
using BenchmarkDotNet.Attributes;
using Presswatch.Core.Tests.Words;
using Presswatch.Core.Words;

namespace Presswatch.Benchmarks;

/// <summary>Words of 64,000 characters: plain Latin, Hangul, and the worst input, one run without a boundary.</summary>
[MemoryDiagnoser, BenchmarkCategory("Words")]
public class TokeniserBenchmarks
{
    private const int Length = 64_000;
    private string _text = "";

    [Params("latin", "hangul", "run")]
    public string Input { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        var random = new Random(1);
        var text = new StringBuilder(Length + 16);
        while (text.Length < Length)
        {
            int letters = Input == "run" ? Length : random.Next(2, 11);
            for (int i = 0; i < letters; i++) text.Append(Input == "hangul" ? (char)random.Next('가', '힣') : (char)random.Next('a', 'z'));
            text.Append(random.Next(12) == 0 ? ". " : " ");
        }
        _text = text.ToString();
    }

    /// <summary>The plain twin, by regular expressions.</summary>
    [Benchmark(Baseline = true)]
    public int Simple() => PlainTokeniser.All(_text).Count;

    [Benchmark]
    public int Shipped()
    {
        int count = 0;
        foreach (Token _ in Tokeniser.Tokens(_text)) count++;
        return count;
    }
}
