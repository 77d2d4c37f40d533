namespace Presswatch.Extraction.Charsets;

/// <summary>A text and how its character set was decided, once.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Charset">Name of the character set, in lower case.</param>
/// <param name="By">What decided: "bom", "utf-8", "content-type", "meta", "guess".</param>
/// <param name="Broken">Signs that the character set has no meaning for.</param>
internal sealed record Decoded(string Text, string Charset, string By, int Broken);
