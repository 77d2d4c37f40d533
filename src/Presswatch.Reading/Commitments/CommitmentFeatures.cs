using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>What the model of commitments sees of a sentence: each modal verb and listed word with its clause, its subject and what it governs, whether that is quoted, the words and stems of the sentence, and what its neighbours and the headline hint at. Not safe for concurrent use.</summary>
internal sealed class CommitmentFeatures(CommitmentClasses classes)
{
    private static readonly uint Unigram = FeatureHash.Of("word"), Pair = FeatureHash.Of("pair"), Stem = FeatureHash.Of("stem"), Head = FeatureHash.Of("head"), HeadShape = FeatureHash.Of("head-shape"), Hint = FeatureHash.Of("hint"),
        Article = FeatureHash.Of("article"), Neighbour = FeatureHash.Of("neighbour"), Shape = FeatureHash.Of("shape"), Start = FeatureHash.Of("{start}"), FirstHint = FeatureHash.Of("first-hint"), Mixed = FeatureHash.Of("mixed"),
        Left = FeatureHash.Of("left"), Right = FeatureHash.Of("right"), Farther = FeatureHash.Of("farther"), Subject = FeatureHash.Of("subject"), Clause = FeatureHash.Of("clause"), Governed = FeatureHash.Of("governed"),
        Quoted = FeatureHash.Of("quoted"), Title = FeatureHash.Of("title"), SubjectWord = FeatureHash.Of("subject-word");

    /// <summary>Weights of the groups: what stands around listed words says more than which words stand there.</summary>
    private const float Bare = 0.1f, Listed = 0.6f, Structure = 0.5f;

    /// <summary>To which the features of each sentence are scaled: found by cross-validation.</summary>
    private const float Length = 4;

    private readonly ClauseWords _words = new(classes);

    private uint _titleHint;

    /// <summary>Takes in an article; its sentences are then collected one by one.</summary>
    public void Begin(Draft draft)
    {
        _words.Read(draft.Body);
        _titleHint = 0;
        Scan title = draft.Title;
        for (int i = 0; i < title.Count && _titleHint == 0; i++)
        {
            if (title.TryMark(i, classes.Word, out Mark mark)) _titleHint = FeatureHash.Of(title.ValueOf(mark));
        }
    }

    /// <summary>Whether a sentence has a modal verb or a listed word: without one it commits nobody as far as the model can tell, and is not asked about.</summary>
    public bool HasTrigger(Sentence sentence) => _words.FirstTrigger(sentence) != 0;

    /// <summary>Features of a sentence.</summary>
    public void Collect(Draft draft, int sentence, FeatureList features)
    {
        features.Clear();
        Scan scan = draft.Body;
        Sentence here = scan.Sentences[sentence];
        AddWords(here, features);
        uint hint = AddTriggers(scan, here, features);
        uint type = (uint)(draft.Event?.Type ?? EventType.Other);
        features.Add(Article, type, 0.6f);
        features.Add(Article, FeatureHash.Mix(type, hint), 0.6f);
        features.Add(Title, _titleHint, 0.3f);
        features.Add(Title, FeatureHash.Mix(_titleHint, hint), 0.5f);
        AddShape(scan, here, sentence, features);
        if (sentence > 0) AddNeighbour(scan, sentence - 1, 1, hint, features);
        if (sentence + 1 < scan.Sentences.Count) AddNeighbour(scan, sentence + 1, 2, hint, features);
        features.Normalise(Length);
    }

    private void AddShape(Scan scan, Sentence here, int sentence, FeatureList features)
    {
        bool paragraph = scan.Words[here.First].Is(WordShape.ParagraphStart);
        features.Add(Shape, (uint)((paragraph ? 1 : 0) | (_words.IsQuoted(here.First) ? 2 : 0) | (sentence == 0 ? 4 : 0)), 0.4f);
        features.Add(Shape, 16 + (uint)Math.Min((here.End - here.First) / 10, 5), 0.3f);
        if (scan.TextOf(here.End - 1)[0] == ':') features.Add(Shape, 32, 0.5f);
    }

