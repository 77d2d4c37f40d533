using Presswatch.Demo.Frames;
using Presswatch.Demo.Planning;
using Presswatch.Demo.World;

namespace Presswatch.Demo.Writing;

/// <summary>Writes the text of a plan: the same plan and revision always give the same text. Not safe for concurrent use.</summary>
internal sealed class ArticleWriter
{
    private readonly ulong _seed;
    private readonly DemoFrames _frames;
    private readonly SlotWriter _slots;
    private readonly Dictionary<(bool, int), Rules> _rules = [];
    private readonly int[] _order = new int[128];
    private int _typo;

    public ArticleWriter(DemoOptions options)
    {
        (_seed, _frames) = (options.Seed, options.Frames);
        _slots = new(Facts);
    }

    /// <summary>Facts of the article last written.</summary>
    public Facts Facts { get; } = new();

    public Draft Headline { get; } = new();

    public Draft Body { get; } = new();

    /// <summary>Which set made the article last written.</summary>
    public DemoFrames Frames { get; private set; }

    /// <summary>What the revision changed; both <see langword="null"/> for nothing.</summary>
    public (string? Before, string? After) Changed => _slots.Changed;

    public bool NamesFallen => _slots.NamesFallen;

    public string? KeyOf(string by) => _slots.KeyOf(by);

    public void Write(in Plan plan, Revision revision)
    {
        Facts.Draw(_seed, plan);
        SplitMix random = SplitMix.At(_seed, plan.OriginDay, plan.OriginIndex, 3);
        bool first = random.Chance(500);
        Frames = _frames == DemoFrames.Both ? first ? DemoFrames.A : DemoFrames.B : _frames;
        Rules rules = RulesOf(Frames == DemoFrames.A, plan.Kind);
        _slots.Start(revision, plan.Phrase);
        _typo = plan.Fate == Fate.Typography && plan.Mode == ReprintMode.None ? 2 : 0;
        Headline.Clear();
        Body.Clear();
        WriteBody(rules, ref random, plan, withPhrase: plan.Phrase >= 0 || random.Chance(350));
        WriteHeadline(rules, plan, revision);
    }

    /// <summary>The headline: a reprint may word it anew, and so may a revision of either.</summary>
    private void WriteHeadline(Rules rules, in Plan plan, Revision revision)
    {
        int wording = plan.Mode == ReprintMode.Headline ? 1 : 0;
        (string?, string?) changed = _slots.Changed;
        (_slots.Draft, _slots.Headline) = (Headline, true);
        WriteWording(rules, plan, wording);
        if (revision == Revision.Headline)
        {
            string before = Headline.Text.ToString();
            Headline.Clear();
            WriteWording(rules, plan, wording + 1);
            changed = (before, Headline.Text.ToString());
        }
        _slots.Changed = changed;
    }

    private void WriteWording(Rules rules, in Plan plan, int wording)
    {
        int first = SplitMix.At(_seed, plan.OriginDay, plan.OriginIndex, 20).Below(rules.Head.Length);
        SplitMix random = SplitMix.At(_seed, plan.OriginDay, plan.OriginIndex, 21 + wording);
        Write(rules.Head[(first + wording) % rules.Head.Length], ref random);
    }

    private void WriteBody(Rules rules, ref SplitMix random, in Plan plan, bool withPhrase)
    {
        (_slots.Draft, _slots.Headline) = (Body, false);
        if (Facts.WithDateline)
        {
            Body.Write(Facts.DatelinePlace);
            Body.Write($", {NumberText.Month(Facts.Published.Month)} {Facts.Published.Day} ({Country.Agency}) -- ");
        }
        Write(random.Pick(rules.Lead), ref random);
        int wanted = Math.Min(rules.Body.Length, rules.Ritual ? rules.Body.Length : random.Between(4, 9));
        int cut = plan.Mode == ReprintMode.Shortened ? 1 + (int)(SplitMix.At(_seed, plan.Day, plan.Index, 29).Next() % (ulong)Math.Max(1, wanted - 1)) : -1;
        if (rules.Ritual) InOrder(rules.Body.Length);
        else Shuffle(rules.Body.Length, ref random);
        bool listed = false;
        for (int i = 0; i < wanted; i++)
        {
            Frame frame = rules.Body[_order[i]];
            if (frame.Lists && listed) continue;
            listed |= frame.Lists;
            int length = Body.Length;
            (string?, string?) changed = _slots.Changed;
            bool join = random.Chance(300);
            if (_typo == 2) _typo = 1;
            Body.Write(join ? ' ' : '\n');
            Write(frame, ref random);
            if (i != cut && (i != cut + 2 || cut < 0)) continue;
            Body.Cut(length);
            _slots.Changed = changed;
        }
        if (!rules.Ritual) WriteMore(rules, ref random);
        if (withPhrase)
        {
            Body.Write('\n');
            Write(random.Pick(rules.Phrase), ref random);
        }
        if (random.Chance(350) && !rules.Ritual)
        {
            Body.Write('\n');
            Write(random.Pick(rules.Close), ref random);
        }
        if (Facts.WithDateline)
        {
            Body.Write(' ');
            Body.Write(Country.EndMark);
        }
    }

