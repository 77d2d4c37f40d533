using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>What the models of date and place see of a candidate: its kind, the words around it, where it stands, what stands before it in the article, and the type of the event. Not safe for concurrent use.</summary>
internal sealed class SceneFeatures(SceneClasses classes)
{
    private static readonly uint Type = FeatureHash.Of("type"), Kind = FeatureHash.Of("kind"), Where = FeatureHash.Of("where"), Before = FeatureHash.Of("before"), Earlier = FeatureHash.Of("earlier"), After = FeatureHash.Of("after"),
        Order = FeatureHash.Of("order"), Chain = FeatureHash.Of("chain"), Far = FeatureHash.Of("far"), Word = FeatureHash.Of("word"), Edge = FeatureHash.Of("{edge}"), Title = FeatureHash.Of("title"), Phrase = FeatureHash.Of("phrase");

    /// <summary>Features of one candidate among all.</summary>
    public void Collect(Draft draft, List<SceneCandidate> all, int at, uint distance, FeatureList features)
    {
        features.Clear();
        SceneCandidate one = all[at];
        Scan scan = one.Scan;
        int index = scan.Words[one.First].Sentence;
        Sentence sentence = scan.Sentences[index];
        uint type = (uint)(draft.Event?.Type ?? EventType.Other);
        uint where = scan.Part == TextPart.Title ? 0 : 1 + (uint)Math.Min(index, 4);
        uint before = Neighbour(scan, one.First - 1, sentence), earlier = Neighbour(scan, one.First - 2, sentence), after = Neighbour(scan, one.First + one.Count, sentence);
        if (scan.Part == TextPart.Text && before == FeatureHash.Of("the")) (before, earlier) = (earlier, Neighbour(scan, one.First - 3, sentence));
        features.Add(Type, type, 0.4f);
        features.Add(Kind, one.Kind, 0.6f);
        features.Add(Kind, FeatureHash.Mix(one.Kind, type), 0.5f);
        features.Add(Where, where, 0.6f);
        features.Add(Where, FeatureHash.Mix(where, type), 0.5f);
        features.Add(Where, FeatureHash.Mix(where, one.Kind), 0.5f);
        features.Add(Before, before, 0.6f);
        features.Add(Before, FeatureHash.Mix(before, one.Kind), 0.6f);
        features.Add(Before, FeatureHash.Mix(before, type), 0.5f);
        features.Add(Before, FeatureHash.Mix(before, where), 0.5f);
        features.Add(Earlier, earlier, 0.3f);
        features.Add(Phrase, Joint(scan, one.First, sentence), 0.5f);
        features.Add(After, after, 0.4f);
        features.Add(Far, distance, 0.6f);
        features.Add(Far, FeatureHash.Mix(distance, where), 0.5f);
        features.Add(Far, FeatureHash.Mix(distance, one.Kind), 0.5f);
        features.Add(Far, FeatureHash.Mix(distance, type), 0.4f);
        features.Add(Word, FeatureHash.Of(one.Answer), 0.2f);
        features.Add(Order, (uint)Math.Min(at, 5), 0.5f);
        AddOthers(all, at, features);
        AddLead(draft, type, features);
    }

    /// <summary>Whether the candidate goes on from one before it ("in A, B and C of D"), whether another has its name, and how many there are.</summary>
    private static void AddOthers(List<SceneCandidate> all, int at, FeatureList features)
    {
        SceneCandidate one = all[at];
        bool chained = at > 0 && all[at - 1].Scan == one.Scan && one.First - (all[at - 1].First + all[at - 1].Count) <= 2;
        bool leads = at + 1 < all.Count && all[at + 1].Scan == one.Scan && all[at + 1].First - (one.First + one.Count) <= 2;
        features.Add(Chain, (chained ? 1u : 0) | (leads ? 2u : 0), 0.6f);
        if (chained) features.Add(Chain, 16 + all[at - 1].Kind, 0.4f);
        int same = 0;
        bool inTitle = false;
        for (int i = 0; i < all.Count; i++)
        {
            if (i == at || all[i].Answer != one.Answer) continue;
            same++;
            inTitle |= all[i].Scan.Part == TextPart.Title;
        }
        features.Add(Title, inTitle ? 1u : 0, 0.6f);
        features.Add(Order, 16 + (uint)Math.Min(same, 3), 0.3f);
    }

    /// <summary>The words that hint at the type of event at the head of the text.</summary>
    private void AddLead(Draft draft, uint type, FeatureList features)
    {
        Scan body = draft.Body;
        int end = body.Sentences.Count == 0 ? 0 : body.Sentences[0].End;
        for (int i = 0, seen = 0; i < end && seen < 2; i++)
        {
            if (!body.TryMark(i, classes.EventWord, out Mark mark)) continue;
            features.Add(Type, FeatureHash.Mix(FeatureHash.Of(body.ValueOf(mark)), type), 0.2f);
            seen++;
        }
    }

    /// <summary>The nearest preposition before a candidate within six words, with how many candidates' worth of words lie between.</summary>
    private uint Joint(Scan scan, int first, Sentence sentence)
    {
        for (int i = first - 1; i >= sentence.First && first - i <= 6; i--)
        {
            if (scan.TryMark(i, classes.Preposition, out _)) return FeatureHash.Mix(FeatureHash.Of(scan.TextOf(i)), (uint)Math.Min(first - i, 3));
        }
        return Edge;
    }

    private static uint Neighbour(Scan scan, int word, Sentence sentence) => word < sentence.First || word >= sentence.End ? Edge : FeatureHash.Of(scan.TextOf(word));
}
