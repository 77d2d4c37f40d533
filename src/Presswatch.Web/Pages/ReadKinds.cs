using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>Kinds of findings that a text can be marked with.</summary>
[Flags]
public enum ReadKinds
{
    None = 0,
    People = 1,
    Organisations = 2,
    Places = 4,
    Dates = 8,
    Figures = 16,
    Commitments = 32,
    All = People | Organisations | Places | Dates | Figures | Commitments,
}

/// <summary>Kinds of findings as an address states them: <c>show=people,places</c>, <c>show=none</c>; all where it says nothing.</summary>
internal static class ReadKindList
{
    /// <summary>The kinds one by one, in the order in which pages list them.</summary>
    public static readonly IReadOnlyList<ReadKinds> Each = [ReadKinds.People, ReadKinds.Organisations, ReadKinds.Places, ReadKinds.Dates, ReadKinds.Figures, ReadKinds.Commitments];

    public static string NameOf(ReadKinds kind) => kind.ToString().ToLowerInvariant();

    public static Outcome<ReadKinds> Read(string show)
    {
        if (show.Length == 0) return ReadKinds.All;
        ReadKinds kinds = ReadKinds.None;
        foreach (string name in show.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (name is "none" or "all") kinds |= name == "all" ? ReadKinds.All : ReadKinds.None;
            else if (Each.FirstOrDefault(kind => NameOf(kind) == name) is var known and not ReadKinds.None) kinds |= known;
            else return SearchAsk.Bad("show", show, $"none, or any of {string.Join(", ", Each.Select(NameOf))}, or novelty");
        }
        return kinds;
    }

    /// <summary>What an address carries for these kinds, with its question mark; empty for all of them.</summary>
    public static string Address(ReadKinds kinds) => kinds switch
    {
        ReadKinds.All => "",
        ReadKinds.None => "?show=none",
        _ => "?show=" + string.Join(',', Each.Where(kind => kinds.HasFlag(kind)).Select(NameOf)),
    };
}
