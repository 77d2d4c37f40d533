namespace Presswatch.Demo;

/// <summary>Which of the two disjoint sets of sentence frames the texts are made of.</summary>
public enum DemoFrames
{
    /// <summary>Each article from one of the two, half and half.</summary>
    Both,
    /// <summary>The first set alone.</summary>
    A,
    /// <summary>The second set alone.</summary>
    B,
}

/// <summary>What the invented press is made from: the same options give the same bytes on every machine.</summary>
public sealed record DemoOptions
{
    /// <summary>Articles of a default run: 730 days at scale 1.</summary>
    public const int DefaultArticles = 20_000;

    /// <summary>First day of the press, in the publisher's zone.</summary>
    public static readonly DateOnly FirstDay = new(2030, 7, 1);

    /// <summary>Any number; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Days from <see cref="FirstDay"/>, 1 to 36,500; default 730.</summary>
    public int Days { get; init; } = 730;

    /// <summary>Times as many articles a day, 1 to 1,000; default 1, which is 20,000 in 730 days.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Sentence frames; default both.</summary>
    public DemoFrames Frames { get; init; } = DemoFrames.Both;

    /// <summary>How many distinct articles, reprints included, a run gives.</summary>
    public int Articles => Before(Days);

    /// <summary>How many articles the days before <paramref name="day"/> (from 0) give together.</summary>
    internal int Before(int day) => (int)((long)day * Scale * DefaultArticles / 730);
}
