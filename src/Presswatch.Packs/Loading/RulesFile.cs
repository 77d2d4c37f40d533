using Presswatch.Core.Dates;
using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>rules.yaml: rules of reading, each with examples that it reads and that it declines.</summary>
internal static class RulesFile
{
    public static void Read(EntryReader file, PackDraft pack) => pack.ReadingRules.AddRange(file.Entries("rules", rule => ReadRule(rule, pack)));

    private static ReadingRule ReadRule(EntryReader rule, PackDraft pack)
    {
        var read = new ReadingRule(rule.Id(pack.Name), rule.Text("kind"), rule.RequiredTexts("pattern"), rule.OptionalText("means"),
            rule.OptionalReal("confidence", 0, 1) ?? 0.9, rule.Text("source"), rule.Entries("examples", ReadExample));
        DatesFile.NeedBothExamples(rule, read.Examples.Any(example => example.Value is not null), read.Examples.Any(example => example.Declines is not null));
        return read;
    }

    private static RuleExample ReadExample(EntryReader example)
    {
        PartialDate? published = example.OptionalDate("published");
        DateExample read = DatesFile.ReadExample(example);
        return new(read.Text, read.Value, read.Declines, published);
    }
}
