using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Packs.Checking;
using Presswatch.Packs.Model;
using Presswatch.Reading.Events;

namespace Presswatch.Reading.Articles;

/// <summary>Runs the examples of the rules of reading: each text is read as an article, and what the rule made of it is compared.</summary>
public sealed class ReadingExamples : IExampleRunner
{
    /// <summary>Publication date of examples that name none: a Wednesday.</summary>
    private static readonly PartialDate Day = new(2024, 5, 15);

    public string Kind => "reading-rules";

    public IEnumerable<ExampleResult> Run(Pack pack)
    {
        // What comes from a language pack is checked with that pack.
        ReadingRule[] own = [.. pack.ReadingRules.Where(rule => rule.Id.StartsWith(pack.Name + ".", StringComparison.Ordinal))];
        if (own.Length == 0) yield break;
        var reader = new ArticleReader(ReadingRules.Compile(pack));
        foreach (ReadingRule rule in own)
        {
            foreach (RuleExample example in rule.Examples)
            {
                var trace = new ReadingTrace();
                ArticleReading reading = reader.Read(new(null, example.Text, example.Published ?? Day), trace);
                string found = Made(reading, trace, rule);
                string expected = example.Value ?? "nothing";
                yield return ExampleResult.Of(rule.Id, example.Text, expected, found);
            }
        }
    }

    /// <summary>What a rule made of a text, as examples write it; "nothing" where it made nothing.</summary>
    private static string Made(ArticleReading reading, ReadingTrace trace, ReadingRule by)
    {
        string rule = by.Id;
        var made = new List<string>();
        made.AddRange(reading.Dates.Where(found => found.Rule == rule).Select(found => found.Value));
        made.AddRange(reading.Quantities.Where(found => found.Rule == rule).Select(found => $"{JsonText.NameOf(found.Bound)} {found.Value} {found.Unit}".TrimEnd()));
        made.AddRange(reading.People.Where(found => found.Rule == rule).Select(found => found.Title is { } title ? $"{found.Name}; {title}" : found.Name));
        made.AddRange(reading.Organisations.Where(found => found.Rule == rule).Select(found => found.Name));
        made.AddRange(reading.Places.Where(found => found.Rule == rule).Select(found => $"{found.Name} ({JsonText.NameOf(found.Kind)})"));
        made.AddRange(reading.Commitments.Where(found => found.Rule == rule).Select(found => JsonText.NameOf(found.Kind)));
        made.AddRange(reading.Lists.Where(found => found.Rule == rule).Select(found => found.Kind));
        if (reading.Event.TypeRule == rule) made.Add(JsonText.NameOf(reading.Event.Type));
        // What these rules decide is a field of another finding, which does not name them.
        if (by.Kind is SceneRules.RoleKind or SceneRules.PlaceKind or SceneRules.DateKind) made.AddRange(trace.Steps.Where(step => step.Fired && step.Rule == rule).Select(step => step.What));
        return made.Count == 0 ? "nothing" : string.Join(" | ", made);
    }
}
