namespace Presswatch.Demo.Planning;

/// <summary>Pledges with a deadline, one on some days, and whether a report of completion follows.</summary>
internal static class Threads
{
    public const int LeastDays = 21;
    public const int MostDays = 50;
    /// <summary>Number of a pledge among the articles of its day.</summary>
    public const int Index = 5;

    /// <summary>Whether a pledge is printed on that day.</summary>
    public static bool Made(ulong seed, int day) => day >= 0 && SplitMix.At(seed, day, 0, 5).Next() % 3 == 0;

    /// <summary>Days from pledge to deadline.</summary>
    public static int DueAfter(ulong seed, int day) => LeastDays + (int)(SplitMix.At(seed, day, 0, 6).Next() % (MostDays - LeastDays + 1));

    /// <summary>Days from pledge to the report of completion; 0 where the matter is silently dropped.</summary>
    public static int KeptAfter(ulong seed, int day)
    {
        SplitMix random = SplitMix.At(seed, day, 0, 7);
        return random.Chance(550) ? DueAfter(seed, day) - random.Between(0, 6) : 0;
    }

    /// <summary>Days of the pledges whose completion is reported on <paramref name="day"/>.</summary>
    public static IEnumerable<int> Kept(ulong seed, int day)
    {
        for (int made = day - MostDays; made <= day - LeastDays + 6; made++)
        {
            if (Made(seed, made) && KeptAfter(seed, made) == day - made) yield return made;
        }
    }
}
