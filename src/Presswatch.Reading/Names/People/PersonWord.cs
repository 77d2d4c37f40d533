namespace Presswatch.Reading.Names.People;

/// <summary>What the word lists say of a word, as far as names and titles need it.</summary>
[Flags]
internal enum PersonWord
{
    None = 0,
    /// <summary>An office or job held by one: "secretary".</summary>
    Head = 1,
    /// <summary>The same of several: "secretaries".</summary>
    Heads = 2,
    /// <summary>Stands before an office: "first", "acting".</summary>
    Modifier = 4,
    Honorific = 8,
    Kinship = 16,
    /// <summary>A noun or adjective found inside titles: "committee", "provincial".</summary>
    Inner = 32,
    Preposition = 64,
    Determiner = 128,
    /// <summary>Never part of a title: verbs, pronouns.</summary>
    Stop = 256,
    /// <summary>A capital does not make it a name: weekdays, openings of sentences.</summary>
    NoName = 512,
    /// <summary>Makes what stands before it the name of a thing: "Square".</summary>
    Thing = 1024,
    Particle = 2048,
    /// <summary>A given or family name.</summary>
    Clue = 4096,
    And = 8192,
    /// <summary>Ties two titles: "concurrently".</summary>
    Joiner = 16384,
    /// <summary>A body whose mother body follows behind a comma.</summary>
    CommaBody = 32768,
    Speech = 65536,
    Place = 131072,
    Nationality = 262144,
    Surname = 524288,
    /// <summary>Stands in small letters elsewhere.</summary>
    Common = 1048576,
    /// <summary>Part of the name of a body or thing found before.</summary>
    Covered = 2097152,
    /// <summary>Inside the title of a work.</summary>
    Work = 4194304,
    /// <summary>Part of a name of a person.</summary>
    Name = 8388608,
    Comma = 16777216,
    /// <summary>An adjective of honour: "respected".</summary>
    Honour = 33554432,
    /// <summary>Opens sentences, where its capital says nothing.</summary>
    Opener = 67108864,
    /// <summary>Its full stop is its own: "Ltd.".</summary>
    Abbreviation = 134217728,
    /// <summary>People who follow the named ones of a list, and are not they: "officials".</summary>
    Group = 268435456,
    /// <summary>Makes what stands behind it the name of a place: "Mt", "Lake".</summary>
    PlaceBefore = 536870912,
    /// <summary>Gives an office: "election", "appointment".</summary>
    Appointing = 1073741824,
    AnyHead = Head | Heads,
    AnyHonour = Honorific | Honour,
}
