using System.Text.RegularExpressions;
using Presswatch.Core.Dates;
using Presswatch.Packs.Checking;
using Presswatch.Packs.Model;
using Presswatch.Reading.Cursor;

namespace Presswatch.Reading.Dates;

/// <summary>Runs the examples that the engines of dates stand for: rules of dates, calendar entries, dates in addresses.</summary>
public static class DateExamples
{
    /// <summary>All runners of this project; the program adds those of others.</summary>
    public static IReadOnlyList<IExampleRunner> Runners { get; } = [new RuleExamples(), new CalendarExamples(), new UrlExamples()];

    /// <summary>A reason as packs write it: "years-disagree".</summary>
    private static string Kebab(Why why) => why switch
    {
        Why.YearsDisagree => "declines years-disagree",
        Why.BadNumber => "declines bad-number",
        _ => "declines other-shape",
    };

    private static string Expected(DateExample example) => example.Value ?? $"declines {example.Declines}";

    private sealed class RuleExamples : IExampleRunner
    {
        public string Kind => "date-rules";

        public IEnumerable<ExampleResult> Run(Pack pack)
        {
            foreach (DateRule rule in pack.DateRules)
            {
                if (rule.Kind != EraYearRule.Kind)
                {
                    yield return new(rule.Id, "", new(Core.Problems.ProblemCodes.PackUnchecked, $"{rule.Id}: nothing runs rules of kind '{rule.Kind}'", Try: EraYearRule.Kind));
                    continue;
                }
                foreach (DateExample example in rule.Examples) yield return ExampleResult.Of(rule.Id, example.Text, Expected(example), Read(rule, example.Text));
            }
        }

        private static string Read(DateRule rule, string text)
        {
            var cursor = new TextCursor(text);
            Found<int> found = new EraYearRule(rule).Read(ref cursor);
            return found.Value is { } year ? year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture) : Kebab(found.Why);
        }
    }

    private sealed class CalendarExamples : IExampleRunner
    {
        public string Kind => "calendar";

        public IEnumerable<ExampleResult> Run(Pack pack)
        {
            var spotter = new ClueSpotter(DatingRules.Compile(pack));
            foreach (CalendarEntry entry in pack.Calendar)
            {
                foreach (DateExample example in entry.Examples) yield return ExampleResult.Of(entry.Id, example.Text, Expected(example), Read(spotter, entry, example.Text));
            }
        }

        private static string Read(ClueSpotter spotter, CalendarEntry entry, string text)
        {
            // What says most: an anniversary's year, the spans of reports, a bound.
            SpottedClue? best = spotter.Spot(null, [text]).Where(clue => clue.Clues.Any(meaning => meaning.Source == entry.Id)).MaxBy(clue => clue.Kind);
            return best is null ? "declines no-evidence" : best.Kind == ClueKind.Within ? ClueWeight.Spans(best) : ClueWeight.Supports(best, []);
        }
    }

    private sealed class UrlExamples : IExampleRunner
    {
        public string Kind => "url-dates";

        public IEnumerable<ExampleResult> Run(Pack pack)
        {
            foreach (UrlDate date in pack.Sources.SelectMany(source => source.UrlDates))
            {
                var pattern = new Regex(date.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
                foreach (DateExample example in date.Examples)
                {
                    string found = UrlDates.Read(pattern, example.Text) is { Date: PartialDate day } ? day.ToString() : Kebab(Why.OtherShape);
                    yield return ExampleResult.Of(date.Id, example.Text, Expected(example), found);
                }
            }
        }
    }
}
