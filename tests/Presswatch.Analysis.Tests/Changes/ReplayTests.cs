using System.Text.Json;
using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Intake.Watching;

namespace Presswatch.Analysis.Tests.Changes;

/// <summary>What happened in a real press in one December, on the invented one: a man's name is cut from old articles, some are deleted, then nearly all that is old goes.</summary>
public sealed class ReplayTests
{
    // 500 edits of 3,012 articles in the long form.
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("PRESSWATCH_LONG") == "1";
    private static readonly int Cut = IsLong ? 500 : 25;
    private static readonly int Others = IsLong ? 2_500 : 60;
    private const int Deleted = 12;
    private const int Late = 10;

    [Fact]
    public async Task December_NameCutThenOldArticlesGone_TwoAlarmsWithTheFactsAndNoneOfTheOutage()
    {
        using var site = new ReplaySite(Cut + Deleted, Others, IsLong ? 730 : 60);
        using var watch = new ReplayWatch(site);
        await BuildUpAsync(site, watch);
        await OutageAsync(site, watch);
        await CutAsync(site, watch);
        await GoneAsync(site, watch);
        int deletedLater = await MassLossAsync(site, watch);
        await BackAsync(site, watch, deletedLater);
    }

    private static async Task BuildUpAsync(ReplaySite site, ReplayWatch watch)
    {
        // A few articles of later, so that something falls due when the purge is fresh.
        foreach (ReplayPage page in site.Named.TakeLast(1).Concat(site.Others.TakeLast(Late - 1))) page.IsListed = false;
        (await watch.RoundAsync(0)).NewArticles.ShouldBe(Cut + Deleted + Others - Late);
        await watch.RoundAsync(7, 1);
        foreach (ReplayPage page in site.Pages) page.IsListed = true;
        (await watch.RoundAsync(20)).NewArticles.ShouldBe(Late);
        watch.Alarms().ShouldBeEmpty();
        watch.Gone().ShouldBeEmpty();
    }

    private static async Task OutageAsync(ReplaySite site, ReplayWatch watch)
    {
        site.IsDown = true;
        (await watch.RoundAsync(30, 1)).Endings.Keys.ShouldBe(["failed"]);
        await watch.RoundAsync(30, 2);
        await watch.RoundAsync(31);
        await watch.RoundAsync(32);
        watch.State().ShouldBe("down");
        (site.IsDown, site.IsBlocked) = (false, true);
        (await watch.RoundAsync(32, 26)).Endings.Keys.ShouldContain("blocked");
        watch.Alarms(watch.Now).ShouldBeEmpty("an outage and a block page are no losses");
        watch.Gone(watch.Now).ShouldBeEmpty();
        site.IsBlocked = false;
        (await watch.RoundAsync(34, 4)).Endings.Keys.ShouldBe(["taken"]);
        watch.Alarms().ShouldBeEmpty();
    }

    private static async Task CutAsync(ReplaySite site, ReplayWatch watch)
    {
        // One is left as it was: they forgot it.
        foreach (ReplayPage page in site.Named.Take(Deleted)) page.Fate = Fate.Deleted;
        foreach (ReplayPage page in site.Named.Skip(Deleted)) page.Fate = Fate.Cut;
        foreach (ReplayPage page in site.Pages) page.Asked = 0;
        WatchReport round = await watch.RoundAsync(50, 5);

        site.Named.ShouldAllBe(page => page.Asked == 1, "one edit queues every article that names the man, first");
        round.NewVersions.ShouldBe(Cut);
        Alarm alarm = watch.Alarms().ShouldHaveSingleItem();
        (alarm.Kind, alarm.Source, alarm.Names[0].Name, alarm.Names[0].Articles, alarm.Names[0].Of).ShouldBe(("name-removed", ReplaySite.Host, site.Man, Cut + Deleted, Cut + Deleted));
        (alarm.Removed, alarm.Missing, alarm.Gone, alarm.Confirmed, alarm.Suspected, alarm.Unchecked, alarm.Standing).ShouldBe((Cut, Deleted, 0, Cut, Deleted, 0, 0));
        (Hour(alarm.Since), Hour(alarm.Last)).ShouldBe(("2033-11-20T05", "2033-11-20T05"));
        Hour(alarm.After!.Value).ShouldBe("2033-11-04T04", "it stood when the site was back");
        (alarm.FirstDay, alarm.LastDay).ShouldBe((site.Named.Min(page => $"{page.Truth.Published:yyyy-MM-dd}"), site.Named.Max(page => $"{page.Truth.Published:yyyy-MM-dd}")));
        alarm.Sections.Sum(section => section.Articles).ShouldBe(Cut + Deleted);
        alarm.Sections.ToDictionary(section => section.Section!, section => section.Articles).ShouldBe(site.Named.GroupBy(page => page.Truth.Section).ToDictionary(group => group.Key, group => group.Count()), ignoreOrder: true);
        alarm.Before.ShouldBe(new BaseRate(51, 0, 0, 0));
        watch.Found($"\"{site.Man}\"", allVersions: false).ShouldBe(Deleted, "what was deleted still stands in the archive as it was");
        watch.Found($"\"{site.Man}\"", allVersions: true).ShouldBe(Cut + Deleted);
    }

