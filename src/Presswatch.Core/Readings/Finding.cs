namespace Presswatch.Core.Readings;

/// <summary>Which part of an article a span counts in.</summary>
public enum TextPart
{
    /// <summary>Body paragraphs joined by one line feed.</summary>
    Text,
    /// <summary>The headline.</summary>
    Title,
}

/// <summary>Something read in one version, with where it stands, what found it and how sure that is.</summary>
public abstract record Finding
{
    /// <summary>The part of the article that <see cref="Start"/> counts in.</summary>
    public TextPart In { get; init; }

    /// <summary>First UTF-16 unit, from 0.</summary>
    public required int Start { get; init; }

    /// <summary>UTF-16 units.</summary>
    public required int Length { get; init; }

    /// <summary>Permanent id of the rule, in a pack or of the engine, that made it.</summary>
    public required string Rule { get; init; }

    /// <summary>0 to 1: the share of such findings expected to be right.</summary>
    public required double Confidence { get; init; }
}

/// <summary>What a person did at the event.</summary>
public enum PersonRole
{
    /// <summary>Quoted, revered, historic, named after: not at the event.</summary>
    Mentioned,
    /// <summary>Was there.</summary>
    Present,
    /// <summary>Was there and spoke, reported or guided; of a statement, made it.</summary>
    Speaker,
    /// <summary>Sent a message, letter or gift.</summary>
    Sender,
    /// <summary>Was sent a message, letter, gift or award.</summary>
    Recipient,
}

/// <summary>A person, once an article, under the longest form of the name printed; span of that form.</summary>
public sealed record PersonFinding : Finding
{
    public required string Name { get; init; }
    /// <summary>The longest title or honorific printed beside the name; <see langword="null"/> where none.</summary>
    public string? Title { get; init; }
    public PersonRole Role { get; init; }
    /// <summary>How sure the role is, 0 to 1.</summary>
    public double RoleConfidence { get; init; } = 1;
}

/// <summary>One place where a person is named.</summary>
public sealed record PersonMention : Finding
{
    /// <summary>Name of the <see cref="PersonFinding"/>.</summary>
    public required string Person { get; init; }
    /// <summary>The name as printed here.</summary>
    public required string Text { get; init; }
    /// <summary>The title printed beside it here.</summary>
    public string? Title { get; init; }
    /// <summary>Index in the reading's lists of names; <see langword="null"/> outside of them.</summary>
    public int? List { get; init; }
    /// <summary>Place in that list, from 1.</summary>
    public int? Position { get; init; }
}

/// <summary>A list of names: its span runs from the first name's title to the last name.</summary>
public sealed record NameList : Finding
{
    /// <summary>What brings the names together, such as "present" or "accompanying".</summary>
    public required string Kind { get; init; }
}

/// <summary>A body, once an article, under the longest form printed.</summary>
public sealed record OrganisationFinding : Finding
{
    public required string Name { get; init; }
    /// <summary>Id in the pack, where the pack knows it.</summary>
    public string? Id { get; init; }
}

/// <summary>What a place is.</summary>
public enum PlaceKind
{
    /// <summary>Region, continent, sea, island, village.</summary>
    Other,
    Country,
    /// <summary>Province, or a municipality under the state.</summary>
    Province,
    City,
    County,
    District,
    /// <summary>Square, palace, mountain, river, building, monument.</summary>
    Site,
}

/// <summary>A place, once an article, under the longest form printed.</summary>
public sealed record PlaceFinding : Finding
{
    public required string Name { get; init; }
    public PlaceKind Kind { get; init; }
    /// <summary>Id in the gazetteer, where it is known.</summary>
    public string? Id { get; init; }
}

/// <summary>An expression of a calendar time.</summary>
public sealed record DateFinding : Finding
{
    public required string Text { get; init; }
    /// <summary>ISO 8601 "yyyy", "yyyy-MM", "yyyy-MM-dd", or two of them with a slash between.</summary>
    public required string Value { get; init; }
}

/// <summary>How a quantity is bounded.</summary>
public enum QuantityBound
{
    Exact,
    MoreThan,
    About,
    LessThan,
    Nearly,
}

/// <summary>A count or measure.</summary>
public sealed record QuantityFinding : Finding
{
    /// <summary>From the word of the bound to the end of the unit.</summary>
    public required string Text { get; init; }
    public required decimal Value { get; init; }
    /// <summary>The noun phrase counted or the unit, as printed.</summary>
    public string? Unit { get; init; }
    public QuantityBound Bound { get; init; }
}

/// <summary>What somebody bound himself or others to.</summary>
public enum CommitmentKind
{
    /// <summary>Calls on others to do a thing.</summary>
    Call,
    /// <summary>Promises to do it.</summary>
    Pledge,
    /// <summary>Has decided it.</summary>
    Decision,
    /// <summary>Plans it.</summary>
    Plan,
    /// <summary>Demands it of an opponent.</summary>
    Demand,
    /// <summary>Threatens.</summary>
    Warning,
}

/// <summary>A sentence that commits somebody.</summary>
public sealed record CommitmentFinding : Finding
{
    public CommitmentKind Kind { get; init; }
    /// <summary>Who commits, as printed; <see langword="null"/> where the text does not say.</summary>
    public string? By { get; init; }
    /// <summary>Whom it is said to, as printed.</summary>
    public string? To { get; init; }
    /// <summary>The whole sentence.</summary>
    public required string Text { get; init; }
    /// <summary>Until when, ISO 8601.</summary>
    public string? Deadline { get; init; }
}
