using System.Globalization;

namespace Presswatch.Demo.World;

/// <summary>A post held by somebody of the first rank; days are both included.</summary>
internal sealed record Post(DateOnly From, DateOnly To, int Rank, string Name, string Before, string After, string? Body);

internal sealed record County(string Name, string Kind, string Province);

/// <summary>Kind of works and what it turns out.</summary>
internal sealed record Works(string Kind, string Product);

internal sealed record Abroad(string Short, string Long, string Capital, string Adjective);

/// <summary>A kind of article.</summary>
internal sealed record ArticleKind(string Name, string EventType, int Weight, string Section, bool Lists);

/// <summary>A set phrase with its days of use, both included.</summary>
internal sealed record SetPhrase(string Words, DateOnly From, DateOnly To);

/// <summary>The invented country as data. Immutable.</summary>
internal static class Country
{
    public const string Land = "Velmara";
    public const string Capital = "Selvar";
    public const string Agency = "LNA";
    public const string Party = "Road Party";
    public const string EndMark = "=0=";
    /// <summary>The year before the first of the era.</summary>
    public const int EraStart = 1947;
    /// <summary>He who falls, and the day from which his name is cut.</summary>
    public const string Fallen = "Ivo Karsten";
    public static readonly DateOnly Fall = new(2031, 8, 20);

    private static readonly Dictionary<string, List<string[]>> Sections = Read();

    public static readonly Post[] Posts = Rows("posts", row => new Post(From(row[0]), To(row[1]), Number(row[2]), row[3], row[4], row[5], row[6] == "-" ? null : row[6]));
    public static readonly County[] Counties = Rows("counties", row => new County(row[0], row[1], row[2]));
    public static readonly Works[] WorksKinds = Rows("works", row => new Works(row[0], row[1]));
    public static readonly Abroad[] Countries = Rows("countries", row => new Abroad(row[0], row[1], row[2], row[3]));
    public static readonly string[] Provinces = Rows("provinces", row => row[0]);
    public static readonly Dictionary<string, string> Seats = Sections["provinces"].ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    public static readonly string[] Rivers = Rows("rivers", row => row[0]);
    public static readonly string[] Buildings = Rows("buildings", row => row[0]);
    public static readonly string[] Bodies = Rows("bodies", row => row[0]);
    public static readonly string[] Given = Rows("given", row => row[0]);
    public static readonly string[] Family = Rows("family", row => row[0]);
    public static readonly string[] OuterGiven = Rows("outer-given", row => row[0]);
    public static readonly string[] OuterFamily = Rows("outer-family", row => row[0]);
    public static readonly SetPhrase[] Phrases = Rows("phrases", row => new SetPhrase(row[0], From(row[1]), To(row[2])));
    public static readonly ArticleKind[] Kinds = Rows("kinds", row => new ArticleKind(row[0], row[1], Number(row[2]), row[3], row[4] == "yes"));
    public static readonly (int Month, int Day, int Kind)[] Rituals = Rows("rituals", row => (Number(row[0][..2]), Number(row[0][3..]), KindOf(row[1])));
    public static readonly (DateOnly Day, int Kind)[] Story = Rows("story", row => (From(row[0]), KindOf(row[1])));
    public static readonly int TotalWeight = Kinds.Sum(kind => kind.Weight);

    public static int KindOf(string name) => Array.FindIndex(Kinds, kind => kind.Name == name);

    private static T[] Rows<T>(string section, Func<string[], T> make) => [.. Sections[section].Select(make)];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly From(string text) => text == "-" ? DateOnly.MinValue : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly To(string text) => text == "-" ? DateOnly.MaxValue : From(text);

    private static Dictionary<string, List<string[]>> Read()
    {
        Dictionary<string, List<string[]>> sections = [];
        List<string[]> rows = [];
        foreach (string raw in Resource.Text("World/world.txt").Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (line[0] == '[') sections.Add(line[1..^1], rows = []);
            else rows.Add(line.Split('|', StringSplitOptions.TrimEntries));
        }
        return sections;
    }
}
