using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>Reads commitments, sentence by sentence: a rule of the packs where one holds, else the model. Not safe for concurrent use.</summary>
internal sealed class CommitmentReader(CommitmentRules rules)
{
    /// <summary>Names the model in findings.</summary>
    public const string ModelRule = "model.commitment";

    /// <summary>Least probability that a sentence commits somebody, at which it is taken: where F1 was highest in cross-validation.</summary>
    internal const double Least = 0.24;

    /// <summary>By how much the model's odds fell short of the share of sentences that were commitments in cross-validation (a scaling after Platt 1999).</summary>
    private const double OddsFactor = 2;

    private readonly CommitmentFeatures _features = rules.NewFeatures();
    private readonly CommitmentParties _parties = new(rules);
    private readonly FeatureList _list = new();
    private readonly List<RuleMatch> _matches = [];
    private readonly double[] _probabilities = new double[rules.Model?.Labels.Count ?? 0];

    public void Read(Draft draft)
    {
        Scan scan = draft.Body;
        if (rules.Model is not null) _features.Begin(draft);
        _parties.Begin(draft);
        for (int i = 0; i < scan.Sentences.Count; i++)
        {
            Sentence sentence = scan.Sentences[i];
            _parties.Enter(draft, sentence);
            if (Judge(draft, i) is not { } judged) continue;
            TextSpan span = scan.SpanOf(sentence.First, sentence.End - sentence.First);
            draft.Commitments.Add(new()
            {
                Start = span.Start, Length = span.Length, Text = span.Of(scan.Text).ToString(), Kind = judged.Kind, Rule = judged.Rule, Confidence = judged.Confidence,
                By = _parties.By(draft, sentence, judged.Kind), To = _parties.To(draft, sentence, judged.Kind), Deadline = _parties.Deadline(draft, sentence),
            });
        }
    }

    private (CommitmentKind Kind, string Rule, double Confidence)? Judge(Draft draft, int at)
    {
        ReadingRule? best = Ruled(draft, at);
        (CommitmentKind? guess, double probability, double ofKind) = Guess(draft, at);
        if (best is not null && best.Confidence > Math.Max(ofKind, 1 - probability)) return CommitmentRules.KindOf(best) is { } kind ? (kind, best.Id, best.Confidence) : null;
        // Where both say the same, the rule is named: a reader can look it up.
        return guess is { } guessed && probability >= Least ? (guessed, best is not null && CommitmentRules.KindOf(best) == guessed ? best.Id : ModelRule, Calibrated(probability)) : null;
    }

    /// <summary>How often a sentence of that probability was a commitment where the model had not seen it.</summary>
    internal static double Calibrated(double probability)
    {
        double odds = OddsFactor * probability;
        return odds / (odds + 1 - probability);
    }

    /// <summary>The surest rule that holds in a sentence.</summary>
    internal ReadingRule? Ruled(Draft draft, int at)
    {
        Sentence sentence = draft.Body.Sentences[at];
        _matches.Clear();
        for (int word = sentence.First; word < sentence.End; word++) rules.Rules.FindAt(draft.Body, word, _matches);
        ReadingRule? best = null;
        foreach (RuleMatch match in _matches)
        {
            if ((match.Rule.Means == CommitmentRules.None || CommitmentRules.KindOf(match.Rule) is not null) && (best is null || match.Rule.Confidence > best.Confidence)) best = match.Rule;
        }
        return best;
    }

    /// <summary>The likeliest kind, how likely the sentence is a commitment of any, and how likely of that one.</summary>
    private (CommitmentKind? Kind, double Probability, double OfKind) Guess(Draft draft, int at)
    {
        if (rules.Model is not { } model || !_features.HasTrigger(draft.Body.Sentences[at])) return (null, 0, 0);
        _features.Collect(draft, at, _list);
        model.Score(_list, _probabilities);
        int best = -1;
        for (int label = 0; label < _probabilities.Length; label++)
        {
            if (rules.KindOfLabel(label) is not null && (best < 0 || _probabilities[label] > _probabilities[best])) best = label;
        }
        double none = 0;
        for (int label = 0; label < _probabilities.Length; label++)
        {
            if (rules.KindOfLabel(label) is null) none += _probabilities[label];
        }
        return (rules.KindOfLabel(best), 1 - none, _probabilities[best]);
    }
}
