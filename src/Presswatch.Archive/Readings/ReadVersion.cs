using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Readings;

/// <summary>A reading as it was drawn from a text, ready to be written down.</summary>
/// <param name="Reading">What was found, corrections not applied.</param>
/// <param name="Pack">Name of the pack it was read by; "none" where none fitted.</param>
/// <param name="Maker">Program, rules and pack: "0.1.0/1 demo@1a2b3c4d5e6f".</param>
/// <param name="Keys">For each person of the reading: under which key the registry links the name.</param>
/// <param name="Packed">The reading as it is stored, made by <see cref="StoredReading.Pack"/>.</param>
public sealed record DrawnReading(ArticleReading Reading, string Pack, string Maker, IReadOnlyList<string> Keys, byte[] Packed);

/// <summary>One version with its reading, as the store is fed with it.</summary>
/// <param name="Document">The version's key in the catalogue.</param>
/// <param name="Article">The article.</param>
/// <param name="Version">The version's text.</param>
/// <param name="IsNewest">Whether it is the newest version of its article.</param>
/// <param name="Publisher">Who issued it.</param>
/// <param name="Published">Publication date as far as it is known.</param>
/// <param name="Drawn">The reading.</param>
public sealed record ReadVersion(long Document, ArticleId Article, VersionId Version, bool IsNewest, string Publisher, PartialDate? Published, DrawnReading Drawn);

/// <summary>A reading as the store holds it.</summary>
/// <param name="Reading">What was found, corrections not applied.</param>
/// <param name="Pack">Name of the pack it was read by.</param>
/// <param name="Maker">Program, rules and pack that made it.</param>
public sealed record HeldReading(long Document, string Article, string Version, ArticleReading Reading, string Pack, string Maker);

/// <summary>How many readings one make of program, rules and pack has left.</summary>
public sealed record ReadingMaker(string Maker, long Readings);

/// <summary>A field that the last rebuild of readings read otherwise than before.</summary>
/// <param name="Field">A field of the reading, such as "people" or "eventDate".</param>
/// <param name="Before">What stood there before, as text; <see langword="null"/> for nothing.</param>
/// <param name="After">What stands there now.</param>
public sealed record ReadingChange(string Article, string Version, string Field, string? Before, string? After);
