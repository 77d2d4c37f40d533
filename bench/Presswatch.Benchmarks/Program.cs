using System.Globalization;
using BenchmarkDotNet.Running;
using Presswatch.Benchmarks;

if (args is ["reprints", .. var days]) return ReprintThroughput.Run(days is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 0);

BenchmarkSwitcher.FromAssembly(typeof(DrawingBenchmarks).Assembly).Run(args);
return 0;