    /// <summary>What the sentence before or behind hints at; a colon at the end of the one before opens speech.</summary>
    private void AddNeighbour(Scan scan, int sentence, uint side, uint hint, FeatureList features)
    {
        Sentence other = scan.Sentences[sentence];
        uint first = _words.FirstTrigger(other);
        bool opens = scan.TextOf(other.End - 1)[0] == ':';
        features.Add(Neighbour, FeatureHash.Mix(side, opens ? 1u : 0), 0.3f);
        features.Add(Neighbour, FeatureHash.Mix(side, first), 0.3f);
        features.Add(Neighbour, FeatureHash.Mix(FeatureHash.Mix(side, first), hint), 0.4f);
    }

    private void AddWords(Sentence here, FeatureList features)
    {
        uint before = Start, beforeShape = Start;
        int count = 0;
        for (int i = here.First; i < here.End; i++)
        {
            uint word = _words.Word(i), stem = _words.Stem(i), shape = _words.Shape(i);
            if (word == 0) continue;
            features.Add(Unigram, word, Bare);
            features.Add(Stem, stem, Bare);
            features.Add(Pair, FeatureHash.Mix(before, stem), Bare);
            if (count < 3) features.Add(Head, FeatureHash.Mix(word, (uint)count), 0.3f);
            if (count < 4) features.Add(HeadShape, FeatureHash.Mix(FeatureHash.Mix(shape, beforeShape), (uint)count), 0.3f);
            (before, beforeShape) = (stem, shape);
            count++;
        }
    }

    /// <summary>Listed words and modal verbs with what stands around them; gives the first one's value.</summary>
    private uint AddTriggers(Scan scan, Sentence here, FeatureList features)
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
                    if (first == 0) features.Add(FirstHint, first = hint, Listed);
                    AddTrigger(hint, _words.Word(i), i, mark.Count, here, features);
                }
                else if (mark.Class == classes.Modal)
                {
                    AddTrigger(ClauseWords.Modal, _words.Word(i), i, mark.Count, here, features);
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
        return first == 0 ? seen & 1 : first;
    }

    /// <summary>One trigger: what stands beside it, the clause it stands in, that clause's subject, the first word it governs, and whether it is quoted.</summary>
    private void AddTrigger(uint value, uint word, int at, int count, Sentence here, FeatureList features)
    {
        int next = at + count;
        uint left = at > here.First ? _words.Shape(at - 1) : Start, right = next < here.End ? _words.Shape(next) : Start;
        uint farLeft = at - 1 > here.First ? _words.Shape(at - 2) : Start, farRight = next + 1 < here.End ? _words.Shape(next + 1) : Start;
        features.Add(Left, FeatureHash.Mix(value, left), Structure);
        features.Add(Left, FeatureHash.Mix(word, left), Structure);
        features.Add(Left, FeatureHash.Mix(FeatureHash.Mix(value, left), farLeft), 0.4f);
        features.Add(Right, FeatureHash.Mix(value, right), Structure);
        features.Add(Right, FeatureHash.Mix(word, right), Structure);
        features.Add(Right, FeatureHash.Mix(FeatureHash.Mix(value, right), farRight), 0.4f);
        features.Add(Farther, FeatureHash.Mix(word, at > here.First ? _words.Word(at - 1) : Start), 0.3f);
        (int from, uint opener) = _words.ClauseOf(at, here);
        uint subject = _words.SubjectOf(from, at);
        features.Add(Clause, FeatureHash.Mix(value, opener), 0.4f);
        features.Add(Subject, FeatureHash.Mix(value, subject), Structure);
        features.Add(Subject, FeatureHash.Mix(word, subject), Structure);
        features.Add(Subject, FeatureHash.Mix(FeatureHash.Mix(value, subject), opener), 0.4f);
        for (int i = Math.Max(from, at - 4); i < at; i++) features.Add(SubjectWord, FeatureHash.Mix(value, _words.Stem(i)), 0.15f);
        int governed = _words.GovernedBy(next, here);
        uint verb = governed < here.End ? _words.Stem(governed) : Start;
        features.Add(Governed, FeatureHash.Mix(value, verb), 0.4f);
        features.Add(Governed, FeatureHash.Mix(word, verb), 0.4f);
        if (governed + 1 < here.End) features.Add(Governed, FeatureHash.Mix(FeatureHash.Mix(value, verb), _words.Stem(governed + 1)), 0.3f);
        features.Add(Quoted, FeatureHash.Mix(value, _words.IsQuoted(at) ? 1u : 0), 0.4f);
    }
}
