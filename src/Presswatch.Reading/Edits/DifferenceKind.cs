namespace Presswatch.Reading.Edits;

/// <summary>What a reader would call a change between two versions; the weightiest first.</summary>
public enum DifferenceKind
{
    /// <summary>A person is named in one version alone, or under another name.</summary>
    Name,
    /// <summary>A person printed in both versions stands in a list of names, such as of those present, in one alone.</summary>
    Presence,
    /// <summary>A count or measure is another, or stands in one version alone.</summary>
    Number,
    /// <summary>A calendar time, the dateline's day or the stated day of publication is another, or stands in one version alone.</summary>
    Date,
    /// <summary>A person named in both bears another title or post.</summary>
    Title,
    /// <summary>The headline has other words.</summary>
    Headline,
    /// <summary>A whole sentence stands in one version alone.</summary>
    Sentence,
    /// <summary>Other words, with none of the above.</summary>
    Wording,
    /// <summary>The same words: punctuation, case, white space, paragraphs.</summary>
    Typography,
}

/// <summary>How much a change can matter to an analyst; docs/changes.md holds the rule.</summary>
public enum Significance
{
    /// <summary>Wording and typography.</summary>
    Low,
    /// <summary>A title, a headline, a sentence, or wording of which <see cref="EditRules.LongWording"/> words were cut or put in at one place.</summary>
    Medium,
    /// <summary>A name, a place in a list of names, a number or a date.</summary>
    High,
}

/// <summary>The numbers by which changes are classed and weighed.</summary>
public static class EditRules
{
    /// <summary>Raised whenever another rule can class a change otherwise.</summary>
    public const int Version = 2;

    /// <summary>Words cut or put in at one place, with nothing in their stead, from which wording is of medium significance.</summary>
    public const int LongWording = 8;

    /// <summary>Significance of one change.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="words">How many words more one side of it has than the other.</param>
    public static Significance Of(DifferenceKind kind, int words) => kind switch
    {
        DifferenceKind.Name or DifferenceKind.Presence or DifferenceKind.Number or DifferenceKind.Date => Significance.High,
        DifferenceKind.Title or DifferenceKind.Headline or DifferenceKind.Sentence => Significance.Medium,
        DifferenceKind.Wording when words >= LongWording => Significance.Medium,
        _ => Significance.Low,
    };
}