    private static async Task GoneAsync(ReplaySite site, ReplayWatch watch)
    {
        for (int day = 51; day < 66; day++) await watch.RoundAsync(day, 6);
        Alarm alarm = watch.Alarms().ShouldHaveSingleItem();
        (alarm.Removed, alarm.Missing, alarm.Gone, alarm.Confirmed, alarm.Suspected).ShouldBe((Cut, 0, Deleted, Cut + Deleted, 0));
        watch.Gone().Count(change => change.Kind == "gone").ShouldBe(Deleted);
        watch.Gone(StandingAsk.EndOf(new(2033, 11, 25), watch.Packs).AsOf!(ReplaySite.Host)).ShouldAllBe(change => change.Kind == "missing", "as of that day it was not yet gone");
    }

    private static async Task<int> MassLossAsync(ReplaySite site, ReplayWatch watch)
    {
        ReplayPage[] left = [.. site.Pages.Where(page => page.Fate != Fate.Deleted)];
        int lost = (int)(left.Length * 0.98);
        for (int n = 0; n < lost; n++) left[n].Fate = (n % 3) switch { 0 => Fate.Deleted, 1 => Fate.Sent, _ => Fate.Unknown };
        await watch.RoundAsync(110, 3);
        Alarm seen = watch.Alarms()[0];
        (seen.Kind, seen.Missing, seen.Gone, seen.Suspected, Hour(seen.Since)).ShouldBe(("mass-loss", lost, 0, lost, "2034-01-19T03"));
        await watch.RoundAsync(111, 4);
        await watch.RoundAsync(125, 4);

        IReadOnlyList<Alarm> alarms = watch.Alarms();
        alarms.Select(alarm => alarm.Kind).ShouldBe(["mass-loss", "name-removed"]);
        (alarms[0].Gone, alarms[0].Missing, alarms[0].Confirmed, alarms[0].Of, alarms[0].Standing).ShouldBe((lost, 0, lost, site.Pages.Count(), site.Pages.Count() - lost));
        (Hour(alarms[0].Since), Hour(alarms[0].Last)).ShouldBe(("2034-01-19T03", "2034-01-19T03"));
        alarms[0].Before.ShouldBe(new BaseRate(111, Deleted, Deleted, 0));
        (alarms[1].Removed, alarms[1].Gone, alarms[1].Names[0].Name).ShouldBe((Cut, Deleted, site.Man));
        Facts(watch.AlarmsInOtherOrder(7)).ShouldBe(Facts(alarms), "the order of import is no matter");
        watch.Found($"\"{site.Man}\"", allVersions: true).ShouldBe(Cut + Deleted);
        return lost;
    }

    private static async Task BackAsync(ReplaySite site, ReplayWatch watch, int lost)
    {
        ReplayPage back = site.Others[0];
        back.Fate = Fate.Stands;
        await watch.RoundAsync(126, 5);
        GoneChange change = watch.Gone()[0];
        (change.Kind, change.WasGone, change.Address, Hour(change.Seen)).ShouldBe(("returned", true, site.Url(back.Path), "2034-02-04T05"));
        watch.Alarms()[0].Gone.ShouldBe(lost - 1);
    }

    private static string Hour(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH");

    // Ids of articles are given by who came first; all else is the same.
    private static string Facts(IEnumerable<Alarm> alarms) => JsonSerializer.Serialize(alarms.Select(alarm => alarm with
    {
        Articles = [.. alarm.Articles.Select(article => article with { Article = "" }).OrderBy(article => article.Address, StringComparer.Ordinal)],
    }));
}
