using Presswatch.Core.Readings;
using Presswatch.Reading.Commitments;
using Presswatch.Reading.Events;
using Presswatch.Reading.Names;
using Presswatch.Reading.Quantities;
using Presswatch.Reading.TimeExpressions;

namespace Presswatch.Reading.Articles;

/// <summary>Reads articles by the rules of one pack. The result depends on the input alone; the reader keeps its memory from one article to the next, so each thread needs its own.</summary>
public sealed class ArticleReader(ReadingRules rules)
{
    private readonly Draft _draft = new(rules.Lexicon);
    private readonly TimeReader _times = new(rules.Times);
    private readonly QuantityReader _quantities = new(rules.Quantities);
    private readonly NameReader _names = new(rules.Names);
    private readonly EventReader _events = new(rules.Events);
    private readonly CommitmentReader _commitments = new(rules.Commitments);

    /// <summary>Reads one article.</summary>
    /// <param name="input">The article.</param>
    /// <param name="trace">Takes down which rule fired or came near, where asked.</param>
    public ArticleReading Read(ReadingInput input, ReadingTrace? trace = null)
    {
        _draft.Begin(input, trace);
        _times.Read(_draft);
        _quantities.Read(_draft);
        _names.Read(_draft);
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
}
