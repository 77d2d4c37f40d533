using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>What the model of event types sees of an article: words and pairs of the headline and of the first sentences, and which words the rest has. Not safe for concurrent use.</summary>
internal sealed class EventFeatures(int knownPerson, int foundPerson, int eventWord)
{
    private static readonly uint Title = FeatureHash.Of("title"), TitlePair = FeatureHash.Of("title-pair"), First = FeatureHash.Of("first"), FirstPair = FeatureHash.Of("first-pair"),
        Second = FeatureHash.Of("second"), Rest = FeatureHash.Of("rest"), Edge = FeatureHash.Of("{edge}"), Opening = FeatureHash.Of("opening"), Shape = FeatureHash.Of("shape"), TitleHint = FeatureHash.Of("title-hint"), FirstHint = FeatureHash.Of("first-hint"), HeadHint = FeatureHash.Of("head-hint"), VerbHint = FeatureHash.Of("verb-hint");

    /// <summary>Weights of the groups: a headline says more than the text does.</summary>
    private const float TitleWeight = 1f, TitlePairWeight = 0.8f, FirstWeight = 0.5f, FirstPairWeight = 0.4f, SecondWeight = 0.25f, RestWeight = 0.15f, TitleHintWeight = 1f, FirstHintWeight = 0.4f;

    private readonly int[] _persons = [knownPerson, foundPerson];
    private readonly WordHashes _title = new(), _body = new();
    private readonly HashSet<uint> _seen = [];

    public void Collect(Draft draft, FeatureList features)
    {
        features.Clear();
        AddRun(_title.Of(draft.Title, _persons), features, Title, TitleWeight, TitlePair, TitlePairWeight);
        AddHints(draft.Title, draft.Title.Count, features, TitleHint, TitleHintWeight);
        Scan body = draft.Body;
        ReadOnlySpan<uint> words = _body.Of(body, _persons);
        if (body.Sentences.Count == 0) return;
        int first = body.Sentences[0].End, second = body.Sentences.Count > 1 ? body.Sentences[1].End : first;
        AddRun(words[..first], features, First, FirstWeight, FirstPair, FirstPairWeight);
        AddHints(body, first, features, FirstHint, FirstHintWeight);
        AddBag(words[first..second], features, Second, SecondWeight);
        AddBag(words[second..], features, Rest, RestWeight);
        int quotes = 0;
        foreach (Sentence sentence in body.Sentences)
        {
            uint head = words[sentence.First];
            if (sentence.First > 0 && body.Words[sentence.First].Is(WordShape.ParagraphStart)) features.Add(Opening, head, RestWeight);
            if (body.TextOf(sentence.First)[0] is '"' or '“') quotes++;
        }
        features.Add(Shape, (uint)Math.Min(quotes, 3), 0.3f);
        features.Add(Shape, 16 + (uint)Math.Min(body.Sentences.Count / 4, 8), 0.3f);
    }

    /// <summary>The types that words of the pack hint at, and which comes first and last.</summary>
    private void AddHints(Scan scan, int end, FeatureList features, uint group, float weight)
    {
        uint last = 0;
        for (int i = 0; i < end; i++)
        {
            for (int at = scan.FirstMark(i); at >= 0; at = scan.Marks[at].Next)
            {
                if (scan.Marks[at].Class != eventWord) continue;
                uint hint = FeatureHash.Of(scan.ValueOf(scan.Marks[at]));
                features.Add(group, hint, weight);
                if (last == 0) features.Add(FeatureHash.Mix(group, HeadHint), hint, weight);
                last = hint;
            }
        }
        if (last != 0) features.Add(FeatureHash.Mix(group, VerbHint), last, weight);
    }

    private static void AddRun(ReadOnlySpan<uint> words, FeatureList features, uint group, float weight, uint pairs, float pairWeight)
    {
        uint before = Edge;
        foreach (uint word in words)
        {
            if (word == 0) continue;
            features.Add(group, word, weight);
            features.Add(pairs, FeatureHash.Mix(before, word), pairWeight);
            before = word;
        }
        if (before != Edge) features.Add(pairs, FeatureHash.Mix(before, Edge), pairWeight);
    }

    private void AddBag(ReadOnlySpan<uint> words, FeatureList features, uint group, float weight)
    {
        _seen.Clear();
        foreach (uint word in words)
        {
            if (word != 0 && _seen.Add(word)) features.Add(group, word, weight);
        }
    }
}
