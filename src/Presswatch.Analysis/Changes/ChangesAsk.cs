using System.Globalization;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Packs;
using Presswatch.Reading.Edits;

namespace Presswatch.Analysis.Changes;

/// <summary>What the list of changes is asked for.</summary>
/// <param name="Since">First day on which a change was seen, UTC.</param>
/// <param name="Until">Last day.</param>
/// <param name="Source">Only changes on this source.</param>
/// <param name="Kind">Only edits, variances, or articles that are gone, missing or returned.</param>
/// <param name="What">Only changes of which one is of this kind.</param>
/// <param name="Person">Only changes whose words name this person, and articles that went or came back and name the person: an id, any spelling, or a part of a name.</param>
/// <param name="Article">Only changes of this article.</param>
/// <param name="AsOf">Up to the end of which day, by the publisher's clock, the record counts; <see langword="null"/>: all of it.</param>
/// <param name="Skip">Changes before this page.</param>
public sealed record ChangesAsk(
    DateOnly? Since = null, DateOnly? Until = null, string? Source = null, ChangeKind? Kind = null, DifferenceKind? What = null, string? Person = null, string? Article = null,
    DateOnly? AsOf = null, int Skip = 0, int Limit = 50)
{
    /// <summary>As of when articles that went and came back are reckoned.</summary>
    public StandingAsk Standing(Func<PackSet> packs) => AsOf is { } day ? StandingAsk.EndOf(day, packs()) : StandingAsk.Default;

    /// <summary>Reads the filters as a user writes them.</summary>
    /// <returns>The ask, or: which value is none (PW4104), no such place in the list (PW4012).</returns>
    public static Outcome<ChangesAsk> Read(Func<string, string?> given, int limit)
    {
        var ask = new ChangesAsk { Source = given("source"), Person = given("person"), Article = given("article"), Limit = limit };
        if (given("since") is { } since)
        {
            if (!PartialDate.TryParse(since, out PartialDate day)) return Bad("since", since, "a year, month or day: 2031, 2031-08 or 2031-08-19");
            ask = ask with { Since = day.First };
        }
        if (given("until") is { } until)
        {
            if (!PartialDate.TryParse(until, out PartialDate day)) return Bad("until", until, "a year, month or day: 2031, 2031-08 or 2031-08-19");
            ask = ask with { Until = day.Last };
        }
        if (given("as-of") is { } asOf)
        {
            if (!PartialDate.TryParse(asOf, out PartialDate day) || day.Day is null) return Bad("as-of", asOf, "a day: 2031-08-19");
            ask = ask with { AsOf = day.First };
        }
        if (given("kind") is { } kind)
        {
            if (Named<ChangeKind>(kind) is not { } known) return Bad("kind", kind, Names<ChangeKind>());
            ask = ask with { Kind = known };
        }
        if (given("what") is { } what)
        {
            if (Named<DifferenceKind>(what) is not { } known) return Bad("what", what, Names<DifferenceKind>());
            ask = ask with { What = known };
        }
        if (given("after") is not { } after) return ask;
        return int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out int skip) ? ask with { Skip = skip } : new Problem(ProblemCodes.BadCursor, "This list has no such place to go on from.");
    }

    private static Problem Bad(string name, string value, string offered) => new(ProblemCodes.BadOptionValue, $"'{value}' is no value of '{name}'.", Try: offered);

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(JsonText.NameOf));

    private static T? Named<T>(string name)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (JsonText.NameOf(value) == name) return value;
        }
        return null;
    }
}
