using Presswatch.Core.Readings;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>One place where a person is named: words of a headline or text.</summary>
internal readonly record struct NamedAt(Scan Scan, int First, int Count);

/// <summary>What the model of roles sees of a person: the words that tell of doing before and behind each place where the name stands, where in the article that is, whether the person was dead by then, and the type of the event. Not safe for concurrent use.</summary>
internal sealed class RoleFeatures(int roleWord, int preposition, int personPronoun, int bodyPronoun)
{
    private static readonly uint Before = FeatureHash.Of("before"), After = FeatureHash.Of("after"), Opens = FeatureHash.Of("opens"), Near = FeatureHash.Of("near"), Place = FeatureHash.Of("place"),
        Typed = FeatureHash.Of("typed"), Both = FeatureHash.Of("both"), Word = FeatureHash.Of("word"), Next = FeatureHash.Of("next"), Dead = FeatureHash.Of("dead"), Count = FeatureHash.Of("count"), Nothing = FeatureHash.Of("{nothing}"),
        Preposition = FeatureHash.Of("preposition"), Carried = FeatureHash.Of("carried"), Follows = FeatureHash.Of("follows"), Colon = FeatureHash.Of("colon");


    /// <summary>Features of a person.</summary>
    /// <param name="type">Type of the event.</param>
    /// <param name="places">Where the name stands, in order.</param>
    /// <param name="dead">Whether the person had died before the article appeared.</param>
    /// <param name="features">Filled.</param>
    public void Collect(EventType type, List<NamedAt> places, bool dead, FeatureList features)
    {
        features.Clear();
        uint kind = (uint)type;
        features.Add(Typed, kind, 0.3f);
        if (dead) features.Add(Dead, 1, 1f);
        if (dead) features.Add(Dead, FeatureHash.Mix(kind, 2), 0.6f);
        features.Add(Count, (uint)Math.Min(places.Count, 4), 0.3f);
        for (int i = 0; i < places.Count && i < 4; i++) AddPlace(places[i], kind, i == 0 ? 1f : 0.4f, features);
    }

    private void AddPlace(NamedAt named, uint type, float weight, FeatureList features)
    {
        Scan scan = named.Scan;
        int index = scan.Words[named.First].Sentence;
        Sentence sentence = scan.Sentences[index];
        (uint before, uint beforeWord) = LastRole(scan, sentence.First, named.First);
        (uint after, uint afterWord) = FirstRole(scan, named.First + named.Count, sentence.End);
        (uint opens, uint _) = FirstRole(scan, sentence.First, named.First);
        uint where = scan.Part == TextPart.Title ? 0 : 1 + (uint)Math.Min(index, 3);
        bool head = named.First - sentence.First < 3;
        uint joint = PrepositionBefore(scan, sentence.First, named.First);
        features.Add(Place, where, 0.5f * weight);
        features.Add(Place, FeatureHash.Mix(where, type), 0.6f * weight);
        features.Add(Before, before, 0.8f * weight);
        features.Add(Before, beforeWord, 0.6f * weight);
        features.Add(After, after, 0.8f * weight);
        features.Add(After, afterWord, 0.6f * weight);
        features.Add(Opens, opens, 0.4f * weight);
        features.Add(Near, FeatureHash.Mix(head ? 1u : 0, after), 0.7f * weight);
        features.Add(Preposition, joint, 0.6f * weight);
        features.Add(Preposition, FeatureHash.Mix(joint, before), 0.6f * weight);
        features.Add(Preposition, FeatureHash.Mix(joint, type), 0.5f * weight);
        features.Add(Both, FeatureHash.Mix(before, after), 0.6f * weight);
        features.Add(Typed, FeatureHash.Mix(type, before), 0.6f * weight);
        features.Add(Typed, FeatureHash.Mix(FeatureHash.Mix(type, after), where == 1 ? 1u : 0), 0.6f * weight);
        AddNeighbours(named, index, type, weight, features);
        bool colon = scan.TextOf(sentence.End - 1)[0] == ':';
        if (colon) features.Add(Colon, FeatureHash.Mix(head ? 1u : 0, after), 1f * weight);
        if (named.First > sentence.First) features.Add(Word, FeatureHash.Of(scan.TextOf(named.First - 1)), 0.4f * weight);
        if (named.First + named.Count < sentence.End) features.Add(Next, FeatureHash.Of(scan.TextOf(named.First + named.Count)), 0.4f * weight);
    }

    /// <summary>"They were A, B and C" carries on the sentence before; "He said …" and "A said …" behind a name tell what its bearer did.</summary>
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
        }
        if (index + 1 >= scan.Sentences.Count) return;
        Sentence next = scan.Sentences[index + 1];
        bool goesOn = scan.TryMark(next.First, personPronoun, out _);
        for (int i = 0; i < 2 && !goesOn && next.First + i < next.End; i++)
        {
            goesOn = scan.Words[next.First + i].Is(WordShape.Capital) && (Same(scan, next.First + i, named.First) || Same(scan, next.First + i, named.First + named.Count - 1));
        }
        if (goesOn) features.Add(Follows, FirstRole(scan, next.First, next.End).Value, 1f * weight);
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
