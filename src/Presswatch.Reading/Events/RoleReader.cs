using System.Runtime.InteropServices;
using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;

namespace Presswatch.Reading.Events;

/// <summary>Tells what each person did at the event, by the model of roles; without one all stay mentioned. People first named in one row decide together. Not safe for concurrent use.</summary>
internal sealed class RoleReader(EventRules rules)
{
    /// <summary>How much the others of a row weigh against what speaks for one alone: found by cross-validation.</summary>
    internal const double RowWeight = 1;

    private readonly RuledRoles _ruled = new();
    private readonly RoleFeatures _features = rules.NewRoleFeatures();
    private readonly FeatureList _list = new();
    private readonly List<NamedAt> _places = [];
    private readonly List<int> _rows = [];
    private readonly int _labels = rules.Roles?.Labels.Count ?? 0;
    private double[] _probabilities = [];

    public void Read(Draft draft)
    {
        if (rules.Ruled.Roles is { } ruled)
        {
            _ruled.Read(draft, ruled);
            return;
        }
        if (rules.Roles is not { } model || draft.Event is null || draft.People.Count == 0) return;
        if (_probabilities.Length < draft.People.Count * _labels) _probabilities = new double[draft.People.Count * _labels * 2];
        Span<PersonFinding> people = CollectionsMarshal.AsSpan(draft.People);
        _features.Begin(draft);
        _rows.Clear();
        for (int i = 0; i < people.Length; i++)
        {
            _features.Named.Of(people[i].Name, _places);
            _rows.Add(_places.Count == 0 ? int.MinValue : RowOf(_places, i));
            if (_places.Count == 0) continue;
            _features.Collect(draft, people[i].Title, _places, rules.HadDied(people[i].Name, draft.Input.Published), _list);
            model.Score(_list, _probabilities.AsSpan(i * _labels, _labels));
        }
        JoinRows(_rows, _probabilities, _labels);
        for (int i = 0; i < people.Length; i++)
        {
            if (_rows[i] == int.MinValue) continue;
            ReadOnlySpan<double> shares = _probabilities.AsSpan(i * _labels, _labels);
            int best = 0;
            for (int label = 1; label < shares.Length; label++)
            {
                if (shares[label] > shares[best]) best = label;
            }
            people[i] = people[i] with { Role = rules.RoleOfLabel(best), RoleConfidence = shares[best] };
        }
    }

    /// <summary>The row that a person is named in who is named nowhere else; a number of his own for others, of whom the text tells more.</summary>
    internal static int RowOf(List<NamedAt> places, int person) => places.Count == 1 && places[0].Run >= 0 ? places[0].Run : -1 - person;

    /// <summary>Shares what speaks for each role among the people of a row: the geometric mean over the row, times each one's own.</summary>
    /// <param name="rows">The row of each person.</param>
    /// <param name="probabilities">Of each person the probability of each role.</param>
    /// <param name="labels">How many roles there are.</param>
    internal static void JoinRows(List<int> rows, Span<double> probabilities, int labels)
    {
        Span<double> mean = stackalloc double[labels];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i] < 0 || rows.IndexOf(rows[i]) < i) continue;
            int count = 0;
            mean.Clear();
            for (int other = i; other < rows.Count; other++)
            {
                if (rows[other] != rows[i]) continue;
                count++;
                for (int label = 0; label < labels; label++) mean[label] += Math.Log(Math.Max(probabilities[(other * labels) + label], 1e-6));
            }
            if (count < 2) continue;
            for (int other = i; other < rows.Count; other++)
            {
                if (rows[other] == rows[i]) Join(probabilities.Slice(other * labels, labels), mean, RowWeight / count);
            }
        }
    }

    private static void Join(Span<double> own, ReadOnlySpan<double> sums, double weight)
    {
        double total = 0;
        for (int label = 0; label < own.Length; label++)
        {
            own[label] = Math.Exp((Math.Log(Math.Max(own[label], 1e-6)) + (sums[label] * weight)) / (1 + RowWeight));
            total += own[label];
        }
        foreach (ref double share in own) share /= total;
    }
}
