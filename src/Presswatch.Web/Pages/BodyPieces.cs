namespace Presswatch.Web.Pages;

/// <summary>Goes through the paragraphs of a body, each with where it begins in the text.</summary>
internal static class BodyPieces
{
    /// <summary>What is made of each paragraph.</summary>
    /// <param name="body">The paragraphs; in the text one line feed stands between them.</param>
    /// <param name="cut">Given a paragraph and its first UTF-16 unit in the text.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<string> body, Func<string, int, T> cut)
    {
        var paragraphs = new List<T>(body.Count);
        int start = 0;
        foreach (string paragraph in body)
        {
            paragraphs.Add(cut(paragraph, start));
            start += paragraph.Length + 1;
        }
        return paragraphs;
    }
}
