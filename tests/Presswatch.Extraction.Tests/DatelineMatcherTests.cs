using Presswatch.Core.Pages;
using Presswatch.Extraction.Wire;

namespace Presswatch.Extraction.Tests;

public sealed class DatelineMatcherTests
{
    private static readonly CompiledPack Pack = new(TestPacks.Selvar);

    public static TheoryData<string, string?, int, int, string?, int?, string> Cases => new()
    {
        { "Selvar, August 6 (LNA) -- Boats came.", "Selvar", 8, 6, "LNA", null, "Boats came." },
        { "Selvar,August 6 (LNA) --Boats came.", "Selvar", 8, 6, "LNA", null, "Boats came." },
        { "Selvar, August 6 (LNA) – Boats came.", "Selvar", 8, 6, "LNA", null, "Boats came." },
        { "Selvar, August 6 (LNA) — Boats came.", "Selvar", 8, 6, "LNA", null, "Boats came." },
        { "  Selvar, Aug. 6 (LNA) -- Boats came.", "Selvar", 8, 6, "LNA", null, "Boats came." },
        { "Selvar, August 6, 2024 (LNA) -- Boats came.", "Selvar", 8, 6, "LNA", 2024, "Boats came." },
        { "Port Dell, North Dale, August 6 (LNA) -- Boats came.", "Port Dell, North Dale", 8, 6, "LNA", null, "Boats came." },
        { "Selvar, 8 de enero (ANL) -- Llegaron barcos.", "Selvar", 1, 8, "ANL", null, "Llegaron barcos." },
        { "灯社灯城2月20日电（记者李某）船到了。", "灯城", 2, 20, "灯社", null, "船到了。" },
        { "灯社灯城2月20日电 船到了。", "灯城", 2, 20, "灯社", null, "船到了。" },
        { "(Selvar March 7, Lantern News)", "Selvar", 3, 7, "Lantern News", null, "" },
        { "Selvar, August 6 (XNA) -- Boats came.", null, 0, 0, null, null, "" },     // an agency the form does not name
        { "Selvar, August 32 (LNA) -- Boats came.", null, 0, 0, null, null, "" },    // no such day
        { "Selvar, Augustus 6 (LNA) -- Boats came.", null, 0, 0, null, null, "" },   // not a month
        { "selvar, August 6 (LNA) -- Boats came.", null, 0, 0, null, null, "" },     // a place begins with a capital
        { "On August 6 (LNA) boats came.", null, 0, 0, null, null, "" },
        { "", null, 0, 0, null, null, "" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void TryReadDateline_Form_GivesPartsAndRest(string text, string? place, int month, int day, string? agency, int? year, string rest)
    {
        bool read = Pack.TryReadDateline(text, out Dateline dateline, out int length);

        read.ShouldBe(place is not null);
        if (!read) return;
        (dateline.Place, dateline.Month, dateline.Day, dateline.Agency, dateline.Year).ShouldBe((place!, month, day, agency, year));
        text[length..].ShouldBe(rest);
        text.TrimStart().ShouldStartWith(dateline.Text);
    }

    [Fact]
    public void TryReadDateline_LongNoise_IsDeclinedQuickly()
    {
        string text = string.Concat(Enumerable.Repeat("A, ", 100_000));
        Pack.TryReadDateline(text, out _, out _).ShouldBeFalse();
    }
}
