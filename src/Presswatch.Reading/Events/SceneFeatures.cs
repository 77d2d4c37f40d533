using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>What the models of date and place see of a candidate: its kind, the words around it, where it stands, what stands before it in the article, and the type of the event. Not safe for concurrent use.</summary>
internal sealed class SceneFeatures(SceneClasses classes)
{
    private static readonly uint Type = FeatureHash.Of("type"), Kind = FeatureHash.Of("kind"), Where = FeatureHash.Of("where"), Before = FeatureHash.Of("before"), Earlier = FeatureHash.Of("earlier"), After = FeatureHash.Of("after"),
        Order = FeatureHash.Of("order"), Chain = FeatureHash.Of("chain"), Far = FeatureHash.Of("far"), Word = FeatureHash.Of("word"), Edge = FeatureHash.Of("{edge}"), Title = FeatureHash.Of("title"), Phrase = FeatureHash.Of("phrase"), None = FeatureHash.Of("none"), NoneTitle = FeatureHash.Of("none-title"), NoneLead = FeatureHash.Of("none-lead"), Verb = FeatureHash.Of("verb"), The = FeatureHash.Of("the"), Happening = FeatureHash.Of("happening");

    /// <summary>Features of one candidate among all, or of the answer that there is none.</summary>
    /// <param name="draft">The article.</param>
    /// <param name="all">The candidates, those of the text before those of the headline.</param>
    /// <param name="at">Which of them; -1 for none.</param>
    /// <param name="dates">Whether they are dates.</param>
    /// <param name="features">Filled.</param>
    public void Collect(Draft draft, List<SceneCandidate> all, int at, bool dates, FeatureList features)
    {
        features.Clear();
        uint type = (uint)(draft.Event?.Type ?? EventType.Other);
        if (at < 0)
        {
            AddNone(draft, all, type, features);
            return;
        }
        SceneCandidate one = all[at];
        Scan scan = one.Scan;
        int index = scan.Words[one.First].Sentence;
        Sentence sentence = scan.Sentences[index];
        uint where = scan.Part == TextPart.Title ? 0 : 1 + (uint)Math.Min(index, 4);
        uint before = Neighbour(scan, one.First - 1, sentence), earlier = Neighbour(scan, one.First - 2, sentence), after = Neighbour(scan, one.First + one.Count, sentence);
        if (scan.Part == TextPart.Text && before == The) (before, earlier) = (earlier, Neighbour(scan, one.First - 3, sentence));
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
        features.Add(Earlier, FeatureHash.Mix(earlier, before), 0.3f);
        features.Add(Phrase, Joint(scan, one.First, sentence), 0.5f);
        features.Add(After, after, 0.4f);
        AddSurroundings(one, sentence, type, before, where, features);
        if (dates)
        {
            uint distance = SceneCandidates.Distance(one.Answer, draft.Input.Published);
            features.Add(Far, distance, 0.6f);
            features.Add(Far, FeatureHash.Mix(distance, where), 0.5f);
            features.Add(Far, FeatureHash.Mix(distance, one.Kind), 0.5f);
            features.Add(Far, FeatureHash.Mix(distance, type), 0.4f);
        }
        uint answer = FeatureHash.Of(one.Answer);
        features.Add(Word, answer, 0.2f);
        features.Add(Word, FeatureHash.Mix(answer, type), 0.2f);
        features.Add(Order, (uint)Math.Min(at, 5), 0.5f);
        AddOthers(all, at, before, features);
    }

    /// <summary>What speaks for there being none: the type of the event, the words of the headline and of the head of the text, and whether there is much to choose from.</summary>
    private void AddNone(Draft draft, List<SceneCandidate> all, uint type, FeatureList features)
    {
        features.Add(None, type, 0.8f);
        features.Add(None, 100, 0.5f);
        features.Add(None, 200 + (uint)Math.Min(all.Count, 4), 0.4f);
        features.Add(None, FeatureHash.Mix(type, (uint)Math.Min(all.Count, 2)), 0.4f);
        AddHints(draft.Title, draft.Title.Count, type, NoneTitle, features);
        if (draft.Body.Sentences.Count > 0)
        {
            uint happening = HappeningBefore(draft.Body, draft.Body.Sentences[0].End, draft.Body.Sentences[0]).Value;
            features.Add(None, FeatureHash.Mix(happening, 400), 0.5f);
            features.Add(None, FeatureHash.Mix(happening, type), 0.4f);
        }
        if (draft.Body.Sentences.Count > 0) AddHints(draft.Body, draft.Body.Sentences[0].End, type, NoneLead, features);
    }

