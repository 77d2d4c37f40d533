namespace Presswatch.Web;

/// <summary>What the workbench is started with.</summary>
public sealed record WorkbenchOptions
{
    /// <summary>Where it listens where nothing else is said.</summary>
    public const string DefaultListen = "http://127.0.0.1:5080";

    /// <summary>Folder of an archive that exists.</summary>
    public required string ArchiveFolder { get; init; }

    /// <summary>The program's own packs, with which a capture is read again to show how; <see langword="null"/> for the archive's packs alone.</summary>
    public string? ShippedPacks { get; init; }

    /// <summary>Address to listen on: scheme, host and port; port 0 takes a free one. Beyond this machine only with a <see cref="Password"/>.</summary>
    public string Listen { get; init; } = DefaultListen;

    /// <summary>What readers must know; <see langword="null"/> for none, which holds on this machine only.</summary>
    public string? Password { get; init; }

    /// <summary>Folder for keys that sign cookies, outside of the archive, which may be given away; <see langword="null"/>: "presswatch" in XDG_STATE_HOME or ~/.local/state.</summary>
    public string? StateFolder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether to log requests and faults to the standard error stream.</summary>
    public bool LogRequests { get; init; }

    /// <summary>How long a page waits for changes or phrases that are being reckoned before it shows what was reckoned last, or says that they are; one second by default, <see cref="Timeout.InfiniteTimeSpan"/> without end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);
}
