namespace Presswatch.Cli.Output;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people; tables are drawn on a terminal only.</summary>
    Text,
    /// <summary>One JSON document.</summary>
    Json,
    /// <summary>One JSON object a line.</summary>
    Jsonl,
    /// <summary>Flat rows under a line of names.</summary>
    Csv,
}
