using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Presswatch.Cli;
using Presswatch.Cli.Output;

CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var results = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 15);
using var notes = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
if (args is ["--version"])
{
    results.Write(CliApplication.VersionLine + "\n");
    return ExitCode.Done;
}

using var stop = new CancellationTokenSource();
int signalled = 0;
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted));
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated));

var output = new CliOutput(results, notes, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
var app = new CliContext(output, TimeProvider.System, Environment.GetEnvironmentVariable, AppContext.BaseDirectory);
int code = await CliApplication.RunAsync(args, app, stop.Token);
return Volatile.Read(ref signalled) is var signal and not 0 ? signal : code;

// The first signal asks the command to end by itself; a second one ends the process as usual.
void Stop(PosixSignalContext context, int exitCode)
{
    if (Interlocked.CompareExchange(ref signalled, exitCode, 0) != 0) return;
    context.Cancel = true;
    stop.Cancel();
}
