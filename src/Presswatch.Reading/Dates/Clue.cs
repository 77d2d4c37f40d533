using Presswatch.Core.Dates;
using Presswatch.Core.Values;

namespace Presswatch.Reading.Dates;

/// <summary>What a phrase tells of the day a text was published.</summary>
internal enum ClueKind
{
    /// <summary>A day of the week on or shortly before.</summary>
    Weekday,
    /// <summary>Not before a day: the event named was not known yet.</summary>
    NotBefore,
    /// <summary>Not before a day, beyond doubt: the person named was not known yet.</summary>
    NeverBefore,
    /// <summary>Within spans of days.</summary>
    Within,
    /// <summary>In or about the year so many years after an event, if an ordinal stands before it.</summary>
    Anniversary,
    /// <summary>In a span, hardly after it: a post, a name of a body.</summary>
    While,
    /// <summary>A word of an era: a year may follow.</summary>
    Era,
}

/// <summary>One meaning of a phrase.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Source">Id of the pack's entry; <see langword="null"/> for names of weekdays.</param>
/// <param name="From">First day it allows.</param>
/// <param name="To">Last day it allows.</param>
/// <param name="Weekday">For weekdays.</param>
/// <param name="Era">For words of an era.</param>
internal sealed record Clue(ClueKind Kind, string? Source, DateOnly From, DateOnly To, DayOfWeek Weekday = default, EraYearRule? Era = null);

/// <summary>A clue as it stands in a text.</summary>
/// <param name="By">How it counts among the evidence.</param>
/// <param name="Words">The words as printed.</param>
/// <param name="Span">Where; <see langword="null"/> in the headline.</param>
/// <param name="Clues">Its meanings: of <see cref="ClueKind.Within"/> several, any of which may hold.</param>
/// <param name="Year">The year it works out to, for anniversaries and years written out.</param>
/// <param name="Day">The day written out, if one is.</param>
internal sealed record SpottedClue(ClueKind Kind, DateMethod By, string Words, TextSpan? Span, IReadOnlyList<Clue> Clues, int? Year = null, DateOnly? Day = null)
{
    public string? Source => Clues.Count > 0 ? Clues[0].Source : null;
}
