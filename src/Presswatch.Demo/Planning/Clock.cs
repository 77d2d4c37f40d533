using Presswatch.Demo.Writing;

namespace Presswatch.Demo.Planning;

/// <summary>The publisher's clock: 8:30 ahead of UTC, and 9:00 from 2032 on.</summary>
internal static class Clock
{
    public static readonly DateOnly Change = new(2032, 1, 1);
    public static readonly TimeSpan Before = new(8, 30, 0);
    public static readonly TimeSpan After = new(9, 0, 0);

    /// <summary>A minute of a local day, as UTC.</summary>
    public static DateTimeOffset At(int day, int minute)
    {
        DateOnly date = DemoOptions.FirstDay.AddDays(day);
        return new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute) - (date < Change ? Before : After), TimeSpan.Zero);
    }

    public static string Iso(DateTimeOffset time) =>
        $"{NumberText.Iso(DateOnly.FromDateTime(time.UtcDateTime))}T{time.Hour:00}:{time.Minute:00}:{time.Second:00}Z";
}
