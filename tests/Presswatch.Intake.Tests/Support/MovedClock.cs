namespace Presswatch.Intake.Tests.Support;

/// <summary>The clock of the machine, set on or back.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
