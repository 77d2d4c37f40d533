using System.Globalization;
using BenchmarkDotNet.Running;
using Presswatch.Benchmarks;

if (args is ["extraction", .. var rounds]) return ExtractionThroughput.Run(rounds is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 7);
if (args is ["reading", .. var times]) return ReadingThroughput.Run(times is [var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 4);
if (args is ["reprints", .. var days]) return ReprintThroughput.Run(days is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 0);

BenchmarkSwitcher.FromAssembly(typeof(DrawingBenchmarks).Assembly).Run(args);
return 0;
