using Presswatch.Extraction.Dates;

namespace Presswatch.Extraction.Tests;

public sealed class DateReaderTests
{
    private static readonly DateReader Reader = new(TestPacks.Selvar.DateWords, TestPacks.Selvar.DateRules);

    public static TheoryData<string, string?, bool> Cases => new()
    {
        { "Nov 2, 2020", "2020-11-02", true },
        { "March 3, 2024", "2024-03-03", true },
        { "27/05/2024", "2024-05-27", true },
        { "06/10/2022", "2022-10-06", true },                       // both could be months: day first
        { "05/27/2024", "2024-05-27", true },                       // only month first can be
        { "Date: 27/05/2024", "2024-05-27", true },
        { "2024-05-27", "2024-05-27", true },
        { "[2024.05.26.]", "2024-05-26", true },
        { "2024-04-11T18:22:10+01:00", "2024-04-11", true },
        { "11 April 2024", "2024-04-11", true },
        { "3 de marzo de 2024", "2024-03-03", true },
        { "Oct. 10, 2025 Friday", "2025-10-10", true },
        { "february 3, 2026 10:02:11", "2026-02-03", true },
        { "2024年5月27日", "2024-05-27", true },
        { "2024년 5월 27일", "2024-05-27", true },
        { "[Lamp113.5.27.]", "2024-05-27", true },
        { "Mar. 10, Lamp 111 (2022) Thursday", "2022-03-10", true },
        { "Lamp107(2018) 3 21", "2018-03-21", true },
        { "3. März 2024", "2024-03-03", true },
        { "3 марта 2024 г.", "2024-03-03", true },
        { "They met on March 3, 2024 at the quay", "2024-03-03", false },
        { "March 3", null, false },
        { "February 30, 2024", null, false },
        { "Ten Best Skaters of 2022", null, false },
        { "1 400 square meters of 2 300", null, false },
        { "", null, false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void TryFind_PrintedDate_GivesDay(string text, string? expected, bool whole)
    {
        bool found = Reader.TryFind(text, out DateFind find);

        (found ? find.Date.ToString() : null).ShouldBe(expected);
        if (found) find.Whole.ShouldBe(whole);
    }
}
