using Presswatch.Demo.World;

namespace Presswatch.Demo.Planning;

/// <summary>Decides what is printed on a day. A day's plan follows from seed, scale and day alone.</summary>
internal sealed class DayPlanner(DemoOptions options)
{
    /// <summary>Sites: the wire, then three papers.</summary>
    public const int Papers = 3;

    private static readonly int Pledge = Country.KindOf("pledge");
    private static readonly int Production = Country.KindOf("production");
    private const int FirstMinute = 6 * 60;
    private const int LastMinute = (23 * 60) + 50;
    private readonly ulong _seed = options.Seed;
    private readonly List<Plan>[] _fixed = [[], []];
    private readonly int[] _fixedDay = [-1, -1];

    /// <summary>All articles of the day by number; into <paramref name="plans"/>, which is cleared.</summary>
    public void Read(int day, List<Plan> plans)
    {
        plans.Clear();
        int quota = options.Before(day + 1) - options.Before(day);
        plans.AddRange(Fixed(day));
        int scripted = plans.Count;
        for (int index = 0; index < quota; index++)
        {
            if (index >= scripted) plans.Add(At(day, index, quota, scripted));
        }
        if (plans.Count > quota) plans.RemoveRange(quota, plans.Count - quota);
    }

    /// <summary>What stands fixed: phrases at the ends of their time, threads, rituals, the story.</summary>
    private void Scripted(int day, DateOnly date, List<Plan> plans)
    {
        int editorial = Country.KindOf("editorial");
        for (int i = 0; i < Country.Phrases.Length; i++)
        {
            SetPhrase phrase = Country.Phrases[i];
            if (date == phrase.From || date == phrase.To) plans.Add(Wire(day, plans.Count, editorial, phrase: i));
        }
        foreach ((int month, int monthDay, int kind) in Country.Rituals)
        {
            if (date.Month == month && date.Day == monthDay) plans.Add(Wire(day, plans.Count, kind));
        }
        foreach ((DateOnly storyDay, int kind) in Country.Story)
        {
            if (storyDay == date) plans.Add(Wire(day, plans.Count, kind));
        }
        while (plans.Count < Threads.Index) plans.Add(Wire(day, plans.Count, Weighted(day, plans.Count)));
        plans.Add(Wire(day, Threads.Index, Threads.Made(_seed, day) ? Country.KindOf("pledge") : Weighted(day, Threads.Index)));
        foreach (int made in Threads.Kept(_seed, day)) plans.Add(Wire(day, plans.Count, Country.KindOf("done"), thread: made));
    }

    /// <summary>The fixed part of a day, kept for the two days that reprints look at.</summary>
    private List<Plan> Fixed(int day)
    {
        int slot = day & 1;
        if (_fixedDay[slot] == day) return _fixed[slot];
        _fixed[slot].Clear();
        Scripted(day, DemoOptions.FirstDay.AddDays(day), _fixed[slot]);
        _fixedDay[slot] = day;
        return _fixed[slot];
    }

    private Plan At(int day, int index, int quota, int scripted)
    {
        SplitMix random = SplitMix.At(_seed, day, index, 4);
        int share = random.Below(100);
        if (share < 27 && index > scripted) return Reprint(day, index, scripted, quota, ref random);
        int outlet = share < 88 ? 0 : 1 + random.Below(Papers);
        return new(day, index, Weighted(day, index), outlet, day, index, ReprintMode.None, -1, -1, Minute(ref random), FateOf(ref random));
    }

    /// <summary>A reprint of a wire article of the same day, or of the day before unless a month begins, since "last month" would be another; an ordinary article where the one drawn is no wire article.</summary>
    private Plan Reprint(int day, int index, int scripted, int quota, ref SplitMix random)
    {
        int form = random.Below(100), outlet = 1 + random.Below(Papers), of = random.Below(Math.Min(index, (quota / 2) + scripted));
        bool before = form >= 80 && day > 0 && DemoOptions.FirstDay.AddDays(day).Day > 1;
        int originDay = before ? day - 1 : day;
        if (before) of = random.Below(Threads.Index + 1);
        Plan? origin = Origin(originDay, of, quota, scripted);
        int minute = Minute(ref random);
        if (origin is not { Mode: ReprintMode.None, Outlet: 0 } plan || (before && Plan.Relative(_seed, originDay, of)))
        {
            return new(day, index, Weighted(day, index), 0, day, index, ReprintMode.None, -1, -1, minute, FateOf(ref random));
        }
        ReprintMode mode = before ? ReprintMode.NextDay : form < 45 ? ReprintMode.Identical : form < 68 ? ReprintMode.Shortened : ReprintMode.Headline;
        int later = before ? minute : Math.Min(LastMinute, plan.Minute + 20 + random.Below(200));
        return plan with { Day = day, Index = index, Outlet = outlet, OriginDay = originDay, OriginIndex = of, Mode = mode, Minute = later, Fate = FateOf(ref random) };
    }

    private Plan? Origin(int day, int index, int quota, int scripted)
    {
        if (index >= scripted && day >= 0)
        {
            SplitMix random = SplitMix.At(_seed, day, index, 4);
            return random.Below(100) is >= 27 and < 88 ? At(day, index, quota, scripted) : null;
        }
        List<Plan> fixedPlans = Fixed(day);
        return index < fixedPlans.Count ? fixedPlans[index] : null;
    }

    private Plan Wire(int day, int index, int kind, int phrase = -1, int thread = -1)
    {
        SplitMix random = SplitMix.At(_seed, day, index, 8);
        return new(day, index, kind, 0, day, index, ReprintMode.None, phrase, thread, Minute(ref random), FateOf(ref random));
    }

    private int Weighted(int day, int index)
    {
        SplitMix random = SplitMix.At(_seed, day, index, 10);
        int left = random.Below(Country.TotalWeight);
        for (int kind = 0; ; kind++)
        {
            left -= Country.Kinds[kind].Weight;
            if (left < 0) return kind == Pledge ? Production : kind;
        }
    }

    private static int Minute(ref SplitMix random) => random.Between(FirstMinute, LastMinute - 240);

    private static Fate FateOf(ref SplitMix random) => random.Below(1000) switch
    {
        < 20 => Fate.Number,
        < 32 => Fate.Headline,
        < 48 => Fate.Typography,
        < 56 => Fate.Title,
        < 68 => Fate.Deleted,
        < 72 => Fate.GoesAndReturns,
        < 76 => Fate.Swings,
        < 106 => Fate.Seen,
        _ => Fate.Stays,
    };
}
