using System.Text.Json.Nodes;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Commitments;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Eval.Training;

/// <summary>Trains the model that tells sentences that commit somebody, and how.</summary>
internal sealed class CommitmentTraining(AnnotatedArticles articles) : ModelTraining(articles, "commitment", ["none", .. Enum.GetValues<CommitmentKind>().Select(kind => JsonText.NameOf(kind))], Bits)
{
    private const int Bits = 18;

    private readonly Dictionary<string, ReadingRule> _ruled = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Right, int All)> _rules = new(StringComparer.Ordinal);

    /// <summary>Sentences that the reader does not ask the model about.</summary>
    private readonly HashSet<string> _silent = new(StringComparer.Ordinal);

    /// <summary>Sentences of articles annotated in full.</summary>
    private readonly HashSet<string> _full = new(StringComparer.Ordinal);

    protected override IEnumerable<KeyedCase> Cases()
    {
        var labels = new Dictionary<string, List<(int Start, int End, string Kind)>>(StringComparer.Ordinal);
        foreach (string[] row in Articles.Sentences)
        {
            if (!labels.TryGetValue(row[0], out var list)) labels.Add(row[0], list = []);
            list.Add((int.Parse(row[2]), int.Parse(row[2]) + int.Parse(row[3]), row[4]));
        }
        CommitmentFeatures features = Articles.Rules.Commitments.NewFeatures();
        var reader = new CommitmentReader(Articles.Rules.Commitments);
        var found = new FeatureList();
        int exact = 0, other = 0;
        foreach (string id in labels.Keys.Concat(Articles.Gold.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!Articles.Texts.TryGetValue(id, out JsonNode? text)) continue;
            Draft draft = Articles.Prepared(id, text);
            features.Begin(draft);
            List<(int Start, int End, string Kind)> spans = Articles.Gold.TryGetValue(id, out JsonNode? gold) ? SpansOf(draft.Body.Text, gold) : labels[id];
            for (int i = 0; i < draft.Body.Sentences.Count; i++)
            {
                Sentence sentence = draft.Body.Sentences[i];
                int start = draft.Body.Words[sentence.First].Start, end = draft.Body.Words[sentence.End - 1].End;
                int at = spans.FindIndex(span => span.Start < end && span.End > start && Math.Min(span.End, end) - Math.Max(span.Start, start) > Math.Min(span.End - span.Start, end - start) / 2);
                if (at < 0 && gold is null) continue;
                if (at >= 0 && spans[at].Start == start && spans[at].End == end) exact++;
                else if (at >= 0) other++;
                features.Collect(draft, i, found);
                string note = $"{id} {draft.Body.Text[start..end]}", label = at < 0 ? CommitmentRules.None : spans[at].Kind;
                if (gold is not null) _full.Add(note);
                if (!features.HasTrigger(sentence)) _silent.Add(note);
                if (reader.Ruled(draft, i) is { } rule)
                {
                    _ruled[note] = rule;
                    (int right, int all) = _rules.GetValueOrDefault(rule.Id);
                    _rules[rule.Id] = (right + (label == rule.Means ? 1 : 0), all + 1);
                }
                yield return new(Articles.FoldOf(id), Articles.Held.Contains(id), new(found.Copy(), LabelOf(label)), note, Articles.Unsure.Contains(id));
            }
        }
        Console.WriteLine($"  sentences annotated: {exact} as split here, {other} split otherwise");
        foreach ((string rule, (int right, int all)) in _rules.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Console.WriteLine($"    {rule}: {right} of {all} right");
    }

    protected override void Report(string what, List<(KeyedCase Case, double[] P)> answers, int misses)
    {
        foreach (double least in (double[])[0.2, 0.24, 0.28, 0.32, 0.4]) Counts(what, answers, least);
        Counts(what + ", articles annotated in full", [.. answers.Where(answer => _full.Contains(answer.Case.Note))], CommitmentReader.Least);
        Console.WriteLine($"  {Name}: {answers.Count(answer => _silent.Contains(answer.Case.Note))} sentences of {answers.Count} without a listed word, of which {answers.Count(answer => _silent.Contains(answer.Case.Note) && answer.Case.Case.Label != 0)} commit somebody");
        ByKind(answers);
        Calibrate(answers);
        foreach ((KeyedCase one, double[] p) in answers)
        {
            int given = Answer(one, p, CommitmentReader.Least);
            if (given != one.Case.Label && misses-- > 0) Console.WriteLine($"    {Labels[one.Case.Label]} -> {Labels[given]} {1 - p[0]:0.00}  {one.Note.Replace('\n', ' ')}");
        }
    }

    /// <summary>Prints of each kind how many are annotated, how many of those are found as any kind, how many are given, and how many of those are none at all.</summary>
    private void ByKind(List<(KeyedCase Case, double[] P)> answers)
    {
        (int Wanted, int Given)[] pairs = [.. answers.Select(answer => (answer.Case.Case.Label, Answer(answer.Case, answer.P, CommitmentReader.Least)))];
        for (int kind = 1; kind < Labels.Length; kind++)
        {
            Console.WriteLine($"    {Labels[kind]}: {pairs.Count(pair => pair.Wanted == kind)} annotated, {pairs.Count(pair => pair.Wanted == kind && pair.Given != 0)} found, {pairs.Count(pair => pair.Given == kind)} given, {pairs.Count(pair => pair.Wanted == 0 && pair.Given == kind)} false alarms");
        }
    }

    /// <summary>Prints the shares of commitments by probability, and the two constants that best turn odds into shares.</summary>
    private void Calibrate(List<(KeyedCase Case, double[] P)> answers)
    {
        (double Odds, bool Right)[] asked = [.. answers.Where(answer => !_silent.Contains(answer.Case.Note) && 1 - answer.P[0] > 0.05).Select(answer => (Math.Log((1 - answer.P[0] + 1e-6) / (answer.P[0] + 1e-6)), answer.Case.Case.Label != 0))];
        double power = 1, shift = 0;
        for (int pass = 0; pass < 2000; pass++)
        {
            double byPower = 0, byShift = 0;
            foreach ((double odds, bool right) in asked)
            {
                double off = (1 / (1 + Math.Exp(-(power * odds) - shift))) - (right ? 1 : 0);
                byPower += off * odds;
                byShift += off;
            }
            power -= 0.5 * byPower / asked.Length;
            shift -= 0.5 * byShift / asked.Length;
        }
        Console.WriteLine($"  {Name}: odds to the power of {power:0.00}, times {Math.Exp(shift):0.00}; " + string.Join(", ", asked.GroupBy(one => (int)(10 / (1 + Math.Exp(-(power * one.Odds) - shift)))).OrderBy(group => group.Key).Select(group => $"{group.Key * 10} %: {group.Count(one => one.Right)} of {group.Count()}")));
    }

    protected override LinearTrainer NewTrainer() => new(Labels, Bits) { Decay = 0.002f };

    /// <summary>What the reader would answer: the rule's where one is surer than the model.</summary>
    private int Answer(KeyedCase one, double[] p, double least)
    {
        if (_ruled.TryGetValue(one.Note, out ReadingRule? rule) && rule.Confidence > Math.Max(p[0], p[1..].Max())) return LabelOf(rule.Means ?? CommitmentRules.None);
        return 1 - p[0] > least && !_silent.Contains(one.Note) ? 1 + Array.IndexOf(p[1..], p[1..].Max()) : 0;
    }

    private void Counts(string what, List<(KeyedCase Case, double[] P)> answers, double least)
    {
        int wanted = 0, given = 0, both = 0, kind = 0;
        foreach ((KeyedCase one, double[] p) in answers)
        {
            int answer = Answer(one, p, least);
            bool want = one.Case.Label != 0, give = answer != 0;
            if (want) wanted++;
            if (give) given++;
            if (!want || !give) continue;
            both++;
            if (answer == one.Case.Label) kind++;
        }
        Console.WriteLine($"  {Name}, {what}, from {least:0.00}: precision {(double)both / given:0.000}, recall {(double)both / wanted:0.000}, F1 {2.0 * both / (given + wanted):0.000} of {wanted}, kind {(double)kind / both:0.000}");
    }

    private static List<(int Start, int End, string Kind)> SpansOf(string text, JsonNode gold)
    {
        var spans = new List<(int, int, string)>();
        foreach (JsonNode? commitment in gold["commitments"]!.AsArray())
        {
            string sentence = (string)commitment!["text"]!;
            int at = text.IndexOf(sentence, StringComparison.Ordinal);
            if (at >= 0) spans.Add((at, at + sentence.Length, (string)commitment["kind"]!));
        }
        return spans;
    }
}
