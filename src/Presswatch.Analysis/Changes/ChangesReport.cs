using System.Globalization;
using Presswatch.Archive.Readings;
using Presswatch.Core.Words;
using Presswatch.Reading.Edits;

namespace Presswatch.Analysis.Changes;

/// <summary>What the press altered, took down and put back: what <c>changes</c> prints, and the page of changes shows.</summary>
/// <param name="Total">Number of all that fit.</param>
/// <param name="Counts">How many fit under each filter of its kind.</param>
/// <param name="Items">One page of them, the weightiest first, then those seen last.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
public sealed record ChangesReport(int Total, ChangeCounts Counts, IReadOnlyList<ReportedChange> Items, string? Next)
{
    /// <summary>Lists changes.</summary>
    /// <param name="book">The archive's changes.</param>
    /// <param name="all">All of them, as of when they are asked for.</param>
    /// <param name="store">Its readings, which know how a person's name is spelt; <see langword="null"/> where there are none.</param>
    /// <param name="ask">Filters and part of the list.</param>
    public static ChangesReport Of(ChangeBook book, IReadOnlyList<ReportedChange> all, IReadingStore? store, ChangesAsk ask)
    {
        string[] names = ask.Person is { } person ? Spellings(store, person) : [];
        HashSet<string> ids = ask.Person is { } who && store is not null ? [.. store.People.Resolve(who)] : [];
        List<ReportedChange> fitting = [.. all.Where(change => Fits(change, ask, names, ids))];
        List<ReportedChange> items = [.. fitting.Skip(ask.Skip).Take(ask.Limit).Select(book.WithEvidence)];
        int end = ask.Skip + items.Count;
        return new(fitting.Count, ChangeCounts.Of(fitting), items, end < fitting.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static bool Fits(ReportedChange change, ChangesAsk ask, string[] names, HashSet<string> ids) =>
        (ask.Since is not { } since || change.Seen >= since) && (ask.Until is not { } until || change.Seen <= until)
        && (ask.Source is null || change.Source == ask.Source || change.OtherSource == ask.Source) && (ask.Kind is not { } kind || change.Kind == kind) && (ask.Article is null || change.Article == ask.Article)
        && (ask.What is not { } what || change.What.Any(one => one.Kind == what))
        && (ask.Person is null || change.What.Any(one => Names(one.Before, names) || Names(one.After, names)) || change.Named.Any(one => ids.Contains(one.Person)));

    private static bool Names(string? words, string[] names)
    {
        if (words is null) return false;
        string folded = Fold(words);
        return names.Any(name => folded.Contains(name, StringComparison.Ordinal));
    }

    private static string[] Spellings(IReadingStore? store, string person)
    {
        IEnumerable<string> known = store is null ? [] : store.People.Resolve(person).SelectMany(id => store.People.Spellings(id).Select(spelling => spelling.Text).Append(store.People.Find(id)?.Name ?? ""));
        return [.. known.Append(person).Select(Fold).Where(fold => fold.Length > 2).Distinct()];
    }

    private static string Fold(string text)
    {
        var folded = new System.Text.StringBuilder(" ");
        foreach (Token token in Tokeniser.Tokens(text)) folded.Append(Tokeniser.Fold(token.Span.Of(text))).Append(' ');
        return folded.ToString();
    }
}

/// <summary>How many changes there are of each sort; one with a name and a number in it counts under both.</summary>
public sealed record ChangeCounts(int Edits, int Variances, int Gone, int Missing, int Returned, int High, int Medium, int Low, IReadOnlyList<WhatCount> What, IReadOnlyList<SourceCount> Sources)
{
    internal static ChangeCounts Of(List<ReportedChange> changes) => new(
        Of(changes, ChangeKind.Edit), Of(changes, ChangeKind.Variance), Of(changes, ChangeKind.Gone), Of(changes, ChangeKind.Missing), Of(changes, ChangeKind.Returned),
        changes.Count(change => change.Significance == Significance.High), changes.Count(change => change.Significance == Significance.Medium), changes.Count(change => change.Significance == Significance.Low),
        [.. changes.SelectMany(change => change.What.Select(one => one.Kind).Distinct()).CountBy(kind => kind).OrderBy(count => count.Key).Select(count => new WhatCount(count.Key, count.Value))],
        [.. changes.SelectMany(change => change.OtherSource is { } other && other != change.Source ? (string[])[change.Source, other] : [change.Source]).CountBy(source => source).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => new SourceCount(count.Key, count.Value))]);

    private static int Of(List<ReportedChange> changes, ChangeKind kind) => changes.Count(change => change.Kind == kind);
}

/// <summary>Changes in which something of a kind changed.</summary>
public sealed record WhatCount(DifferenceKind Kind, int Count);

/// <summary>Changes on a source.</summary>
public sealed record SourceCount(string Source, int Count);
