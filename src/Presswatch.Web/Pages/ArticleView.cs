using Presswatch.Analysis.Readings;
using Presswatch.Archive.Readings;
using Presswatch.Core.Readings;

namespace Presswatch.Web.Pages;

/// <summary>What the page of an article shows: the version, where it comes from, and what was read in it.</summary>
public sealed class ArticleView
{
    private readonly Dictionary<string, LinkedPerson> _registry;
    private readonly Dictionary<string, Correction> _byRule;

    internal ArticleView(ArticleReport report, Citation citation, Outcome<ReadingReport> read, ReadKinds shown, string path, FormSeal seal)
    {
        (Report, Citation, Shown, Path, Seal) = (report, citation, shown, path, seal);
        if (read.TryGet(out ReadingReport found)) Read = found;
        else Unread = read.Problem;
        _registry = (Read?.Registry ?? []).DistinctBy(one => one.Name).ToDictionary(one => one.Name, StringComparer.Ordinal);
        _byRule = (Read?.Corrections ?? []).ToDictionary(one => one.Rule, StringComparer.Ordinal);
        Marks = Read is null ? [] : [.. MarksOf(Read.Reading)];
    }

    internal ArticleReport Report { get; }

    internal Citation Citation { get; }

    /// <summary>What was read, corrected; <see langword="null"/> where the version was not read.</summary>
    internal ReadingReport? Read { get; }

    /// <summary>Why there is no reading.</summary>
    internal Problem? Unread { get; }

    /// <summary>Kinds that the text is marked with.</summary>
    internal ReadKinds Shown { get; }

    /// <summary>The page's own path, without what follows the question mark.</summary>
    internal string Path { get; }

    internal FormSeal Seal { get; }

    /// <summary>Reprints, short forms and announcements; <see langword="null"/> where texts were not compared.</summary>
    internal Analysis.Reprints.RelatedArticles? Related { get; init; }

    /// <summary>All that was found, by its place in the text.</summary>
    internal IReadOnlyList<FoundMark> Marks { get; }

    internal FoundText Text => new(Marks, Report.PublishedFrom, Shown, At?.In(Report));

    /// <summary>What the address points at.</summary>
    internal ArticlePlace? At { get; init; }

    /// <summary>What of it was new; <see langword="null"/> where that is not asked.</summary>
    internal Analysis.Phrases.NoveltyReport? Novelty { get; init; }

    /// <summary>Who a person named is.</summary>
    internal LinkedPerson? Linked(string name) => _registry.GetValueOrDefault(name);

    /// <summary>The correction that made a finding.</summary>
    internal Correction? CorrectionOf(string rule) => _byRule.GetValueOrDefault(rule);

    /// <summary>The corrections that say who somebody is or how they are called, which leave no rule of their own behind.</summary>
    internal IEnumerable<Correction> CorrectionsOf(string person) =>
        (Read?.Corrections ?? []).Where(one => one.Subject == Correction.OfPerson && (one.Person == person || (one.Field == "name" && one.Value == person)));

    /// <summary>The address of this page with other kinds marked.</summary>
    internal string Address(ReadKinds shown) => Path + ReadKindList.Address(shown);

    /// <summary>The address to come back to, at a note in the margin.</summary>
    internal string Back(string card) => $"{Address(Shown)}#{card}";

    /// <summary>How many findings of a kind there are; people and bodies once each.</summary>
    internal int Count(ReadKinds kind) => Read?.Reading is not { } reading ? 0 : kind switch
    {
        ReadKinds.People => reading.People.Count,
        ReadKinds.Organisations => reading.Organisations.Count,
        ReadKinds.Places => reading.Places.Count,
        ReadKinds.Dates => reading.Dates.Count,
        ReadKinds.Figures => reading.Quantities.Count,
        _ => reading.Commitments.Count,
    };

    /// <summary>Places in the text where a person is named, in order.</summary>
    internal IReadOnlyList<PersonMention> MentionsOf(PersonFinding person) =>
        [.. Read!.Reading.Mentions.Where(mention => mention.Person == person.Name).OrderByDescending(mention => mention.In).ThenBy(mention => mention.Start)];

    private static IEnumerable<FoundMark> MarksOf(ArticleReading reading)
    {
        foreach ((int n, PersonFinding person) in reading.People.Index())
        {
            bool isMentioned = false;
            foreach (PersonMention mention in reading.Mentions.Where(mention => mention.Person == person.Name))
            {
                isMentioned |= mention.In == person.In && mention.Start == person.Start;
                yield return Mark(mention, ReadKinds.People, $"p{n}");
            }
            if (!isMentioned) yield return Mark(person, ReadKinds.People, $"p{n}");
        }
        foreach ((int n, OrganisationFinding body) in reading.Organisations.Index()) yield return Mark(body, ReadKinds.Organisations, $"o{n}");
        foreach ((int n, PlaceFinding place) in reading.Places.Index()) yield return Mark(place, ReadKinds.Places, $"l{n}");
        foreach ((int n, DateFinding date) in reading.Dates.Index()) yield return Mark(date, ReadKinds.Dates, $"d{n}");
        foreach ((int n, QuantityFinding figure) in reading.Quantities.Index()) yield return Mark(figure, ReadKinds.Figures, $"q{n}");
        foreach ((int n, CommitmentFinding promise) in reading.Commitments.Index()) yield return Mark(promise, ReadKinds.Commitments, $"c{n}") with { Word = Words.Of(promise.Kind) };
    }

    private static FoundMark Mark(Finding finding, ReadKinds kind, string card) => new(finding.In, finding.Start, finding.Length, kind, card);
}