    /// <summary>The first words of a headline or text that hint at the type of event.</summary>
    private void AddHints(Scan scan, int end, uint type, uint group, FeatureList features)
    {
        for (int i = 0, seen = 0; i < end && seen < 3; i++)
        {
            if (!scan.TryMark(i, classes.EventWord, out Mark mark)) continue;
            features.Add(group, FeatureHash.Mix(FeatureHash.Of(scan.ValueOf(mark)), type), 0.2f);
            features.Add(group, FeatureHash.Of(scan.TextOf(i)), 0.2f);
            seen++;
        }
    }

    /// <summary>Whether it opens its sentence, whether it stands before a name or a noun that it belongs to, and the nearest verb and noun of an event before and behind it.</summary>
    private void AddSurroundings(SceneCandidate one, Sentence sentence, uint type, uint before, uint where, FeatureList features)
    {
        Scan scan = one.Scan;
        uint opens = one.First - sentence.First < 2 ? 1u : 0, next = Following(scan, one.First + one.Count, sentence);
        features.Add(After, FeatureHash.Mix(next, 77), 0.5f);
        features.Add(After, FeatureHash.Mix(next, one.Kind), 0.4f);
        features.Add(Where, FeatureHash.Mix(opens, FeatureHash.Mix(next, 99)), 0.5f);
        features.Add(Where, FeatureHash.Mix(opens, FeatureHash.Mix(type, 98)), 0.4f);
        bool dated = next == 5 && one.First + one.Count + 1 < sentence.End && scan.TryMark(one.First + one.Count + 1, classes.Date, out _);
        (uint happening, uint far) = HappeningBefore(scan, one.First, sentence);
        features.Add(Happening, FeatureHash.Mix(happening, before), 0.6f);
        features.Add(Happening, FeatureHash.Mix(FeatureHash.Mix(happening, before), FeatureHash.Mix(far, where)), 0.5f);
        features.Add(Happening, FeatureHash.Mix(FeatureHash.Mix(happening, type), dated || next == 4 ? 1u : 0), 0.4f);
        for (int i = one.First - 1, seen = 0; i >= sentence.First && seen < 1; i--)
        {
            if (!scan.TryMark(i, classes.RoleWord, out Mark mark) && !scan.TryMark(i, classes.EventWord, out mark)) continue;
            uint word = FeatureHash.Of(scan.TextOf(i));
            features.Add(Verb, word, 0.4f);
            features.Add(Verb, FeatureHash.Mix(FeatureHash.Of(scan.ValueOf(mark)), type), 0.3f);
            features.Add(Verb, FeatureHash.Mix(word, one.First - i < 3 ? 1u : one.First - i < 8 ? 2u : 3u), 0.3f);
            seen++;
        }
    }

    /// <summary>The nearest verb of taking place, coming or going before a candidate, and how far off.</summary>
    private (uint Value, uint Far) HappeningBefore(Scan scan, int first, Sentence sentence)
    {
        for (int i = first - 1; i >= sentence.First; i--)
        {
            if (scan.TryMark(i, classes.Happening, out Mark mark)) return (FeatureHash.Of(scan.ValueOf(mark)), first - i < 4 ? 1u : first - i < 12 ? 2u : 3u);
        }
        return (Edge, 0);
    }

    /// <summary>What stands behind a candidate: a small word, a capital, a finding or a sign.</summary>
    private uint Following(Scan scan, int word, Sentence sentence)
    {
        if (word >= sentence.End) return 1;
        if (scan.TryMark(word, classes.Place, out _)) return 2;
        if (scan.TryMark(word, classes.Organisation, out _)) return 3;
        if (scan.TryMark(word, classes.Date, out _)) return 4;
        if (scan.TryMark(word, classes.Preposition, out _)) return 5;
        Word next = scan.Words[word];
        return next.Is(WordShape.Sign) ? 6u : next.Is(WordShape.Capital) ? 7u : scan.TextOf(word).EndsWith("ed", StringComparison.Ordinal) ? 8u : 9u;
    }

    /// <summary>Whether the candidate goes on from one before it ("in A, B and C of D"), whether another has its name, and how many there are.</summary>
    private static void AddOthers(List<SceneCandidate> all, int at, uint before, FeatureList features)
    {
        SceneCandidate one = all[at];
        bool chained = at > 0 && all[at - 1].Scan == one.Scan && one.First - (all[at - 1].First + all[at - 1].Count) <= 2;
        bool leads = at + 1 < all.Count && all[at + 1].Scan == one.Scan && all[at + 1].First - (one.First + one.Count) <= 2;
        features.Add(Chain, (chained ? 1u : 0) | (leads ? 2u : 0), 0.6f);
        if (chained) features.Add(Chain, FeatureHash.Mix(all[at - 1].Kind, one.Kind), 0.4f);
        if (leads) features.Add(Chain, FeatureHash.Mix(FeatureHash.Mix(all[at + 1].Kind, one.Kind), 5), 0.4f);
        features.Add(Chain, FeatureHash.Mix(before, (chained ? 1u : 0) | (leads ? 2u : 0)), 0.4f);
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
