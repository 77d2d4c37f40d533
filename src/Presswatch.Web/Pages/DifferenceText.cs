using Presswatch.Core.Values;
using Presswatch.Reading.Edits;

namespace Presswatch.Web.Pages;

/// <summary>How a piece of a difference is shown.</summary>
internal enum PieceKind
{
    Same,
    Cut,
    Added,
    /// <summary>The same words, set otherwise.</summary>
    Set,
    /// <summary>Left out of an excerpt.</summary>
    Gap,
}

/// <summary>Words of a difference.</summary>
internal readonly record struct DifferencePiece(PieceKind Kind, string Text);

/// <summary>Paragraphs of two versions that belong beside each other.</summary>
internal sealed record DifferenceRow(IReadOnlyList<DifferencePiece> Before, IReadOnlyList<DifferencePiece> After)
{
    public bool IsSame => Before.Concat(After).All(piece => piece.Kind == PieceKind.Same);
}

/// <summary>Sets what lies between two texts for reading: as one text with words struck out and added, or side by side.</summary>
internal static class DifferenceText
{
    private const int Context = 70;

    /// <summary>One text: what was cut stands before what was added.</summary>
    public static List<DifferencePiece> Inline(IReadOnlyList<Stretch> stretches, string before, string after)
    {
        var pieces = new List<DifferencePiece>();
        foreach (Stretch stretch in stretches)
        {
            if (stretch.Kind == StretchKind.Same) Add(pieces, PieceKind.Same, stretch.After, after);
            else if (stretch.Kind == StretchKind.Typography) Add(pieces, stretch.After.Length > 0 ? PieceKind.Set : PieceKind.Cut, stretch.After.Length > 0 ? stretch.After : stretch.Before, stretch.After.Length > 0 ? after : before);
            else
            {
                Add(pieces, PieceKind.Cut, stretch.Before, before);
                Add(pieces, PieceKind.Added, stretch.After, after);
            }
        }
        return pieces;
    }

    /// <summary>The changed places of one text with some words around them; typography alone is left out where words changed.</summary>
    /// <param name="most">Most places shown.</param>
    /// <param name="more">Number of places left out.</param>
    public static List<List<DifferencePiece>> Excerpts(IReadOnlyList<Stretch> stretches, string before, string after, int most, out int more)
    {
        List<DifferencePiece> pieces = Inline(stretches, before, after);
        bool words = pieces.Exists(piece => piece.Kind is PieceKind.Cut or PieceKind.Added);
        var places = new List<List<DifferencePiece>>();
        List<DifferencePiece>? place = null;
        string lead = "";
        foreach (DifferencePiece piece in pieces)
        {
            bool isQuiet = piece.Kind == PieceKind.Same || (piece.Kind == PieceKind.Set && words);
            if (!isQuiet)
            {
                if (place is null)
                {
                    place = [];
                    if (lead.Length > 0) place.Add(new(PieceKind.Same, Tail(lead)));
                }
                place.Add(piece);
                lead = "";
                continue;
            }
            lead += piece.Text;
            if (place is null) continue;
            if (lead.Length <= 2 * Context)
            {
                place.Add(piece);
                continue;
            }
            Close(places, place, lead);
            place = null;
        }
        if (place is not null) places.Add(place);
        more = Math.Max(0, places.Count - most);
        return [.. places.Take(most)];
    }

    /// <summary>Both texts side by side: a row ends where both have a paragraph's end in the same words.</summary>
    public static List<DifferenceRow> Rows(IReadOnlyList<Stretch> stretches, string before, string after)
    {
        var rows = new List<DifferenceRow>();
        var (left, right) = (new List<DifferencePiece>(), new List<DifferencePiece>());
        foreach (Stretch stretch in stretches)
        {
            if (stretch.Kind != StretchKind.Same)
            {
                bool isSet = stretch.Kind == StretchKind.Typography;
                Add(left, isSet ? PieceKind.Set : PieceKind.Cut, stretch.Before, before);
                Add(right, isSet ? PieceKind.Set : PieceKind.Added, stretch.After, after);
                continue;
            }
            string[] paragraphs = stretch.After.Of(after).ToString().Split('\n');
            for (int i = 0; i < paragraphs.Length; i++)
            {
                if (i > 0)
                {
                    rows.Add(new(left, right));
                    (left, right) = ([], []);
                }
                if (paragraphs[i].Length == 0) continue;
                left.Add(new(PieceKind.Same, paragraphs[i]));
                right.Add(new(PieceKind.Same, paragraphs[i]));
            }
        }
        if (left.Count + right.Count > 0) rows.Add(new(left, right));
        return rows;
    }

    private static void Add(List<DifferencePiece> pieces, PieceKind kind, TextSpan span, string text)
    {
        if (span.Length > 0) pieces.Add(new(kind, span.Of(text).ToString()));
    }

    private static void Close(List<List<DifferencePiece>> places, List<DifferencePiece> place, string since)
    {
        while (place is [.., { Kind: PieceKind.Same or PieceKind.Set } quiet] && since.StartsWith(quiet.Text, StringComparison.Ordinal) && place.Count > 1) place.RemoveAt(place.Count - 1);
        int end = since.LastIndexOf(' ', Math.Min(Context, since.Length - 1));
        place.Add(new(PieceKind.Same, since[..(end > 0 ? end : Math.Min(Context, since.Length))]));
        place.Add(new(PieceKind.Gap, " …"));
        places.Add(place);
    }

    private static string Tail(string lead)
    {
        if (lead.Length <= Context) return lead;
        int start = lead.IndexOf(' ', lead.Length - Context);
        return "… " + lead[(start > 0 ? start + 1 : lead.Length - Context)..];
    }
}
