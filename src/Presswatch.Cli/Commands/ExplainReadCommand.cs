using System.CommandLine;
using Presswatch.Cli.Input;
using Presswatch.Cli.Output;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;

namespace Presswatch.Cli.Commands;

/// <summary>Shows sentence by sentence which rule fired and which came near.</summary>
internal sealed class ExplainReadCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "A file of saved text, HTML or lines of JSON, also .gz.", HelpName = "FILE" };

    public ExplainReadCommand(CliContext app)
        : base("read", "Show sentence by sentence which rule fired and which came near.")
    {
        Add(_file);
        SetAction(args =>
        {
            Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
            if (format.Problem is { } wrong) return app.Out.Fail(wrong);
            Outcome<ArticleFiles> files = PageReader.OpenArticles(app, args);
            return files.Problem is { } problem ? app.Out.Fail(problem) : Run(args.GetRequiredValue(_file), format.Value, files.Value, app.Out);
        });
    }

    internal static int Run(string file, OutputFormat format, ArticleFiles files, CliOutput print)
    {
        if (!File.Exists(file)) return print.Fail(new Problem(ProblemCodes.NotFound, "there is no such file", new Place(file)));
        int read = 0, bad = 0;
        var all = new List<ExplainedArticle>();
        var readers = new Dictionary<string, ArticleReader>(StringComparer.Ordinal);
        if (format == OutputFormat.Csv) print.CsvRow("id", "in", "start", "length", "rule", "fired", "what", "text");
        foreach (Outcome<FileArticle> found in files.Read(file))
        {
            if (!found.TryGet(out FileArticle article))
            {
                print.Problem(found.Problem!);
                bad++;
                continue;
            }
            read++;
            var trace = new ReadingTrace();
            ArticleReader reader = ReadCommand.ReaderOf(article.Pack, readers);
            reader.Read(article.Input, trace);
            var explained = new ExplainedArticle(article.Id, article.Pack?.Name, [.. SentencesOf(article.Input, reader, trace)]);
            if (format == OutputFormat.Json) all.Add(explained);
            else Print(explained, format, print);
        }
        if (format == OutputFormat.Json) print.Json(new { file, items = all });
        return read == 0 ? ExitCode.BadData : bad > 0 ? ExitCode.Declined : ExitCode.Done;
    }

    /// <summary>The sentences of headline and text, each with the steps that begin in it.</summary>
    private static IEnumerable<ExplainedSentence> SentencesOf(ReadingInput input, ArticleReader reader, ReadingTrace trace)
    {
        foreach ((TextPart part, string text) in ((TextPart, string)[])[(TextPart.Title, input.Headline ?? ""), (TextPart.Text, input.Text)])
        {
            ReadingStep[] steps = [.. trace.Steps.Where(step => step.In == part).OrderBy(step => step.Start).ThenByDescending(step => step.Fired)];
            foreach ((int start, int length) in reader.SentencesOf(text, part == TextPart.Text ? input.Opening : 0))
            {
                yield return new(part, start, length, text.Substring(start, length), [.. steps.Where(step => step.Start >= start && step.Start < start + length)]);
            }
        }
    }

    private static void Print(ExplainedArticle article, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Jsonl)
        {
            print.JsonLine(article);
            return;
        }
        if (format == OutputFormat.Text) print.Line($"{article.Id} ({article.Pack ?? "no pack"})");
        foreach (ExplainedSentence sentence in article.Sentences)
        {
            if (format == OutputFormat.Text) print.Line($"{JsonText.NameOf(sentence.In)} {sentence.Start}: {sentence.Text}");
            foreach (ReadingStep step in sentence.Steps)
            {
                string words = sentence.Text.Substring(step.Start - sentence.Start, Math.Min(step.Length, sentence.Start + sentence.Length - step.Start));
                if (format == OutputFormat.Csv)
                {
                    print.CsvRow(article.Id, JsonText.NameOf(step.In), $"{step.Start}", $"{step.Length}", step.Rule, step.Fired ? "true" : "false", step.What, words);
                }
                else
                {
                    print.Line($"    {(step.Fired ? "fired" : "near "),-5}  {step.Rule}: {words} -> {step.What}");
                }
            }
        }
    }

    private sealed record ExplainedArticle(string Id, string? Pack, IReadOnlyList<ExplainedSentence> Sentences);

    private sealed record ExplainedSentence(TextPart In, int Start, int Length, string Text, IReadOnlyList<ReadingStep> Steps);
}
