using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>Classes of the lexicon that the features use.</summary>
internal readonly record struct CommitmentClasses(int KnownPerson, int FoundPerson, int Word, int Modal, int Condition, int Reporting);

/// <summary>What the model of commitments sees of a sentence: its words, pairs and triples, who acts, the modal verb with what stands around it, words that the pack lists, and what kind of article it stands in. Not safe for concurrent use.</summary>
internal sealed class CommitmentFeatures(CommitmentClasses classes)
{
    private static readonly uint Unigram = FeatureHash.Of("word"), Pair = FeatureHash.Of("pair"), Triple = FeatureHash.Of("triple"), Head = FeatureHash.Of("head"), Hint = FeatureHash.Of("hint"),
        ModalNext = FeatureHash.Of("modal-next"), ModalBefore = FeatureHash.Of("modal-before"), ModalPair = FeatureHash.Of("modal-pair"), Article = FeatureHash.Of("article"), Before = FeatureHash.Of("before"),
        Shape = FeatureHash.Of("shape"), Start = FeatureHash.Of("{start}"), FirstHint = FeatureHash.Of("first-hint"), Mixed = FeatureHash.Of("mixed");

    private readonly int[] _persons = [classes.KnownPerson, classes.FoundPerson];
    private readonly WordHashes _hashes = new();

    /// <summary>Takes in an article; its sentences are then collected one by one.</summary>
    public void Begin(Draft draft) => _hashes.Of(draft.Body, _persons);

    /// <summary>Features of a sentence.</summary>
    public void Collect(Draft draft, int sentence, FeatureList features)
    {
        features.Clear();
        Scan scan = draft.Body;
        Sentence here = scan.Sentences[sentence];
        AddWords(_hashes.All[here.First..here.End], features);
        uint hints = AddHints(scan, here, features);
        uint type = (uint)(draft.Event?.Type ?? EventType.Other);
        features.Add(Article, type, 0.6f);
        features.Add(Article, FeatureHash.Mix(type, hints), 0.6f);
        bool paragraph = scan.Words[here.First].Is(WordShape.ParagraphStart), quoted = scan.TextOf(here.First)[0] is '"' or '“';
        features.Add(Shape, (uint)((paragraph ? 1 : 0) | (quoted ? 2 : 0) | (sentence == 0 ? 4 : 0)), 0.4f);
        features.Add(Shape, 16 + (uint)Math.Min((here.End - here.First) / 10, 5), 0.3f);
        if (sentence > 0)
        {
            Sentence before = scan.Sentences[sentence - 1];
            bool opens = scan.TextOf(before.End - 1)[0] == ':';
            features.Add(Before, opens ? 1u : 0, 0.4f);
        }
        if (scan.TextOf(here.End - 1)[0] == ':') features.Add(Shape, 32, 0.5f);
    }

    private static void AddWords(ReadOnlySpan<uint> words, FeatureList features)
    {
        uint before = Start, earlier = Start;
        int count = 0;
        foreach (uint word in words)
        {
            if (word == 0) continue;
            features.Add(Unigram, word, 0.4f);
            features.Add(Pair, FeatureHash.Mix(before, word), 0.4f);
            features.Add(Triple, FeatureHash.Mix(FeatureHash.Mix(earlier, before), word), 0.3f);
            if (count < 3) features.Add(Head, FeatureHash.Mix(word, (uint)count), 0.4f);
            (earlier, before) = (before, word);
            count++;
        }
    }

    /// <summary>Listed words and modal verbs; gives a digest of which kinds of them stand in the sentence.</summary>
    private uint AddHints(Scan scan, Sentence here, FeatureList features)
    {
        uint seen = 0, first = 0;
        for (int i = here.First; i < here.End; i++)
        {
            for (int at = scan.FirstMark(i); at >= 0; at = scan.Marks[at].Next)
            {
                Mark mark = scan.Marks[at];
                if (mark.Class == classes.Word)
                {
                    uint hint = FeatureHash.Of(scan.ValueOf(mark));
                    features.Add(Hint, hint, 0.6f);
                    if (first == 0) features.Add(FirstHint, first = hint, 0.6f);
                }
                else if (mark.Class == classes.Modal)
                {
                    AddModal(i, mark.Count, here, features);
                    seen |= 1;
                }
                else if (mark.Class == classes.Condition)
                {
                    seen |= 2;
                }
                else if (mark.Class == classes.Reporting)
                {
                    seen |= 4;
                }
            }
        }
        features.Add(Mixed, FeatureHash.Mix(seen, first), 0.5f);
        features.Add(Mixed, seen, 0.5f);
        return first;
    }

    private void AddModal(int at, int count, Sentence here, FeatureList features)
    {
        ReadOnlySpan<uint> words = _hashes.All;
        uint modal = words[at];
        if (at > here.First) features.Add(ModalBefore, FeatureHash.Mix(words[at - 1], modal), 0.5f);
        int next = at + count;
        if (next < here.End) features.Add(ModalNext, FeatureHash.Mix(modal, words[next]), 0.5f);
        if (next + 1 < here.End) features.Add(ModalPair, FeatureHash.Mix(modal, FeatureHash.Mix(words[next], words[next + 1])), 0.5f);
        features.Add(ModalPair, FeatureHash.Mix(modal, at - here.First < 8 ? 1u : 2u), 0.4f);
    }
}
