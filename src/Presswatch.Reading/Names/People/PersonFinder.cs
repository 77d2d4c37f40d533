using System.Runtime.InteropServices;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.People;

/// <summary>Finds people with their titles, mentions and lists of names. Not safe for concurrent use.</summary>
internal sealed class PersonFinder(NameRules rules)
{
    private readonly PersonScan _at = new(rules);
    private readonly NameSpotter _spotter = new(rules);
    private readonly NameEvidence _evidence = new(rules);
    private readonly TitleFinder _titles = new();
    private readonly ListFinder _lists = new(rules);
    private readonly PersonRegister _register = new();
    private readonly List<NameSpan> _names = [];
    private readonly List<TitlePhrase> _phrases = [];
    private readonly List<int> _mentioned = [];

    public void Find(Draft draft)
    {
        _register.Clear();
        _mentioned.Clear();
        Find(draft, draft.Body, headline: false);
        Find(draft, draft.Title, headline: true);
        for (int i = 0; i < _register.Count; i++)
        {
            PersonFinding person = _register.FindingOf(i);
            draft.People.Add(person);
            draft.Trace?.Fired(person.In, person.Start, person.Length, person.Rule, person.Title is null ? person.Name : $"{person.Name}; {person.Title}");
        }
        // The longest form may come last.
        for (int i = 0; i < draft.Mentions.Count; i++) draft.Mentions[i] = draft.Mentions[i] with { Person = _register.NameOf(_mentioned[i]) };
    }

    private void Find(Draft draft, Scan scan, bool headline)
    {
        if (scan.Count == 0) return;
        _names.Clear();
        _at.Begin(scan, headline);
        _spotter.FindShapes(_at, _names);
        _spotter.FindRuns(_at);
        _titles.Find(_at, _phrases);
        _evidence.Find(_at, _names, _phrases);
        if (headline) FindAgain();
        _names.Sort((a, b) => a.First.CompareTo(b.First));
        TitleBinder.Bind(_at, CollectionsMarshal.AsSpan(_names), _phrases);
        _lists.Find(_at, _names, draft);
        foreach (NameSpan name in _names) Take(draft, scan, name);
        if (!headline) FindParts(draft, scan);
    }

    /// <summary>Names of the text that stand in the headline too.</summary>
    private void FindAgain()
    {
        Scan scan = _at.Scan;
        for (int i = 0; i < scan.Count; i++)
        {
            if (!_at.IsCap(i) || _at.Is(i, PersonWord.Name | PersonWord.Work)) continue;
            for (int person = 0; person < _register.Count; person++)
            {
                string name = _register.NameOf(person);
                if (string.CompareOrdinal(scan.Text, scan.Words[i].Start, name, 0, name.Length) != 0) continue;
                int end = i;
                while (end < scan.Count && scan.Words[end].End < scan.Words[i].Start + name.Length) end++;
                if (end == scan.Count || scan.Words[end].End != scan.Words[i].Start + name.Length || NameSpotter.IsThing(_at, i, end + 1)) continue;
                _names.Add(new(i, end + 1, PeopleRules.AgainRule, 0.9, FamilyFirst: false));
                _at.AddName(i, end + 1);
                break;
            }
        }
    }

    private void Take(Draft draft, Scan scan, NameSpan name)
    {
        string? title = name.Title.End > 0 ? PersonRegister.Print(scan, name.Title.First, name.Title.End) : null;
        int person = _register.Take(scan, name, title);
        _register.Seen(person, name.First);
        AddMention(draft, scan, name, person, title);
    }

    /// <summary>Later mentions by a part of the name, of the person named last before them.</summary>
    private void FindParts(Draft draft, Scan scan)
    {
        int next = 0;
        for (int person = 0; person < _register.Count; person++) _register.Seen(person, -1);
        int known = draft.Mentions.Count;
        for (int i = 0; i < scan.Count; i++)
        {
            while (next < _names.Count && _names[next].First <= i)
            {
                _register.Seen(_mentioned[known - _names.Count + next], _names[next].First);
                next++;
            }
            if (!_at.IsCap(i) || _at.Is(i, PersonWord.Name | PersonWord.Work | PersonWord.Covered | PersonWord.NoName | PersonWord.Place) || scan.Words[i].Is(WordShape.AllCapitals)) continue;
            if (_at.IsCap(i - 1) && !_at.Is(i - 1, PersonWord.AnyHead | PersonWord.Honorific) && !scan.Words[i].Is(WordShape.SentenceStart) && !IsOpening(i - 1)) continue;
            if (_at.IsCap(i + 1) && scan.Words[i + 1].Sentence == scan.Words[i].Sentence) continue;
            int found = _register.FindByPart(scan.TextOf(i));
            if (found < 0) continue;
            var name = new NameSpan(i, i + 1, PeopleRules.AgainRule, 0.85, FamilyFirst: false) { List = -1 };
            AddMention(draft, scan, name, found, null);
        }
    }

    private bool IsOpening(int word) => _at.Scan.Words[word].Is(WordShape.SentenceStart) && _at.Is(word, PersonWord.Opener | PersonWord.Stop | PersonWord.Common);

    private void AddMention(Draft draft, Scan scan, NameSpan name, int person, string? title)
    {
        TextSpan span = scan.SpanOf(name.First, name.End - name.First);
        scan.Add(name.First, name.End - name.First, rules.Person, -1, person);
        _mentioned.Add(person);
        draft.Mentions.Add(new()
        {
            In = scan.Part,
            Start = span.Start,
            Length = span.Length,
            Person = _register.NameOf(person),
            Text = span.Of(scan.Text).ToString(),
            Title = title,
            List = name.List >= 0 ? name.List : null,
            Position = name.List >= 0 ? name.Position : null,
            Rule = name.Rule,
            Confidence = name.Confidence,
        });
    }
}