    /// <summary>Adds sentences that fit any report.</summary>
    private void WriteMore(Rules rules, ref SplitMix random)
    {
        int wanted = random.Between(2, 8);
        Shuffle(rules.More.Length, ref random);
        for (int i = 0; i < wanted; i++)
        {
            Body.Write(random.Chance(500) ? ' ' : '\n');
            Write(rules.More[_order[i]], ref random);
        }
    }

    private void Shuffle(int count, ref SplitMix random)
    {
        InOrder(count);
        for (int i = 0; i < count - 1; i++)
        {
            int other = random.Between(i, count - 1);
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }
    }

    private void InOrder(int count)
    {
        for (int i = 0; i < count; i++) _order[i] = i;
    }

    private void Write(Frame frame, ref SplitMix random)
    {
        Draft draft = _slots.Draft;
        int start = draft.Length;
        Write(frame.Nodes, ref random);
        draft.Capitalise(start);
        if (frame.Pledge is { } pledge)
        {
            draft.Promises.Add(new(start, draft.Length - start, pledge.Kind, pledge.By, pledge.Due < 0 ? null : NumberText.Iso(Facts.Deadlines[pledge.Due])));
        }
    }

    private void Write(Node[] nodes, ref SplitMix random)
    {
        foreach (Node node in nodes)
        {
            switch (node)
            {
                case Words words: WriteWords(words.Text); break;
                case Slot slot: _slots.Write(slot, ref random); break;
                case Choice choice: Write(random.Pick(choice.Options), ref random); break;
                case Call call: Write(random.Pick(call.Target).Nodes, ref random); break;
                default: throw new InvalidOperationException("unknown node");
            }
        }
    }

    private void WriteWords(string text)
    {
        int start = Body.Length;
        _slots.Draft.Write(text);
        if (_typo != 1 || _slots.Draft != Body) return;
        int at = LongWord(text);
        if (at < 0) return;
        _typo = 0;
        string right = Word(Body.Slice(start + at, text.Length - at));
        Body.Swap(start + at + 2);
        string wrong = Word(Body.Slice(start + at, text.Length - at));
        if (_slots.Revision != Revision.Typography) return;
        Body.Swap(start + at + 2);
        _slots.Changed = (wrong, right);
    }

    private static string Word(string text)
    {
        int end = text.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        return end < 0 ? text : text[..end];
    }

    /// <summary>Where a lower-case word of seven letters begins whose third and fourth letter differ, or -1.</summary>
    private static int LongWord(string text)
    {
        for (int i = 0; i + 7 <= text.Length; i++)
        {
            bool begins = i > 0 && text[i - 1] == ' ';
            if (begins && text[i + 2] != text[i + 3] && !text.AsSpan(i, 7).ContainsAnyExceptInRange('a', 'z')) return i;
        }
        return -1;
    }

    private Rules RulesOf(bool first, int kind)
    {
        if (_rules.TryGetValue((first, kind), out Rules? rules)) return rules;
        FrameSet set = first ? FrameSet.A : FrameSet.B;
        string name = Country.Kinds[kind].Name;
        rules = new(set[name + ".head"], set[name + ".lead"], set[name + ".body"], set["common.more"], set["common.phrase"], set["common.close"], name.StartsWith("ritual-", StringComparison.Ordinal));
        _rules.Add((first, kind), rules);
        return rules;
    }

    /// <summary>What an article of one kind and set is made of.</summary>
    private sealed record Rules(Frame[] Head, Frame[] Lead, Frame[] Body, Frame[] More, Frame[] Phrase, Frame[] Close, bool Ritual);
}
