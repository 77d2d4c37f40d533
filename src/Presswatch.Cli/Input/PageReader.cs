using System.CommandLine;
using Presswatch.Cli.Output;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction;
using Presswatch.Packs;
using Presswatch.Packs.Choice;
using Presswatch.Packs.Model;
using Presswatch.Reading.Dates;

namespace Presswatch.Cli.Input;

/// <summary>What a fetcher would have known of a file.</summary>
/// <param name="Url">Address it was served at.</param>
/// <param name="Captured">When it was captured.</param>
/// <param name="ContentType">The Content-Type header.</param>
internal sealed record PageFacts(string? Url, DateTimeOffset? Captured, string? ContentType);

/// <summary>A file's page as it is printed, and what was wrong with it.</summary>
internal sealed record ReadPage(PageView View, IReadOnlyList<Problem> Problems)
{
    /// <summary>A file of which there is nothing to print but why.</summary>
    public static ReadPage Failed(Problem problem, string? url) => new(PageView.Of(problem.Place!.File, url, problem), [problem]);
}

/// <summary>The packs of a run, and the one that was named alone.</summary>
internal sealed record NamedPacks(IReadOnlyList<Pack> Packs, string? Name);

/// <summary>From a file to its page, dated, without an archive.</summary>
internal sealed class PageReader
{
    private readonly PageExtractor _extractor;
    private readonly string? _pack;
    private readonly Dictionary<string, DatingRules> _rules = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Pack> _packs;
    private readonly PackChoice _choice;

    private PageReader(IReadOnlyList<Pack> packs, string? pack, TimeProvider time) => (_packs, _choice, _extractor, _pack) = (packs, new(packs), new(packs, time: time), pack);

    /// <summary>Makes the packs ready: those named, or all; a broken pack that was not named is said and left aside.</summary>
    public static Outcome<PageReader> Open(CliContext app, ParseResult args)
    {
        Outcome<NamedPacks> packs = PacksOf(app, args);
        return packs.TryGet(out NamedPacks found) ? new PageReader(found.Packs, found.Name, app.Time) : packs.Problem!;
    }

    /// <summary>The same for articles that are to be read.</summary>
    public static Outcome<ArticleFiles> OpenArticles(CliContext app, ParseResult args)
    {
        Outcome<NamedPacks> packs = PacksOf(app, args);
        return packs.TryGet(out NamedPacks found) ? new ArticleFiles(found.Packs, found.Name, app.Time) : packs.Problem!;
    }

    private static Outcome<NamedPacks> PacksOf(CliContext app, ParseResult args)
    {
        PackSet set = PackSet.LoadAll(app.ShippedPacks, Path.Combine(app.Options.Archive(args), "packs"));
        IReadOnlyList<string> names = app.Options.Packs(args);
        var packs = new List<Pack>();
        foreach (string name in names)
        {
            if (!set.Find(name).TryGet(out Pack pack)) return set.Problems.Count > 0 ? set.Problems[0] : set.Find(name).Problem!;
            packs.Add(pack);
        }
        if (names.Count == 0)
        {
            foreach (Problem problem in set.Problems) app.Out.Problem(problem);
            packs.AddRange(set.Packs);
        }
        return new NamedPacks(packs, names is [_] ? packs[0].Name : null);
    }

    /// <summary>Reads one file.</summary>
    /// <param name="path">As given by the user.</param>
    /// <param name="facts">What is known beside the bytes.</param>
    /// <param name="trace">Takes down what was looked at, where asked.</param>
    public ReadPage Read(string path, PageFacts facts, ExtractionTrace? trace = null)
    {
        Outcome<PageFile> read = PageFiles.Read(path);
        if (!read.TryGet(out PageFile file)) return ReadPage.Failed(read.Problem!, facts.Url);
        Page page = _extractor.Extract(
            new() { Bytes = file.Bytes, Address = facts.Url, ContentType = facts.ContentType, Captured = facts.Captured, Name = path, Pack = _pack }, trace);
        page = page with { Pack = page.Pack ?? ChosenFor(page, facts.Url) };
        DatingRules rules = RulesOf(page.Pack);
        FoundDate[] dates = [.. page.Articles.Select(article => PublicationDating.Date(article, new(rules, page.Teasers, facts.Captured, facts.Url)))];
        return new(PageView.Of(path, facts.Url, page, dates), page.Problems);
    }

    /// <summary>The pack that most names of the text point to, where the page itself named none.</summary>
    private string? ChosenFor(Page page, string? address) =>
        page.Articles.Count == 0 ? null : _choice.For(string.Join('\n', page.Articles.Select(article => article.Headline + "\n" + article.Text)), address).Pack?.Name;

    /// <summary>The pack's dating rules, made ready at first need; without a pack, those that need none.</summary>
    private DatingRules RulesOf(string? name)
    {
        if (_rules.TryGetValue(name ?? "", out DatingRules? rules)) return rules;
        rules = DatingRules.Compile(_packs.FirstOrDefault(pack => pack.Name == name) ?? new Pack { Name = "", Title = "", Version = "" });
        _rules.Add(name ?? "", rules);
        return rules;
    }
}
