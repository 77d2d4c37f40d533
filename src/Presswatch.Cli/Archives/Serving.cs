using Microsoft.AspNetCore.Builder;
using Presswatch.Core.Problems;
using Presswatch.Web;

namespace Presswatch.Cli.Archives;

/// <summary>Runs the workbench until the program is told to end.</summary>
internal static class Serving
{
    public static async Task<int> RunAsync(WorkbenchOptions options, CliContext app, CancellationToken cancel)
    {
        Outcome<WebApplication> built = Workbench.Build(options with { ShippedPacks = app.ShippedPacks });
        if (!built.TryGet(out WebApplication web)) return app.Out.Fail(built.Problem!);
        await using WebApplication held = web;
        try
        {
            await web.StartAsync(cancel);
        }
        catch (IOException inUse)
        {
            return app.Out.Fail(new Problem(ProblemCodes.AddressInUse, inUse.Message, new(options.Listen)));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
        app.Out.Note($"The workbench is open on {string.Join(", ", web.Urls)} (Ctrl+C ends it)");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, app.Time, cancel);
        }
        catch (OperationCanceledException)
        {
            await web.StopAsync(CancellationToken.None);
        }
        return ExitCode.Done;
    }
}
