using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Patterns;

/// <summary>A capture: words from <paramref name="First"/>, and the mark that stands there where the pattern names a class (-1 else).</summary>
internal readonly record struct Captured(int First, int Count, int Mark)
{
    public bool IsSet => Count > 0;
}

/// <summary>A rule that fits: its words, and what its pattern's names stand for.</summary>
internal sealed class RuleMatch
{
    private readonly Captured[] _captures;
    private readonly string[] _names;

    internal RuleMatch(ReadingRule rule, int first, int count, Captured[] captures, string[] names) => (Rule, First, Count, _captures, _names) = (rule, first, count, captures, names);

    public ReadingRule Rule { get; }

    public int First { get; }

    public int Count { get; }

    /// <summary>The words of a name of the pattern; not set where that part was left out.</summary>
    public Captured this[string name] => Array.IndexOf(_names, name) is var slot and >= 0 ? _captures[slot] : default;
}

/// <summary>The rules of one kind, compiled: all are tried at each word that can begin one. Immutable, safe for concurrent use.</summary>
internal sealed class RuleSet
{
    /// <summary>Steps after which an attempt at one place is given up: patterns from packs must not run away.</summary>
    private const int MostSteps = 4000;

    private List<Compiled>?[] _byKey = [];
    private List<Compiled>?[] _byClass = [];
    private ulong _classes;
    private readonly List<Compiled> _numbers = [];
    private readonly List<Compiled> _others = [];

    /// <summary>Compiles the rules of a kind; while the lexicon is still being compiled, since words of patterns get keys.</summary>
    /// <exception cref="PatternFormatException">A pattern cannot be read.</exception>
    public RuleSet(IEnumerable<ReadingRule> rules, string kind, Lexicon lexicon)
    {
        foreach (ReadingRule rule in rules.Where(rule => rule.Kind == kind))
        {
            foreach (string pattern in rule.Patterns)
            {
                (Step[] steps, string[] captures) = PatternParser.Parse(pattern, lexicon);
                Index(new(rule, steps, captures, NeedsOf(steps)));
            }
        }
    }

    /// <summary>Adds every match, at every word, of every rule: the longest of each pattern at each place.</summary>
    public void Find(Scan scan, List<RuleMatch> matches)
    {
        for (int word = 0; word < scan.Count; word++) FindAt(scan, word, matches);
    }

    /// <summary>Adds the matches that begin at a word.</summary>
    public void FindAt(Scan scan, int word, List<RuleMatch> matches)
    {
        int key = scan.Words[word].Key;
        if (key < _byKey.Length && _byKey[key] is { } byKey) Try(scan, word, byKey, matches);
        if ((scan.ClassesAt(word) & _classes) != 0)
        {
            for (int at = scan.FirstMark(word), before = -1; at >= 0; at = scan.Marks[at].Next)
            {
                int type = scan.Marks[at].Class;
                if (type != before && type < _byClass.Length && _byClass[type] is { } byClass) Try(scan, word, byClass, matches);
                before = type;
            }
        }
        if (_numbers.Count > 0 && scan.Words[word].Is(WordShape.Digits)) Try(scan, word, _numbers, matches);
        if (_others.Count > 0) Try(scan, word, _others, matches);
    }

