using Presswatch.Core.Dates;
using Presswatch.Core.Values;

namespace Presswatch.Corpus;

/// <summary>One version of an article, as the corpus is fed with it. The text of a key never changes; all else may.</summary>
/// <param name="Key">The number that the feeder gave the version, unique and 0 or more.</param>
/// <param name="Article">The article: 16 base32 characters.</param>
/// <param name="Version">The version's text: 12 hex digits.</param>
/// <param name="Sources">Where it was captured, the first being the one shown; at least one.</param>
/// <param name="Publisher">Who issued it.</param>
/// <param name="Language">Its language's code.</param>
/// <param name="Section">The section of the paper; <see langword="null"/> where none is known.</param>
/// <param name="Published">Publication date as far as it is known.</param>
/// <param name="IsNewest">Whether it is the newest version of its article.</param>
/// <param name="Headline">The headline; <see langword="null"/> where there is none.</param>
/// <param name="Text">Its paragraphs, joined by one line feed.</param>
public sealed record CorpusDocument(
    int Key, ArticleId Article, VersionId Version, IReadOnlyList<string> Sources, string Publisher, string Language, string? Section,
    PartialDate? Published, bool IsNewest, string? Headline, string Text);
