using System.Text.RegularExpressions;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Profiles;

/// <summary>A layout of a profile with its selectors read. A selector that cannot be read is left out: the pack's check names it. Immutable.</summary>
internal sealed class CompiledLayout
{
    public CompiledLayout(PageLayout layout)
    {
        Layout = layout;
        Address = layout.Address is null ? null : new Regex(layout.Address, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        Headline = Read(layout.Headline);
        Date = Read(layout.Date);
        Section = Read(layout.Section);
        Byline = Read(layout.Byline);
        Body = Read(layout.Body);
        Captions = Read(layout.Captions);
        Teasers = Read(layout.Teasers);
        Articles = Read(layout.Articles);
        Publisher = Read(layout.Publisher);
        Images = Read(layout.Images);
        Remove = Read(layout.Remove);
    }

    public PageLayout Layout { get; }

    public Regex? Address { get; }

    public Selector[] Headline { get; }

    public Selector[] Date { get; }

    public Selector[] Section { get; }

    public Selector[] Byline { get; }

    public Selector[] Body { get; }

    public Selector[] Captions { get; }

    public Selector[] Teasers { get; }

    public Selector[] Articles { get; }

    public Selector[] Publisher { get; }

    public Selector[] Images { get; }

    public Selector[] Remove { get; }

    private static Selector[] Read(IReadOnlyList<string> texts) => [.. texts.Select(Selector.Parse).OfType<Selector>()];
}

/// <summary>A source's profile made ready. Immutable.</summary>
internal sealed class CompiledSource(SourceProfile source)
{
    public SourceProfile Source { get; } = source;

    public CompiledLayout[] Layouts { get; } = [.. source.Layouts.Select(layout => new CompiledLayout(layout))];

    public (string Id, Regex Pattern)[] UrlDates { get; } =
        [.. source.UrlDates.Select(date => (date.Id, new Regex(date.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)))];
}
