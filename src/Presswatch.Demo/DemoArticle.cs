namespace Presswatch.Demo;

/// <summary>One article as first published, in the fields of the JSON lines that the program reads.</summary>
/// <param name="Id">Permanent within one set of options, such as "demo-20310819-0012".</param>
/// <param name="Title">Headline.</param>
/// <param name="Text">Paragraphs joined by a line feed; dateline and end mark included, as printed.</param>
/// <param name="Date">Publication date, publisher's zone.</param>
/// <param name="Captured">When it was captured, UTC.</param>
/// <param name="Url">Address.</param>
/// <param name="Source">Host.</param>
/// <param name="Section">Section of the paper.</param>
public sealed record DemoArticle(string Id, string Title, string Text, DateOnly Date, DateTimeOffset Captured, string Url, string Source, string Section)
{
    /// <summary>BCP 47 language of all articles.</summary>
    public const string Language = "en";
}
