namespace Presswatch.Demo.Tests;

public sealed class ChangeTests
{
    private const string Fallen = "Ivo Karsten";
    private static readonly DateOnly Fall = new(2031, 8, 20);

    [Fact]
    public void Edits_OfEachKind_ChangeWhatTheySay()
    {
        Dictionary<string, DemoTruth> last = [];
        Dictionary<string, int> kinds = [];
        foreach (DemoCapture capture in Press.Captures)
        {
            if (capture.Truth is not { } truth) continue;
            if (truth.Change is { } change)
            {
                DemoTruth before = last[capture.Address];
                kinds[change.Kind] = kinds.GetValueOrDefault(change.Kind) + 1;
                Check(change, before, truth);
            }
            last[capture.Address] = truth;
        }
        foreach (string kind in (string[])["name", "number", "headline", "typography", "title", "returned", "unchanged"]) kinds.GetValueOrDefault(kind).ShouldBeGreaterThan(20, kind);
    }

    private static void Check(DemoChange change, DemoTruth before, DemoTruth after)
    {
        after.Article.ShouldBe(before.Article);
        switch (change.Kind)
        {
            case "unchanged":
                (after.Title, after.Text).ShouldBe((before.Title, before.Text), after.Article);
                break;
            case "headline":
                after.Text.ShouldBe(before.Text);
                (before.Title, after.Title).ShouldBe((change.Before!, change.After!));
                break;
            case "name":
                before.Text.ShouldContain(Fallen);
                Press.Printed(after).ShouldNotContain(Fallen);
                after.Reading.People.Count.ShouldBe(before.Reading.People.Count - 1);
                break;
            case "number" or "typography" or "title":
                after.Text.ShouldNotBe(before.Text, after.Article);
                before.Text.ShouldContain(change.Before!);
                after.Text.ShouldContain(change.After!);
                break;
            default: break;
        }
    }

    [Fact]
    public void Fallen_AfterHisFall_IsNamedNoMore()
    {
        List<DemoTruth> naming = [.. Press.Firsts.Where(truth => truth.Reprint is not { Mode: "next-day" } && truth.Text.Contains(Fallen, StringComparison.Ordinal))];
        naming.Count.ShouldBeGreaterThan(1_000);
        naming.Max(truth => truth.Published).ShouldBeLessThan(Fall);
    }

    [Fact]
    public void Fallen_OldArticles_AreCutOrTakenAwayExceptInTheForgottenPaper()
    {
        Dictionary<string, DemoCapture> last = [];
        foreach (DemoCapture capture in Press.Captures) last[capture.Address] = capture;
        HashSet<string> naming = [.. Press.Captures.Where(capture => capture.Truth?.Text.Contains(Fallen, StringComparison.Ordinal) == true).Select(capture => capture.Address)];
        List<DemoCapture> ends = [.. naming.Select(address => last[address])];
        ends.Count(capture => capture.Truth?.Text.Contains(Fallen, StringComparison.Ordinal) == false).ShouldBeGreaterThan(naming.Count / 2);
        ends.Count(capture => capture.Status == 404).ShouldBeGreaterThan(naming.Count / 20);
        ends.Where(capture => capture.Source == "northern-star.example").ShouldAllBe(capture => capture.Status == 404 || capture.Truth!.Text.Contains(Fallen, StringComparison.Ordinal));
    }

