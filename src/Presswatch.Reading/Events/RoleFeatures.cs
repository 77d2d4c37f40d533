using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>What the model of roles sees of a person: the words that tell of doing before and behind each place where the name stands, where in the article that is, whether the person was dead by then, and the type of the event. Not safe for concurrent use.</summary>
internal sealed class RoleFeatures(int roleWord, int preposition, int personPronoun, int bodyPronoun, int date, int happening)
{
    /// <summary>Where the people of the article are named.</summary>
    public NamedPlaces Named { get; } = new(roleWord);

    /// <summary>Takes in an article; its people are then collected one by one.</summary>
    public void Begin(Draft draft) => Named.Begin(draft);

    private static readonly uint Before = FeatureHash.Of("before"), After = FeatureHash.Of("after"), Opens = FeatureHash.Of("opens"), Near = FeatureHash.Of("near"), Place = FeatureHash.Of("place"),
        Typed = FeatureHash.Of("typed"), Both = FeatureHash.Of("both"), Word = FeatureHash.Of("word"), Next = FeatureHash.Of("next"), Dead = FeatureHash.Of("dead"), Count = FeatureHash.Of("count"), Nothing = FeatureHash.Of("{nothing}"),
        Preposition = FeatureHash.Of("preposition"), Carried = FeatureHash.Of("carried"), Follows = FeatureHash.Of("follows"), Colon = FeatureHash.Of("colon"), Listed = FeatureHash.Of("listed"), Bullet = FeatureHash.Of("bullet"), Office = FeatureHash.Of("office"), People = FeatureHash.Of("people");

    /// <summary>Places of a name that are looked at, and sentences behind one in which the person may go on.</summary>
    private const int MostPlaces = 4, MostFollowing = 5;

    private readonly RoleClauses _clauses = new(roleWord, preposition, date);

    /// <summary>Features of a person.</summary>
    /// <param name="draft">The article, with its lists of names and its event.</param>
    /// <param name="title">The person's title; <see langword="null"/> where none is printed.</param>
    /// <param name="places">Where the name stands, in order.</param>
    /// <param name="dead">Whether the person had died before the article appeared.</param>
    /// <param name="features">Filled.</param>
    public void Collect(Draft draft, string? title, List<NamedAt> places, bool dead, FeatureList features)
    {
        features.Clear();
        uint kind = (uint)(draft.Event?.Type ?? EventType.Other);
        features.Add(Typed, kind, 0.3f);
        if (dead)
        {
            features.Add(Dead, 1, 1f);
            features.Add(Dead, FeatureHash.Mix(kind, 2), 0.6f);
            features.Add(Dead, FeatureHash.Mix(SceneCandidates.Distance(draft.Event?.Date ?? "", draft.Input.Published), 3), 0.6f);
        }
        features.Add(Count, (uint)Math.Min(places.Count, 4), 0.3f);
        features.Add(People, FeatureHash.Mix((uint)Math.Min(draft.People.Count, 4), kind), 0.3f);
        uint office = OfficeOf(title);
        features.Add(Office, FeatureHash.Mix(office, dead ? 1u : 0), 0.4f);
        features.Add(Office, FeatureHash.Mix(office, kind), 0.4f);
        for (int i = 0; i < places.Count; i++)
        {
            if (i < MostPlaces || places[i].Scan.Part == TextPart.Title) AddPlace(draft, places[i], kind, dead, i == 0 ? 1f : 0.4f, features);
        }
        _clauses.AddCalled(draft, title, places[0], features);
    }

