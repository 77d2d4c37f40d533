using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Tests;

/// <summary>Packs built in code, of an invented country.</summary>
internal static class TestPacks
{
    private static readonly string[][] English =
        [["January", "Jan."], ["February", "Feb."], ["March"], ["April"], ["May"], ["June"], ["July"], ["August", "Aug."], ["September"], ["October"], ["November"], ["December", "Dec."]];

    private static readonly string[][] Spanish =
        [["enero"], ["febrero"], ["marzo"], ["abril"], ["mayo"], ["junio"], ["julio"], ["agosto"], ["septiembre"], ["octubre"], ["noviembre"], ["diciembre"]];

    private static readonly string[][] Han = [.. Enumerable.Range(1, 12).Select(month => new[] { $"{month}月" })];

    public static Pack Selvar { get; } = new()
    {
        Name = "selvar",
        Title = "Selvar",
        Version = "000000000000",
        Datelines =
        [
            new("selvar.dateline.en", "en", "{place}, {month} {day} ({agency}) {dash}", ["LNA"]),
            new("selvar.dateline.es", "es", "{place}, {day} de {month} ({agency}) {dash}", ["ANL"]),
            new("selvar.dateline.zh-reporter", "zh", "{agency}{place}{month}{day}日电（记者{reporter}）", ["灯社"]),
            new("selvar.dateline.zh", "zh", "{agency}{place}{month}{day}日电", ["灯社"]),
            new("selvar.dateline.front", "en", "({place} {month} {day}, {agency})", []),
        ],
        EndMarks = [new("selvar.end.wire", "-0-"), new("selvar.end.word", "(end)")],
        TeaserMarks = [new("selvar.teasers.more", "More From *", true), new("selvar.teasers.articles", "More Articles", true), new("selvar.teasers.close", "Back to the article", false)],
        Boilerplate = [new("selvar.stamp", "www.lantern.example (*"), new("selvar.rights", "All rights reserved*")],
        DateWords = [new("en", English, []), new("es", Spanish, []), new("zh", Han, [])],
        DateRules = [new("selvar.era", "era-year", "en", "Lamp", 1912, "invented", [])],
        Sources = [new() { Id = "selvar.lantern", Name = "lantern.example", Publisher = "LNA", Hosts = ["lantern.example"] }],
    };
}