    [Fact]
    public void Deletions_Answer404_ForAFortnightOnEnd()
    {
        var missing = Press.Captures.Where(capture => capture.Status == 404).GroupBy(capture => capture.Address, StringComparer.Ordinal).ToList();
        missing.Count.ShouldBeGreaterThan(250);
        missing.Count(group => group.Max(capture => capture.Captured) - group.Min(capture => capture.Captured) >= TimeSpan.FromDays(14)).ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Texts_ThatReturn_AreTheTextsThatWent()
    {
        Dictionary<string, string> first = [];
        int returned = 0;
        foreach (DemoTruth truth in Press.Truths)
        {
            first.TryAdd(truth.Article, truth.Text);
            if (truth.Change?.Kind != "returned") continue;
            returned++;
            truth.Text.ShouldBe(first[truth.Article]);
        }
        returned.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Reprints_OfEachMode_DifferAsTheySay()
    {
        Dictionary<string, DemoTruth> firsts = Press.Firsts.ToDictionary(truth => truth.Article, StringComparer.Ordinal);
        Dictionary<string, int> modes = [];
        foreach (DemoTruth truth in firsts.Values.Where(truth => truth.Reprint is not null))
        {
            DemoTruth origin = firsts[truth.Reprint!.Original];
            string mode = truth.Reprint.Mode;
            modes[mode] = modes.GetValueOrDefault(mode) + 1;
            bool slip = Slips.Value.Contains(origin.Article);
            if (mode == "shortened") truth.Text.Length.ShouldBeLessThanOrEqualTo(origin.Text.Length);
            else if (!slip) truth.Text.ShouldBe(origin.Text);
            if (mode is "identical" or "next-day") truth.Title.ShouldBe(origin.Title);
            truth.Published.ShouldBe(origin.Published.AddDays(mode == "next-day" ? 1 : 0));
        }
        foreach (string mode in (string[])["identical", "shortened", "next-day", "headline"]) modes[mode].ShouldBeGreaterThan(100, mode);
    }

    [Fact]
    public void Leader_AfterTheAssembly_BearsAnotherTitle()
    {
        static IEnumerable<string?> Titles(Func<DemoTruth, bool> when) =>
            Press.Firsts.Where(when).SelectMany(truth => truth.Reading.People).Where(person => person.Name == "Oren Valdis").Select(person => person.Title).Distinct(StringComparer.Ordinal);
        Titles(truth => truth.Published < new DateOnly(2031, 8, 13)).ShouldBe([null, "First Secretary", "first secretary of the Road Party"], ignoreOrder: true);
        Titles(truth => truth.Published > new DateOnly(2031, 8, 14)).ShouldBe([null, "Chairman", "chairman of the Road Party"], ignoreOrder: true);
    }

    [Fact]
    public void LineUps_AfterThePromotion_StandInAnotherOrder()
    {
        static (int Before, int After) Order(Func<DateOnly, bool> when)
        {
            int before = 0, after = 0;
            foreach (DemoTruth truth in Press.Firsts.Where(truth => when(truth.Published)))
            {
                List<string> names = [.. truth.Reading.People.Where(person => person.Role == "present").Select(person => person.Name)];
                int one = names.IndexOf("Hadrin Osk"), other = names.IndexOf("Davin Marrow");
                if (one < 0 || other < 0) continue;
                if (one < other) before++;
                else after++;
            }
            return (before, after);
        }
        Order(day => day < new DateOnly(2031, 8, 13)).After.ShouldBe(0);
        Order(day => day < new DateOnly(2031, 8, 13)).Before.ShouldBeGreaterThan(100);
        Order(day => day > new DateOnly(2031, 8, 15)).Before.ShouldBe(0);
        Order(day => day > new DateOnly(2031, 8, 15)).After.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Threads_AreKeptOrDropped()
    {
        var threads = Press.Firsts.Where(truth => truth.Thread is not null && truth.Reprint is null).GroupBy(truth => truth.Thread!, StringComparer.Ordinal).ToList();
        threads.Count.ShouldBeGreaterThan(150);
        int kept = 0;
        foreach (var thread in threads)
        {
            DemoTruth pledge = thread.First();
            pledge.Kind.ShouldBe("pledge");
            DateOnly due = DateOnly.Parse(pledge.Reading.Commitments.First(commitment => commitment.Deadline is not null).Deadline!);
            foreach (DemoTruth done in thread.Skip(1))
            {
                kept++;
                done.Kind.ShouldBe("done");
                done.Published.ShouldBeLessThanOrEqualTo(due);
                done.Reading.Organisations.ShouldContain(site => pledge.Reading.Organisations.Contains(site));
            }
        }
        kept.ShouldBeInRange(threads.Count / 3, threads.Count * 2 / 3);
    }

    [Fact]
    public void Flood_HasAppealVolunteersDeadlineAndCompletion()
    {
        List<DemoTruth> flood = [.. Press.Firsts.Where(truth => truth.Kind.StartsWith("flood-", StringComparison.Ordinal) && truth.Reprint is null)];
        flood.Select(truth => truth.Kind).Distinct(StringComparer.Ordinal).ShouldBe(["flood-news", "flood-work", "flood-letter", "flood-volunteers", "flood-done"]);
        flood.SelectMany(truth => truth.Reading.Commitments).ShouldContain(commitment => commitment.Deadline == "2031-10-01");
        flood.Last().Published.ShouldBe(new DateOnly(2031, 9, 29));
    }

    private static readonly Lazy<HashSet<string>> Slips = new(() => [.. Press.Truths.Where(truth => truth.Change?.Kind == "typography").Select(truth => truth.Article)]);
}
