using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Web.Pages;

/// <summary>A place in a text where something was found.</summary>
/// <param name="Card">Id of the note in the margin that says what was found.</param>
/// <param name="Word">What it is in a word, for commitments.</param>
public sealed record FoundMark(TextPart In, int Start, int Length, ReadKinds Kind, string Card, string? Word = null)
{
    public int End => Start + Length;

    /// <summary>Id of the place in the text: it stays as long as the text does.</summary>
    public string Anchor => AnchorOf(In, Start);

    public static string AnchorOf(TextPart part, int start) => $"{(part == TextPart.Title ? 'h' : 't')}{start}";
}

/// <summary>A stretch of a text under the same marks.</summary>
/// <param name="Anchor">Id, where something was found from here on.</param>
/// <param name="Mark">The innermost finding shown that covers it.</param>
/// <param name="IsStart">Whether <paramref name="Mark"/> begins here.</param>
/// <param name="Evidence">Number of the piece of evidence for the publication date that covers it.</param>
/// <param name="IsEvidenceStart">Whether that evidence begins here.</param>
/// <param name="Commits">The commitment that covers it, where such are shown.</param>
/// <param name="IsCommitmentStart">Whether that begins here.</param>
public sealed record TextPiece(string Text, string? Anchor, FoundMark? Mark, bool IsStart, int? Evidence, bool IsEvidenceStart, FoundMark? Commits, bool IsCommitmentStart)
{
    /// <summary>Whether the address of the page points at it.</summary>
    public bool IsPointedAt { get; init; }

    /// <summary>Whether what it points at begins here.</summary>
    public bool IsPointStart { get; init; }
}

/// <summary>Cuts texts where findings and evidence begin and end. Findings may lie within each other: the shortest is shown.</summary>
internal sealed class FoundText
{
    private readonly FoundMark[] _marks;
    private readonly (TextSpan Span, int Number)[] _evidence;
    private readonly ReadKinds _shown;
    private readonly (TextPart In, TextSpan Span)? _at;

    /// <param name="marks">What was found.</param>
    /// <param name="evidence">Evidence for the publication date, in the body.</param>
    /// <param name="shown">Kinds to mark; the others keep their places, so that they can be led to.</param>
    /// <param name="at">What the address of the page points at.</param>
    public FoundText(IEnumerable<FoundMark> marks, IReadOnlyList<ReportedEvidence> evidence, ReadKinds shown, (TextPart In, TextSpan Span)? at = null)
    {
        _marks = [.. marks.Where(mark => mark is { Start: >= 0, Length: > 0 }).OrderBy(mark => mark.Start).ThenByDescending(mark => mark.Length)];
        _evidence = [.. evidence.Index().Where(one => one.Item is { Start: >= 0, Length: > 0 }).Select(one => (new TextSpan(one.Item.Start!.Value, one.Item.Length!.Value), one.Index))];
        _shown = shown;
        _at = at;
    }

    /// <summary>The headline in pieces.</summary>
    public IReadOnlyList<TextPiece> Headline(string headline) => Pieces(headline, 0, TextPart.Title);

    /// <summary>The paragraphs in pieces.</summary>
    public IReadOnlyList<IReadOnlyList<TextPiece>> Paragraphs(IReadOnlyList<string> body) =>
        BodyPieces.Of<IReadOnlyList<TextPiece>>(body, (paragraph, start) => Pieces(paragraph, start, TextPart.Text));

    private List<TextPiece> Pieces(string text, int offset, TextPart part)
    {
        int end = offset + text.Length;
        FoundMark[] marks = [.. _marks.Where(mark => mark.In == part && mark.Start < end && mark.End > offset)];
        (TextSpan Span, int Number)[] evidence = part == TextPart.Text ? [.. _evidence.Where(one => one.Span.Start >= offset && one.Span.End <= end)] : [];
        TextSpan? at = _at is { } place && place.In == part && place.Span.Start < end && place.Span.End > offset ? place.Span : null;
        var cuts = new SortedSet<int> { offset, end };
        if (at is { } pointed) cuts.UnionWith(((int[])[pointed.Start, pointed.End]).Where(cut => cut > offset && cut < end));
        cuts.UnionWith(marks.SelectMany(mark => (int[])[mark.Start, mark.End]).Concat(evidence.SelectMany(one => (int[])[one.Span.Start, one.Span.End])).Where(cut => cut > offset && cut < end));
        var pieces = new List<TextPiece>(cuts.Count);
        int from = offset;
        foreach (int to in cuts.Skip(1))
        {
            bool isPointedAt = at is { } here && here.Start < to && here.End > from;
            pieces.Add(Piece(text[(from - offset)..(to - offset)], from, to, marks, evidence) with { IsPointedAt = isPointedAt, IsPointStart = isPointedAt && from == Math.Max(offset, at!.Value.Start) && at.Value.Start >= offset });
            from = to;
        }
        return pieces;
    }

    private TextPiece Piece(string text, int from, int to, FoundMark[] marks, (TextSpan Span, int Number)[] evidence)
    {
        FoundMark? anchor = marks.FirstOrDefault(mark => mark.Start == from);
        FoundMark[] over = [.. marks.Where(mark => mark.Start <= from && mark.End >= to && _shown.HasFlag(mark.Kind))];
        FoundMark? inner = over.Where(mark => mark.Kind != ReadKinds.Commitments).MinBy(mark => mark.Length);
        FoundMark? commits = over.FirstOrDefault(mark => mark.Kind == ReadKinds.Commitments);
        (TextSpan Span, int Number)? proof = null;
        foreach ((TextSpan Span, int Number) one in evidence)
        {
            if (proof is null && one.Span.Start <= from && one.Span.End >= to) proof = one;
        }
        return new(text, anchor?.Anchor, inner, inner?.Start == from, proof?.Number, proof?.Span.Start == from, commits, commits?.Start == from);
    }
}
