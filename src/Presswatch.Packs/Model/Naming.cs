namespace Presswatch.Packs.Model;

/// <summary>Spellings of the syllables of one script's names in Latin letters, by all systems in use: what makes several spellings one name.</summary>
/// <param name="Id">Permanent id.</param>
/// <param name="Families">Family names: how each is written here, and its other spellings. A name that begins with none of them is not of this script.</param>
/// <param name="Initials">What syllables begin with; "-" stands for nothing.</param>
/// <param name="Vowels">What stands in their middle.</param>
/// <param name="Finals">What they end in; "-" stands for nothing.</param>
/// <param name="Source">Where the systems are laid down.</param>
/// <param name="Examples">Names with the key that they fold to, and names that are not of this script.</param>
public sealed record Romanisation(
    string Id, IReadOnlyList<Spellings> Families, IReadOnlyList<Spellings> Initials, IReadOnlyList<Spellings> Vowels, IReadOnlyList<Spellings> Finals, string Source, IReadOnlyList<DateExample> Examples);

/// <summary>One form with all ways of writing it, itself among them.</summary>
public sealed record Spellings(string Form, IReadOnlyList<string> Written);

/// <summary>A level of posts. Posts of two levels are not held by one person at the same time.</summary>
/// <param name="Id">Permanent id.</param>
/// <param name="Tier">Name of the level; levels of the same name are one.</param>
/// <param name="Heads">Words for posts of this level, such as "minister".</param>
/// <param name="Bodies">Words for bodies whose posts are of this level whatever they are called, such as "farm"; looked at before all heads.</param>
/// <param name="Exclusive">Heads of which one person holds one at a time: two of them at different bodies are two people.</param>
/// <param name="Source">Where the level comes from.</param>
public sealed record PostTier(string Id, string Tier, IReadOnlyList<string> Heads, IReadOnlyList<string> Bodies, IReadOnlyList<string> Exclusive, string Source);
