using System.Globalization;
using BenchmarkDotNet.Running;
using Presswatch.Benchmarks;

if (args is ["extraction", .. var rest]) return ExtractionThroughput.Run(rest is [var rounds] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 7);

BenchmarkSwitcher.FromAssembly(typeof(DrawingBenchmarks).Assembly).Run(args);
return 0;
