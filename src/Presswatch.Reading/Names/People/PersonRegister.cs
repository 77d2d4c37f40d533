using Presswatch.Core.Readings;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.People;

/// <summary>The people of one article: each mention finds its person, or makes one. Not safe for concurrent use.</summary>
internal sealed class PersonRegister
{
    private readonly List<Entry> _people = [];

    public int Count => _people.Count;

    public void Clear() => _people.Clear();

    public string NameOf(int person) => _people[person].Name;

    /// <summary>Index of the person a name stands for; a new one where no person of the article fits.</summary>
    public int Take(Scan scan, NameSpan name, string? title)
    {
        string printed = Print(scan, name.First, name.End);
        int index = Find(printed, name.FamilyFirst);
        if (index < 0)
        {
            index = _people.Count;
            _people.Add(new(printed, name.FamilyFirst));
            SetSpan(_people[index], scan, name);
        }
        Entry person = _people[index];
        if (Weight(printed) > Weight(person.Name))
        {
            person.Name = printed;
            SetSpan(person, scan, name);
        }
        if (title is not null && (person.Title is null || (name.IsFull, title.Length).CompareTo((person.IsFull, person.Title.Length)) > 0)) (person.Title, person.IsFull) = (title, name.IsFull);
        return index;
    }

    /// <summary>The person last named whose family or last name a word is; -1 where none.</summary>
    public int FindByPart(ReadOnlySpan<char> word)
    {
        int best = -1;
        for (int i = 0; i < _people.Count; i++)
        {
            string name = _people[i].Name;
            bool same = _people[i].FamilyFirst ? IsFirst(name, word) : IsFirst(name, word) || IsLast(name, word);
            if (same && name.Length > word.Length && (best < 0 || _people[i].LastSeen >= _people[best].LastSeen)) best = i;
        }
        return best;
    }

    public void Seen(int person, int at) => _people[person].LastSeen = at;

    public PersonFinding FindingOf(int person)
    {
        Entry found = _people[person];
        return new() { In = found.In, Start = found.Start, Length = found.Length, Name = found.Name, Title = found.Title, Rule = found.Rule, Confidence = found.Confidence };
    }

    /// <summary>The words as one string, exactly as printed.</summary>
    public static string Print(Scan scan, int first, int end) => scan.Printed(first, end - first);

    private static void SetSpan(Entry person, Scan scan, NameSpan name)
    {
        Core.Values.TextSpan span = scan.SpanOf(name.First, name.End - name.First);
        (person.In, person.Start, person.Length, person.Rule, person.Confidence) = (scan.Part, span.Start, span.Length, name.Rule, name.Confidence);
    }

    private int Find(string printed, bool familyFirst)
    {
        for (int i = 0; i < _people.Count; i++)
        {
            if (AreSame(_people[i].Name, printed)) return i;
        }
        if (familyFirst) return -1;
        for (int i = 0; i < _people.Count; i++)
        {
            if (!_people[i].FamilyFirst && (Holds(_people[i].Name, printed) || Holds(printed, _people[i].Name))) return i;
        }
        return printed.Contains(' ', StringComparison.Ordinal) ? -1 : FindByPart(printed);
    }

    /// <summary>Letters alone, capitals aside: "Jong-un" is "Jong Un".</summary>
    private static bool AreSame(string a, string b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && !char.IsLetter(a[i])) i++;
            while (j < b.Length && !char.IsLetter(b[j])) j++;
            if (i == a.Length || j == b.Length) return i == a.Length && j == b.Length;
            if (char.ToLowerInvariant(a[i++]) != char.ToLowerInvariant(b[j++])) return false;
        }
    }

    /// <summary>Whether all words of the shorter name stand in the longer, in order, the last as the last.</summary>
    private static bool Holds(string longer, string shorter)
    {
        if (longer.Length <= shorter.Length || !longer.EndsWith(LastWord(shorter), StringComparison.Ordinal)) return false;
        int from = 0;
        foreach (Range part in shorter.AsSpan().Split(' '))
        {
            int at = longer.AsSpan(from).IndexOf(shorter.AsSpan()[part], StringComparison.Ordinal);
            if (at < 0 || (from + at > 0 && char.IsLetter(longer[from + at - 1]))) return false;
            from += at + shorter.AsSpan()[part].Length;
            if (from < longer.Length && char.IsLetter(longer[from])) return false;
        }
        return true;
    }

    private static bool IsFirst(string name, ReadOnlySpan<char> word) => name.AsSpan().StartsWith(word, StringComparison.Ordinal) && name.Length > word.Length && name[word.Length] == ' ';

    private static bool IsLast(string name, ReadOnlySpan<char> word) => name.AsSpan().EndsWith(word, StringComparison.Ordinal) && name.Length > word.Length && name[name.Length - word.Length - 1] == ' ';

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static int Weight(string name) => name.Count(char.IsLetter);

    private sealed class Entry(string name, bool familyFirst)
    {
        public string Name { get; set; } = name;
        public bool FamilyFirst { get; } = familyFirst;
        public string? Title { get; set; }
        public bool IsFull { get; set; }
        public TextPart In { get; set; }
        public int Start { get; set; }
        public int Length { get; set; }
        public string Rule { get; set; } = "";
        public double Confidence { get; set; }
        public int LastSeen { get; set; }
    }
}