    /// <summary>Matches that do not overlap: at each place the longest, then the surest, from the left.</summary>
    public static void KeepLongest(List<RuleMatch> matches)
    {
        matches.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Count != b.Count ? b.Count.CompareTo(a.Count)
            : a.Rule.Confidence.CompareTo(b.Rule.Confidence) is var sure and not 0 ? -sure : string.CompareOrdinal(a.Rule.Id, b.Rule.Id));
        int end = -1;
        matches.RemoveAll(match =>
        {
            if (match.First < end) return true;
            end = match.First + match.Count;
            return false;
        });
    }

    private static void Try(Scan scan, int word, List<Compiled> rules, List<RuleMatch> matches)
    {
        ulong classes = scan.ClassesAround(word);
        foreach (Compiled rule in rules)
        {
            if ((rule.Needs & ~classes) != 0) continue;
            var run = new PatternRun(scan, rule.Steps, rule.Captures.Length, MostSteps);
            if (!run.Match(word)) continue;
            (int first, int count) = (run.BestFirst, run.BestEnd - run.BestFirst);
            if (!Has(matches, rule.Rule, first, count)) matches.Add(new(rule.Rule, first, count, run.Best, rule.Captures));
        }
    }

    private static bool Has(List<RuleMatch> matches, ReadingRule rule, int first, int count)
    {
        for (int i = matches.Count - 1; i >= 0; i--)
        {
            if (matches[i].First == first && matches[i].Count == count && matches[i].Rule == rule) return true;
        }
        return false;
    }

    private void Index(Compiled rule)
    {
        var firsts = new List<Step>();
        Firsts(rule.Steps, 0, firsts, []);
        if (firsts.Exists(step => step.Kind == StepKind.Builtin && !NeedsDigits(step)))
        {
            _others.Add(rule);
            return;
        }
        if (firsts.Exists(step => step.Kind == StepKind.Builtin)) _numbers.Add(rule);
        foreach (Step first in firsts.Where(step => step.Kind != StepKind.Builtin).Distinct())
        {
            if (first.Kind == StepKind.Key) Add(ref _byKey, first.A, rule);
            else
            {
                Add(ref _byClass, first.A, rule);
                _classes |= Scan.BitOf(first.A);
            }
        }
    }

    private static void Add(ref List<Compiled>?[] index, int at, Compiled rule)
    {
        if (at >= index.Length) Array.Resize(ref index, at + 1);
        (index[at] ??= []).Add(rule);
    }

    private static bool NeedsDigits(Step step) => (Builtin)step.A is Builtin.Number or Builtin.Day or Builtin.Year or Builtin.Ordinal;

    /// <summary>The steps by which a match can begin.</summary>
    private static void Firsts(Step[] steps, int at, List<Step> firsts, HashSet<int> seen)
    {
        if (!seen.Add(at)) return;
        Step step = steps[at];
        switch (step.Kind)
        {
            case StepKind.Key or StepKind.Class or StepKind.Builtin:
                firsts.Add(step);
                break;
            case StepKind.Split:
                Firsts(steps, step.A, firsts, seen);
                Firsts(steps, step.B, firsts, seen);
                break;
            case StepKind.Jump:
                Firsts(steps, step.A, firsts, seen);
                break;
            case StepKind.Done:
                break;
            default:
                Firsts(steps, at + 1, firsts, seen);
                break;
        }
    }

    /// <summary>The classes without which a pattern cannot fit: those that no way through it leaves out.</summary>
    private static ulong NeedsOf(Step[] steps)
    {
        ulong needs = 0;
        foreach (int type in steps.Where(step => step.Kind == StepKind.Class).Select(step => step.A).Distinct())
        {
            if (!Reaches(steps, 0, type, [])) needs |= Scan.BitOf(type);
        }
        return needs;
    }

    /// <summary>Whether a pattern can be gone through without a class.</summary>
    private static bool Reaches(Step[] steps, int at, int without, HashSet<int> seen)
    {
        if (!seen.Add(at)) return false;
        Step step = steps[at];
        return step.Kind switch
        {
            StepKind.Done => true,
            StepKind.Class when step.A == without => false,
            StepKind.Split => Reaches(steps, step.A, without, seen) || Reaches(steps, step.B, without, seen),
            StepKind.Jump => Reaches(steps, step.A, without, seen),
            _ => Reaches(steps, at + 1, without, seen),
        };
    }

    /// <param name="Needs">Bits of the classes that must be marked in the sentence.</param>
    private sealed record Compiled(ReadingRule Rule, Step[] Steps, string[] Captures, ulong Needs);
}
