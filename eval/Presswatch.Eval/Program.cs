using System.Globalization;
using System.Text.Json.Nodes;
using Presswatch.Core.Problems;
using Presswatch.Eval;
using Presswatch.Eval.Training;
using Presswatch.Packs;
using Presswatch.Packs.Model;

// Scores the reading against the gold sets: Presswatch.Eval [--misses N] [--field NAME] [--own DIR] [--pack NAME]
// --sure prints, rule by rule, how sure findings say they are and how many are right.
// Or trains the models: Presswatch.Eval train [--only NAME,NAME] [--misses N] [--to DIR]; with --across it only tries them, each corpus by what was learnt from the other.
// Or against the invented press: Presswatch.Eval --demo A|B [--days N] [--skip N] [--misses N] [--field NAME]
string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

PackSet packs = PackSet.LoadAll(Path.Combine(AppContext.BaseDirectory, "packs"));
foreach (Problem problem in packs.Problems) Console.Error.WriteLine(problem);
if (!packs.Find(Option("--pack") ?? (Option("--demo") is null ? "dprk" : "demo")).TryGet(out Pack pack)) return 3;
int misses = int.Parse(Option("--misses") ?? "0", CultureInfo.InvariantCulture);
if (args is ["train", ..])
{
    bool across = args.Contains("--across");
    var articles = new AnnotatedArticles(pack, Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") ?? "", Option("--own") ?? "eval/annotations", across);
    string models = Option("--to") ?? "src/Presswatch.Reading/Models";
    string? File(string name) => across ? null : Path.Combine(models, $"english.{name}.model");
    bool Wants(string name) => Option("--only") is not { } only || only.Split(',').Contains(name, StringComparer.Ordinal);
    if (Wants("event-type")) new EventTypeTraining(articles).Run(File("event-type"), misses);
    if (Wants("commitment")) new CommitmentTraining(articles).Run(File("commitment"), misses);
    if (Wants("event-date")) new SceneTraining(articles, true).Run(File("event-date"), misses);
    if (Wants("event-place")) new SceneTraining(articles, false).Run(File("event-place"), misses);
    if (Wants("role")) new RoleTraining(articles).Run(File("role"), misses);
    return 0;
}
var folders = new List<string>();
if (Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") is { Length: > 0 } data && Directory.Exists(Path.Combine(data, "gold"))) folders.Add(Path.Combine(data, "gold"));
if (Option("--own") is { } own) folders.Add(own);
var answers = new Answers(pack);
int Number(string name, int otherwise) => int.Parse(Option(name) ?? "0", CultureInfo.InvariantCulture) is var given and > 0 ? given : otherwise;
IEnumerable<GoldSet> sets = Option("--demo") is { } frames ? [DemoGold.Of(frames, Number("--days", 60), Number("--skip", 0))] : folders.SelectMany(GoldSet.In);
if (args.Contains("--sure"))
{
    var confidences = new Confidences();
    foreach ((JsonNode article, JsonNode gold) in sets.SelectMany(set => set.Articles)) confidences.Add(gold, answers.Reading(article));
    confidences.Print(Console.Out);
    return 0;
}
foreach (GoldSet set in sets)
{
    var score = new Score();
    foreach ((JsonNode article, JsonNode gold) in set.Articles) score.Add(gold, answers.Of(article));
    Console.WriteLine($"{set.Name,-18}precision recall     F1     n");
    foreach (string field in Score.Fields.Where(field => Option("--field") is not { } wanted || field.StartsWith(wanted, StringComparison.Ordinal)))
    {
        Tally tally = score[field];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {field,-16}{tally.Precision,9:0.000}{tally.Recall,7:0.000}{tally.F1,7:0.000}{tally.Wanted,6}"));
        foreach (string miss in tally.Misses.Take(misses)) Console.WriteLine($"      {(miss.Length > 400 ? miss[..400] : miss)}");
    }
}
return 0;
