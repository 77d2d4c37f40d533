using System.Diagnostics;
using System.Globalization;
using Presswatch.Intake.Watching;

namespace Presswatch.Intake.Tests.Watching;

public sealed class PlanTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Revisits_OfAnArticle_ThinAndNeverEnd()
    {
        Visit visit = Article() with { First = Start };
        var times = new List<double>();
        DateTimeOffset now = Start;
        for (int n = 0; n < 8; n++)
        {
            now = Next(visit, VisitEnd.Taken, now)!.Value;
            times.Add((now - Start).TotalDays);
        }

        times.Take(5).ShouldBe([1 / 24.0, 1, 7, 30, 90], 0.001);
        for (int n = 5; n < 8; n++) (times[n] - times[n - 1]).ShouldBeInRange(162, 198);
    }

    [Fact]
    public void Revisits_AfterAnOutage_GoOnWithTheSpanThatIsToCome() => (Next(Article() with { First = Start }, VisitEnd.Unchanged, Start.AddDays(10)) - Start)!.Value.TotalDays.ShouldBe(30, 0.001);

    [Theory]
    [InlineData(VisitKind.Article, VisitEnd.Missing, 0, 1440)]
    [InlineData(VisitKind.Article, VisitEnd.Failed, 1, 10)]
    [InlineData(VisitKind.Article, VisitEnd.Failed, 3, 40)]
    [InlineData(VisitKind.Article, VisitEnd.Failed, 30, 1440)]
    [InlineData(VisitKind.Article, VisitEnd.Blocked, 2, 20)]
    [InlineData(VisitKind.Article, VisitEnd.Empty, 1, 10)]
    [InlineData(VisitKind.Article, VisitEnd.Forbidden, 1, 7 * 1440)]
    [InlineData(VisitKind.Feed, VisitEnd.Taken, 0, 60)]
    [InlineData(VisitKind.Feed, VisitEnd.Unchanged, 0, 60)]
    [InlineData(VisitKind.List, VisitEnd.Changed, 0, 60)]
    [InlineData(VisitKind.List, VisitEnd.Failed, 9, 60)]
    [InlineData(VisitKind.Sitemap, VisitEnd.Taken, 0, 1440)]
    public void Next_ByKindAndEnd_GivesMinutes(object kind, object end, int failures, double minutes) =>
        (Next(Article() with { Kind = (VisitKind)kind, Failures = failures, MissingSince = Start }, (VisitEnd)end, Start) - Start)!.Value.TotalMinutes.ShouldBe(minutes, 0.001);

    [Fact]
    public void Next_Picture_IsNeverAskedAgain() => Next(Article() with { Kind = VisitKind.Image }, VisitEnd.Taken, Start).ShouldBeNull();

    [Fact]
    public void Next_LongMissing_IsAskedDailyForThirtyDaysAndThenByTheAudit()
    {
        Visit visit = Article() with { MissingSince = Start };
        (Next(visit, VisitEnd.Missing, Start.AddDays(29)) - Start.AddDays(29))!.Value.TotalDays.ShouldBe(1);
        (Next(visit, VisitEnd.Missing, Start.AddDays(31)) - Start.AddDays(31))!.Value.TotalDays.ShouldBeInRange(162, 198);
    }

    [Fact]
    public void Next_SiteAsksToWait_IsNotAskedSooner() =>
        RevisitPlan.Next(Article(), VisitEnd.Failed, Start, TimeSpan.FromHours(1), RevisitRules.Default, TimeSpan.FromHours(5)).ShouldBe(Start.AddHours(5));

    [Fact]
    public void Planner_OneHost_OneVisitAtATimeWithItsPause()
    {
        var planner = new VisitPlanner();
        planner.SetPause("a", TimeSpan.FromSeconds(5));
        for (int n = 0; n < 3; n++) planner.Add(Article() with { Id = n, Host = "a", Due = Start });

        planner.TryTake(Start, out _).ShouldBeTrue();
        planner.TryTake(Start, out _).ShouldBeFalse("the host is busy");
        planner.NextAt().ShouldBeNull();
        planner.Free("a", Start.AddSeconds(1));
        planner.TryTake(Start.AddSeconds(5), out _).ShouldBeFalse("the pause counts from the end");
        planner.NextAt().ShouldBe(Start.AddSeconds(6));
        planner.TryTake(Start.AddSeconds(6), out _).ShouldBeTrue();
        planner.Free("a", Start.AddSeconds(7), TimeSpan.FromMinutes(2));
        planner.NextAt().ShouldBe(Start.AddSeconds(7).AddMinutes(2));
    }

    [Fact]
    public void Planner_ListsBeforeNewArticlesBeforeSecondLooks_ButNothingStarves()
    {
        var planner = new VisitPlanner();
        planner.Add(Article() with { Id = 1, First = Start.AddDays(-9), Due = Start });
        planner.Add(Article() with { Id = 2, Due = Start });
        planner.Add(Article() with { Id = 3, Kind = VisitKind.List, Due = Start });
        planner.Add(Article() with { Id = 4, First = Start.AddDays(-9), Due = Start.AddHours(-49) });

        var order = new List<long>();
        while (planner.TryTake(Start, out Visit visit))
        {
            order.Add(visit.Id);
            planner.Free(visit.Host, Start);
        }

        order.ShouldBe([4, 3, 2, 1]);
    }

    [Fact]
    public void Planner_HundredThousandOverTwentyHosts_AllInADayAndInTurn()
    {
        const int Visits = 100_000, Hosts = 20;
        var planner = new VisitPlanner();
        for (int host = 0; host < Hosts; host++) planner.SetPause(HostName(host), TimeSpan.FromSeconds(5));
        long began = Stopwatch.GetTimestamp();
        for (int n = 0; n < Visits; n++) planner.Add(Article() with { Id = n, Host = HostName(n % Hosts), Due = Start.AddSeconds(n * 7919L % 86_400 / 2) });
        var last = new Dictionary<string, DateTimeOffset>();
        DateTimeOffset now = Start;
        int taken = 0;
        while (planner.NextAt() is { } next)
        {
            if (next > now) now = next;
            planner.TryTake(now, out Visit visit).ShouldBeTrue();
            if (last.TryGetValue(visit.Host, out DateTimeOffset before) && now - before < TimeSpan.FromSeconds(5)) Assert.Fail($"{visit.Host} was asked again after {now - before}");
            visit.Due.ShouldBeLessThanOrEqualTo(now);
            last[visit.Host] = now;
            taken++;
            planner.Free(visit.Host, now.AddMilliseconds(200));
        }

        taken.ShouldBe(Visits);
        (now - Start).TotalHours.ShouldBeLessThan(24);
        Stopwatch.GetElapsedTime(began).TotalSeconds.ShouldBeLessThan(30, "a day's planning is a matter of seconds even on a busy machine");
    }

    private static string HostName(int n) => n.ToString("00", CultureInfo.InvariantCulture) + ".test";

    private static Visit Article() => new() { Id = 1, Address = "http://one.test/n/1", Source = "one", Host = "one.test", Kind = VisitKind.Article, Due = Start };

    private static DateTimeOffset? Next(Visit visit, VisitEnd end, DateTimeOffset now) => RevisitPlan.Next(visit, end, now, TimeSpan.FromHours(1), RevisitRules.Default, null);
}
