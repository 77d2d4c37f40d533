using System.Collections.Concurrent;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Warc;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Intake.Edits;
using Presswatch.Reading.Edits;

namespace Presswatch.Analysis.Changes.Edits;

/// <summary>All edits and variances of an archive, derived from its sightings when asked and remembered until the archive grows. Safe for concurrent use.</summary>
/// <param name="archive">The archive.</param>
/// <param name="store">Its readings as they stand, or why there are none.</param>
/// <param name="draw">Draws the articles of a capture with the extraction of now. Asked where two versions were drawn by different makes of program or pack: what only the drawing changed is no edit.</param>
public sealed class EditList(PressArchive archive, Func<Outcome<IReadingStore>> store, Func<WarcCapture, IReadOnlyList<PageArticle>> draw)
{
    private readonly Lock _asking = new();
    private readonly ConcurrentDictionary<(long From, long To), (VersionDifference Difference, bool IsRead)> _compared = [];
    private (long Captures, long Read, long Corrections) _of = (-1, -1, -1);
    private IReadOnlyList<ReportedChange> _all = [];

    /// <summary>Tells what only our own extraction draws otherwise.</summary>
    public OwnDrawing Drawing { get; } = new(archive, draw);

    /// <summary>All of them, the weightiest first; among equals those seen last.</summary>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public IReadOnlyList<ReportedChange> All()
    {
        lock (_asking)
        {
            IReadingStore? readings = store().TryGet(out IReadingStore opened) ? opened : null;
            (long, long, long) now = (archive.Catalogue.CaptureCount(), readings?.FedUpTo ?? -1, readings?.Corrections.All.Count ?? 0);
            if (now == _of) return _all;
            Forget(now.Item2, now.Item3);
            _all = [.. ReportedChange.InOrder(archive.Catalogue.ArticlesOfSeveralVersions().AsParallel().AsOrdered().SelectMany(article => Of(article, readings)).AsEnumerable())];
            _of = now;
            return _all;
        }
    }

    /// <summary>What lies between two versions of an article.</summary>
    /// <returns>The difference, or: no such article or version (PW3008).</returns>
    public Outcome<VersionComparison> Between(string article, string from, string to)
    {
        if (!Base32.IsId(article) || archive.Catalogue.FindArticle(new(article)) is not { } row) return new Problem(ProblemCodes.UnknownArticle, $"No article is named '{article}'.");
        IReadOnlyList<VersionRow> versions = archive.Catalogue.Versions(new(row.Id));
        VersionRow? before = versions.FirstOrDefault(one => one.Version == from), after = versions.FirstOrDefault(one => one.Version == to);
        if (before is null || after is null) return new Problem(ProblemCodes.UnknownArticle, $"Article {row.Id} has no version '{(before is null ? from : to)}'.", Try: $"see its newest version: /a/{row.Id}");
        IReadingStore? readings = store().TryGet(out IReadingStore opened) ? opened : null;
        (PageArticle was, PageArticle now) = (Text(before.Document).Article, Text(after.Document).Article);
        (VersionDifference difference, bool isRead) = Compare(readings, row.Id, before.Document, after.Document, before.Version, after.Version);
        return new VersionComparison(row.Id, before, after, was, now, difference, isRead);
    }

    /// <summary>Lets go of comparisons that may come out otherwise now: all after a correction or with other readings, else those of versions that were not read. The text and the reading of a version never change.</summary>
    private void Forget(long read, long corrections)
    {
        if (corrections != _of.Corrections || read < _of.Read) _compared.Clear();
        if (read == _of.Read) return;
        foreach (((long, long) pair, (VersionDifference _, bool isRead)) in _compared)
        {
            if (!isRead) _compared.TryRemove(pair, out _);
        }
    }

    private List<ReportedChange> Of(ArticleId article, IReadingStore? readings)
    {
        IReadOnlyList<IReadOnlyList<Stand>> chains = Chains.Of(archive.Catalogue.Sightings(article));
        var changes = new List<ReportedChange>();
        foreach (StandPair pair in Chains.Edits(chains).Concat(Chains.Variances(chains)))
        {
            if (Drawing.Made(pair.From.Last.Capture, pair.To.First.Capture)) continue;
            changes.Add(Report(article.Value, pair, readings));
        }
        return changes;
    }

    private ReportedChange Report(string article, StandPair pair, IReadingStore? readings)
    {
        (VersionDifference difference, bool isRead) = Compare(readings, article, pair.From.Document, pair.To.Document, pair.From.Version, pair.To.Version);
        StoredText text = Text(pair.To.Document);
        TextChange? first = difference.Changes.Count > 0 ? difference.Changes[0] : null;
        return new(
            article, text.Article.Headline, text.Published.Value?.ToString(), pair.To.First.Source, pair.To.First.Address, pair.Kind == ChangeKind.Variance ? pair.From.First.Address : null, pair.Kind,
            pair.From.Version, pair.To.Version, DateOnly.FromDateTime(pair.Seen.UtcDateTime), pair.Seen, difference.Significance, [.. difference.Changes.Select(ReportedDifference.Of)], isRead,
            [Evidence(article, pair.From.Last, first?.Before), Evidence(article, pair.To.First, first?.After)])
        {
            OtherSource = pair.Kind == ChangeKind.Variance ? pair.From.First.Source : null,
            Language = text.Article.Language ?? "und",
        };
    }

    private static ChangeEvidence Evidence(string article, SightingRow sighting, ChangedWords? words) =>
        new(article, sighting.Version, words?.In ?? TextPart.Text, words?.Start ?? 0, words?.Start is null ? 0 : words.Length ?? 0, sighting.Capture, sighting.Digest, $"edits.{EditRules.Version}");

    private (VersionDifference Difference, bool IsRead) Compare(IReadingStore? readings, string article, long from, long to, string fromVersion, string toVersion) =>
        _compared.GetOrAdd((from, to), _ =>
        {
            ArticleReading? was = Reading(readings, article, from, fromVersion), now = Reading(readings, article, to, toVersion);
            return (EditComparer.Compare(ComparedText.Of(Text(from).Article, was), ComparedText.Of(Text(to).Article, now)), was is not null && now is not null);
        });

    private static ArticleReading? Reading(IReadingStore? readings, string article, long document, string version) =>
        readings?.Find(document) is { } held ? readings.Corrections.Apply(article, version, held.Reading) : null;

    private StoredText Text(long document) => archive.Catalogue.Text(document) ?? throw new InvalidDataException($"The text of document {document} is missing.");
}

/// <summary>Two versions of an article and what lies between them.</summary>
/// <param name="Before">The earlier version.</param>
/// <param name="After">The later version.</param>
/// <param name="Was">The article as the earlier one has it.</param>
/// <param name="Now">The article as the later one has it.</param>
/// <param name="IsRead">Whether both were read.</param>
public sealed record VersionComparison(string Article, VersionRow Before, VersionRow After, PageArticle Was, PageArticle Now, VersionDifference Difference, bool IsRead);
