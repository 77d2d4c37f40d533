namespace Presswatch.Reading.Names.Words;

/// <summary>What the lists say of a word that may stand in a name. A fact of a phrase holds for its last word.</summary>
[Flags]
internal enum Fact
{
    None = 0,
    /// <summary>Head of a body's name.</summary>
    Body = 1,
    /// <summary>Head that may be printed in small letters.</summary>
    SmallBody = 1 << 1,
    /// <summary>Head in small letters behind the name of a state.</summary>
    StateBody = 1 << 2,
    /// <summary>Head that takes "for ..." or "on ...".</summary>
    Purpose = 1 << 3,
    /// <summary>Head of names that stand by themselves, without "of COUNTRY".</summary>
    Brand = 1 << 4,
    /// <summary>Head that an adjective of nationality alone does not make a name.</summary>
    Weak = 1 << 5,
    /// <summary>Several bodies at once.</summary>
    Bodies = 1 << 6,
    /// <summary>May stand in small letters before a head.</summary>
    SmallModifier = 1 << 7,
    /// <summary>A field of work.</summary>
    Field = 1 << 8,
    /// <summary>A plural without s.</summary>
    PluralPeople = 1 << 9,
    /// <summary>Head of a place's name.</summary>
    Place = 1 << 10,
    /// <summary>Head of a place's name that may be printed in small letters.</summary>
    SmallPlace = 1 << 11,
    /// <summary>Several places at once.</summary>
    Places = 1 << 12,
    /// <summary>Head that stands before the place's name.</summary>
    PlaceBefore = 1 << 13,
    /// <summary>Head of names that are neither.</summary>
    Thing = 1 << 14,
    /// <summary>No part of a name.</summary>
    Function = 1 << 15,
    /// <summary>An office or rank.</summary>
    Office = 1 << 16,
    /// <summary>Letters that stand for no body.</summary>
    NoBody = 1 << 17,
    /// <summary>"eastern", "western".</summary>
    Direction = 1 << 18,
    /// <summary>A word for works with titles.</summary>
    Work = 1 << 19,
    /// <summary>No part of a name at the head of a sentence.</summary>
    Opener = 1 << 20,
    /// <summary>Last word of a body that the lists know by name.</summary>
    Known = 1 << 21,
    /// <summary>Last word of a place that the gazetteers know.</summary>
    Gazetteer = 1 << 22,
    /// <summary>Last word of an adjective of nationality.</summary>
    Nation = 1 << 23,
    /// <summary>Last word of a person whom the pack knows.</summary>
    Person = 1 << 24,
    /// <summary>A body in small letters by itself.</summary>
    SmallName = 1 << 25,
    /// <summary>Begins a name known whole: <see cref="WordFacts.NameEnd"/> tells its end.</summary>
    Starts = 1 << 26,
    /// <summary>A day or month.</summary>
    Calendar = 1 << 27,
    /// <summary>"third", "eighth".</summary>
    Ordinal = 1 << 28,
    /// <summary>Head of units told apart by number.</summary>
    Numbered = 1 << 29,
    /// <summary>Armed unit in small letters, told apart by number.</summary>
    Unit = 1 << 30,
    /// <summary>Command in small letters: a body where it is one "of" another.</summary>
    Command = 1 << 31,
}
