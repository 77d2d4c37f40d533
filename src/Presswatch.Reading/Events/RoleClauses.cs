using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>What the grammar around a name tells the model of roles: what governs it, the verb behind it, whether it opens its sentence, whether it stands in quoted speech or in a sentence of another time, and what is said of the person by title alone. Not safe for concurrent use.</summary>
internal sealed class RoleClauses(int roleWord, int preposition, int date)
{
    private static readonly uint Governor = FeatureHash.Of("governor"), Own = FeatureHash.Of("own-governor"), Verb = FeatureHash.Of("verb"), Ending = FeatureHash.Of("ending"), Subject = FeatureHash.Of("subject"), AfterRow = FeatureHash.Of("after-row"),
        Row = FeatureHash.Of("row"), Quoted = FeatureHash.Of("quoted"), Past = FeatureHash.Of("past"), Called = FeatureHash.Of("called"), Agent = FeatureHash.Of("agent"), Edge = FeatureHash.Of("{edge}"), Nothing = FeatureHash.Of("{nothing}");

    /// <summary>Sentences behind the first naming in which "the minister" may stand for the person, and words of a title that are looked at.</summary>
    private const int MostAhead = 8, MostTitleWords = 12;

    /// <summary>Features of one place of a name.</summary>
    public void AddClause(Draft draft, NamedAt named, NameRun run, Sentence sentence, uint type, (uint Value, uint Word) role, float weight, FeatureList features)
    {
        Scan scan = named.Scan;
        (uint governor, uint farther) = GovernorOf(scan, run.From, sentence);
        (uint own, uint ownFarther) = run.From == named.From ? (governor, farther) : GovernorOf(scan, named.From, sentence);
        (uint verb, uint ending) = VerbBehind(scan, run.To, sentence);
        uint subject = governor == Edge ? 1u : 0, several = (uint)Math.Min(run.Names, 3);
        features.Add(Governor, governor, 0.6f * weight);
        features.Add(Governor, FeatureHash.Mix(governor, farther), 0.6f * weight);
        features.Add(Governor, FeatureHash.Mix(governor, type), 0.5f * weight);
        features.Add(Own, FeatureHash.Mix(own, ownFarther), 0.5f * weight);
        features.Add(Own, own, 0.4f * weight);
        features.Add(Verb, verb, 0.6f * weight);
        features.Add(Agent, FeatureHash.Mix(governor, role.Value), 0.6f * weight);
        features.Add(Agent, FeatureHash.Mix(FeatureHash.Mix(governor, role.Word), 1), 0.5f * weight);
        features.Add(Verb, FeatureHash.Mix(verb, governor), 0.5f * weight);
        features.Add(Verb, FeatureHash.Mix(verb, type), 0.4f * weight);
        features.Add(Ending, FeatureHash.Mix(ending, subject), 0.4f * weight);
        features.Add(Ending, FeatureHash.Mix(ending, governor), 0.4f * weight);
        features.Add(Subject, FeatureHash.Mix(subject, type), 0.5f * weight);
        uint after = RoleBehind(scan, run.To, sentence.End);
        features.Add(AfterRow, FeatureHash.Mix(after, subject), 0.6f * weight);
        features.Add(AfterRow, FeatureHash.Mix(FeatureHash.Mix(after, governor), type), 0.4f * weight);
        features.Add(Row, FeatureHash.Mix(several, governor), 0.5f * weight);
        features.Add(Row, FeatureHash.Mix(several, type), 0.5f * weight);
        if (IsQuoted(scan, named.First)) features.Add(Quoted, FeatureHash.Mix(1, type), 0.7f * weight);
        uint past = LongAgo(draft, scan, sentence);
        features.Add(Past, past, 0.5f * weight);
        features.Add(Past, FeatureHash.Mix(past, type), 0.5f * weight);
    }

