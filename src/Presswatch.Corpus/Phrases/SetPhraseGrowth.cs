using Presswatch.Corpus.Novelty;

namespace Presswatch.Corpus.Phrases;

/// <summary>Grows set phrases out of frequent sequences of eight words. How: <see cref="SetPhrases"/>.</summary>
internal sealed class SetPhraseGrowth(IReadOnlyList<WindowIndex> parts, SetPhraseQuestion question)
{
    private readonly HashSet<UInt128> _covered = [];
    private readonly Dictionary<UInt128, int> _articles = [];

    /// <summary>The phrases, those in more articles first.</summary>
    public List<SetPhrase> Grow(CancellationToken cancel)
    {
        List<Seed> seeds = Seeds(cancel);
        foreach (Seed seed in seeds) _articles[seed.Key] = seed.Articles;
        var phrases = new List<SetPhrase>();
        foreach (Seed seed in seeds.OrderByDescending(seed => seed.Articles).ThenBy(seed => seed.Key))
        {
            cancel.ThrowIfCancellationRequested();
            if (_covered.Contains(seed.Key)) continue;
            SetPhrase phrase = GrowOne(seed);
            phrases.Add(phrase);
            Cover(phrase);
        }
        return [.. phrases.OrderByDescending(phrase => phrase.Articles).ThenByDescending(phrase => phrase.Length).ThenBy(phrase => phrase.Places[0].Part).ThenBy(phrase => phrase.Places[0].Position)];
    }

    /// <summary>All windows in enough articles. One in enough of them over several parts is in its share of them in one part at least: the first such part gives it.</summary>
    private List<Seed> Seeds(CancellationToken cancel)
    {
        var seeds = new List<Seed>();
        int share = (question.FewestArticles + parts.Count - 1) / parts.Count;
        Span<ulong> words = stackalloc ulong[WindowScan.Words];
        for (int i = 0; i < parts.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<uint> rest = parts[i].Places;
            while (rest.Length > 0)
            {
                int length = WindowIndex.GroupLength(rest);
                if (length >= share) AddSeed(i, rest[..length], share, words, seeds);
                rest = rest[length..];
            }
        }
        return seeds;
    }

    private void AddSeed(int part, ReadOnlySpan<uint> group, int share, Span<ulong> words, List<Seed> seeds)
    {
        ReadWords(new(part, WindowIndex.PlaceOf(group[0])), words);
        ulong hash = WindowScan.Of(words);
        var places = new List<WordPlace>();
        for (int i = 0; i < parts.Count; i++)
        {
            ReadOnlySpan<uint> here = i == part ? group : parts[i].Find(hash, words);
            if (i < part && here.Length >= share) return;
            foreach (uint entry in here) places.Add(new(i, WindowIndex.PlaceOf(entry)));
        }
        places.RemoveAll(place => !Counts(place));
        int articles = Articles(places);
        if (articles >= question.FewestArticles) seeds.Add(new(KeyOf(words), [.. places], articles));
    }

    private SetPhrase GrowOne(Seed seed)
    {
        int fewest = Math.Max(question.FewestArticles, (seed.Articles + 1) / 2);
        (List<WordPlace> places, int length) = ([.. seed.Places], WindowScan.Words);
        while (Next(places, length, fewest) is { } right) (places, length) = (right, length + 1);
        while (Next(places, -1, fewest) is { } left) (places, length) = ([.. left.Select(place => place with { Position = place.Position - 1 })], length + 1);
        return new(places, length, Articles(places));
    }

    /// <summary>The places that have the most frequent word at an offset, where it is in enough articles; <see langword="null"/> otherwise.</summary>
    private List<WordPlace>? Next(List<WordPlace> places, int offset, int fewest)
    {
        var byWord = new Dictionary<ulong, List<WordPlace>>();
        foreach (WordPlace place in places)
        {
            ulong word = HashAt(place.Part, place.Position + offset);
            if (word == 0) continue;
            if (!byWord.TryGetValue(word, out List<WordPlace>? with)) byWord.Add(word, with = []);
            with.Add(place);
        }
        (List<WordPlace>? best, int articles, ulong hash) = (null, 0, 0);
        foreach ((ulong word, List<WordPlace> with) in byWord)
        {
            if (with.Count < fewest) continue;
            int count = Articles(with);
            if (count > articles || (count == articles && word < hash)) (best, articles, hash) = (with, count, word);
        }
        return articles >= fewest ? best : null;
    }

    private void Cover(SetPhrase phrase)
    {
        Span<ulong> words = stackalloc ulong[WindowScan.Words];
        WordPlace place = phrase.Places[0];
        for (int i = 0; i + WindowScan.Words <= phrase.Length; i++)
        {
            ReadWords(place with { Position = place.Position + i }, words);
            UInt128 key = KeyOf(words);
            if (_articles.TryGetValue(key, out int articles) && phrase.Articles * 2 >= articles) _covered.Add(key);
        }
    }

    private bool Counts(WordPlace place)
    {
        IWordPart part = parts[place.Part].Part;
        int document = part.DocumentAt(place.Position);
        int day = part.FirstDays[document];
        return part.Counted[document] && !(question.From is { } from && day < from) && !(question.To is { } to && day > to);
    }

    /// <summary>Documents in which places lie, those of a part ascending.</summary>
    private int Articles(List<WordPlace> places)
    {
        (int articles, int part, int end) = (0, -1, 0);
        foreach (WordPlace place in places)
        {
            if (place.Part == part && place.Position < end) continue;
            IWordPart words = parts[place.Part].Part;
            (part, end) = (place.Part, words.DocumentStarts[words.DocumentAt(place.Position) + 1]);
            articles++;
        }
        return articles;
    }

    private ulong HashAt(int part, int position)
    {
        IWordPart words = parts[part].Part;
        return (uint)position < (uint)words.Stream.Length ? words.FormHashes[words.Stream[position]] : 0;
    }

    private void ReadWords(WordPlace place, Span<ulong> words)
    {
        for (int i = 0; i < words.Length; i++) words[i] = HashAt(place.Part, place.Position + i);
    }

    /// <summary>128 bits of eight words: the fingerprint, and one of the words turned round.</summary>
    private static UInt128 KeyOf(ReadOnlySpan<ulong> words)
    {
        Span<ulong> turned = stackalloc ulong[WindowScan.Words];
        words.CopyTo(turned);
        turned.Reverse();
        return new(WindowScan.Of(words), WindowScan.Of(turned));
    }

    private sealed record Seed(UInt128 Key, WordPlace[] Places, int Articles);
}
