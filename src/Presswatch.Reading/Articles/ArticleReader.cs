using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Commitments;
using Presswatch.Reading.Events;
using Presswatch.Reading.Names;
using Presswatch.Reading.Quantities;
using Presswatch.Reading.Scanning;
using Presswatch.Reading.TimeExpressions;

namespace Presswatch.Reading.Articles;

/// <summary>Reads articles by the rules of one pack. The result depends on the input alone; the reader keeps its memory from one article to the next, so each thread needs its own.</summary>
public sealed class ArticleReader(ReadingRules rules)
{
    /// <summary>What stands for a rule where a text was not read because of its language.</summary>
    public const string OtherLanguage = "other-language";

    private readonly Draft _draft = new(rules.Lexicon);
    private readonly AmountReader _amounts = new(rules.Quantities.Words);
    private readonly TimeReader _times = new(rules.Times);
    private readonly QuantityReader _quantities = new(rules.Quantities);
    private readonly NameReader _names = new(rules.Names);
    private readonly EventReader _events = new(rules.Events);
    private readonly CommitmentReader _commitments = new(rules.Commitments);

    /// <summary>Where the sentences of a text stand, as the readers part it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">First UTF-16 unit that is read.</param>
    public IReadOnlyList<TextSpan> SentencesOf(string text, int from = 0)
    {
        var scan = new Scan(TextPart.Text, rules.Lexicon);
        scan.Read(text, from);
        return [.. scan.Sentences.Select(sentence => scan.SpanOf(sentence.First, sentence.End - sentence.First))];
    }

    /// <summary>Reads one article.</summary>
    /// <param name="input">The article.</param>
    /// <param name="trace">Takes down which rule fired or came near, where asked.</param>
    /// <remarks>A text in a language for which the pack has no words and rules is not read: <see cref="EventFinding.TypeRule"/> says so.</remarks>
    public ArticleReading Read(ReadingInput input, ReadingTrace? trace = null)
    {
        if (!rules.Reads(input.Language)) return new() { Dateline = input.Dateline, Event = new() { TypeRule = OtherLanguage } };
        FindNames(input, trace);
        _events.Read(_draft);
        _commitments.Read(_draft);
        return new()
        {
            Dateline = input.Dateline,
            Event = _draft.Event ?? new() { TypeRule = EventReader.NoRule },
            People = [.. _draft.People],
            Mentions = [.. _draft.Mentions],
            Lists = [.. _draft.Lists],
            Organisations = [.. _draft.Organisations],
            Places = [.. _draft.Places],
            Dates = [.. _draft.Dates],
            Quantities = [.. _draft.Quantities],
            Commitments = [.. _draft.Commitments],
        };
    }

    /// <summary>Reads times, quantities and names: what the event and the commitments build on, and what models are trained on.</summary>
    internal Draft FindNames(ReadingInput input, ReadingTrace? trace = null)
    {
        _draft.Begin(input, trace);
        _amounts.Read(_draft);
        _times.Read(_draft);
        _quantities.Read(_draft);
        _names.Read(_draft);
        return _draft;
    }
}