    private void AddPlace(Draft draft, NamedAt named, uint type, bool dead, float weight, FeatureList features)
    {
        Scan scan = named.Scan;
        int index = scan.Words[named.First].Sentence;
        Sentence sentence = scan.Sentences[index];
        (int listed, uint list) = ListOf(draft, named);
        NameRun run = named.Run >= 0 ? Named.Runs[named.Run] : new(named.From, named.To, 1);
        (uint before, uint beforeWord) = LastRole(scan, sentence.First, Math.Max(sentence.First, Math.Min(listed, run.From)));
        (uint after, uint afterWord) = FirstRole(scan, named.First + named.Count, sentence.End);
        (uint opens, uint opensWord) = FirstRole(scan, sentence.First, named.First);
        uint where = scan.Part == TextPart.Title ? 0 : 1 + (uint)Math.Min(index, 3);
        bool head = named.First - sentence.First < 3;
        uint joint = PrepositionBefore(scan, sentence.First, run.From);
        uint next = named.First + named.Count < sentence.End ? FeatureHash.Of(scan.TextOf(named.First + named.Count)) : Nothing;
        features.Add(Place, where, 0.5f * weight);
        features.Add(Place, FeatureHash.Mix(where, type), 0.6f * weight);
        features.Add(Before, before, 0.8f * weight);
        features.Add(Before, beforeWord, 0.6f * weight);
        features.Add(After, after, 0.8f * weight);
        features.Add(After, afterWord, 0.6f * weight);
        features.Add(Opens, opens, 0.4f * weight);
        features.Add(Opens, opensWord, 0.4f * weight);
        features.Add(Opens, FeatureHash.Mix(opensWord, joint), 0.4f * weight);
        features.Add(Near, FeatureHash.Mix(head ? 1u : 0, after), 0.7f * weight);
        features.Add(Near, FeatureHash.Mix(FeatureHash.Mix(head ? 1u : 0, after), FeatureHash.Mix(type, dead ? 1u : 0)), 0.5f * weight);
        features.Add(Preposition, joint, 0.6f * weight);
        features.Add(Preposition, FeatureHash.Mix(joint, before), 0.6f * weight);
        features.Add(Preposition, FeatureHash.Mix(joint, type), 0.5f * weight);
        features.Add(Both, FeatureHash.Mix(before, after), 0.6f * weight);
        features.Add(Typed, FeatureHash.Mix(type, before), 0.6f * weight);
        features.Add(Typed, FeatureHash.Mix(FeatureHash.Mix(type, after), where == 1 ? 1u : 0), 0.6f * weight);
        features.Add(Listed, list, 1f * weight);
        features.Add(Listed, FeatureHash.Mix(list, type), 0.5f * weight);
        features.Add(Listed, FeatureHash.Mix(list, before), 0.6f * weight);
        _clauses.AddClause(draft, named, run, sentence, type, (before, beforeWord), weight, features);
        AddNeighbours(named, index, type, weight, features);
        if (scan.TextOf(sentence.End - 1)[0] == ':') features.Add(Colon, FeatureHash.Mix(head ? 1u : 0, after), 1f * weight);
        if (named.First > sentence.First) features.Add(Word, FeatureHash.Of(scan.TextOf(named.First - 1)), 0.4f * weight);
        if (scan.TextOf(sentence.First)[0] is '-' or '*' or '•') features.Add(Bullet, FeatureHash.Mix(head ? 1u : 0, after), 0.6f * weight);
        features.Add(Next, next, 0.4f * weight);
    }

    /// <summary>The head of a title: "minister" in "minister of X".</summary>
    private static uint OfficeOf(string? title)
    {
        if (title is null) return Nothing;
        ReadOnlySpan<char> words = title;
        int end = words.IndexOf(" of ", StringComparison.Ordinal), comma = words.IndexOf(',');
        if (comma >= 0 && (end < 0 || comma < end)) end = comma;
        if (end >= 0) words = words[..end];
        return FeatureHash.Of(words[(words.LastIndexOf(' ') + 1)..]);
    }

    /// <summary>The list of names that a name stands in: its first word and what brings its names together; the name itself where it stands alone.</summary>
    private static (int First, uint Kind) ListOf(Draft draft, NamedAt named)
    {
        int start = named.Scan.Words[named.First].Start;
        foreach (NameList list in draft.Lists)
        {
            if (list.In != named.Scan.Part || list.Start > start || list.Start + list.Length <= start) continue;
            return (NamedPlaces.TryPlace(named.Scan, list.Start, 1, out NamedAt head) ? Math.Min(head.First, named.First) : named.First, FeatureHash.Of(list.Kind));
        }
        return (named.First, Nothing);
    }

