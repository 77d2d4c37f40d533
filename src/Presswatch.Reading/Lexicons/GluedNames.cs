using Presswatch.Packs.Model;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Lexicons;

/// <summary>Parts words that markup has grown onto a name that the pack knows: "Oren Valdisvisited", "HEOren Valdis". Immutable, safe for concurrent use.</summary>
internal sealed class GluedNames
{
    /// <summary>Least letters grown onto a name: one letter more is rather another name.</summary>
    private const int LeastTail = 2;

    private readonly Dictionary<int, List<(int[] Before, string First, string Last)>> _byBefore = [];
    private readonly List<string> _firsts = [];
    private readonly HashSet<string> _names;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _isName;

    /// <param name="people">People of the pack.</param>
    /// <param name="keyFor">Gives a word its key.</param>
    /// <param name="names">Words that are whole as they stand, such as given names.</param>
    public GluedNames(IEnumerable<PackPerson> people, Func<string, int> keyFor, IEnumerable<string> names)
    {
        _names = new(names, StringComparer.Ordinal);
        _isName = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string name in people.SelectMany(person => person.Names))
        {
            string[] words = name.Split(' ');
            if (words.Length < 2) continue;
            if (!_firsts.Contains(words[0], StringComparer.Ordinal)) _firsts.Add(words[0]);
            int[] before = [.. words[..^1].Select(keyFor)];
            if (!_byBefore.TryGetValue(before[^1], out List<(int[], string, string)>? tails)) _byBefore.Add(before[^1], tails = []);
            tails.Add((before, words[0], words[^1]));
        }
    }

    /// <summary>Length of the first part of a word that is two grown together; 0 where it is one.</summary>
    /// <param name="word">The word as printed.</param>
    /// <param name="before">The words before it.</param>
    /// <param name="text">The text that these count in.</param>
    public int CutAt(ReadOnlySpan<char> word, ReadOnlySpan<Word> before, ReadOnlySpan<char> text)
    {
        if (before.Length > 0 && _byBefore.TryGetValue(before[^1].Key, out List<(int[] Before, string First, string Last)>? tails))
        {
            foreach ((int[] keys, string first, string last) in tails)
            {
                if (word.Length >= last.Length + LeastTail && char.IsLetter(word[last.Length]) && word.StartsWith(last, StringComparison.Ordinal) && Ends(before, keys, first, text) && !_isName.Contains(word)) return last.Length;
            }
        }
        if (word.Length < 4 || !char.IsUpper(word[1])) return 0;
        foreach (string first in _firsts)
        {
            int head = word.Length - first.Length;
            if (head >= 2 && word.EndsWith(first, StringComparison.Ordinal) && char.IsUpper(word[head - 1])) return head;
        }
        return 0;
    }

    private static bool Ends(ReadOnlySpan<Word> before, int[] keys, string first, ReadOnlySpan<char> text)
    {
        if (before.Length < keys.Length) return false;
        for (int i = keys.Length - 1; i > 0; i--)
        {
            if (before[before.Length - keys.Length + i].Key != keys[i]) return false;
        }
        Word head = before[^keys.Length];
        if (head.Key == keys[0]) return true;
        // "Ulla Brandvik-Oren ValdisFoundation": two names, tied by a hyphen.
        ReadOnlySpan<char> printed = text.Slice(head.Start, head.Length);
        return printed.EndsWith(first, StringComparison.Ordinal) && printed.Length > first.Length && printed[^(first.Length + 1)] == '-';
    }
}