    /// <summary>"The minister said …": what sentences that open with a word of the title tell.</summary>
    public void AddCalled(Draft draft, string? title, NamedAt first, FeatureList features)
    {
        if (title is null || first.Scan.Part != TextPart.Text) return;
        Scan scan = first.Scan;
        int index = scan.Words[first.First].Sentence, found = 0;
        for (int ahead = 1; ahead <= MostAhead && index + ahead < scan.Sentences.Count; ahead++)
        {
            Sentence next = scan.Sentences[index + ahead];
            if (next.First + 1 >= next.End || !scan.TextOf(next.First).Equals("the", StringComparison.OrdinalIgnoreCase) || !HasWord(title, scan.TextOf(next.First + 1))) continue;
            features.Add(Called, RoleBehind(scan, next.First, next.End), found == 0 ? 1f : 0.4f);
            if (found++ == 0) features.Add(Called, 1, 0.5f);
        }
    }

    /// <summary>The word that governs a noun phrase, and the one before that; articles and up to three small words behind an article are skipped.</summary>
    private (uint Word, uint Farther) GovernorOf(Scan scan, int from, Sentence sentence)
    {
        int at = from - 1;
        for (int i = at; i >= sentence.First && at - i < 4; i--)
        {
            ReadOnlySpan<char> word = scan.TextOf(i);
            if (word.Equals("the", StringComparison.OrdinalIgnoreCase))
            {
                at = i - 1;
                break;
            }
            if (scan.Words[i].Is(WordShape.Sign) || scan.Words[i].Is(WordShape.Capital) || scan.TryMark(i, preposition, out _)) break;
        }
        while (at >= sentence.First && scan.Words[at].Is(WordShape.Sign) && scan.TextOf(at)[0] is '"' or '“') at--;
        if (at < sentence.First) return (Edge, Edge);
        return (FeatureHash.Of(scan.TextOf(at)), at > sentence.First ? FeatureHash.Of(scan.TextOf(at - 1)) : Edge);
    }

    /// <summary>The word behind a noun phrase, signs and a relative pronoun aside, and how it ends.</summary>
    private static (uint Word, uint Ending) VerbBehind(Scan scan, int from, Sentence sentence)
    {
        int at = from;
        while (at < sentence.End && scan.Words[at].Is(WordShape.Sign) && scan.TextOf(at)[0] is ',' or '"' or '”' or '(' or ')') at++;
        if (at >= sentence.End) return (Edge, 1);
        ReadOnlySpan<char> word = scan.TextOf(at);
        uint ending = word.EndsWith("ed", StringComparison.Ordinal) ? 2u : word.EndsWith("ing", StringComparison.Ordinal) ? 3u : scan.Words[at].Is(WordShape.Capital) ? 4u : scan.Words[at].Is(WordShape.Sign) ? 5u : word.EndsWith("s", StringComparison.Ordinal) ? 6u : 7u;
        return (FeatureHash.Of(word), FeatureHash.Mix(ending, at > from ? 1u : 0));
    }

    private uint RoleBehind(Scan scan, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (scan.TryMark(i, roleWord, out Mark mark)) return FeatureHash.Of(scan.ValueOf(mark));
        }
        return Nothing;
    }

    /// <summary>Whether a word stands in quotation marks that its paragraph opened before it.</summary>
    private static bool IsQuoted(Scan scan, int word)
    {
        bool open = false;
        for (int i = word - 1; i >= 0; i--)
        {
            if (scan.TextOf(i)[0] is '"' or '“' or '”') open = !open;
            if (scan.Words[i].Is(WordShape.ParagraphStart)) break;
        }
        return open;
    }

    /// <summary>How far the first date of the sentence lies before the article, in steps; a number of its own where it names none.</summary>
    private uint LongAgo(Draft draft, Scan scan, Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (scan.TryMark(i, date, out Mark mark) && mark.Item >= 0 && mark.Item < draft.Dates.Count) return SceneCandidates.Distance(draft.Dates[mark.Item].Value, draft.Input.Published);
        }
        return 30;
    }

    /// <summary>Whether a word stands among the first of a title.</summary>
    private static bool HasWord(string title, ReadOnlySpan<char> word)
    {
        if (word.Length < 4) return false;
        int seen = 0;
        foreach (Range part in title.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> one = title.AsSpan()[part].TrimEnd(',');
            if (one.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
            if (++seen == MostTitleWords) break;
        }
        return false;
    }
}
