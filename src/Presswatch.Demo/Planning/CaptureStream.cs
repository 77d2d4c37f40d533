using System.Text;
using Presswatch.Demo.Sites;
using Presswatch.Demo.World;
using Presswatch.Demo.Writing;

namespace Presswatch.Demo.Planning;

/// <summary>A capture that is due.</summary>
/// <param name="Change">Kind of change as the truth names it; <see langword="null"/> for the first capture.</param>
/// <param name="Missing">Whether the address answers 404.</param>
internal readonly record struct Due(Plan Plan, Revision Revision, string? Change, bool Missing);

/// <summary>Makes the captures of one run in the order of their time. Keeps what is due later, never a text.</summary>
internal sealed class CaptureStream(DemoOptions options)
{
    private const int TeasersKept = 12;
    private const int TeasersShown = 5;
    /// <summary>Days over which the old articles that name the fallen official are gone through.</summary>
    private const int PurgeDays = 10;

    private readonly DayPlanner _planner = new(options);
    private readonly ArticleWriter _writer = new(options);
    private readonly PriorityQueue<Due, (int Day, int Minute, long Order)> _due = new();
    private readonly List<DemoTeaser>[] _teasers = [.. Site.All.Select(_ => new List<DemoTeaser>())];
    private readonly List<Plan> _plans = [];
    private long _order;

    public IEnumerable<DemoCapture> Read()
    {
        int fall = Country.Fall.DayNumber - DemoOptions.FirstDay.DayNumber;
        for (int day = 0; day < options.Days; day++)
        {
            if (day >= fall && day < fall + PurgeDays) Purge(day, fall);
            _planner.Read(day, _plans);
            foreach (Plan plan in _plans) Enqueue(day, plan.Minute, new(plan, Revision.None, null, false));
            while (_due.TryPeek(out Due due, out (int Day, int Minute, long Order) when) && when.Day == day)
            {
                _due.Dequeue();
                yield return Capture(due, day, when.Minute);
            }
        }
    }

    private void Enqueue(int day, int minute, Due due) => _due.Enqueue(due, (day, minute, _order++));

    /// <summary>Goes through a share of the old days for articles that name the fallen official.</summary>
    /// <remarks>One paper, Northern Star, is forgotten, so that its texts keep the name.</remarks>
    private void Purge(int day, int fall)
    {
        int first = (day - fall) * fall / PurgeDays, end = (day - fall + 1) * fall / PurgeDays;
        for (int old = first; old < end; old++)
        {
            _planner.Read(old, _plans);
            foreach (Plan plan in _plans)
            {
                if (plan.Fate != Fate.Stays || plan.Outlet == 2 || !Country.Kinds[plan.Kind].Lists) continue;
                _writer.Write(plan, Revision.None);
                if (!_writer.NamesFallen) continue;
                SplitMix random = SplitMix.At(options.Seed, plan.Day, plan.Index, 30);
                int minute = random.Between(7 * 60, 23 * 60), chance = random.Below(100);
                if (chance < 82) Enqueue(day, minute, new(plan, Revision.NameCut, "name", false));
                else if (chance < 92) Remove(plan, day, minute);
            }
        }
    }

    private void Remove(in Plan plan, int day, int minute)
    {
        Enqueue(day, minute, new(plan, Revision.None, null, true));
        Enqueue(day + 6, minute, new(plan, Revision.None, null, true));
        Enqueue(day + 15, minute, new(plan, Revision.None, null, true));
    }

