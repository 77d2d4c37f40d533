using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>Classes of the lexicon that the features use.</summary>
internal sealed class CommitmentClasses(Lexicon lexicon)
{
    public int KnownPerson { get; } = lexicon.ClassOf(Lexicon.PersonName);

    public int FoundPerson { get; } = lexicon.ClassOf("person");

    public int Organisation { get; } = lexicon.ClassOf("organisation");

    public int Date { get; } = lexicon.ClassOf("date");

    /// <summary>Words by which people bind themselves or others; value: the kind.</summary>
    public int Word { get; } = lexicon.ClassOf("commitment-word");

    public int Modal { get; } = lexicon.ClassOf("modal");

    public int Condition { get; } = lexicon.ClassOf("commitment-condition");

    /// <summary>Verbs of telling.</summary>
    public int Reporting { get; } = lexicon.ClassOf("reporting");

    /// <summary>Verbs that take the one addressed, such as "urged".</summary>
    public int Addressing { get; } = lexicon.ClassOf("addressing");

    /// <summary>Words before a deadline, such as "by".</summary>
    public int Limit { get; } = lexicon.ClassOf("deadline-word");

    /// <summary>"I", "we".</summary>
    public int FirstPerson { get; } = lexicon.ClassOf("first-person");

    /// <summary>"he", "she".</summary>
    public int PersonPronoun { get; } = lexicon.ClassOf("person-pronoun");

    /// <summary>"it", "they".</summary>
    public int BodyPronoun { get; } = lexicon.ClassOf("body-pronoun");
}

/// <summary>What the model of commitments sees of a sentence: its words, pairs and triples, who acts, the modal verb with what stands around it, words that the pack lists, and what kind of article it stands in. Not safe for concurrent use.</summary>
internal sealed class CommitmentFeatures(CommitmentClasses classes)
{
    private static readonly uint Unigram = FeatureHash.Of("word"), Pair = FeatureHash.Of("pair"), Head = FeatureHash.Of("head"), Hint = FeatureHash.Of("hint"),
        ModalNext = FeatureHash.Of("modal-next"), ModalBefore = FeatureHash.Of("modal-before"), ModalPair = FeatureHash.Of("modal-pair"), Article = FeatureHash.Of("article"), Before = FeatureHash.Of("before"),
        Shape = FeatureHash.Of("shape"), Start = FeatureHash.Of("{start}"), FirstHint = FeatureHash.Of("first-hint"), Mixed = FeatureHash.Of("mixed");

    /// <summary>Weights of the groups: which words are listed says more than which words stand there.</summary>
    private const float Bare = 0.1f, Listed = 0.6f;

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
        uint before = Start;
        int count = 0;
        foreach (uint word in words)
        {
            if (word == 0) continue;
            features.Add(Unigram, word, Bare);
            features.Add(Pair, FeatureHash.Mix(before, word), Bare);
            if (count < 3) features.Add(Head, FeatureHash.Mix(word, (uint)count), 0.4f);
            before = word;
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
                    features.Add(Hint, hint, Listed);
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
