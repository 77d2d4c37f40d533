using Presswatch.Core.Captures;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Items;

/// <summary>One thing to take in: a page, a line, a row, a record; or why it could not be read.</summary>
public sealed record IntakeItem
{
    public required ReadOnlyMemory<byte> Bytes { get; init; }
    /// <summary>Media type with the parameters that deriving it again needs (<see cref="ItemType"/>).</summary>
    public required string ContentType { get; init; }
    public required FileOrigin Origin { get; init; }
    /// <summary>Absolute address; <see langword="null"/> where unknown.</summary>
    public string? Address { get; init; }
    public string? Source { get; init; }
    /// <summary>Time of capture as the file claims it.</summary>
    public string? Claimed { get; init; }
    /// <summary>Status line and headers as served, with the empty line that ends them.</summary>
    public ReadOnlyMemory<byte> HttpHead { get; init; }
    /// <summary>Why the item cannot be taken; its bytes are not kept then.</summary>
    public Problem? Problem { get; init; }

    /// <summary>An item that is declined before it could be read.</summary>
    public static IntakeItem Declined(string name, Problem problem) =>
        new() { Bytes = default, ContentType = "", Origin = new(name, default, problem.Place?.Line), Problem = problem };
}

/// <summary>What a user fills in for what the files leave open.</summary>
public sealed record IntakeOptions
{
    public static readonly IntakeOptions Default = new();

    /// <summary>Source of items that name none and have no address.</summary>
    public string? Source { get; init; }
    /// <summary>Claimed time of capture of items that state none.</summary>
    public string? Captured { get; init; }
    /// <summary>BCP 47 language of items that state none.</summary>
    public string? Language { get; init; }
    /// <summary>Pack to read with; <see langword="null"/> to choose for each item.</summary>
    public string? Pack { get; init; }
    /// <summary>Names of fields in JSON and CSV files: ours to theirs, such as "title" to "Headline".</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();
    /// <summary>Most bytes of one item, unpacked; 64 MB by default.</summary>
    public int MaxItemBytes { get; init; } = 64 << 20;
    /// <summary>Most bytes unpacked for each packed byte; 200 by default.</summary>
    public int MaxRatio { get; init; } = 200;
}
