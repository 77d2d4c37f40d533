using System.CommandLine;
using Presswatch.Analysis.Searching;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;

namespace Presswatch.Cli.Commands;

/// <summary>Finds articles, best first, with snippets.</summary>
internal sealed class SearchCommand : Command
{
    private readonly Argument<string[]> _query = new("query") { Description = "Words, \"phrases\", word*, \"any * word\", =Word, a NEAR/5 b, OR, -word, (groups), source: publisher: lang: section: type: person: present: place: org: from: to:.", HelpName = "QUERY", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _sort = new("--sort") { Description = "best, newest or oldest.", HelpName = "ORDER", DefaultValueFactory = _ => "best" };
    private readonly Option<string> _versions = new("--versions") { Description = "newest (of each article) or all.", HelpName = "WHICH", DefaultValueFactory = _ => "newest" };

    private readonly Option<bool> _forms = new("--forms") { Description = "List the printed forms of one word (or of words that begin so: econom*), with counts, instead of articles." };

    private readonly Option<bool> _once = new("--once") { Description = "Count the articles of a reprint group once: the first by date of those found." };

    public SearchCommand(CliContext app)
        : base("search", "Find articles, best first, with snippets.")
    {
        Add(_query);
        Add(_sort);
        Add(_versions);
        Add(_once);
        Add(_forms);
        _sort.AcceptOnlyFromAmong("best", "newest", "oldest");
        _versions.AcceptOnlyFromAmong("newest", "all");
        app.Options.AddListOptions(this);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        Outcome<Query> parsed = QueryParser.Parse(string.Join(' ', args.GetRequiredValue(_query)));
        if (!parsed.TryGet(out Query query)) return app.Out.Fail(parsed.Problem!);
        try
        {
            Outcome<ArchiveSession> opened = ArchiveSession.Open(app, app.Options.Archive(args), create: false, cancel);
            if (!opened.TryGet(out ArchiveSession session)) return app.Out.Fail(opened.Problem!);
            using ArchiveSession held = session;
            if (args.GetValue(_forms)) return WriteForms(FormsReport.Of(session.Search, query.Text), format.Value, app.Out);
            SearchOrder order = args.GetValue(_sort) switch { "newest" => SearchOrder.Newest, "oldest" => SearchOrder.Oldest, _ => SearchOrder.Relevance };
            ListPart part = app.Options.Part(args);
            var request = new SearchRequest(query, order, part.Limit ?? 1000, part.After, args.GetValue(_versions) == "all", Once: args.GetValue(_once));
            Outcome<SearchReport> answer = SearchReport.Of(session.Search, session.Archive.Catalogue, request, app.Time);
            if (!answer.TryGet(out SearchReport report)) return app.Out.Fail(answer.Problem!);
            IEnumerable<FoundArticle> items = part.Limit is null ? SearchReport.All(session.Search, session.Archive.Catalogue, request, app.Time) : report.Items;
            Write(report, items, part.Limit is null, format.Value, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private static int WriteForms(Outcome<FormsReport> counted, OutputFormat format, CliOutput print)
    {
        if (!counted.TryGet(out FormsReport report)) return print.Fail(counted.Problem!);
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(report);
                break;
            case OutputFormat.Jsonl:
                foreach (FormCount form in report.Items) print.JsonLine(form);
                break;
            case OutputFormat.Csv:
                print.CsvRow("form", "occurrences", "articles");
                foreach (FormCount form in report.Items) print.CsvRow(form.Form, form.Occurrences.ToString(), form.Articles.ToString());
                break;
            default:
                print.Table(["form", "occurrences", "articles"], report.Items.Select(form => (IReadOnlyList<string>)[form.Form, form.Occurrences.ToString("N0"), form.Articles.ToString("N0")]));
                print.Note($"{report.Total:N0} {(report.Total == 1 ? "form" : "forms")}, {CorpusOptions.Occurrences(report.Occurrences)}");
                break;
        }
        return ExitCode.Done;
    }

    private static void Write(SearchReport report, IEnumerable<FoundArticle> items, bool all, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(report with { Items = [.. items], Next = all ? null : report.Next });
                break;
            case OutputFormat.Jsonl:
                foreach (FoundArticle item in items) print.JsonLine(item);
                break;
            case OutputFormat.Csv:
                print.CsvRow("article", "version", "published", "source", "publisher", "headline", "score", "snippet");
                foreach (FoundArticle item in items)
                {
                    print.CsvRow(item.Article, item.Version, item.Published?.ToString(), item.Source, item.Publisher, item.Headline, item.Score.ToString(), item.Snippets is [var first, ..] ? first.Text : "");
                }
                break;
            default:
                foreach (FoundArticle item in items)
                {
                    print.Line($"{item.Published?.ToString() ?? "undated",-10}  {item.Article}  {item.Headline ?? "(no headline)"}  · {item.Source}");
                    foreach (FoundSnippet snippet in item.Snippets.Take(1)) print.Line("            " + snippet.Text);
                }
                print.Note($"{report.Total:N0} {(report.Total == 1 ? "article" : "articles")} in {report.Seconds * 1000:0} ms" + (report.Next is not null && !all ? $"; more: --after {report.Next}" : ""));
                break;
        }
    }
}
