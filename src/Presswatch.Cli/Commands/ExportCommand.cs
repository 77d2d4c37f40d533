using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Log;
using Presswatch.Archive.Proof;
using Presswatch.Archive.Search;
using Presswatch.Archive.Wacz;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Input;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;

namespace Presswatch.Cli.Commands;

/// <summary>Writes articles with their captures to files that others can read and check.</summary>
internal sealed class ExportCommand : Command
{
    private const int MostArticles = 10_000;

    private readonly Argument<string[]> _what = new("what") { Description = "Ids of articles, or a query for --wacz.", HelpName = "ARTICLE|QUERY", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _proof = new("--proof") { Description = "Write one article's captures with the proof that they stand in the signed log (docs/proof.md).", HelpName = "FILE" };
    private readonly Option<string?> _since = new("--checkpoint") { Description = "With --proof: a checkpoint that left the machine earlier; the file then proves too that the log has only grown since.", HelpName = "FILE" };
    private readonly Option<string?> _wacz = new("--wacz") { Description = "Write the articles' captures as a web archive for other programs (WACZ 1.1.1).", HelpName = "FILE" };
    private readonly Option<string?> _key = Signing.KeyOption();

    public ExportCommand(CliContext app)
        : base("export", "Write articles with their captures, as a proof or as a web archive.")
    {
        Add(_what);
        Add(_proof);
        Add(_since);
        Add(_wacz);
        Add(_key);
        SetAction((args, cancel) => RunAsync(args, app, cancel));
    }

    private Task<int> RunAsync(ParseResult args, CliContext app, CancellationToken cancel)
    {
        (string? proof, string? wacz) = (args.GetValue(_proof), args.GetValue(_wacz));
        if (proof is null == wacz is null) return Task.FromResult(app.Out.Fail(new Problem(ProblemCodes.BadOptionValue, "name one file to write", Try: "--proof FILE or --wacz FILE")));
        return app.InSessionAsync(args, create: false, (session, _) =>
        {
            Problem? problem = proof is not null ? Proof(session.Archive, proof, args, app) : Wacz(session, wacz!, args, app);
            return Task.FromResult<Outcome<int>>(problem is null ? ExitCode.Done : problem);
        }, cancel);
    }

    private Problem? Proof(PressArchive archive, string file, ParseResult args, CliContext app)
    {
        if (args.GetRequiredValue(_what) is not [var article]) return new(ProblemCodes.BadOptionValue, "--proof takes one article");
        SignedCheckpoint? since = null;
        if (args.GetValue(_since) is { } named)
        {
            Outcome<SignedCheckpoint> read = CheckpointInput.Read(named);
            if (!read.TryGet(out since!)) return read.Problem;
        }
        Outcome<ProofBundle> made = ProofBundle.Of(archive, new(article.Split('/')[0]), since);
        if (!made.TryGet(out ProofBundle bundle)) return made.Problem;
        File.WriteAllBytes(file, bundle.ToBytes());
        app.Out.Line($"{bundle.Captures.Count:N0} captures of article {bundle.Article} with their proofs written to {file}");
        return null;
    }

    private Problem? Wacz(ArchiveSession session, string file, ParseResult args, CliContext app)
    {
        string[] what = args.GetRequiredValue(_what);
        Outcome<IReadOnlyList<ArticleId>> found = Articles(session, what, app);
        if (!found.TryGet(out IReadOnlyList<ArticleId> articles)) return found.Problem;
        if (articles.Count == 0) return new(ProblemCodes.UnknownArticle, "No article answers to that.");
        var captures = new List<(CaptureId, string?)>();
        foreach (ArticleId id in articles)
        {
            if (session.Archive.Catalogue.FindArticle(id) is not { } article) return new(ProblemCodes.UnknownArticle, $"No article is named '{id}'.");
            captures.AddRange(session.Archive.Catalogue.Sightings(id).Select(sighting => (new CaptureId(sighting.Capture), article.Headline)));
        }
        // A package can go without a signature; a key is not made for it.
        SigningKey? key = KeyFile(args, app) is { } path && SigningKey.OpenOrCreate(path, session.Archive.Folder.Root).TryGet(out SigningKey opened) ? opened : null;
        using SigningKey? held = key;
        using var target = new FileStream(file, FileMode.Create);
        Outcome<int> written = WaczFile.Write(session.Archive, new(captures, string.Join(' ', what), CliApplication.VersionLine, key), target);
        if (written.Problem is { } problem) return problem;
        app.Out.Line($"{written.Value:N0} captures of {articles.Count:N0} articles written to {file}");
        return null;
    }

    private string? KeyFile(ParseResult args, CliContext app) => args.GetValue(_key) is { } named ? named : SigningKey.DefaultPath(app.Environment) is { } usual && File.Exists(usual) ? usual : null;

    /// <summary>Ids are taken as they are; anything else is a query.</summary>
    private static Outcome<IReadOnlyList<ArticleId>> Articles(ArchiveSession session, string[] what, CliContext app)
    {
        if (what.All(word => Base32.IsId(word.Split('/')[0]))) return Outcome.Of<IReadOnlyList<ArticleId>>([.. what.Select(word => new ArticleId(word.Split('/')[0]))]);
        Outcome<Query> query = QueryParser.Parse(string.Join(' ', what));
        if (!query.TryGet(out Query asked)) return query.Problem!;
        Outcome<SearchAnswer> answer = session.Search.Search(new SearchRequest(asked, Limit: MostArticles));
        if (!answer.TryGet(out SearchAnswer hits)) return answer.Problem!;
        if (hits.Next is not null) app.Out.Note($"note: the first {hits.Hits.Count:N0} of {hits.Total:N0} articles are exported; narrow the query for the others");
        return Outcome.Of<IReadOnlyList<ArticleId>>([.. hits.Hits.Select(hit => hit.Article).Distinct()]);
    }
}
