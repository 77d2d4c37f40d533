using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>What an entry can name another by.</summary>
internal enum ReferenceKind
{
    /// <summary>The id of a place.</summary>
    Place,
    /// <summary>A language whose words stand in dates.yaml.</summary>
    Language,
}

/// <summary>What the files of one pack have given so far.</summary>
internal sealed class PackDraft(string name)
{
    public string Name { get; } = name;
    /// <summary>What entries name of others, with where they do.</summary>
    public List<(ReferenceKind Kind, string Target, YamlMark Mark)> References { get; } = [];
    public string Title { get; set; } = name;
    public bool Invented { get; set; }
    public Core.Dates.PartialDate? PressFrom { get; set; }
    public List<SourceProfile> Sources { get; } = [];
    public List<DatelineForm> Datelines { get; } = [];
    public List<EndMark> EndMarks { get; } = [];
    public List<TeaserMark> TeaserMarks { get; } = [];
    public List<BoilerplateLine> Boilerplate { get; } = [];
    public List<CalendarEntry> Calendar { get; } = [];
    public List<ZoneSpan> Zones { get; } = [];
    public List<DateRule> DateRules { get; } = [];
    public List<DateWords> DateWords { get; } = [];
    public List<PackPerson> People { get; } = [];
    public List<PackOrganisation> Organisations { get; } = [];
    public List<PackPlace> Places { get; } = [];
    public IReadOnlyList<string> Uses { get; set; } = [];
    public string? Language { get; set; }
    public List<WordList> WordLists { get; } = [];
    public List<ReadingRule> ReadingRules { get; } = [];
    public List<Romanisation> Romanisations { get; } = [];
    public List<PostTier> PostTiers { get; } = [];

    /// <summary>Notes that an entry names another, and gives back the name.</summary>
    public string Refer(ReferenceKind kind, string target, YamlMark mark)
    {
        References.Add((kind, target, mark));
        return target;
    }

    public Pack ToPack(string version) => new()
    {
        Name = Name, Title = Title, Invented = Invented, Version = version, PressFrom = PressFrom,
        Sources = Sources, Datelines = Datelines, EndMarks = EndMarks, TeaserMarks = TeaserMarks, Boilerplate = Boilerplate,
        Calendar = Calendar, Zones = Zones, DateRules = DateRules, DateWords = DateWords,
        People = People, Organisations = Organisations, Places = Places,
        Uses = Uses, Language = Language, ReadingLanguages = Language is null ? [] : [Language], WordLists = WordLists, ReadingRules = ReadingRules, Romanisations = Romanisations, PostTiers = PostTiers,
    };
}
