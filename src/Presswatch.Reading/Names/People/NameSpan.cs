namespace Presswatch.Reading.Names.People;

/// <summary>Words of a scan that name a person.</summary>
/// <param name="First">Index of the first word.</param>
/// <param name="End">Index behind the last word.</param>
/// <param name="Rule">Id of the rule that made it a name.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="FamilyFirst">Whether its shape puts the family name first, so that it is never cut but to its first word.</param>
internal record struct NameSpan(int First, int End, string Rule, double Confidence, bool FamilyFirst)
{
    /// <summary>First word of the title before the name, or of the name.</summary>
    public int Left { get; set; }

    /// <summary>Index behind the title behind the name, or behind the name.</summary>
    public int Right { get; set; }

    /// <summary>The longest title beside it: first word and index behind the last; both 0 where none.</summary>
    public (int First, int End) Title { get; set; }

    /// <summary>Whether that title is more than one word of address: "Comrade" counts less than any office, however short.</summary>
    public bool IsFull { get; set; }

    /// <summary>Index of its list; -1 where it stands alone.</summary>
    public int List { get; set; }

    /// <summary>Place in the list, from 1.</summary>
    public int Position { get; set; }
}

/// <summary>Words of a scan that are a title.</summary>
/// <param name="First">Index of the first word, articles aside.</param>
/// <param name="End">Index behind the last word.</param>
/// <param name="Plural">Whether several share it.</param>
/// <param name="HasHead">Whether it names an office, not just honours.</param>
/// <param name="IsPersonal">Whether only people bear it: an office or a form of address, not an adjective alone.</param>
internal readonly record struct TitlePhrase(int First, int End, bool Plural, bool HasHead, bool IsPersonal);
