using Presswatch.Analysis.Phrases;
using Presswatch.Core.Readings;

namespace Presswatch.Web.Pages;

/// <summary>A stretch of a text that is formula or is not.</summary>
/// <param name="Number">Number of the passage, from 0; <see langword="null"/> for new words.</param>
/// <param name="Formula">The passage.</param>
public sealed record NoveltyPiece(string Text, int? Number, FormulaRow? Formula);

/// <summary>Cuts an article where formula begins and ends.</summary>
internal sealed class NoveltyText(NoveltyReport report)
{
    /// <summary>What an address shows this by.</summary>
    public const string Asked = "novelty";

    /// <summary>The share of new words, as it is printed.</summary>
    public static string Share(NoveltyReport report) => report.ShareNew is { } share ? share.ToString("P0", CultureInfo.InvariantCulture) : "none";

    /// <summary>Id of the passage's note in the margin.</summary>
    public static string Card(int number) => $"n{number}";

    /// <summary>Address of the earliest article, at the passage.</summary>
    public static string Earlier(FormulaRow row) => PhrasePlaces.Address(row.Evidence[0]);

    /// <summary>What a pointer on the passage shows.</summary>
    public static string Title(FormulaRow row) => $"{row.Words} words in a row stood in the archive on {Show.ShortDay(row.EarlierDay)}; in {Show.Count(row.Articles, "article")} altogether";

    public IReadOnlyList<NoveltyPiece> Headline(string headline) => Pieces(headline, 0, TextPart.Title);

    public IReadOnlyList<IReadOnlyList<NoveltyPiece>> Paragraphs(IReadOnlyList<string> body) =>
        BodyPieces.Of<IReadOnlyList<NoveltyPiece>>(body, (paragraph, start) => Pieces(paragraph, start, TextPart.Text));

    private List<NoveltyPiece> Pieces(string text, int offset, TextPart part)
    {
        var pieces = new List<NoveltyPiece>();
        int at = 0;
        foreach ((int number, FormulaRow row) in report.Formula.Index())
        {
            (int from, int to) = (row.Start - offset, row.Start + row.Length - offset);
            if (row.In != part || from < at || to > text.Length) continue;
            if (from > at) pieces.Add(new(text[at..from], null, null));
            pieces.Add(new(text[from..to], number, row));
            at = to;
        }
        if (at < text.Length) pieces.Add(new(text[at..], null, null));
        return pieces;
    }
}
