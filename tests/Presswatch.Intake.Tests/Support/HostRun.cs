using System.Diagnostics;
using System.Globalization;

namespace Presswatch.Intake.Tests.Support;

/// <summary>An ingest in a process of its own, which can be killed.</summary>
internal sealed class HostRun : IDisposable
{
    private readonly Process _process;

    public HostRun(string archive, params string[] files)
    {
        string host = Path.Combine(AppContext.BaseDirectory, "Presswatch.Intake.Host.dll");
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } dotnet && Path.GetFileNameWithoutExtension(dotnet) == "dotnet" ? dotnet : "dotnet", [host, archive, TestArchive.Packs, .. files])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Reads on to the end.</summary>
    /// <returns>New articles, new versions, unchanged, declined; or the code of the problem that ended it.</returns>
    public (long New, long Versions, long Unchanged, long Declined, string? Failed) Finish()
    {
        string last = "";
        while (_process.StandardOutput.ReadLine() is { } line) last = line;
        _process.WaitForExit();
        string[] words = last.Split(' ');
        if (words[0] == "failed") return (0, 0, 0, 0, words[1]);
        words[0].ShouldBe("done", $"the host ended with {_process.ExitCode}");
        long[] counts = [.. words.Skip(1).Select(word => long.Parse(word, CultureInfo.InvariantCulture))];
        return (counts[0], counts[1], counts[2], counts[3], null);
    }

    /// <summary>Kills it (SIGKILL) a little after it has printed so many lines.</summary>
    /// <param name="lines">Lines to wait for.</param>
    /// <param name="spins">How long to go on after the last of them, in turns of an empty loop.</param>
    /// <returns>Whether it was killed before its end.</returns>
    public bool Kill(int lines, int spins)
    {
        for (int read = 0; read < lines; read++)
        {
            if (_process.StandardOutput.ReadLine() is null) break;
        }
        Thread.SpinWait(spins);
        _process.Kill();
        _process.WaitForExit();
        return _process.ExitCode != 0;
    }

    public void Dispose() => _process.Dispose();
}