    /// <summary>"They were A, B and C" carries on the sentence before; "He said …" and "A said …" behind a name tell what its bearer did, up to where another takes over.</summary>
    private void AddNeighbours(NamedAt named, int index, uint type, float weight, FeatureList features)
    {
        Scan scan = named.Scan;
        Sentence here = scan.Sentences[index];
        if (index > 0 && scan.TryMark(here.First, bodyPronoun, out _))
        {
            Sentence before = scan.Sentences[index - 1];
            uint carried = LastRole(scan, before.First, before.End).Value;
            features.Add(Carried, carried, 1f * weight);
            features.Add(Carried, FeatureHash.Mix(carried, type), 1f * weight);
            AddAll(scan, before, features, weight);
        }
        bool chained = true;
        for (int ahead = 1; ahead <= MostFollowing && index + ahead < scan.Sentences.Count; ahead++)
        {
            Sentence next = scan.Sentences[index + ahead];
            bool same = StartsWithName(scan, next, named);
            if (!same && (!chained || !scan.TryMark(next.First, personPronoun, out _)))
            {
                chained = false;
                continue;
            }
            chained = true;
            features.Add(Follows, FirstRole(scan, next.First, next.End).Value, ahead == 1 ? weight : 0.4f * weight);
        }
    }

    /// <summary>All that a sentence tells of doing, said of those whom the next one names.</summary>
    private void AddAll(Scan scan, Sentence sentence, FeatureList features, float weight)
    {
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (scan.TryMark(i, roleWord, out Mark mark)) features.Add(Carried, FeatureHash.Mix(FeatureHash.Of(scan.ValueOf(mark)), 9), 0.4f * weight);
            if (scan.TryMark(i, happening, out mark)) features.Add(Carried, FeatureHash.Mix(FeatureHash.Of(scan.ValueOf(mark)), 10), 0.4f * weight);
        }
    }

    /// <summary>Whether a sentence opens with the first or last part of a name.</summary>
    private static bool StartsWithName(Scan scan, Sentence sentence, NamedAt named)
    {
        for (int i = sentence.First; i < sentence.First + 2 && i < sentence.End; i++)
        {
            if (scan.Words[i].Is(WordShape.Capital) && (Same(scan, i, named.First) || Same(scan, i, named.First + named.Count - 1))) return true;
        }
        return false;
    }

    private static bool Same(Scan scan, int one, int other) => scan.TextOf(one).SequenceEqual(scan.TextOf(other));

    /// <summary>The last listed word that ends before the name.</summary>
    private (uint Value, uint Word) LastRole(Scan scan, int from, int to)
    {
        for (int i = to - 1; i >= from; i--)
        {
            if (scan.TryMark(i, roleWord, out Mark mark) && i + mark.Count <= to) return Described(scan, mark);
        }
        return (Nothing, Nothing);
    }

    private (uint Value, uint Word) FirstRole(Scan scan, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (scan.TryMark(i, roleWord, out Mark mark)) return Described(scan, mark);
        }
        return (Nothing, Nothing);
    }

    private static (uint Value, uint Word) Described(Scan scan, Mark mark)
    {
        uint word = FeatureHash.Of(scan.TextOf(mark.First));
        if (mark.Count > 1) word = FeatureHash.Mix(word, FeatureHash.Of(scan.TextOf(mark.First + mark.Count - 1)));
        return (FeatureHash.Of(scan.ValueOf(mark)), word);
    }

    /// <summary>The preposition or verb in front of the title: the nearest listed word in the twelve before the name.</summary>
    private uint PrepositionBefore(Scan scan, int from, int to)
    {
        for (int i = to - 1; i >= from && to - i <= 12; i--)
        {
            if (scan.TryMark(i, preposition, out _)) return FeatureHash.Of(scan.TextOf(i));
        }
        return Nothing;
    }
}
