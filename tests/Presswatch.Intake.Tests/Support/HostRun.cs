using System.Diagnostics;
using System.Globalization;

namespace Presswatch.Intake.Tests.Support;

/// <summary>An ingest in a process of its own, which can be killed.</summary>
internal sealed class HostRun : IDisposable
{
    private readonly Process _process;

    /// <param name="packs">The folder of packs: few are read sooner.</param>
    public HostRun(string archive, string packs, params string[] files)
        : this(archive, packs, "none", files)
    {
    }

    private HostRun(string archive, string packs, string step, string[] files)
    {
        string host = Path.Combine(AppContext.BaseDirectory, "Presswatch.Intake.Host.dll");
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } dotnet && Path.GetFileNameWithoutExtension(dotnet) == "dotnet" ? dotnet : "dotnet", [host, archive, packs, step, .. files])
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

    /// <summary>A run that kills itself (SIGKILL) at a step of the disk, such as "captures append 2 half".</summary>
    public static HostRun DyingAt(string step, string archive, string packs, params string[] files) => new(archive, packs, step, files);

    /// <summary>Kills it (SIGKILL) a little after it has printed so many lines.</summary>
    /// <param name="lines">Lines to wait for.</param>
    /// <param name="spins">How long to go on after the last of them, in turns of an empty loop.</param>
    /// <returns>Whether it was killed before its end, and how many captures it had said to be taken.</returns>
    public (bool Killed, long Taken) Kill(int lines, int spins)
    {
        long taken = 0;
        for (int read = 0; read < lines && _process.StandardOutput.ReadLine() is { } line; read++) taken = Math.Max(taken, TakenIn(line));
        Thread.SpinWait(spins);
        _process.Kill();
        (bool killed, long later) = Die();
        return (killed, Math.Max(taken, later));
    }

    /// <summary>Waits until it has killed itself or come to its end.</summary>
    /// <inheritdoc cref="Kill"/>
    public (bool Killed, long Taken) Die()
    {
        long taken = 0;
        while (_process.StandardOutput.ReadLine() is { } line) taken = Math.Max(taken, TakenIn(line));
        _process.WaitForExit();
        return (_process.ExitCode != 0, taken);
    }

    public void Dispose() => _process.Dispose();

    // The last line may be cut by the kill: then it was not said.
    private static long TakenIn(string line) => line.Split(' ') is ["taken", var count] && long.TryParse(count, CultureInfo.InvariantCulture, out long taken) ? taken : 0;
}
