using BenchmarkDotNet.Running;
using Presswatch.Benchmarks;

if (args is ["watch", ..])
{
    await WatchThroughput.RunAsync(args is [_, var pages] ? int.Parse(pages) : 300);
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
