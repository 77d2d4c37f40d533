using Presswatch.Core.Dates;

namespace Presswatch.Extraction;

/// <summary>The bytes of one page and what a fetcher knew of them.</summary>
public sealed record PageInput
{
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Absolute address the bytes were served at; <see langword="null"/> where unknown.</summary>
    public string? Address { get; init; }

    /// <summary>The Content-Type header as served, with its parameters.</summary>
    public string? ContentType { get; init; }

    /// <summary>When the bytes were captured; bounds no date by itself but tells the day of viewing apart.</summary>
    public DateTimeOffset? Captured { get; init; }

    /// <summary>File name: its ending helps to tell HTML from text, and it is the place named in problems.</summary>
    public string? Name { get; init; }

    /// <summary>BCP 47 language where it is known; <see langword="null"/> to find it from the text.</summary>
    public string? Language { get; init; }

    /// <summary>Name of the pack to read with; <see langword="null"/> to choose by address and wording.</summary>
    public string? Pack { get; init; }
}

/// <summary>An item that came with its parts as fields, such as a line of JSONL or a row of CSV.</summary>
public sealed record ItemInput
{
    /// <summary>The text, paragraphs parted by line feeds.</summary>
    public required string Text { get; init; }

    public string? Title { get; init; }

    public string? Section { get; init; }

    public string? Byline { get; init; }

    /// <summary>Publication date as the file states it.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>BCP 47; <see langword="null"/> to find it from the text.</summary>
    public string? Language { get; init; }

    public string? Address { get; init; }

    /// <summary>Who issued the text, where the file says so.</summary>
    public string? Publisher { get; init; }

    /// <summary>Name of the pack to read with; <see langword="null"/> to choose by address and wording.</summary>
    public string? Pack { get; init; }
}

/// <summary>What one page may cost. A page over a limit is declined with the reason.</summary>
public sealed record ExtractionLimits
{
    public static readonly ExtractionLimits Default = new();

    /// <summary>Most bytes of a page; 16 MB by default.</summary>
    public int Bytes { get; init; } = 16 << 20;

    /// <summary>Most elements and texts of a page.</summary>
    public int Nodes { get; init; } = 400_000;

    /// <summary>Deepest nesting of elements.</summary>
    public int Depth { get; init; } = 2_000;

    /// <summary>Most lines of a saved text.</summary>
    public int Lines { get; init; } = 200_000;

    /// <summary>Longest time for one page.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(2);
}
