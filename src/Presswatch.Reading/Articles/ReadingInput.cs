using Presswatch.Core.Dates;
using Presswatch.Core.Pages;

namespace Presswatch.Reading.Articles;

/// <summary>An article to be read.</summary>
/// <param name="Headline">Headline; <see langword="null"/> where there is none.</param>
/// <param name="Text">Paragraphs joined by one line feed: what spans count in. It may begin with the dateline.</param>
/// <param name="Published">Publication date, against which dates are resolved; <see langword="null"/> where unknown.</param>
/// <param name="Dateline">The dateline, whether it still stands in the text or was taken off.</param>
/// <param name="Language">BCP 47; <see langword="null"/> where unknown.</param>
/// <param name="Opening">UTF-16 units at the head of <paramref name="Text"/> that are the dateline and are not read.</param>
public sealed record ReadingInput(string? Headline, string Text, PartialDate? Published, Dateline? Dateline = null, string? Language = null, int Opening = 0);
