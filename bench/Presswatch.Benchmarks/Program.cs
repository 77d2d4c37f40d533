using System.Globalization;
using BenchmarkDotNet.Running;
using Presswatch.Benchmarks;

switch (args)
{
    case ["extraction", ..]: return ExtractionThroughput.Run(Number(7));
    case ["novelty", ..]: return NoveltyThroughput.Run();
    case ["reading", ..]: return ReadingThroughput.Run(Number(4));
    case ["reprints", ..]: return ReprintThroughput.Run(Number(0));
    case ["watch", ..]: return await WatchThroughput.RunAsync(Number(300));
    case ["corpus", .. var rest]: return CorpusFigures.Run(rest);
    case ["corpus-costs", .. var rest]: return CorpusCosts.Run(rest);
    case ["corpus-fts5", .. var rest]: return CorpusPeers.Run(rest);
    case ["statistics", .. var asked]: return StatisticsFigures.Run(asked);
    case ["search", .. var rest]: return SearchFigures.Run(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(DrawingBenchmarks).Assembly).Run(args);
        return 0;
}

int Number(int otherwise) => args is [_, var given] ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;
