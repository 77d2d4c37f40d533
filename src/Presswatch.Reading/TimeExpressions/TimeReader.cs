using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.TimeExpressions;

/// <summary>Reads expressions of calendar time. Not safe for concurrent use.</summary>
internal sealed class TimeReader(TimeRules rules)
{
    /// <summary>Share by which the year chosen as the nearest is less sure than one that is named.</summary>
    private const double NearestShare = 0.97;

    private readonly List<RuleMatch> _matches = [];
    private readonly List<TimeFields> _fields = [];
    private readonly TimeResolver _resolver = new(rules);

    public void Read(Draft draft)
    {
        _resolver.Begin(draft.Input.Published);
        Read(draft, draft.Title);
        _resolver.Begin(draft.Input.Published);
        Read(draft, draft.Body);
    }

    private void Read(Draft draft, Scan scan)
    {
        _matches.Clear();
        rules.Rules.Find(scan, _matches);
        RuleSet.KeepLongest(_matches);
        while (_fields.Count < _matches.Count) _fields.Add(new());
        for (int i = 0; i < _matches.Count; i++) _fields[i].Take(scan, _matches[i], rules, draft.Amounts);
        for (int i = _matches.Count - 2; i >= 0; i--)
        {
            if (!_fields[i].HasYear && _fields[i + 1].HasYear && _fields[i].Month is not null && _fields[i + 1].Month is not null && AreJoined(scan, _matches[i], _matches[i + 1])) _fields[i].TakeYear(_fields[i + 1]);
        }
        for (int i = 0; i < _matches.Count; i++) Resolve(draft, scan, _matches[i], _fields[i]);
    }

    private void Resolve(Draft draft, Scan scan, RuleMatch match, TimeFields fields)
    {
        TextSpan span = scan.SpanOf(match.First, match.Count);
        if (match.Rule.Means is TimeRules.None or TimeRules.Name)
        {
            if (match.Rule.Means == TimeRules.Name) scan.Add(match.First, match.Count, rules.NameClass, -1, -1);
            draft.Trace?.Near(scan.Part, span.Start, span.Length, match.Rule.Id, "words of a name or count, no date");
            return;
        }
        if (_resolver.Resolve(scan, match, fields, out bool nearest) is not { } value)
        {
            draft.Trace?.Near(scan.Part, span.Start, span.Length, match.Rule.Id, _resolver.Why);
            return;
        }
        string text = scan.Printed(match.First, match.Count);
        draft.Trace?.Fired(scan.Part, span.Start, span.Length, match.Rule.Id, value);
        Draft.Keep(draft.Dates, date => date.Value == value && date.Text == text, () => new()
        {
            In = scan.Part,
            Start = span.Start,
            Length = span.Length,
            Rule = match.Rule.Id,
            Confidence = nearest ? match.Rule.Confidence * NearestShare : match.Rule.Confidence,
            Text = text,
            Value = value,
        }, scan, match.First, match.Count, rules.DateClass);
    }

    /// <summary>Whether one expression follows another in a list: at most two words that join stand between.</summary>
    private bool AreJoined(Scan scan, RuleMatch first, RuleMatch second)
    {
        int end = first.First + first.Count;
        if (second.First - end is < 1 or > 2) return false;
        for (int i = end; i < second.First; i++)
        {
            if (Array.IndexOf(rules.LinkKeys, scan.Words[i].Key) < 0) return false;
        }
        return true;
    }
}
