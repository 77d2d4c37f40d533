namespace Presswatch.Demo.Planning;

/// <summary>How a reprint differs from what was printed first.</summary>
internal enum ReprintMode { None, Identical, Shortened, NextDay, Headline }

/// <summary>What will happen to an article after its first capture.</summary>
internal enum Fate { Stays, Seen, Number, Headline, Typography, Title, Deleted, GoesAndReturns, Swings }

/// <summary>All that decides an article: the text follows from it.</summary>
/// <param name="Day">Day of publication, from 0.</param>
/// <param name="Index">Number on that day, from 0.</param>
/// <param name="Kind">Number of the kind.</param>
/// <param name="Outlet">Number of the site.</param>
/// <param name="OriginDay">Day of the text first printed; its own where it is no reprint.</param>
/// <param name="OriginIndex">Number of that text on its day.</param>
/// <param name="Mode">How the reprint differs.</param>
/// <param name="Phrase">Set phrase that must occur, or -1.</param>
/// <param name="ThreadDay">Day of the pledge that it takes up, or -1.</param>
/// <param name="Minute">Minute of its capture on the day.</param>
/// <param name="Fate">What happens later.</param>
internal readonly record struct Plan(
    int Day, int Index, int Kind, int Outlet, int OriginDay, int OriginIndex, ReprintMode Mode, int Phrase, int ThreadDay, int Minute, Fate Fate)
{
    public string Id => $"demo-{DemoOptions.FirstDay.AddDays(Day):yyyyMMdd}-{Index:0000}";

    public string OriginId => $"demo-{DemoOptions.FirstDay.AddDays(OriginDay):yyyyMMdd}-{OriginIndex:0000}";

    /// <summary>Whether its text may say "yesterday" or "today"; such texts are never printed again on another day.</summary>
    public static bool Relative(ulong seed, int day, int index) => SplitMix.At(seed, day, index, 9).Next() % 4 == 0;
}