    /// <summary>Puts down what will happen to an article just captured.</summary>
    private void Follow(in Plan plan)
    {
        SplitMix random = SplitMix.At(options.Seed, plan.Day, plan.Index, 31);
        int soon = plan.Day + random.Between(1, 4), late = plan.Day + random.Between(8, 40), minute = random.Between(7 * 60, 23 * 60);
        switch (plan.Fate)
        {
            case Fate.Seen: Enqueue(soon, minute, new(plan, Revision.None, "unchanged", false)); break;
            case Fate.Number: Enqueue(soon, minute, new(plan, Revision.Number, "number", false)); break;
            case Fate.Headline: Enqueue(soon, minute, new(plan, Revision.Headline, "headline", false)); break;
            case Fate.Typography: Enqueue(soon, minute, new(plan, Revision.Typography, "typography", false)); break;
            case Fate.Title: Enqueue(soon, minute, new(plan, Revision.Title, "title", false)); break;
            case Fate.Deleted: Remove(plan, late, minute); break;
            case Fate.GoesAndReturns:
                Enqueue(late, minute, new(plan, Revision.None, null, true));
                Enqueue(late + 4, minute, new(plan, Revision.None, "returned", false));
                break;
            case Fate.Swings:
                Enqueue(soon, minute, new(plan, Revision.Number, "number", false));
                Enqueue(late, minute, new(plan, Revision.None, "returned", false));
                break;
            default: break;
        }
    }

    private DemoCapture Capture(in Due due, int day, int minute)
    {
        Plan plan = due.Plan;
        Site site = Site.All[plan.Outlet];
        string address = site.Address(plan);
        DateTimeOffset time = Clock.At(day, minute);
        if (due.Missing) return new(site.Host, address, time, 404, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(site.Missing), null);

        bool saved = plan.Outlet == 0 && SplitMix.At(options.Seed, plan.Day, plan.Index, 32).Next() % 7 == 0;
        _writer.Write(plan, saved && due.Revision == Revision.Headline ? Revision.None : due.Revision);
        string headline = _writer.Headline.Text.ToString(), text = _writer.Body.Text.ToString();
        DateOnly published = DemoOptions.FirstDay.AddDays(plan.Day);
        List<DemoTeaser> ring = _teasers[plan.Outlet];
        List<DemoTeaser> teasers = ring.FindAll(teaser => teaser.Url != address);
        if (teasers.Count > TeasersShown) teasers.RemoveRange(0, teasers.Count - TeasersShown);
        string page = saved ? Site.Saved(text, teasers) : site.Html(new(headline, _writer.Facts.Kind.Section, published, text.Split('\n'), Caption(plan), teasers));
        DemoTruth truth = new(plan.Id, headline, text, published, _writer.Facts.Kind.Section, saved, _writer.Facts.Kind.Name, _writer.Frames,
            TruthBuilder.Read(_writer, withHeadline: !saved), Reprinted(plan), Changed(due), Thread(plan), TruthBuilder.Phrases(_writer, withHeadline: !saved),
            saved ? [.. teasers.Select(teaser => teaser with { Url = null })] : teasers);
        if (due.Change is null)
        {
            ring.Add(new(headline, published, address));
            if (ring.Count > TeasersKept) ring.RemoveAt(0);
            Follow(plan);
        }
        return new(site.Host, address, time, 200, saved ? "text/plain; charset=utf-8" : "text/html; charset=utf-8", Encoding.UTF8.GetBytes(page), truth);
    }

    private string? Caption(in Plan plan)
    {
        Facts facts = _writer.Facts;
        return SplitMix.At(options.Seed, plan.OriginDay, plan.OriginIndex, 33).Next() % 5 == 0 ? $"Seen at the {facts.Sites[0].Name}. Picture: {Country.Agency}" : null;
    }

    private static DemoReprint? Reprinted(in Plan plan) => plan.Mode switch
    {
        ReprintMode.None => null,
        ReprintMode.Identical => new(plan.OriginId, "identical"),
        ReprintMode.Shortened => new(plan.OriginId, "shortened"),
        ReprintMode.NextDay => new(plan.OriginId, "next-day"),
        _ => new(plan.OriginId, "headline"),
    };

    private DemoChange? Changed(in Due due)
    {
        if (due.Change is null) return null;
        (string? before, string? after) = _writer.Changed;
        bool expected = due.Change is "unchanged" or "returned";
        return expected || before is not null ? new(due.Change, before, after) : new("unchanged", null, null);
    }

    private string? Thread(in Plan plan) =>
        plan.ThreadDay >= 0 ? $"thread-{plan.ThreadDay}" : _writer.Facts.Kind.Name == "pledge" ? $"thread-{plan.OriginDay}" : null;
}
